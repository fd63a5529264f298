"""What words of a line can say, and how such pieces are found."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.method.one_line.words import Word


class Doubt(StrEnum):
    """What a piece may be instead."""

    NUMBER = "number"
    NAME = "name"
    EDGE = "edge"
    LAST = "last"
    BY = "by"
    HOUR = "hour"
    ZONE = "zone"
    VAGUE = "vague"
    LATEST = "latest"


class Piece(NamedTuple):
    """The words from ``first`` to ``last`` and the one thing they say.

    ``weekday`` is an ISO weekday, ``time`` hour and minute, of a part of the day those of its
    beginning; ``over`` those of its end. ``zone`` is whose clocks show the time before it.
    """

    first: int = 0
    last: int = 0
    day: date | None = None
    weekday: int = 0
    time: tuple[int, int] | None = None
    over: tuple[int, int] | None = None
    moment: pendulum.DateTime | None = None
    minutes: int = 0
    zone: str = ""
    deep: bool = False
    doubt: Doubt | None = None


class Scene(NamedTuple):
    """What a reader may look at besides its match: the words matched, the one ``after`` them, if
    there is one, where the rep stands, and whether the line is of deep work."""

    words: Sequence[Word]
    now: pendulum.DateTime
    config: Config
    after: Word | None = None
    deep: bool = False

    @property
    def ends(self) -> bool:
        """Whether nothing follows the words matched, or is parted from them: ``friday 11: Ana``."""
        return self.after is None or self.words[-1].text[-1] in ",;:"

    @property
    def today(self) -> date:
        """The rep's calendar day."""
        return date(self.now.year, self.now.month, self.now.day)

    def here(self, moment: pendulum.DateTime) -> pendulum.DateTime:
        """The moment on the rep's clock."""
        return moment.in_timezone(self.now.timezone or pendulum.UTC)


Reader = Callable[[re.Match[str], Scene], Piece | None]
"""Gives what a match says, nothing if it is text after all, or raises Refused."""


class Form(NamedTuple):
    """One way to say something. ``pattern`` meets whole words of folded text, one of which is
    among ``needs``, if there are any.

    Patterns are compiled, and kept by :mod:`re`, when the first line is read that has such words:
    all of them would be a sixteenth of a command that adds one call.
    """

    pattern: str
    read: Reader
    needs: frozenset[str]


def form(pattern: str, read: Reader, needs: Iterable[str] = ()) -> Form:
    """A form whose ``pattern`` must end where a word ends."""
    return Form(rf"(?:{pattern})(?!\S)", read, frozenset(needs))


def any_of(names: Iterable[str]) -> str:
    """A pattern that meets each of the names, the longest first."""
    return "|".join(sorted(names, key=len, reverse=True))


def scan(
    words: Sequence[Word],
    now: pendulum.DateTime,
    config: Config,
    forms: Callable[[Sequence[Piece], int], Sequence[Form]],
    *,
    deep: bool = False,
) -> list[Piece]:
    """The pieces in ``words``, from left to right, each read by the first form that knows it.

    ``forms`` tells which forms count after the pieces found so far, at the word of that number;
    ``deep`` that the line is of deep work, without saying so.
    """
    line = " ".join(word.plain for word in words)
    spoken = frozenset(word.plain for word in words)
    starts = list(_starts(words))
    ends = {
        start + len(word.plain): place
        for place, (start, word) in enumerate(zip(starts, words, strict=True))
    }
    pieces: list[Piece] = []
    place = 0
    while place < len(words):
        piece = None
        for pattern, read, needs in forms(pieces, place):
            if needs and needs.isdisjoint(spoken):
                continue
            if match := re.compile(pattern).match(line, starts[place]):
                last = ends[match.end()]
                after = words[last + 1] if last + 1 < len(words) else None
                is_deep = deep or any(piece.deep for piece in pieces)
                piece = read(match, Scene(words[place : last + 1], now, config, after, is_deep))
                if piece:
                    pieces.append(piece._replace(first=place, last=last))
                    break
        place = pieces[-1].last + 1 if piece else place + 1
    return pieces


def only_pieces(pieces: Sequence[Piece], place: int) -> bool:
    """Whether no text stands before the word of that number."""
    return sum(piece.last - piece.first + 1 for piece in pieces) == place


def _starts(words: Sequence[Word]) -> Iterator[int]:
    start = 0
    for word in words:
        yield start
        start += len(word.plain) + 1
