"""What a minute costs in which nobody presses a key, all programs alive in the same minute."""

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import NamedTuple

from tests.benchmarks.bare import at_rest, bare
from tests.benchmarks.figures import Effort, Figure
from tests.benchmarks.places import EMPTY, SIZES, Place
from tests.benchmarks.pty_session import Session

_HEAR = 0.02
_RUNNING = "a block running"


class Minute(NamedTuple):
    """Processor seconds, bytes to the terminal, wake-ups of its threads."""

    processor: float
    size: int
    wakeups: int


def measure(places: Mapping[str, Place], effort: Effort) -> Iterator[Figure]:
    with ExitStack() as stack:
        programs = {"B": at_rest(stack.enter_context(bare()))}
        programs["B ticking"] = at_rest(stack.enter_context(bare(ticking=True)))
        for size in SIZES:
            place = places[size]
            programs[size] = at_rest(stack.enter_context(place.screen()), place.whole_day)
            if size != EMPTY:
                used = stack.enter_context(place.copy())
                block = at_rest(stack.enter_context(used.screen()), place.whole_day)
                block.press(b"b", [b"in 15 minutes."])
                programs[size + _RUNNING] = block
        _let_notice_go(programs)
        minutes = idle(programs, effort.minute)
    for size in SIZES:
        yield from _figures("idle", size, minutes[size], minutes["B"])
        if size != EMPTY:
            running = minutes[size + _RUNNING]
            yield from _figures(f"idle, {_RUNNING}", size, running, minutes["B ticking"])


def idle(programs: Mapping[str, Session], seconds: float) -> dict[str, Minute]:
    """What each does in a minute, as told by so many ``seconds``."""
    before = {name: _so_far(session) for name, session in programs.items()}
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        for session in programs.values():
            session.read(_HEAR)
    after = {name: _so_far(session) for name, session in programs.items()}
    scale = 60 / seconds
    return {
        name: Minute(*((b - a) * scale for a, b in zip(before[name], after[name], strict=True)))
        for name in programs
    }


def _so_far(session: Session) -> Minute:
    return Minute(session.processor(), len(session.output), session.wakeups())


def _let_notice_go(programs: Mapping[str, Session]) -> None:
    """What was said of the block just started goes by itself, and is no part of idling."""
    deadline = time.perf_counter() + 5
    while time.perf_counter() < deadline:
        for session in programs.values():
            session.read(_HEAR)


def _figures(name: str, size: str, mine: Minute, theirs: Minute) -> Iterator[Figure]:
    seen = f"{mine.processor:.3f} : {theirs.processor:.3f} s"
    yield Figure(f"{name}, CPU", size, mine.processor / theirs.processor, "x B", seen)
    seen = f"{mine.size:.0f} : {theirs.size:.0f} bytes"
    yield Figure(f"{name}, bytes", size, mine.size, "a minute", seen)
    each = [minute.wakeups / 60 for minute in (mine, theirs)]
    yield Figure(f"{name}, wake-ups", size, each[0], "a second", f"{each[0]:.2f} : {each[1]:.2f}")
