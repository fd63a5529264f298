"""A time zone as a calendar defines it (VTIMEZONE), for zones that nobody else knows."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta, tzinfo
from itertools import chain
from typing import NamedTuple

from planner.interchange.calendar.parts import Part

_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_DATES_SHOWN = 200
_LONGEST_DAY = timedelta(hours=24)
_NO_END = datetime(9999, 12, 31)  # noqa: DTZ001 - a wall clock


class _Onset(NamedTuple):
    """From the wall-clock time ``at`` on, the zone is ``after`` UTC; until then ``before``."""

    at: datetime
    before: timedelta
    after: timedelta


class FileZone(tzinfo):
    """Knows the changes between two years; before the first and after the last it stays as it is.

    ``key`` is what libraries take for its name.
    """

    def __init__(self, key: str, onsets: Iterable[_Onset]) -> None:
        self.key = key
        self._onsets = sorted(onsets)
        self._at = [onset.at for onset in self._onsets]

    def utcoffset(self, when: datetime | None) -> timedelta:
        if when is None:
            return self._onsets[-1].after
        place = bisect_right(self._at, when.replace(tzinfo=None, fold=0))
        return self._onsets[place - 1].after if place else self._onsets[0].before

    def dst(self, _when: datetime | None) -> timedelta:
        return timedelta(0)

    def tzname(self, _when: datetime | None) -> str:
        return self.key

    def fromutc(self, when: datetime) -> datetime:
        return when + self.utcoffset(when + self.utcoffset(when))


def file_zone(key: str, part: Part, first: int, last: int) -> FileZone | None:
    """The zone that ``part`` defines, with its changes of the years ``first`` to ``last``.

    ``None`` where nothing in it can be understood.
    """
    onsets: list[_Onset] = []
    for observance in part.parts:
        # One half that is understood is better than none.
        with suppress(ValueError, OverflowError, KeyError):
            onsets += _onsets(observance, first, last)
    return FileZone(key, onsets) if onsets else None


def _onsets(observance: Part, first: int, last: int) -> list[_Onset]:
    start = _wall_clock(observance.text("DTSTART"))
    before, after = (_offset(observance.text(f"TZOFFSET{side}")) for side in ("FROM", "TO"))
    listed = observance.properties.get("RDATE", [])[:_DATES_SHOWN]
    dates = chain.from_iterable(each.value.split(",") for each in listed)
    moments = {start, *map(_wall_clock, dates)}
    if rule := observance.text("RRULE"):
        moments.update(_yearly(rule, start, before, first, last))
    return [_Onset(moment, before, after) for moment in moments]


def _yearly(
    rule: str, start: datetime, before: timedelta, first: int, last: int
) -> Iterator[datetime]:
    """The changes of a rule such as FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU. Others raise ValueError."""
    parts = dict(part.split("=", 1) for part in rule.replace(" ", "").upper().split(";") if part)
    if parts.get("FREQ") != "YEARLY":
        raise ValueError(rule)
    until = _until(parts["UNTIL"], before) if "UNTIL" in parts else _NO_END
    # A rule that has ended says how things stood when the next one began.
    first = max(start.year, min(first, until.year - 1))
    for year in range(first, min(last, until.year) + 1):
        for day in _days(parts, year, start):
            moment = datetime.combine(day, start.time())
            if start <= moment <= until:
                yield moment


def _days(parts: dict[str, str], year: int, start: datetime) -> list[date]:
    """The days of a year that a rule means."""
    month = int(parts.get("BYMONTH", start.month))
    days = [date(year, month, 1) + timedelta(days=n) for n in range(31)]
    days = [day for day in days if day.month == month]
    if wanted := parts.get("BYMONTHDAY"):
        numbers = set(map(int, wanted.split(",")))
        days = [day for day in days if day.day in numbers]
    elif "BYDAY" not in parts:
        days = [day for day in days if day.day == start.day]
    if by_day := _BY_DAY.fullmatch(parts.get("BYDAY", "")):
        days = [day for day in days if day.weekday() == _WEEKDAYS.index(by_day[2])]
        place = int(by_day[1] or 0)
        days = days[place - 1 :][:1] if place > 0 else days[place:][:1] if place else days
    return days


def _until(text: str, before: timedelta) -> datetime:
    """The end of a rule, in UTC as it stands there, on the wall clock."""
    moment = _wall_clock(text)
    return moment + before if text.endswith("Z") else moment


def _wall_clock(text: str) -> datetime:
    digits = text.strip().removesuffix("Z")
    return datetime.strptime(digits, "%Y%m%dT%H%M%S" if "T" in digits else "%Y%m%d")  # noqa: DTZ007


def _offset(text: str) -> timedelta:
    found = _OFFSET.fullmatch(text)
    if not found:
        raise ValueError(text)
    sign, hours, minutes, seconds = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds or 0))
    if offset >= _LONGEST_DAY:
        raise ValueError(text)
    return -offset if sign == "-" else offset
