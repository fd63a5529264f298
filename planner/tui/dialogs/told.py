"""What a dialog answers while the rep types."""

from textual.content import Content
from textual.widgets import Static

from planner.tui.rows.common import piece
from planner.tui.terminal.drawing import Look, content


class Told(Static):
    """Two lines under a field, and more where a sentence needs them. Never markup: it repeats what
    people wrote."""

    DEFAULT_CSS = """
    Told { height: auto; min-height: 2; max-height: 4; padding: 0 1; }
    """

    def __init__(self, *, rare: bool = False) -> None:
        """``rare`` is one that has its lines only while it says something: nobody types there."""
        super().__init__(Content(""), markup=False)
        self._rare = rare
        self.display = not rare
        self._lines = 0

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Show this sentence instead of the last one."""
        look = Look.WARN if warning else Look.ACCENT
        told, width = content((piece(sentence, look),)), self.content_size.width
        # A letter typed moves nothing until it begins another line.
        lines = told.get_height({}, width) if width else 0
        self.update(told, layout=lines != self._lines or not width)
        self._lines = lines
        self.display = bool(sentence) or not self._rare
