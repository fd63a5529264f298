"""Something cannot be read or saved: why, what there is, and what can be done."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.widgets import Static

from planner.tui.choice import Choice
from planner.tui.dialogs.choose import Choose
from planner.tui.rows.common import piece
from planner.tui.terminal.drawing import Look, content


class WaysOut(Choose):
    """Gives the id of the way chosen."""

    DEFAULT_CSS = """
    WaysOut Static { height: auto; padding: 0 1; }
    WaysOut #reason { margin-bottom: 1; }
    """

    def __init__(
        self, title: str, why: str, findings: Sequence[str], choices: Sequence[Choice]
    ) -> None:
        """``why`` is the sentence that stays on the screen; ``findings`` are lines below it."""
        super().__init__(title, choices)
        self._reason, self._findings = why, tuple(findings)

    def body(self) -> ComposeResult:
        yield Static(content((piece(self._reason, Look.WARN),)), markup=False, id="reason")
        for line in self._findings:
            yield Static(content((piece(self.veil.text(line)),)), markup=False)
        yield from super().body()
