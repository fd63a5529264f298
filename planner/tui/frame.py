"""The round border, drawn by the widgets themselves: a change inside then paints no border."""

from planner.tui.drawing import Look, Text, cut, spread

_FILL = "─"
_SPENT = 6
"""Cells of an edge that are no title: two corners, and a dash and a blank at either side of it."""


def top(title: Text, width: int, look: Look) -> Text:
    """The upper edge, ``width`` cells, with the title at its left."""
    label = ((_FILL + " ", look), *cut(title, width - _SPENT), (" ", look)) if title else ()
    return (("╭", look), *spread(label, (), width - 2, (_FILL, look)), ("╮", look))


def bottom(said: Text, width: int, look: Look) -> Text:
    """The lower edge, with what is ``said`` at its right."""
    label = ((" ", look), *cut(said, width - _SPENT), (" " + _FILL, look)) if said else ()
    return (("╰", look), *spread((), label, width - 2, (_FILL, look)), ("╯", look))


def sides(text: Text, look: Look) -> Text:
    """A line between the left and the right edge."""
    return (("│", look), *text, ("│", look))
