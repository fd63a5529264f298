"""The work of an import beside the screen, which goes on meanwhile. Knows no widget."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from planner import contact_files
from planner.collector import uncollected
from planner.contact_files import Source
from planner.desk import Desk
from planner.interchange.csv_table import ColumnShown
from planner.locale import N_, _
from planner.method.contacts.importing import Preview, import_contacts, preview
from planner.model.change import Change
from planner.model.draft import Reading
from planner.tui.meanwhile.beside import by_other_hands
from planner.tui.rows.importing import preview_rows
from planner.tui.terminal import signs
from planner.tui.widgets.listing import Row

_BAR = 24
"""Cells of the progress bar."""


class Stopped(Exception):
    """Nobody waits for the result any more."""


class Looked(NamedTuple):
    """What is in the files, and what an import of it would do, also as the rows that show it."""

    reading: Reading
    found: Preview
    rows: list[Row]


class ImportWork:
    """Each of its methods may run in a thread of its own, one at a time; ``progress`` may be asked
    from another one."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        """``folder`` is the one of the state, where columns are remembered."""
        self._desk, self._folder = desk, folder
        self._phase, self._done, self._of = "", 0, 0

    def progress(self) -> str:
        """What is being done, and a bar that says how much of it is done."""
        words = self._phase
        told = _(words)
        if not self._of:
            return told
        full = _BAR * self._done // self._of
        bar = signs.FULL * full + signs.SHADE * (_BAR - full)
        return f"{told}  {bar}  {100 * self._done // self._of} %"

    def look(self, source: Source, stopped: Callable[[], bool]) -> Looked:
        """Read and compare; nothing is changed. Raises PlannerError, and Stopped."""

        def told(done: int, of: int) -> None:
            if stopped():
                raise Stopped
            self._done, self._of = done, of

        with uncollected(for_good=True):
            self._begin(N_("Reading …"))
            reading = contact_files.read(source, self._folder, told)
            self._begin(N_("Comparing …"))
            found = preview(self._desk.state, reading.drafts, told)
        self._begin("")
        return Looked(reading, found, preview_rows(reading, found, source.paths))

    def columns(self, source: Source) -> tuple[ColumnShown, ...]:
        """The columns to ask the rep about. Raises NothingUsable."""
        return contact_files.columns(source, self._folder)

    def save(self, source: Source, reading: Reading) -> Change:
        """Put all that was read into the state, as one change. Raises PlannerError, and then
        nothing has moved.

        The screen sees the new state at its next look at the store.
        """
        self._begin(N_("Saving …"))
        change, hands = by_other_hands(
            self._desk, lambda hands: hands.apply(import_contacts, reading)
        )
        self._desk.store = hands.store
        contact_files.remember(source, reading, self._folder)
        self._begin("")
        return change

    def _begin(self, phase: str) -> None:
        self._phase, self._done, self._of = phase, 0, 0
