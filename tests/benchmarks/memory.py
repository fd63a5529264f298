"""What the screen holds of memory: at the start, after keys, after resizes, after an hour."""

from collections.abc import Iterator, Mapping

from tests.benchmarks import rep
from tests.benchmarks.bare import DOWN, HOME, TO_AND_FRO, at_rest, bare
from tests.benchmarks.figures import Effort, Figure
from tests.benchmarks.places import DECADE, SIZES, Place
from tests.benchmarks.pty_session import COLUMNS, ROWS, Session

_MIB = 2**20
_KEYS = [*TO_AND_FRO, rep.TAB]
_END_OF_BLOCK = b"b"
_QUIET = 0.01


def measure(places: Mapping[str, Place], effort: Effort) -> Iterator[Figure]:
    with bare() as session:
        theirs = at_rest(session).memory()
    for size in SIZES:
        with places[size].copy() as used:
            yield from _keys_and_resizes(used, theirs, effort)
    with places[DECADE].copy() as used:
        yield an_hour(used, effort)


def _keys_and_resizes(place: Place, theirs: int, effort: Effort) -> Iterator[Figure]:
    with place.screen() as session:
        start = at_rest(session, place.whole_day).memory()
        seen = f"{start / _MIB:.1f} : {theirs / _MIB:.1f} MiB"
        yield Figure("memory at the start", place.size, start / theirs, "x B", seen)
        for _some in range(10 * effort.presses // len(_KEYS)):
            type_all(session, *_KEYS)
        yield _more("memory after 1,000 keys", place, session, start)
        before = session.memory()
        for number in range(effort.presses):
            session.resize(COLUMNS - 1 - number % 40, ROWS - number % 20)
        session.resize(COLUMNS, ROWS)
        yield _more("memory after 100 resizes", place, session, before)


def _more(name: str, place: Place, session: Session, before: int) -> Figure:
    after = session.memory()
    seen = f"{before / _MIB:.1f} to {after / _MIB:.1f} MiB"
    return Figure(name, place.size, (after - before) / _MIB, "MiB more", seen)


def an_hour(place: Place, effort: Effort) -> Figure:
    """After an hour of calls, requests, cards and looking around, against its first tenth."""
    with place.screen() as session:
        at_rest(session, place.whole_day)
        held = []
        for _tenth in range(effort.tenths):
            _six_minutes(session)
            held.append(session.memory())
    seen = f"{held[0] / _MIB:.1f} to {held[-1] / _MIB:.1f} MiB"
    return Figure(
        "memory after an hour of use", place.size, held[-1] / held[0], "x first tenth", seen
    )


def _six_minutes(session: Session) -> None:
    """About 120 keys: five calls of a block, two interruptions put off to email, six cards, a
    search, all panes."""
    rep.start_block(session)
    rep.log_five_calls(session)
    for _call in range(2):
        rep.capture(session)
    type_all(session, _END_OF_BLOCK, HOME)
    for _card in range(6):
        rep.open_card(session)
        type_all(session, DOWN)
    type_all(session, b"/", b"ruiz 28", rep.ESCAPE)
    for _pane in range(3):
        type_all(session, *TO_AND_FRO, rep.TAB)


def type_all(session: Session, *keys: bytes) -> None:
    """Each key once the last one has been answered, if it is answered at all."""
    for key in keys:
        session.send(key)
        session.until_quiet(_QUIET)
