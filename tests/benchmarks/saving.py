"""A durable save against the bare durable write of as many bytes in the same folder."""

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pendulum

from planner.clock import Clock
from planner.config import Config
from planner.desk import Desk
from planner.model.change import Change
from planner.model.instants import stamp
from planner.model.state import State
from planner.model.touch import Outcome, Touch
from planner.store import open_store
from tests.benchmarks.figures import Effort, Figure, milliseconds, timed
from tests.benchmarks.grown import CONFIG, NOW
from tests.benchmarks.places import DECADE, MONTH, SIZES, YEAR, Place
from tests.benchmarks.pty_session import percentile


class Seconds(NamedTuple):
    """Of each save, and of the bare write after it."""

    saves: list[float]
    writes: list[float]


def measure(places: Mapping[str, Place], effort: Effort) -> Iterator[Figure]:
    took = in_turn([places[size] for size in (*SIZES, MONTH)], effort.saves)
    for size in SIZES:
        saves, writes = took[size]
        yield timed("save, p50", size, list(zip(saves, writes, strict=True)), "x write")
        ratio = percentile(saves, 99) / percentile(writes, 99)
        seen = f"{milliseconds(saves, 99)} : {milliseconds(writes, 99)} ms"
        yield Figure("save, p99", size, ratio, "x write", seen)
    for size in (YEAR, DECADE):
        pairs = list(zip(took[size].saves, took[MONTH].saves, strict=True))
        yield timed("save against one month's", size, pairs, "x month")


def in_turn(places: Sequence[Place], rounds: int) -> dict[str, Seconds]:
    """Save one change through the desk of each place, and write as many bytes; then again."""
    took = {place.size: Seconds([], []) for place in places}
    with ExitStack() as stack:
        used = [stack.enter_context(place.copy()) for place in places]
        desks = [Desk(open_store(place.folder), CONFIG, Clock(NOW)) for place in used]
        for desk in desks:
            # The first save of a program reads and encodes what the later ones know.
            desk.apply(_another_touch)
        for _round in range(rounds):
            for place, desk in zip(used, desks, strict=True):
                took[place.size].saves.append(_seconds(desk.apply, _another_touch))
                content = (place.folder / "planner.json").read_bytes()
                bare = place.folder / "bare.json"
                took[place.size].writes.append(_seconds(write, bare, content))
    return took


def _another_touch(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """One document more, by no rule: it is the save that is measured."""
    touch = Touch(
        id=state.new_id(Touch),
        contact="c1",
        at=stamp(now),
        outcome=Outcome.VOICEMAIL,
        objective="check in, nothing wrong",
    )
    return Change(state.put(touch), "voicemail")


def write(path: Path, content: bytes) -> None:
    """What it takes to have bytes on a disk: a new file, its sync, the rename, the folder's."""
    new = path.with_suffix(".tmp")
    with new.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _seconds(act: Callable[..., object], *given: object) -> float:
    begin = time.perf_counter()
    act(*given)
    return time.perf_counter() - begin
