"""The real planner, killed while it saves: what it told to be saved is there."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks and kills as POSIX does")
HERE = Path(__file__).parent


def kill(kind: str, folder: Path, times: int, seed: int) -> int:
    """How many changes were acknowledged before the programs were killed; all must be there."""
    script = [sys.executable, str(HERE / "programs.py"), kind, str(folder), str(times), str(seed)]
    surroundings = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}
    ran = subprocess.run(script, capture_output=True, text=True, check=False, env=surroundings)
    assert ran.returncode == 0, ran.stderr
    acknowledged, missing, unsaid = map(int, ran.stdout.split())
    assert missing == 0
    # Each may have had one change on disk that it could not tell any more.
    assert unsaid <= times
    return acknowledged


@pytest.mark.parametrize(("kind", "times"), [("screens", 4), ("commands", 8)])
def test_a_killed_planner_loses_nothing_that_it_told(tmp_path: Path, kind: str, times: int) -> None:
    assert kill(kind, tmp_path, times, seed=1) >= times


@pytest.mark.faults
@pytest.mark.parametrize(("kind", "rounds"), [("screens", 3), ("commands", 7)])
def test_many_killed_planners_lose_nothing_that_they_told(
    tmp_path: Path, kind: str, rounds: int, result: Callable[[str, str], None]
) -> None:
    told = sum(kill(kind, tmp_path / f"{seed}", 50, seed) for seed in range(rounds))
    name = {"screens": "open screens", "commands": "commands"}[kind]
    result(f"kill -9 of {rounds * 50} {name} while they save", f"{told} acknowledged, 0 lost")
