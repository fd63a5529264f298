"""Processes that write without pause, to be killed or to be raced. Run as a script:

    hands.py FOLDER NAME COUNT

adds COUNT contacts called NAME-0, NAME-1, ... and says each on standard output once it is saved.
"""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from planner.method.archiving import Ended
from planner.model.contact import Contact
from planner.model.touch import Outcome, Touch
from planner.store import open_store

HERE = Path(__file__).parent


def add(folder: Path, name: str, patience: float = 10.0) -> None:
    with open_store(folder, patience=patience).transaction() as transaction:
        state = transaction.state
        transaction.save(state.put(Contact(id=state.new_id(Contact), name=name)))


def add_and_archive(folder: Path, name: str) -> None:
    """Save a touch of long ago, called ``name``, and move all touches to history."""
    store = open_store(folder, patience=10.0)
    with store.transaction() as transaction:
        state = transaction.state
        at = datetime(2020, 1 + state.serial % 3, 1, tzinfo=UTC)
        touch = Touch(id=state.new_id(Touch), contact="", at=at, outcome=Outcome.SPOKE, note=name)
        transaction.save(state.put(touch))
    with store.transaction() as transaction:
        touches = transaction.state.touches.values()
        transaction.archive([Ended(touch.at, touch) for touch in touches])


def start(folder: Path, name: str, count: int) -> "subprocess.Popen[str]":
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, __file__, str(folder), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )


def run(script: str, *given: object) -> str:
    """What a script of this folder, or one given as text, prints; it must end well."""
    root = str(HERE.parents[1])
    ran = subprocess.run(
        [sys.executable, *([HERE / script] if script.endswith(".py") else ["-c", script])]
        + [str(each) for each in given],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((root, str(HERE)))},
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


if __name__ == "__main__":
    where, who, times = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    for number in range(times):
        add(where, f"{who}-{number}")
        print(f"{who}-{number}", flush=True)  # noqa: T201 - the acknowledgement
