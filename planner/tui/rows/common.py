"""What rows of several panes share."""

from planner.tui.drawing import Line, Look, Piece, Text
from planner.tui.listing import Row


def piece(words: str, look: Look = Look.PLAIN) -> Piece:
    """Words with their look."""
    return (words, look)


def plain(words: str) -> Text:
    """Words without a look, such as a title."""
    return (piece(words),)


def heading(title: str) -> Row:
    """A blank line and a heading above a group of rows."""
    return Row(f"# {title}", (Line(), Line((piece(title, Look.MUTED),))), selectable=False)


def hours(minutes: int) -> str:
    """``45 min``, ``1h20``, ``3h``."""
    full, rest = divmod(minutes, 60)
    if not full:
        return f"{rest} min"
    return f"{full}h{rest:02d}" if rest else f"{full}h"
