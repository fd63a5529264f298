"""The title of a dialog in its box, where the border would cut it."""

from typing import Final

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

CORNERS: Final = 6
"""Cells of a border that its title does not have."""


class Heading(Static):
    """Whole, on as many lines as it needs; a name as long as a page is cut all the same."""

    DEFAULT_CSS = """
    Heading {
        display: none;
        dock: top;
        height: auto;
        max-height: 4;
        padding: 0 1;
        margin-bottom: 1;
        text-style: bold;
    }
    """

    def __init__(self) -> None:
        super().__init__(Content(""), markup=False)

    def place(self, title: Content, box: Widget) -> None:
        """Into the border of the box, if the title has room there. Most have, and stand there from
        the first frame on: then nothing is painted again."""
        cut = title.cell_length > box.outer_size.width - CORNERS
        if cut:
            self.update(title)
        if cut != self.display:
            self.display = cut
            box.border_title = None if cut else title
