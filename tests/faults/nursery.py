"""Kills writers at random moments, many a second: children forked from one warm parent.

    nursery.py FOLDER KILLS SEED [history]

prints how many acknowledged changes there were, how many of them are missing, and how many there
are that nobody was told of. With ``history`` each is of long ago and moves to its month at once.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hands import add, add_and_archive

from planner.store import open_store

Add = Callable[[Path, str], None]


def child(folder: Path, name: str, acknowledged: int, add: Add) -> None:
    number = 0
    while True:
        add(folder, f"{name}-{number}")
        os.write(acknowledged, f"{name}-{number}\n".encode())
        number += 1


def fork(folder: Path, name: str, add: Add) -> tuple[int, int]:
    reading, writing = os.pipe()
    if pid := os.fork():
        os.close(writing)
        return pid, reading
    os.close(reading)
    child(folder, name, writing, add)
    raise AssertionError


def contacts(folder: Path) -> set[str]:
    return {contact.name for contact in open_store(folder).load().contacts.values()}


def touches(folder: Path) -> set[str]:
    store = open_store(folder)
    return {touch.note for touch in store.history.joined(store.load(), None).touches.values()}


def main(
    folder: Path,
    kills: int,
    seed: int,
    add: Add = add,
    names: Callable[[Path], set[str]] = contacts,
) -> None:
    chance = random.Random(seed)
    add(folder, "first")
    acknowledged = {"first"}
    for number in range(0, kills, 2):
        pair = [fork(folder, f"{number}-{hand}", add) for hand in "ab"]
        # The first of the two has saved something when its time begins to run out.
        begun = os.read(pair[0][1], 1)
        for pid, _reading in pair:
            time.sleep(chance.uniform(0, 0.008))
            os.kill(pid, signal.SIGKILL)
        for pid, reading in pair:
            os.waitpid(pid, 0)
            with os.fdopen(reading, "rb") as said:
                acknowledged |= set((begun + said.read()).decode().split())
            begun = b""
    found = names(folder)
    print(len(acknowledged), len(acknowledged - found), len(found - acknowledged))  # noqa: T201


if __name__ == "__main__":
    past = (add_and_archive, touches) if "history" in sys.argv[4:] else ()
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), *past)
