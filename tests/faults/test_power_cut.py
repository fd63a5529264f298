"""A power cut after every operation of a save leaves the old state or the new one."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fault_calls import intercepted
from power import Survivors, Watched

from planner.model.contact import Contact
from planner.store import durable, open_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="names are synced by folders")


def add(folder: Path, number: int) -> None:
    with open_store(folder).transaction() as transaction:
        contact = Contact(id=f"c{number}", name=f"Contact {number}")
        transaction.save(transaction.state.put(contact))


class PowerCuts:
    """Saves, and lets the power fail after every operation; counts the cuts that did harm."""

    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "live"
        self.found = tmp_path / "found"
        self.watched = Watched(self.folder)
        self.saved = 0
        self.cuts = 0
        self.harm: list[str] = []

    def save(self) -> None:
        number = self.saved + 1
        with intercepted(self._cut_after_each):
            add(self.folder, number)
        self.saved = number
        # Acknowledged: from here on it must be there.
        self._cut("after the save", {number})

    def _cut_after_each(self, name: str, real: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        answer = self.watched(name, real, given)
        self._cut(name, {self.saved, self.saved + 1})
        return answer

    def _cut(self, moment: str, allowed: set[int]) -> None:
        for survivors in self.watched.after_a_cut():
            self.cuts += 1
            count = self._found(survivors)
            if count not in allowed:
                self.harm.append(f"save {self.saved}, {moment}: {count}, {sorted(survivors)}")

    def _found(self, survivors: Survivors) -> int | str:
        """How many contacts the next start finds, or why it finds none."""
        shutil.rmtree(self.found, ignore_errors=True)
        self.found.mkdir()
        for path, content in survivors.items():
            place = self.found / path.relative_to(self.folder)
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)
        try:
            return len(open_store(self.found).load().contacts)
        except Exception as error:
            return repr(error)


@pytest.fixture
def power(tmp_path: Path) -> PowerCuts:
    return PowerCuts(tmp_path)


def test_no_cut_harms_the_first_saves(power: PowerCuts) -> None:
    for _save in range(3):
        power.save()
    assert power.harm == []
    assert power.cuts > 50


def test_a_cut_during_the_first_save_of_a_restored_backup_does_no_harm(power: PowerCuts) -> None:
    power.save()
    power.save()
    with intercepted(power.watched):
        open_store(power.folder).restore("previous.json")
    power.saved = 1
    power.save()
    assert power.harm == []


@pytest.mark.parametrize("step", ["_sync", "sync_folder"])
def test_without_either_sync_the_same_cuts_do_harm(
    power: PowerCuts, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Otherwise this test could not tell a durable save from a careless one."""
    monkeypatch.setattr(durable, step, lambda _target: None)
    power.save()
    power.save()
    assert power.harm


@pytest.mark.faults
def test_no_cut_harms_any_of_many_saves(
    power: PowerCuts, result: Callable[[str, str], None]
) -> None:
    for _save in range(40):
        power.save()
    assert power.harm == []
    result("power cuts, after every operation of 40 saves", f"{power.cuts}, 0 states harmed")
