"""An import of 50,000 rows: how quick it is, and how long a key waits for its echo meanwhile."""

import csv
import gc
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from planner import contact_files
from planner.collector import uncollected
from planner.contact_files import Source
from planner.method.contacts.importing import preview
from planner.model.state import State
from tests.benchmarks.figures import Effort, Figure, milliseconds
from tests.benchmarks.places import DECADE, EMPTY, Place
from tests.benchmarks.pty_session import Session, percentile

ROUNDS = 5
IDLE_KEYS = 150
HEADER = ("Record ID", "First Name", "Last Name", "Email", "Phone Number", "Mobile Phone Number")
HEADER += ("Company Name", "Job Title", "Lifecycle Stage", "Time Zone")
LEFT_AND_RIGHT = (b"\x1b[D", b"\x1b[C")


class Waits(NamedTuple):
    """Seconds that each key of a stretch waited for its echo."""

    name: str
    seconds: list[float]


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
    with uncollected(for_good=True):
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


def waits(place: Place, path: Path, rows: int) -> Iterator[Waits]:
    """What keys wait in the dialog: idle, while it reads and compares, while it saves."""
    with place.copy() as used, used.screen() as session:
        session.until_frame(place.whole_day)
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


def measure(places: Mapping[str, Place], effort: Effort) -> Iterator[Figure]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "people.csv"
        write_rows(path, effort.rows)
        times = [read_and_match(path, folder) for _round in range(ROUNDS)]
        value = effort.rows / percentile(times, 50)
        seen = f"{effort.rows:,} rows in {milliseconds(times, 50)} ms"
        yield Figure("import, rows", DECADE, value, "a second", seen)
        told = list(waits(places[EMPTY], path, effort.rows))
    longest = max(told[1:], key=lambda stretch: max(stretch.seconds))
    p99 = milliseconds([second for each in told[1:] for second in each.seconds], 99)
    seen = f"{longest.name}; p99 {p99} ms, idle {milliseconds(told[0].seconds, 100)} ms"
    value = max(longest.seconds) * 1000
    yield Figure("import, longest wait for a key", DECADE, value, "ms", seen)
