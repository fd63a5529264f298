"""What doubtful pieces are, once the whole line is known.

Four digits, and ``17.30``, are a time beside a day, before any text and after a name (a word with a
capital), but 2000 to 2059 are a year, except beside a day and alone in the line; with another time
in the line they are a number. A day that is also a name or a saying is a day before a time and at
the end of the line, but not where the line says its day otherwise, nor after ``de``; before any
text it begins a name. ``First thing`` is a time beside a day and alone in the line, else text;
``eod`` and ``back after lunch`` also at the end of a line that says no other time. So is
``a primera hora``, which is refused elsewhere, and ``by 11``, a time after a name, too; ``11`` is a
time right behind a day and alone, and ``ET`` right behind a time whose clocks show it. A vague
phrase, and a day of a month in words, is text if it stands apart and the line says its time
otherwise; else the day counts, unless it stands after ``del``. ``At the latest`` is said beside a
day or a time, else it is text. All else is refused.
"""

from collections.abc import Sequence

from planner.locale import _
from planner.method.one_line.pieces import Doubt, Piece
from planner.method.one_line.words import Word, refused

_JOINING = {"de", "del", "la", "al", "of"}


def settle(pieces: Sequence[Piece], words: Sequence[Word]) -> list[Piece]:
    """The pieces that count, in order; the rest is text. Raises Refused where that is not clear."""
    settled = list(pieces)
    for doubt, counts in _JUDGES:
        for piece in [piece for piece in settled if piece.doubt is doubt]:
            place = settled.index(piece)
            others = settled[:place] + settled[place + 1 :]
            kept = [piece._replace(doubt=None)] if counts(piece, others, words) else []
            settled[place : place + 1] = kept
    return settled


def _is_time(piece: Piece, others: Sequence[Piece], words: Sequence[Word]) -> bool:
    """Whether four digits are a time of day, and no number or year."""
    hour, minute = piece.time or (0, 0)
    days = [other for other in _beside(piece, others) if _weekday(other)]
    if hour == 20 and words[piece.first].plain.isdigit():
        return any(day.day or not day.doubt for day in days) or len(words) == 1
    if days:
        return True
    if _says_time(others):
        return False
    if _no_text_before(piece, others) or words[piece.first - 1].text[0].isupper():
        return True
    raise refused(
        _(
            "'{word}' at column {column} can be a time or a number;"
            " write {time}, or put it in quotes."
        ),
        words[piece.first : piece.last + 1],
        time=f"{hour}:{minute:02}",
    )


def _is_day(piece: Piece, others: Sequence[Piece], words: Sequence[Word]) -> bool:
    """Whether a word such as ``mar`` or ``24/7`` is a day, and not part of a text."""
    beside = _beside(piece, others)
    if any(other.moment or (_weekday(other) and not other.doubt) for other in others):
        return any(_weekday(other) == _weekday(piece) for other in beside)
    if piece.first > 0 and words[piece.first - 1].plain in _JOINING:
        return False
    at_end = piece.last == len(words) - 1
    if at_end or any(other.time or other.first > piece.last for other in beside):
        return True
    if _no_text_before(piece, others):
        return False
    raise refused(
        _(
            "'{word}' at column {column} can be a day or text;"
            " write the day in full, or put the text in quotes."
        ),
        words[piece.first : piece.last + 1],
    )


def _is_edge(piece: Piece, others: Sequence[Piece], words: Sequence[Word]) -> bool:
    """Whether ``friday end of day`` is a time, and no text as in ``the first thing they said``."""
    alone = len(words) == piece.last - piece.first + 1
    return alone or any(_weekday(other) for other in _beside(piece, others))


def _is_last(piece: Piece, others: Sequence[Piece], words: Sequence[Word]) -> bool:
    """Whether ``call back after lunch`` says when, and the line nothing else that does."""
    return _is_edge(piece, others, words) or not _says_time(others)


def _is_zone(piece: Piece, others: Sequence[Piece], words: Sequence[Word]) -> bool:
    """Whether ``ET`` is whose clocks show the time: right behind one."""
    return any(other.time and other.last == piece.first - 1 for other in others)


def _is_by(piece: Piece, others: Sequence[Piece], words: Sequence[Word]) -> bool:
    """Whether ``Accounts by 3`` is a time, and no text as in ``prices go up by 3``."""
    named = piece.first > 0 and words[piece.first - 1].text[0].isupper()
    return _is_edge(piece, others, words) or (named and not _says_time(others))


def _is_hour(piece: Piece, others: Sequence[Piece], words: Sequence[Word]) -> bool:
    """Whether ``11`` is a time, right behind a day in a line that says no other, or all of it."""
    if len(words) == 1:
        return True
    days = [other for other in others if _weekday(other) and other.last == piece.first - 1]
    return bool(days) and not _says_time(others)


def _is_said(piece: Piece, others: Sequence[Piece], words: Sequence[Word]) -> bool:
    """Whether ``12 de noviembre`` is when it is to be, and not what it is about, as behind ``del``.
    What names no day never counts; it is text, or refused where it seems to say when."""
    if piece.time and _is_edge(piece, others, words):
        return True
    if _says_time(others) and not _beside(piece, others):
        return False
    if _weekday(piece) and not (piece.first and words[piece.first - 1].plain in _JOINING):
        return True
    raise refused(
        _(
            "'{word}' at column {column} is no clear day or time;"
            " write one such as 'tomorrow 15:30' or '6/3', or put it in quotes if it is text."
        ),
        words[piece.first : piece.last + 1],
    )


def _is_beside(piece: Piece, others: Sequence[Piece], words: Sequence[Word]) -> bool:
    """Whether ``at the latest`` is said of a day or a time; of anything else it is text."""
    return bool(_beside(piece, others))


_JUDGES = (
    (Doubt.NUMBER, _is_time),
    (Doubt.NAME, _is_day),
    (Doubt.EDGE, _is_edge),
    (Doubt.LAST, _is_last),
    (Doubt.BY, _is_by),
    (Doubt.HOUR, _is_hour),
    (Doubt.VAGUE, _is_said),
    (Doubt.LATEST, _is_beside),
    (Doubt.ZONE, _is_zone),
)


def _says_time(pieces: Sequence[Piece]) -> bool:
    return any((piece.time or piece.moment) and not piece.doubt for piece in pieces)


def _weekday(piece: Piece) -> int:
    return piece.day.isoweekday() if piece.day else piece.weekday


def _beside(piece: Piece, others: Sequence[Piece]) -> list[Piece]:
    return [
        other for other in others if other.last == piece.first - 1 or other.first == piece.last + 1
    ]


def _no_text_before(piece: Piece, others: Sequence[Piece]) -> bool:
    said = sum(other.last - other.first + 1 for other in others if other.first < piece.first)
    return said == piece.first
