"""B that has to save: what a durable write, and a dialog after it, take with stock parts alone.

``python -m tests.benchmarks.saving_app FILE`` writes as many bytes as the file has beside it.
"""

import sys
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tests.benchmarks.bare_app import Bare
from tests.benchmarks.saving import write


class Asking(ModalScreen[None]):
    """A title, a text, a field and its keys."""

    CSS = """
    Asking { align: center middle; }
    Vertical { width: 76; height: 14; border: round $primary; }
    """
    BINDINGS = [("escape", "dismiss", "Leave")]  # noqa: RUF012 - as the simplest of programs has it

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static("Email to somebody")
            yield Static("Good morning,\n\nwould you write to me what it is about?")
            yield Input("the subject")
            yield Static("Enter opens it, escape leaves")


class Saving(Bare):
    """``s`` saves, says so, and asks something."""

    BINDINGS = [("s", "save", "Save")]  # noqa: RUF012

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file, self._content = file.with_name("bare.json"), file.read_bytes()

    def action_save(self) -> None:
        write(self._file, self._content)
        self.query(Static).last().update("saved")
        self.push_screen(Asking())


if __name__ == "__main__":
    Saving(Path(sys.argv[1])).run()
