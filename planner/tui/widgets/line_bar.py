"""A line across the screen, such as the header."""

from dataclasses import dataclass

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from planner.tui.terminal.drawing import Line, Text, difference, laid
from planner.tui.terminal.drawn import Drawn


class LineBar(Drawn):
    """Shows its ``line`` and paints again only the cells that changed: a clock costs its digits."""

    DEFAULT_CSS = """
    LineBar {
        height: 1;
        width: 1fr;
        background: $footer-background;
        color: $foreground;
    }
    """

    @dataclass
    class Pressed(Message):
        """The rep clicked on the cell ``x``."""

        bar: "LineBar"
        x: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._line = Line()

    @property
    def line(self) -> Line:
        """What is shown, at any width."""
        return self._line

    @line.setter
    def line(self, line: Line) -> None:
        former, self._line = self._text(), line
        if changed := difference(former, self._text()):
            start, end = changed
            self.refresh(Region(start, 0, end - start, 1))

    def on_click(self, event: events.Click) -> None:
        self.post_message(self.Pressed(self, event.x))

    def render_line(self, y: int) -> Strip:
        return self.brush.strip(self._text())

    def _text(self) -> Text:
        return laid(self._line, self.size.width)
