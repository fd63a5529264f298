"""A power cut after every operation of a save, and what the next start finds."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fault_calls import intercepted
from power import Survivors, Watched

from planner.model.contact import Contact
from planner.store import open_store


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
