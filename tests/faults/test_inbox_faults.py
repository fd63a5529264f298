"""What stands in inbox.txt becomes an item once, whoever is killed when."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from clocks import FixedClock
from day_samples import CONFIG, THURSDAY
from fault_calls import Failing, intercepted

from planner.desk import Desk
from planner.inbox import collect, inbox_file
from planner.model.errors import PlannerError
from planner.store import open_store

posix = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills as POSIX does")
HERE = Path(__file__).parent


class Killed(BaseException):
    """The end of a program at this very call."""


def a_desk(folder: Path) -> Desk:
    return Desk(open_store(folder, patience=1), CONFIG, FixedClock(THURSDAY))


def end_at(folder: Path, number: int) -> int:
    """Let a program take lines in and end at its call of this number; how many it came to."""
    folder.mkdir()
    path = inbox_file(folder)
    path.write_bytes(b"Ana 25:00\nJon tomorrow\n")
    killing = Failing(Killed, number, lasting=True)
    desk = a_desk(folder)
    try:
        with intercepted(killing):
            collect(desk, path, whole=False)
    except (Killed, PlannerError):
        pass
    with path.open("ab") as file:
        file.write(b"Jon tomorrow\n")
    desk = a_desk(folder)
    while collect(desk, path, whole=False).more:
        pass
    assert len(desk.state.calls) == 2, (number, killing.failed[:1])
    assert path.read_bytes().split() == [b"Ana", b"25:00"]
    return killing.count


@posix
def test_a_program_that_ends_at_some_call_loses_and_doubles_nothing(tmp_path: Path) -> None:
    calls = end_at(tmp_path / "none", 10**6)
    assert calls > 20
    # The last calls are those around the blanks.
    for number in {*range(1, calls, 9), *range(calls - 12, calls + 1)}:
        end_at(tmp_path / str(number), number)


@posix
@pytest.mark.faults
def test_a_program_that_ends_at_any_call_loses_and_doubles_nothing(
    tmp_path: Path, result: Callable[[str, str], None]
) -> None:
    calls = end_at(tmp_path / "none", 10**6)
    for number in range(1, calls + 1):
        end_at(tmp_path / str(number), number)
    result(f"each of the {calls} calls while inbox.txt is taken in", "0 lost, 0 doubled")


def kill(folder: Path, lines: int, kills: int, seed: int) -> int:
    """How many lines were appended while planners were killed; each must be one item."""
    script = [sys.executable, str(HERE / "inbox_hands.py")]
    given = (str(each) for each in (folder, lines, kills, seed))
    paths = os.pathsep.join(str(path) for path in HERE.parents[:2])
    surroundings = {**os.environ, "PYTHONPATH": paths}
    ran = subprocess.run(
        [*script, *given], capture_output=True, text=True, check=False, env=surroundings
    )
    assert ran.returncode == 0, ran.stderr
    appended, lost, doubled, strange = map(int, ran.stdout.split())
    assert (lost, doubled, strange) == (0, 0, 0)
    return appended


@posix
def test_planners_killed_while_they_take_lines_in_lose_and_double_none(tmp_path: Path) -> None:
    assert kill(tmp_path, lines=60, kills=8, seed=1) == 120


@posix
@pytest.mark.faults
def test_many_planners_killed_while_they_take_lines_in(
    tmp_path: Path, result: Callable[[str, str], None]
) -> None:
    appended = sum(kill(tmp_path / f"{seed}", 400, 60, seed) for seed in range(5))
    result("kill -9 of 300 planners that take in inbox.txt", f"{appended} lines, 0 lost, 0 doubled")
