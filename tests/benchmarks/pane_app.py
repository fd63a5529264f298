"""The same page as B made of the planner's widgets: ``python -m ...pane_app [rows] [lines]``."""

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.containers import Horizontal

from planner.tui.terminal.drawing import Line, Look
from planner.tui.terminal.driver import terminal_driver
from planner.tui.terminal.themes import THEMES
from planner.tui.widgets.line_bar import LineBar
from planner.tui.widgets.listing import Row
from planner.tui.widgets.pane import Pane


def row(number: int, name: str, lines: int) -> Row:
    first = Line(((f"row {number}", Look.NAME),), ((f"of list {name}", Look.MUTED),))
    more = Line((("something to say", Look.MUTED),))
    return Row(str(number), (first, *(more for _ in range(lines - 1))))


class Panes(App[None]):
    """Three panes and a line."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = [("q", "quit", "Quit")]

    def __init__(self, count: int, lines: int) -> None:
        super().__init__(driver_class=terminal_driver())
        self.count, self.lines = count, lines
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "planner-dark"

    def compose(self) -> ComposeResult:
        with Horizontal():
            for name in ("one", "two", "three"):
                pane = Pane(id=name)
                rows = [row(n, name, self.lines) for n in range(self.count)]
                pane.fill(((f"List {name}", Look.PLAIN),), rows, "")
                yield pane
        yield LineBar()

    def on_mount(self) -> None:
        self.query_one(LineBar).line = Line.of("status line")


if __name__ == "__main__":
    count, lines = (int(word) for word in (*sys.argv[1:], "100", "1")[:2])
    Panes(count, lines).run()
