"""Rows and bars as plain data, and how they become cells.

What is shown is a :data:`Text`: pieces of plain string, each with its :class:`Look`. Plain data so
that what changed can be told exactly (two ``Content`` of the same words are equal whatever their
colours), and never markup, so that no name can bring its own.
"""

import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from planner.model.text import clean
from planner.tui.terminal import signs


class Look(StrEnum):
    """How a piece looks, in variables that every Textual theme has. No colour stands elsewhere."""

    PLAIN = ""
    NAME = "bold $foreground"
    MUTED = "$foreground-muted"
    ACCENT = "$primary"
    NUMBER = "$accent"
    KEY = "bold $accent"
    GOOD = "$success"
    WARN = "$warning"
    BAD = "$error"
    GOOD_COUNT = "bold $success"
    WARN_COUNT = "bold $warning"
    EDGE = "$border-blurred"
    TAB = "bold $background on $primary"
    DEEP_GROUND = "$foreground on $primary-muted"
    CALLS_GROUND = "$foreground on $success-muted"
    MEETING_GROUND = "$foreground on $warning-muted"


Piece = tuple[str, Look]
Text = tuple[Piece, ...]

_BLANK: Final[Piece] = (" ", Look.PLAIN)
_LONGEST: Final = 2_000
"""Characters looked at: more than any terminal is wide, few enough for a name of a megabyte."""
_MOST_MARKS: Final = 3
_LEAST: Final = 8
"""Below as many cells a line shows its left part alone."""
_FIRST_MARK: Final = "\u0300"
_UNSTEADY: Final = {0x200D, 0xFE0E, 0xFE0F, 0x20E3} | set(range(0x1F3FB, 0x1F400))
"""Joiners and modifiers of emoji: terminals disagree about the width of what they make."""


class Line(NamedTuple):
    """One line, of any width: ``right`` at the end, and between the two the ``fill``, one cell
    repeated.
    """

    left: Text = ()
    right: Text = ()
    fill: Piece = _BLANK

    @classmethod
    def of(cls, words: str, look: Look = Look.PLAIN) -> "Line":
        """These words alone."""
        return cls(((words, look),))


def shown(text: str) -> str:
    """``text`` made safe and steady: nothing invisible or deceiving, no tower of marks, and only
    characters about whose width terminals agree. Blanks at the ends stay.
    """
    if text.isascii() and text.isprintable() and len(text) <= _LONGEST:
        return text
    if len(text) > _LONGEST:
        return shown(text[:_LONGEST]) + signs.CUT
    if not text.isprintable():
        start, end = text[:1].isspace(), text[-1:].isspace()
        text = " " * start + clean(text) + " " * end
    return text if max(text, default="") < _FIRST_MARK else _steady(text)


def _steady(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char)[0] == "M" else 0
        alone = marks and not kept
        if not alone and marks <= _MOST_MARKS and ord(char) not in _UNSTEADY:
            kept.append(char)
    return "".join(kept)


def words_of(text: Text) -> str:
    """What is said, without looks."""
    return "".join(words for words, _look in text)


def fit(text: str, width: int) -> str:
    """``text`` in at most ``width`` cells, with ``…`` at the end where something is missing."""
    return words_of(cut(((text, Look.PLAIN),), width))


def cut(text: Text, width: int) -> Text:
    """``text`` in at most ``width`` cells, with ``…`` at the end where something is missing."""
    safe = tuple((shown(words), look) for words, look in text)
    if _cells(safe) <= width:
        return safe
    kept: list[Piece] = []
    for words, look in safe:
        size = cell_len(words)
        if size >= width:
            if width > 0:
                kept.append((set_cell_size(words, width - 1).rstrip() + signs.CUT, look))
            break
        kept.append((words, look))
        width -= size
    return tuple(kept)


@lru_cache(maxsize=256)
def cells(text: Text) -> int:
    """How many cells ``text`` takes when nothing is cut."""
    return _cells(tuple((shown(words), look) for words, look in text))


def _cells(safe: Text) -> int:
    return sum(cell_len(words) for words, _ in safe)


@lru_cache(maxsize=256)
def spread(left: Text, right: Text, width: int, fill: Piece = _BLANK) -> Text:
    """``left``, fill, ``right`` in exactly ``width`` cells, with at least one blank between.

    Where both do not fit, the left is cut; but the right never takes more than half of the width
    from it, and in a very narrow line there is only the left.

    Remembered: most lines are the same from key to key and from second to second, and measuring
    them was a tenth of both.
    """
    if width <= 0:
        return ()
    if right and width >= _LEAST:
        right = cut(right, max(width - cells(left) - 1, width // 2))
    else:
        right = ()
    space = width - _cells(right)
    left = cut(left, space - 1 if right else space)
    gap = space - _cells(left)
    return (*left, (fill[0] * gap, fill[1]), *right)


def laid(line: Line, width: int) -> Text:
    """The line in exactly ``width`` cells."""
    return spread(line.left, line.right, width, line.fill)


def difference(one: Text, other: Text) -> tuple[int, int] | None:
    """From which cell to which two texts drawn in one width differ, the end left out; ``None`` if
    nowhere. Pieces that differ do so as a whole: to look into them each second costs more than to
    send some cells again."""
    if one == other:
        return None
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    first = _cells(other[:start])
    return first, first + max(_cells(text[start : len(text) - end]) for text in (one, other))


def _alike(one: Text, other: Text) -> int:
    """How many pieces the two have in common from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def content(text: Text, *, ascii_only: bool = False) -> Content:
    """The same for Textual's own widgets and for border titles."""
    turned = signs.in_ascii if ascii_only else str
    return Content.assemble(*((turned(shown(words)), str(look)) for words, look in text))
