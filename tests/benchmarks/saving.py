"""A durable save against the bare durable write of as many bytes in the same folder."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pendulum

from planner.clock import Clock
from planner.config import Config
from planner.desk import Desk
from planner.model.change import Change
from planner.model.instants import stamp
from planner.model.state import State
from planner.model.touch import Outcome, Touch
from planner.store import open_store
from tests.benchmarks.figures import Effort, Figure, milliseconds
from tests.benchmarks.grown import CONFIG, NOW
from tests.benchmarks.places import DECADE, MONTH, SIZES, YEAR, Place
from tests.benchmarks.pty_session import percentile


def measure(places: Mapping[str, Place], effort: Effort) -> Iterator[Figure]:
    saves = {size: against_write(places[size], effort.saves) for size in (*SIZES, MONTH)}
    for size in SIZES:
        for percent in (50, 99):
            save, write = (percentile(side, percent) for side in saves[size])
            seen = " : ".join(milliseconds(side, percent) for side in saves[size])
            yield Figure(f"save, p{percent}", size, save / write, "x write", f"{seen} ms")
    for size in (YEAR, DECADE):
        here, month = (percentile(saves[each][0], 50) for each in (size, MONTH))
        seen = " : ".join(milliseconds(saves[each][0], 50) for each in (size, MONTH))
        yield Figure("save against one month's", size, here / month, "x month", f"{seen} ms")


def against_write(place: Place, count: int) -> tuple[list[float], list[float]]:
    """Seconds of so many saves of one change through the desk, and of bare writes, in turn."""
    saves, writes = [], []
    with place.copy() as used:
        desk = Desk(open_store(used.folder), CONFIG, Clock(NOW))
        desk.apply(_another_touch)
        state_file, bare_file = used.folder / "planner.json", used.folder / "bare.json"
        for _save in range(count):
            saves.append(_seconds(lambda: desk.apply(_another_touch)))
            content = state_file.read_bytes()
            writes.append(_seconds(lambda content=content: write(bare_file, content)))
    return saves, writes


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


def _seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin
