"""From exec to the whole day on the screen and to the first key answered; from q to gone."""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tests.benchmarks.bare import DOWN, WHOLE_PAGE, bare
from tests.benchmarks.figures import Effort, Figure, timed
from tests.benchmarks.places import EMPTY, SIZES, Place
from tests.benchmarks.pty_session import Session

_TAB = b"\t"


class Life(NamedTuple):
    """One short run, in seconds."""

    first_frame: float
    first_key: float
    quit: float


def measure(places: Mapping[str, Place], effort: Effort) -> Iterator[Figure]:
    lives: dict[str, list[Life]] = {"B": [], **{size: [] for size in SIZES}}
    for _round in range(effort.rounds):
        lives["B"].append(life(bare(), WHOLE_PAGE, DOWN))
        for size in SIZES:
            # Of the empty day there is nothing to move to but the next pane.
            key = _TAB if size == EMPTY else DOWN
            lives[size].append(life(places[size].screen(), places[size].whole_day, key))
    for size in SIZES:
        yield from against(size, lives[size], lives["B"])
    for size in SIZES[1:]:
        pairs = [
            (here.first_frame, empty.first_frame)
            for here, empty in zip(lives[size], lives[EMPTY], strict=True)
        ]
        yield timed("first frame against the empty one", size, pairs, "x empty")


def life(session: Session, whole: Sequence[bytes], key: bytes) -> Life:
    """Start, press one key as soon as all is there, come to rest, quit."""
    with session:
        first_frame = session.until_frame(whole)
        session.press(key)
        first_key = time.perf_counter() - session.started
        session.until_quiet()
        begin = time.perf_counter()
        session.send(b"q")
        session.wait(5)
        return Life(first_frame, first_key, time.perf_counter() - begin)


def against(size: str, mine: list[Life], theirs: list[Life]) -> Iterator[Figure]:
    """The figures of runs beside runs of B."""
    pairs = list(zip(mine, theirs, strict=True))
    yield timed("first frame", size, [(a.first_frame, b.first_frame) for a, b in pairs])
    yield timed("first key answered", size, [(a.first_key, b.first_key) for a, b in pairs])
    yield timed("quit", size, [(a.quit, b.quit) for a, b in pairs])
