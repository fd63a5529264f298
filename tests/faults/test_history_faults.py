"""Between the two files of a move: cut off anywhere, nothing is lost and nothing is doubled."""

import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from fault_calls import Failing, intercepted, no_room
from hands import add, add_and_archive, run
from power import Survivors
from power_cuts import PowerCuts

from planner.method.archiving import Ended
from planner.model.contact import Contact
from planner.model.errors import StateUnusable
from planner.model.state import State
from planner.model.touch import Outcome, Touch
from planner.store import durable, months, open_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the calls of POSIX")
TOUCHES = {f"t{n}": datetime(2020, 1 + n % 2, n, tzinfo=UTC) for n in range(1, 7)}


def fill(folder: Path) -> None:
    touches = (Touch(id=k, contact="c9", at=t, outcome=Outcome.SPOKE) for k, t in TOUCHES.items())
    with open_store(folder).transaction() as transaction:
        transaction.save(State().put(Contact(id="c9", name="Ana"), *touches))


def move(folder: Path, *keys: str) -> None:
    with open_store(folder, patience=0.05).transaction() as transaction:
        touches = transaction.state.touches
        transaction.archive(
            [Ended(touches[key].at, touches[key]) for key in keys if key in touches]
        )


def found(folder: Path) -> list[str]:
    """What a reader finds of live file and history together."""
    store = open_store(folder)
    return sorted(store.history.joined(store.load(), None).touches)


def places(folder: Path) -> Counter[str]:
    """In how many files each touch stands."""
    files = [folder / "planner.json", *(folder / "history").glob("*.json")]
    return Counter(key for file in files for key in json.loads(file.read_text())["touches"])


@pytest.fixture
def moved(tmp_path: Path) -> Path:
    """Six touches, of which two have moved to two months."""
    fill(tmp_path / "moved")
    move(tmp_path / "moved", "t1", "t2")
    return tmp_path / "moved"


def fail_each_call(
    moved: Path,
    error: Callable[[], BaseException],
    *keys: str,
    lasting: bool = False,
    every: int = 1,
) -> int:
    """Fail one call after another, or only each of ``every`` so many; how many calls there are."""
    for number in count(1, every):
        folder = moved.parent / f"{number}"
        shutil.copytree(moved, folder)
        failing = Failing(error, number, lasting)
        refusal: BaseException | None = None
        try:
            with intercepted(failing):
                move(folder, *keys)
        except (StateUnusable, KeyboardInterrupt) as raised:
            refusal = raised
        where = f"call {failing.count}: {failing.failed} {refusal}"
        assert found(folder) == sorted(TOUCHES), where
        if isinstance(refusal, StateUnusable):
            assert str(folder) in refusal.sentence, where
        move(folder, *keys)
        assert places(folder) == dict.fromkeys(TOUCHES, 1), where
        assert not set(keys) & set(open_store(folder).load().touches), where
        # What a dead disk leaves lying about, the next save clears away.
        add(folder, "after")
        assert not list(folder.rglob("*.tmp")), where
        shutil.rmtree(folder)
        if not failing.failed:
            return number - 1
    raise AssertionError


def test_a_call_that_fails_loses_and_doubles_nothing(moved: Path) -> None:
    assert fail_each_call(moved, no_room, "t3", every=3) > 40


def test_a_disk_that_fails_from_then_on_does_so_neither(moved: Path) -> None:
    assert fail_each_call(moved, no_room, "t4", lasting=True, every=3) > 40


@pytest.mark.faults
def test_no_fault_at_any_call_loses_or_doubles(
    moved: Path, result: Callable[[str, str], None]
) -> None:
    keys = ("t3", "t4", "t5")
    count = sum(fail_each_call(moved, no_room, *keys, lasting=each) for each in (False, True))
    count += fail_each_call(moved, KeyboardInterrupt, *keys)
    result(f"{count} failing or interrupted calls while moving to history", "0 lost, 0 doubled")


class Cuts(PowerCuts):
    """Moves touches month by month, and lets the power fail after every operation."""

    def begin(self) -> None:
        with intercepted(self.watched):
            fill(self.folder)
        self.saved = len(TOUCHES)

    def move(self, *keys: str) -> None:
        with intercepted(self._cut_after_each):
            move(self.folder, *keys)
        self._cut("after the move", {self.saved})

    def _found(self, survivors: Survivors) -> int | str:
        answer = super()._found(survivors)
        try:
            return answer if isinstance(answer, str) else len(found(self.found))
        except StateUnusable as refusal:
            return refusal.sentence


@pytest.fixture
def cuts(tmp_path: Path) -> Cuts:
    cuts = Cuts(tmp_path)
    cuts.begin()
    return cuts


def test_no_power_cut_loses_what_moves(cuts: Cuts) -> None:
    cuts.move("t1", "t2")
    cuts.move("t3")
    assert cuts.harm == []
    assert cuts.cuts > 100


def careless(folder: Path) -> None:
    """Syncs no names."""


def forgets_the_way_there(folder: Path) -> None:
    """Syncs the names in the folder of history, and not the name of that folder."""
    if folder.name == "history":
        durable.sync_folder(folder)


@pytest.mark.parametrize("sync_folder", [careless, forgets_the_way_there])
def test_without_either_sync_of_names_the_same_cuts_lose_touches(
    cuts: Cuts, monkeypatch: pytest.MonkeyPatch, sync_folder: Callable[[Path], None]
) -> None:
    careful = {**vars(durable), "sync_folder": sync_folder}
    monkeypatch.setattr(months, "durable", SimpleNamespace(**careful))
    cuts.move("t1")
    assert cuts.harm


def test_without_a_sync_of_the_content_they_do_so_too(
    cuts: Cuts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable, "_sync", lambda _descriptor: None)
    cuts.move("t1")
    assert cuts.harm


def kill(folder: Path, times: int, seed: int) -> int:
    """How many changes were acknowledged before their writers were killed; each is there once."""
    counts = run("nursery.py", folder, times, seed, "history").split()
    acknowledged, missing, unsaid = map(int, counts)
    assert missing == 0
    assert unsaid <= times
    add_and_archive(folder, "after")
    in_files = places(folder)
    assert set(in_files.values()) == {1}
    assert len(in_files) == acknowledged + unsaid + 1
    assert not list(folder.rglob("*.tmp"))
    return acknowledged


def test_killed_movers_lose_and_double_nothing(tmp_path: Path) -> None:
    assert kill(tmp_path, 16, seed=3) > 8


@pytest.mark.faults
def test_three_hundred_kills(tmp_path: Path, result: Callable[[str, str], None]) -> None:
    acknowledged = sum(kill(tmp_path / f"{seed}", 60, seed) for seed in range(5))
    told = f"{acknowledged} acknowledged, 0 lost, 0 doubled"
    result("kill -9 of 300 writers that move to history, two at a time", told)
