"""From a key to the changed screen: moving, opening, and what saves before it shows."""

from collections.abc import Iterator, Mapping

from tests.benchmarks import rep
from tests.benchmarks.bare import (
    BLOCK,
    DOWN,
    HOME,
    TO_AND_FRO,
    at_rest,
    bare,
    beside_moves,
)
from tests.benchmarks.figures import Blocks, Effort, Figure, pressed
from tests.benchmarks.places import AT_LUNCH, EMPTY, SIZES, Place
from tests.benchmarks.pty_session import Press, interleaved

_TO_THE_EDGE, _BEYOND = 40, 50
"""Steps down after which each one more scrolls, and how many more B's hundred rows have."""
_FIVE = range(5)


def measure(places: Mapping[str, Place], effort: Effort) -> Iterator[Figure]:
    for size in SIZES:
        place = places[size]
        yield from pressed("next pane", size, next_pane(place, effort.presses))
        if size != EMPTY:
            yield from pressed("moving", size, moving(place, effort.presses))
            yield from pressed("scrolling", size, scrolling(place, effort.presses))
            yield from pressed("opening a card", size, opening(place, effort.presses))
            yield from pressed("logging a call", size, logging(place, effort.presses))
        yield from pressed("capturing", size, capturing(place, effort.presses))


def next_pane(place: Place, count: int) -> Blocks:
    with place.screen() as mine, bare() as theirs:
        at_rest(mine, place.whole_day)
        at_rest(theirs)
        return list(interleaved(mine, theirs, [rep.TAB] * count))


def moving(place: Place, count: int) -> Blocks:
    with place.screen() as mine, bare() as theirs:
        at_rest(mine, place.whole_day)
        at_rest(theirs)
        return list(interleaved(mine, theirs, (TO_AND_FRO * count)[:count]))


def scrolling(place: Place, count: int) -> Blocks:
    """Down from the lower edge, as far as B has rows; then again."""
    blocks: list[tuple[list[Press], list[Press]]] = []
    with place.screen() as mine, bare() as theirs:
        at_rest(mine, place.whole_day)
        at_rest(theirs)
        while len(blocks) * BLOCK < count:
            for session in (mine, theirs):
                session.send(HOME + DOWN * _TO_THE_EDGE)
                session.until_quiet()
            blocks += interleaved(mine, theirs, [DOWN] * min(count, _BEYOND))
    return blocks


def opening(place: Place, count: int) -> Blocks:
    with place.screen() as mine, bare() as theirs:
        at_rest(mine, place.whole_day)
        at_rest(theirs)
        return beside_moves(theirs, count, lambda: [rep.open_card(mine) for _card in _FIVE])


def logging(place: Place, count: int) -> Blocks:
    with place.copy() as used, used.screen() as mine, bare() as theirs:
        at_rest(mine, place.whole_day)
        at_rest(theirs)
        rep.start_block(mine)
        return beside_moves(theirs, count, lambda: rep.log_five_calls(mine))


def capturing(place: Place, count: int) -> Blocks:
    """At lunch, when no clock ticks on the screen."""
    with place.copy() as used, used.screen(AT_LUNCH) as mine, bare() as theirs:
        at_rest(mine, place.whole_day[-1:])
        at_rest(theirs)
        return beside_moves(theirs, count, lambda: [rep.capture(mine) for _call in _FIVE])
