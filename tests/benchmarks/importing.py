"""An import of 50,000 rows: how quick it is, and how long a key waits for its echo meanwhile.

``python tests/benchmarks/importing.py [ROWS]``. Goals: 20,000 rows a second read and matched, and
no key that waits for more than 50 ms.
"""

import csv
import gc
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pty_session import ROOT, Session, percentile, python

sys.path.insert(0, str(ROOT))

from planner import contact_files
from planner.contact_files import Source
from planner.method.importing import preview
from planner.model.state import State

ROUNDS = 5
IDLE_KEYS = 150
HEADER = ("Record ID", "First Name", "Last Name", "Email", "Phone Number", "Mobile Phone Number")
HEADER += ("Company Name", "Job Title", "Lifecycle Stage", "Time Zone")
LEFT_AND_RIGHT = (b"\x1b[D", b"\x1b[C")


class Waits(NamedTuple):
    """Seconds that each key of a stretch waited for its echo."""

    name: str
    seconds: list[float]

    def __str__(self) -> str:
        told = [percentile(self.seconds, each) * 1000 for each in (50, 99, 100)]
        median, slow, longest = told
        return (
            f"{self.name:<22} {len(self.seconds):>4} keys: median {median:.0f} ms,"
            f" p99 {slow:.0f} ms, longest {longest:.0f} ms"
        )


def write_rows(path: Path, rows: int) -> None:
    """A file as HubSpot writes it; names with accents, which cost most to compare."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for n in range(rows):
            phones = (f"+34 94{n:07d}", f"+34 6{n:08d}")
            names = (f"Íñigo{n}", f"Muñoz{n}", f"p{n}@c{n % 5000}.example")
            more = (f"Company {n % 5000}, S.A.", "Buyer", "Customer", "europe_slash_madrid")
            writer.writerow([n, *names, *phones, *more])


def read_and_match(path: Path, folder: Path) -> float:
    """Seconds to read a file and to find out who of it is new."""
    gc.collect()
    begin = time.perf_counter()
    reading = contact_files.read(Source((path,)), folder)
    with contact_files.undisturbed():
        preview(State(), reading.drafts)
    return time.perf_counter() - begin


def pressing(session: Session, name: str, over: Callable[[bytes], bool]) -> Waits:
    """Move the cursor to and fro until ``over``, each key after the echo of the last one."""
    waits: list[float] = []
    heard = b""
    while not over(heard):
        begin = time.perf_counter()
        session.send(LEFT_AND_RIGHT[len(waits) % 2])
        while not (data := session.read(10)):
            pass
        waits.append(time.perf_counter() - begin)
        heard += data
        while data := session.read(0.004):
            heard += data
    return Waits(name, waits)


def waits(path: Path, folder: Path, rows: int) -> Iterator[Waits]:
    """What keys wait in the dialog: idle, while it reads and compares, while it saves."""
    (folder / "config.toml").write_text("")
    surroundings = {
        "PLANNER_DATA_DIR": str(folder / "data"),
        "PLANNER_CONFIG": str(folder / "config.toml"),
        "PLANNER_NOW": "2026-03-05T10:00:00+01:00[Europe/Madrid]",
        "LC_ALL": "C.UTF-8",
    }
    with Session(python("planner"), environment=surroundings) as session:
        session.until(b"five calls")
        session.until_quiet()
        session.send(b"I")
        session.until_quiet()
        session.send(b"\x1b[200~" + str(path).encode() + b"\x1b[201~")
        session.until_quiet()
        idle = iter(range(IDLE_KEYS))
        yield pressing(session, "idle", lambda heard: next(idle, None) is None)
        session.send(b"\r")
        counted = f"{rows} new".encode()
        yield pressing(session, "reading and comparing", lambda heard: counted in heard)
        session.send(b"\r")
        yield pressing(session, "saving", lambda heard: b"Contacts imported" in heard)


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "people.csv"
        write_rows(path, rows)
        times = [read_and_match(path, folder) for _round in range(ROUNDS)]
        median = percentile(times, 50)
        say(f"{rows} rows read and matched: {rows / median:.0f} a second (median of {ROUNDS})")
        for each in waits(path, folder, rows):
            say(str(each))


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
