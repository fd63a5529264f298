"""The border, drawn by the widgets themselves: a change inside then paints no border."""

from typing import Final, NamedTuple

from planner.tui.terminal.drawing import Look, Text, cut, spread

_SPENT = 6
"""Cells of an edge that are no title: two corners, and a dash and a blank at either side of it."""


class Frame(NamedTuple):
    """The signs of a border: its corners from the upper left, its lines."""

    corners: str
    across: str
    down: str

    def top(self, title: Text, width: int, look: Look) -> Text:
        """The upper edge, ``width`` cells, with the title at its left."""
        fill = self.across
        label = ((fill + " ", look), *cut(title, width - _SPENT), (" ", look)) if title else ()
        edge = spread(label, (), width - 2, (fill, look))
        return ((self.corners[0], look), *edge, (self.corners[1], look))

    def bottom(self, said: Text, width: int, look: Look) -> Text:
        """The lower edge, with what is ``said`` at its right."""
        fill = self.across
        label = ((" ", look), *cut(said, width - _SPENT), (" " + fill, look)) if said else ()
        edge = spread((), label, width - 2, (fill, look))
        return ((self.corners[2], look), *edge, (self.corners[3], look))

    def sides(self, text: Text, look: Look) -> Text:
        """A line between the left and the right edge."""
        return ((self.down, look), *text, (self.down, look))


ROUND: Final = Frame("╭╮╰╯", "─", "│")
BARE: Final = Frame("    ", " ", " ")
"""Room for a border without one: inside a dialog, which has its own."""
