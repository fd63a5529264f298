"""From a key to the changed screen: moving, opening, and what saves before it shows."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from tests.benchmarks import rep
from tests.benchmarks.bare import (
    BLOCK,
    DOWN,
    HOME,
    TO_AND_FRO,
    WHOLE_PAGE,
    at_rest,
    beside_bare,
    beside_moves,
    saving,
)
from tests.benchmarks.figures import Blocks, Effort, Figure, pressed
from tests.benchmarks.places import AT_LUNCH, AT_TEN, DECADE, EMPTY, SIZES, Place
from tests.benchmarks.pty_session import Press, Session, interleaved

_TO_THE_EDGE, _BEYOND = 40, 40
"""Steps down after which each one more scrolls, and how many more both have rows for."""
_FIVE = range(5)


class Story(NamedTuple):
    """What is done so often in a planner and beside it in B; ``now`` is when."""

    name: str
    told: Callable[[Session, Session, int], Blocks]
    on_empty: bool = False
    now: str = AT_TEN


def measure(places: Mapping[str, Place], effort: Effort) -> Iterator[Figure]:
    for size in SIZES:
        # Nothing is judged but ten years.
        count = effort.presses if size == DECADE else effort.presses // 5
        for story in STORIES:
            if size != EMPTY or story.on_empty:
                yield from pressed(story.name, size, _blocks(places[size], story, count))
    yield from _beside_stock_parts(places[DECADE], effort.presses)


def _beside_stock_parts(place: Place, count: int) -> Iterator[Figure]:
    """What saves, beside a B that writes as many bytes and shows as much: what of their time any
    program with these parts would take."""
    with place.copy() as used, saving(used.folder) as theirs:
        at_rest(theirs)
        with used.screen(AT_LUNCH) as mine:
            at_rest(mine, place.whole_day[-1:])
            blocks = _in_fives(count, lambda: _captured(mine), lambda: _asked(theirs))
            yield from pressed("capturing beside stock parts", DECADE, blocks)
        with used.screen(AT_TEN) as mine:
            at_rest(mine, place.whole_day)
            rep.start_block(mine)
            blocks = _in_fives(count, lambda: rep.log_five_calls(mine), lambda: _logged(theirs))
            yield from pressed("logging a call beside stock parts", DECADE, blocks)


def _in_fives(
    count: int, mine: Callable[[], list[Press]], theirs: Callable[[], list[Press]]
) -> Blocks:
    return [(mine(), theirs()) for _five in range(-(-count // len(_FIVE)))]


def _captured(mine: Session) -> list[Press]:
    return [rep.capture(mine) for _call in _FIVE]


def _asked(theirs: Session) -> list[Press]:
    asked: list[Press] = []
    for _time in _FIVE:
        asked.append(theirs.press(b"s", [b"Email to", b"escape leaves"]))
        theirs.press(rep.ESCAPE, WHOLE_PAGE[:1])
    return asked


def _logged(theirs: Session) -> list[Press]:
    return [theirs.press(b"l", [b"saved ", b"logged "]) for _time in _FIVE]


def _blocks(place: Place, story: Story, count: int) -> Blocks:
    # At another time of the day the page says other things.
    words = place.whole_day if story.now == AT_TEN else place.whole_day[-1:]
    with place.copy() as used, beside_bare(used.screen(story.now), words) as (mine, theirs):
        return story.told(mine, theirs, count)


def next_pane(mine: Session, theirs: Session, count: int) -> Blocks:
    return list(interleaved(mine, theirs, [rep.TAB] * count))


def moving(mine: Session, theirs: Session, count: int) -> Blocks:
    return list(interleaved(mine, theirs, (TO_AND_FRO * count)[:count]))


def scrolling(mine: Session, theirs: Session, count: int) -> Blocks:
    """Down from the lower edge, as far as both have rows; then again."""
    blocks: list[tuple[list[Press], list[Press]]] = []
    while len(blocks) * BLOCK < count:
        for session in (mine, theirs):
            session.send(HOME + DOWN * _TO_THE_EDGE)
            session.until_quiet()
        blocks += interleaved(mine, theirs, [DOWN] * min(count, _BEYOND))
    return blocks


def opening(mine: Session, theirs: Session, count: int) -> Blocks:
    return beside_moves(theirs, count, lambda: [rep.open_card(mine) for _card in _FIVE])


def logging(mine: Session, theirs: Session, count: int) -> Blocks:
    rep.start_block(mine)
    return beside_moves(theirs, count, lambda: rep.log_five_calls(mine))


def capturing(mine: Session, theirs: Session, count: int) -> Blocks:
    return beside_moves(theirs, count, lambda: _captured(mine))


STORIES = (
    Story("next pane", next_pane, on_empty=True),
    Story("moving", moving),
    Story("scrolling", scrolling),
    Story("opening a card", opening),
    Story("logging a call", logging),
    # At lunch, when no clock ticks on the screen.
    Story("capturing", capturing, on_empty=True, now=AT_LUNCH),
)
