"""What the pieces of a line mean together: who or what, which day, which moment, how long."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.one_line.days import DAYS, PAST_DAYS, VAGUE
from planner.method.one_line.doubts import settle
from planner.method.one_line.pieces import Doubt, Form, Piece, form, only_pieces, scan
from planner.method.one_line.said_times import SAID_LENGTHS, SAID_TIMES
from planner.method.one_line.times import LENGTHS, NO_LENGTHS, TIMES
from planner.method.one_line.wall_clock import (
    edge_of_work,
    on_the_clock,
    passed_today,
    refuse_night,
)
from planner.method.one_line.words import Word, refused, split
from planner.model.day import BlockKind
from planner.model.errors import Refused
from planner.model.instants import day_of, seconds_between, zone_of
from planner.model.saying import say_day, say_moment

FARTHEST = timedelta(days=3653)
"""Ten years: what is farther is a slip of the finger, not a plan."""

DEEP_WORDS = ("deep work", "trabajo profundo", "deep", "focus", "foco", "profundo")
"""What a line of deep work begins with, folded."""

_DEEP = (form("|".join(DEEP_WORDS), lambda match, scene: Piece(deep=True)),)
_AT_THE_LATEST = (
    form(
        "como muy tarde|a (?:lo )?mas tardar|(?:como mucho|sin falta|at the latest)(?!.)",
        lambda match, scene: Piece(doubt=Doubt.LATEST),
        ("tarde", "mucho", "tardar", "falta", "latest"),
    ),
)
"""What promises say beside their moment, and no other moment."""
_SEPARATORS = {",", ";", ":", "-", "–", "—", "·"}


class Understood(NamedTuple):
    """``before`` and ``after`` are the text around the first thing that says when or how long.

    ``day`` is the rep's calendar day, ``due`` the exact moment if a time was said, in the rep's
    zone; ``minutes`` the length of deep work. ``kind`` is deep work if the line begins with it.
    """

    kind: BlockKind | None = None
    before: str = ""
    after: str = ""
    day: date | None = None
    due: pendulum.DateTime | None = None
    minutes: int | None = None

    @property
    def text(self) -> str:
        """All that says neither when nor how long."""
        return " ".join(filter(None, (self.before, self.after)))


def understand(
    line: str,
    now: pendulum.DateTime,
    config: Config,
    deep: bool | None = None,
    *,
    named: bool = False,
    by: bool = False,
) -> Understood:
    """What ``line`` says, in English or Spanish; ``now`` is in the rep's zone.

    ``deep`` tells that it is deep work, or that it is not; without it the first word does.
    ``named`` tells that the first word is a name, also where it sounds like a day: SAT; ``by`` that
    something is to be done by then: of a part of a day its end is meant. A time without a day is
    today's and must be to come; a weekday is the next such day, never today.
    Raises Refused, with the place, for what is no day or time, is past, or can be two things.
    """
    words = split(line)
    if named:
        words[:1] = [word._replace(plain="") for word in words[:1]]
    pieces = _pieces(words, now, config, deep)
    understood = _meaning(_over(pieces) if by else pieces, words, now, config)
    return understood._replace(kind=BlockKind.DEEP) if deep else understood


def begins_deep(line: str, now: pendulum.DateTime, config: Config) -> bool:
    """Whether ``line`` says of itself that it is deep work."""
    try:
        return any(piece.deep for piece in _found(split(line), now, config, deep=None))
    except Refused:
        # It may be the name of a contact: that is seen once these are looked for.
        return False


def says_when(line: str, now: pendulum.DateTime, config: Config) -> bool:
    """Whether ``line``, which may be any text, names a day or a time that is to come."""
    try:
        return understand(line, now, config, deep=False).day is not None
    except Refused:
        return False


def refuse_length(line: str, now: pendulum.DateTime, config: Config) -> None:
    """Refuse a line of a call or a request that has a length before any text: it was meant for deep
    work, and would name somebody new after it."""

    def forms(pieces: Sequence[Piece], place: int) -> Sequence[Form]:
        return (*DAYS, *SAID_TIMES, *TIMES, *(NO_LENGTHS if only_pieces(pieces, place) else ()))

    scan(split(line), now, config, forms)


def when(
    text: str, now: pendulum.DateTime, config: Config, *, start: str = ""
) -> pendulum.DateTime:
    """The moment that ``text`` says, and nothing else: always after ``now``.

    A day alone means its end of work, or its ``start``, such as 09:00 (the next minute if that
    has passed); a part of a day likewise its end, or its beginning. Raises Refused as
    :func:`understand` does, and for words that say no time.
    """
    words = split(text)
    pieces = _pieces(words, now, config, deep=False)
    pieces = pieces if start else _over(pieces)
    for place, word in enumerate(words):
        if not any(piece.first <= place <= piece.last for piece in pieces):
            raise _no_moment(word)
    understood = _meaning(pieces, words, now, config)
    if understood.due:
        return understood.due
    if understood.day is None:
        raise Refused(_("Say when, as in 15:30, +20m or 'friday 10:00'."))
    return edge_of_work(understood.day, now, config, start=start)


def when_to_call(text: str, now: pendulum.DateTime, config: Config) -> pendulum.DateTime:
    """The same of a promised call: a day alone means when the rep, at work, may first call anybody.
    One at eight would be late before it may be made, and one of today in the next minute."""
    # Imported late: few moments are those of a call.
    from planner.method.hours.spans import first_hour

    first = when(text, now, config, start=first_hour(config.calling_hours, config.day.start))
    ahead = first > now.start_of("minute").add(minutes=1)
    return first if ahead else when(text, now, config)


def _no_moment(word: Word) -> Refused:
    if word.plain in PAST_DAYS:
        return _past([word])
    return refused(
        _(
            "'{word}' at column {column} says no day or time;"
            " write one such as 15:30, +20m or 'friday 10:00'."
        ),
        [word],
    )


def explain(understood: Understood, now: pendulum.DateTime) -> str:
    """When it is to be, with the zone: ``Fri 6 Mar 15:30, Europe/Madrid``; empty if not said."""
    if understood.due:
        said = say_moment(understood.due, now)
    elif understood.day:
        said = say_day(understood.day, now)
    else:
        return ""
    return _("{when}, {zone}").format(when=said, zone=zone_of(now))


def _pieces(
    words: Sequence[Word], now: pendulum.DateTime, config: Config, deep: bool | None
) -> list[Piece]:
    return settle(_found(words, now, config, deep), words)


def _found(
    words: Sequence[Word], now: pendulum.DateTime, config: Config, deep: bool | None
) -> list[Piece]:
    def forms(pieces: Sequence[Piece], place: int) -> Sequence[Form]:
        begun = any(piece.deep for piece in pieces)
        begins = _DEEP if deep is not False and only_pieces(pieces, place) and not begun else ()
        lengths = (*SAID_LENGTHS, *LENGTHS) if deep or begun else ()
        return (*begins, *_AT_THE_LATEST, *SAID_TIMES, *VAGUE, *DAYS, *lengths, *TIMES)

    return scan(words, now, config, forms, deep=bool(deep))


def _over(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, where a part of a day is over instead of where it begins."""
    return [piece._replace(time=piece.over or piece.time) for piece in pieces]


def _meaning(
    pieces: Sequence[Piece], words: Sequence[Word], now: pendulum.DateTime, config: Config
) -> Understood:
    for one, other in combinations(pieces, 2):
        if any(a and b and a != b for a, b in zip(_facts(one), _facts(other), strict=True)):
            raise _contradiction(one, other, words)
    day = _day(pieces, words, now)
    due = _due(pieces, words, day, now, config)
    before, after = _texts(pieces, words)
    return Understood(
        kind=BlockKind.DEEP if any(piece.deep for piece in pieces) else None,
        before=before,
        after=after,
        day=day,
        due=due,
        minutes=next((piece.minutes for piece in pieces if piece.minutes), None),
    )


def _facts(piece: Piece) -> tuple[object, ...]:
    """What a piece fixes: pieces contradict each other where both fix something, differently."""
    moment = piece.moment
    day = moment.date() if moment else piece.day
    time = (moment.hour, moment.minute) if moment else piece.time
    return moment, day, day.isoweekday() if day else piece.weekday, time, piece.minutes


def _contradiction(one: Piece, other: Piece, words: Sequence[Word]) -> Refused:
    first = " ".join(word.text for word in words[one.first : one.last + 1])
    return refused(
        _(
            "'{word}' at column {column} does not go with '{first}';"
            " say one of them, or put what is text in quotes."
        ),
        words[other.first : other.last + 1],
        first=first,
    )


def _day(pieces: Sequence[Piece], words: Sequence[Word], now: pendulum.DateTime) -> date | None:
    today = day_of(now, now)
    days = [day for piece in pieces if (day := _dated(piece, words, now))]
    if days:
        return date(days[0].year, days[0].month, days[0].day)
    weekday = next((piece.weekday for piece in pieces if piece.weekday), 0)
    if weekday:
        # Never today: who means today says so.
        return today + timedelta(days=(weekday - today.isoweekday() - 1) % 7 + 1)
    return today if any(piece.time for piece in pieces) else None


def _dated(piece: Piece, words: Sequence[Word], now: pendulum.DateTime) -> date | None:
    """The date of a piece that has one. Raises Refused unless it lies ahead, and not too far."""
    day = piece.moment.date() if piece.moment else piece.day
    if day is None:
        return None
    place = words[piece.first : piece.last + 1]
    if day < now.date() or (piece.moment and _is_over(piece.moment, now)):
        raise _past(place)
    if day - now.date() > FARTHEST:
        raise refused(_("'{word}' at column {column} is more than ten years away."), place)
    return day


def _is_over(moment: pendulum.DateTime, now: pendulum.DateTime) -> bool:
    """Told by the instants: Python compares the clocks of one zone, and an hour may come twice."""
    return seconds_between(now, moment) <= 0


def _past(place: Sequence[Word]) -> Refused:
    return refused(_("'{word}' at column {column} is past; say when it is to be."), place)


def _due(
    pieces: Sequence[Piece],
    words: Sequence[Word],
    day: date | None,
    now: pendulum.DateTime,
    config: Config,
) -> pendulum.DateTime | None:
    for piece in pieces:
        if piece.moment:
            return piece.moment
    timed = next((piece for piece in pieces if piece.time), None)
    if timed is None or timed.time is None or day is None:
        return None
    place = words[timed.first : timed.last + 1]
    theirs = next((piece.zone for piece in pieces if piece.zone), "")
    there = on_the_clock(day, timed.time, now.in_timezone(theirs) if theirs else now, place)
    due = there.in_timezone(zone_of(now))
    # The minute that stands on the screen is not over.
    if _is_over(due, now.start_of("minute").subtract(seconds=1)):
        raise passed_today(due, now, config, place)
    refuse_night(there, config, place)
    return due


def _texts(pieces: Sequence[Piece], words: Sequence[Word]) -> tuple[str, str]:
    """The text before the first piece, and all the text after it."""
    first = pieces[0].first if pieces else len(words)
    said = {place for piece in pieces for place in range(piece.first, piece.last + 1)}
    rest = [word.text for place, word in enumerate(words) if place > first and place not in said]
    before = _joined([word.text for word in words[:first]])
    return before.rstrip(",;:"), _joined(rest)


def _joined(texts: Sequence[str]) -> str:
    """The words without separators that stand alone at either end."""
    texts = list(texts)
    while texts and texts[0] in _SEPARATORS:
        texts.pop(0)
    while texts and texts[-1] in _SEPARATORS:
        texts.pop()
    return " ".join(texts)
