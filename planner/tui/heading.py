"""The title of a dialog in its box, where the border would cut it."""

from typing import Final

from textual.content import Content
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

    def left_to_border(self, title: Content, width: int) -> Content | None:
        """What the border of a box of this width says: the title, if it has room there."""
        self.display = title.cell_length > width - CORNERS
        if self.display:
            self.update(title)
        return None if self.display else title or None
