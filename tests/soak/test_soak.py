"""Thirty days at the keyboard of a real terminal: objects, memory and files level off.

``pytest tests/soak -m soak -n0`` takes half an hour and prints the figures.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from census import Census, growing
from soaked_day import days

from planner.desk import MOST_STEPS
from planner.store import backups, open_store
from tests.benchmarks.grown import NOW, grown_folder

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, types into a pseudo-terminal"),
]
if sys.platform == "linux":
    from rep_hands import Hands

MIB = 2**20
Result = Callable[[str, str], None]
DAYS, TENTHS = 30, 10
DONE = {"keys": 20_000, "changes of focus": 5_000, "dialogs": 1_000, "resizes": 500}
"""At least, besides a midnight for each day."""
YEARS = 1
CONFIG = """
[rep]
name = "Eva Soler"
email = "eva@example.com"
zone = "Europe/Madrid"
country = "ES"
"""
FILES = {"planner.json", "planner.json.lock", "config.toml", "inbox.txt", "status.json"}
FOLDERS = {"backups", "drafts", "history", "index"}
MOST_BACKUPS = backups.NEWEST + backups.DAYS + backups.MONTHS + 1


class Evening(NamedTuple):
    """What there was at the end of a day. ``memory`` in bytes; ``state`` is the size of the state
    file, ``rest`` that of all files but history's."""

    memory: int
    census: Census
    state: int
    rest: int


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """3,000 contacts, and what was done with them in a year."""
    folder = tmp_path_factory.mktemp("soak") / "data"
    grown_folder(folder, YEARS)
    (folder / "config.toml").write_text(CONFIG)
    return folder


@pytest.fixture
def hands(folder: Path, tmp_path: Path) -> Iterator["Hands"]:
    shutil.copytree(folder, tmp_path / "data")
    with Hands(tmp_path / "data", NOW) as hands:
        yield hands


def test_memory_after_a_thousand_keys(hands: Hands, result: Result) -> None:
    start = hands.memory()
    moves = ("down", "down", "pagedown", "up", "end", "home", "tab", "down", "up", "shift+tab")
    after = [start]
    for _ in range(10):
        for key in moves * 10:
            hands.do(key)
        after.append(hands.memory())
    told = " ".join(f"{each / MIB:.2f}" for each in after)
    result("0, 100, … 1,000 keys", f"{told} MiB")
    # Painted lines are cycles: the first hundred keys fill what is garbage between two full rounds
    # of the collector. That belongs to an open program as its modules do; what grows comes later.
    assert after[-1] - after[1] <= 2 * MIB
    assert after[-1] - start <= 4 * MIB


def test_memory_after_a_hundred_resizes(hands: "Hands", result: Result) -> None:
    before = hands.memory()
    for _ in range(25):
        for size in ("80x24", "140x40", "100x30", "120x40"):
            hands.do(f"size {size}")
    grown = hands.memory() - before
    result("100 resizes", f"{before / MIB:.1f} MiB + {grown / MIB:.2f}")
    assert grown <= 3 * MIB


def test_thirty_days(hands: "Hands", result: Result) -> None:
    evenings = list(lived(hands))
    for number, evening in enumerate(evenings, start=1):
        kept = sum(evening.census.living.values())
        result(
            f"day {number}",
            f"{evening.memory / MIB:.1f} MiB, {kept} objects,"
            f" state {evening.state} bytes, other files {evening.rest}",
        )
    last = evenings[-1]
    result("done", ", ".join(f"{n} {what}" for what, n in last.census.done.items()))
    assert all(last.census.done[what] >= least for what, least in DONE.items())
    every = DAYS // TENTHS
    tenths = evenings[every - 1 :: every]
    result("memory, last to first tenth", f"{last.memory / tenths[0].memory:.3f}")
    assert not growing([each.census.living for each in tenths])
    assert last.memory <= 1.05 * tenths[0].memory
    assert last.state <= 1.05 * tenths[0].state
    assert_files_are_few(hands.folder)


def lived(hands: "Hands") -> Iterator[Evening]:
    """The days, one after the other."""
    for step in days(DAYS):
        hands.do(step)
        if step == "midnight":
            memory, census = hands.memory(), hands.census()
            sizes = {path: path.stat().st_size for path in hands.folder.rglob("*.*")}
            rest = sum(size for path, size in sizes.items() if "history" not in path.parts)
            yield Evening(memory, census, sizes[hands.folder / "planner.json"], rest)


def assert_files_are_few(folder: Path) -> None:
    """Nothing lies about that nobody sweeps up; drafts are the rep's own."""
    names = {path.name for path in folder.iterdir()}
    assert names <= FILES | FOLDERS
    assert len(list((folder / "backups").iterdir())) <= MOST_BACKUPS
    assert (folder / "inbox.txt").stat().st_size < 1000
    state = open_store(folder).load()
    assert len(state.steps) <= MOST_STEPS
    assert len(msgspec.json.encode(state.steps)) < MIB
