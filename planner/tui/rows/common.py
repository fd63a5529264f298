"""What rows of several panes share."""

from planner.locale import _
from planner.tui import signs
from planner.tui.drawing import Line, Look, Piece, Text
from planner.tui.listing import Row

WIDE = 50
"""Cells of a pane from which its rows say more."""


def piece(words: str, look: Look = Look.PLAIN) -> Piece:
    """Words with their look."""
    return (words, look)


def plain(words: str) -> Text:
    """Words without a look, such as a title."""
    return (piece(words),)


def quoted(text: str) -> str:
    """What somebody said or wrote, in quotation marks."""
    return _("“{text}”").format(text=text)


def title(name: str, count: str) -> Text:
    """What stands in the border of a pane."""
    return (piece(name), piece(f" {signs.DOT} {count}", Look.MUTED))


def heading(words: str) -> Row:
    """A blank line and a heading above a group of rows."""
    return Row(f"# {words}", (Line(), Line((piece(words, Look.MUTED),))), selectable=False)


def hours(minutes: int) -> str:
    """``45 min``, ``1h20``, ``3h``."""
    full, rest = divmod(minutes, 60)
    if not full:
        return f"{rest} min"
    return f"{full}h{rest:02d}" if rest else f"{full}h"
