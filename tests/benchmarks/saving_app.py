"""B that has to save: what a durable write and showing it take with stock parts alone.

``python -m tests.benchmarks.saving_app FILE`` writes as many bytes as the file has beside it.
"""

import sys
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

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
    """``s`` saves and asks something, ``l`` saves and shows a row of each list anew."""

    BINDINGS = [("s", "ask", "Save and ask"), ("l", "log", "Log")]  # noqa: RUF012

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file, self._content = file.with_name("bare.json"), file.read_bytes()

        self._logged = 0

    def action_ask(self) -> None:
        self._save("saved")
        self.push_screen(Asking())

    def action_log(self) -> None:
        self._logged += 1
        self._save(f"saved {self._logged}")
        for rows in self.query(OptionList):
            rows.replace_option_prompt_at_index(0, f"row 0, logged {self._logged} times")

    def _save(self, told: str) -> None:
        write(self._file, self._content)
        self.query(Static).last().update(told)


if __name__ == "__main__":
    Saving(Path(sys.argv[1])).run()
