"""What a dialog answers while the rep types."""

from textual.content import Content
from textual.widgets import Static

from planner.tui.drawing import Look, content
from planner.tui.rows.common import piece


class Told(Static):
    """Two lines under a field, and more where a warning needs them. Never markup: it repeats what
    people wrote."""

    DEFAULT_CSS = """
    Told { height: auto; min-height: 2; max-height: 4; padding: 0 1; }
    """

    def __init__(self) -> None:
        super().__init__(Content(""), markup=False)
        self._warns = False

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Show this sentence instead of the last one."""
        look = Look.WARN if warning else Look.ACCENT
        # What was understood is short; a letter typed moves nothing.
        moves, self._warns = warning or self._warns, warning
        self.update(content((piece(sentence, look),)), layout=moves)
