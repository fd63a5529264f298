"""Programs that append to inbox.txt without pause, and planners killed while they take it in.

    inbox_hands.py FOLDER LINES KILLS SEED

prints how many lines were appended, how many of them became no item, and how many became two.
Two programs write: one opens the file for each line, the other holds it open all the time.
Children are forked from one warm parent.
"""

import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from clocks import FixedClock
from day_samples import CONFIG, THURSDAY

from planner.desk import Desk
from planner.inbox import collect, inbox_file
from planner.store import open_store


def a_desk(folder: Path) -> Desk:
    return Desk(open_store(folder, patience=10), CONFIG, FixedClock(THURSDAY))


def opening(path: Path, lines: int, chance: random.Random) -> None:
    for number in range(lines):
        with path.open("ab") as file:
            file.write(b"in: opening%d: gaskets\n" % number)
        time.sleep(chance.uniform(0, 0.004))


def holding(path: Path, lines: int, chance: random.Random) -> None:
    with path.open("ab", buffering=0) as file:
        for number in range(lines):
            file.write(b"holding%d tomorrow\n" % number)
            time.sleep(chance.uniform(0, 0.004))


def fork(run: Callable[[], None]) -> int:
    if pid := os.fork():
        return pid
    try:
        run()
    finally:
        os._exit(0)


def collecting(folder: Path, begun: int) -> None:
    desk, path = a_desk(folder), inbox_file(folder)
    os.write(begun, b".")
    while True:
        collect(desk, path, whole=False)


def main(folder: Path, lines: int, kills: int, seed: int) -> None:
    chance, path = random.Random(seed), inbox_file(folder)
    folder.mkdir(exist_ok=True)
    writers = [
        fork(lambda write=write: write(path, lines, random.Random(seed)))
        for write in (opening, holding)
    ]
    for _kill in range(kills):
        reading, begun = os.pipe()
        pid = fork(lambda begun=begun: collecting(folder, begun))
        os.read(reading, 1)
        time.sleep(chance.uniform(0, 0.03))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(reading)
        os.close(begun)
    for writer in writers:
        os.waitpid(writer, 0)
    desk = a_desk(folder)
    while collect(desk, path, whole=True).more:
        pass
    state = desk.state
    items = (*state.calls.values(), *state.requests.values())
    found = Counter(state.contacts[item.contact].name for item in items)
    wanted = {f"{kind}{number}" for kind in ("opening", "holding") for number in range(lines)}
    doubled = sum(count > 1 for count in found.values())
    strange = found.keys() - wanted
    with suppress(FileNotFoundError):
        strange |= set(path.read_text("utf-8").split())
    print(len(wanted), len(wanted - found.keys()), doubled, len(strange))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
