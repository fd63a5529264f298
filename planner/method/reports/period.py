"""Whole days of the rep's calendar: a week from Monday, a calendar month, or any days."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

import pendulum

from planner.locale import _
from planner.model.errors import WrongUsage
from planner.model.instants import at, stamp, zone_of

LONGEST = 366
"""Days that a report is about at most."""

_DAY = timedelta(days=1)
_EARLIEST, _LATEST = date(1900, 1, 1), date(9998, 12, 31)


class Length(StrEnum):
    """What a period is: a whole week, a whole month, or any days."""

    WEEK = "week"
    MONTH = "month"
    DAYS = "days"


class Stretch(NamedTuple):
    """From one moment to another, the end left out."""

    start: datetime
    end: datetime

    def holds(self, moment: datetime | None) -> bool:
        """Whether the moment lies in it; none lies nowhere."""
        return moment is not None and self.start <= moment < self.end


def _stretch(start: datetime, end: datetime) -> Stretch:
    # In the plain form of the documents: years of them are compared with it.
    return Stretch(stamp(start), stamp(end))


class Period(NamedTuple):
    """From one day to another, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def length(self) -> Length:
        """What it is by the calendar."""
        if self == month_of(self.first):
            return Length.MONTH
        return Length.WEEK if self == week_of(self.first) else Length.DAYS

    @property
    def before(self) -> "Period":
        """The month before a month; else as many days before the first."""
        if self.length is Length.MONTH:
            return month_of(self.first - _DAY)
        days = timedelta(days=self.days)
        return Period(self.first - days, self.last - days)

    @property
    def after(self) -> "Period":
        """The month after a month; else as many days after the last."""
        if self.length is Length.MONTH:
            return month_of(self.last + _DAY)
        days = timedelta(days=self.days)
        return Period(self.first + days, self.last + days)

    def stretch(self, zone: str) -> Stretch:
        """From midnight to midnight in ``zone``, whatever daylight saving makes of the hours."""
        return _stretch(at(self.first, "00:00", zone), at(self.last + _DAY, "00:00", zone))

    def before_so_far(self, now: pendulum.DateTime) -> Stretch:
        """What was over of the period before it, as far into that one as ``now`` is into this one:
        half a week must not be measured against a whole one."""
        zone, former = zone_of(now), self.before
        whole = former.stretch(zone)
        days = now.toordinal() - self.first.toordinal()
        if days < 0:
            return Stretch(whole.start, whole.start)
        if days >= self.days:
            return whole
        until = at(former.first + days * _DAY, now.strftime("%H:%M"), zone)
        return _stretch(whole.start, min(whole.end, until))


def week_of(day: date) -> Period:
    """The week of ``day``, from Monday."""
    monday = date.fromordinal(day.toordinal() - day.weekday())
    return Period(monday, monday + 6 * _DAY)


def month_of(day: date) -> Period:
    """The calendar month of ``day``."""
    next_month = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return Period(date(day.year, day.month, 1), next_month - _DAY)


def span(first: date, last: date) -> Period:
    """The days from ``first`` to ``last``. Raises WrongUsage unless they are 1 to 366 days."""
    days = (last - first).days + 1
    if 1 <= days <= LONGEST and first >= _EARLIEST and last <= _LATEST:
        return Period(date.fromordinal(first.toordinal()), date.fromordinal(last.toordinal()))
    raise WrongUsage(
        _(
            "From {first} to {last} is no report; name a first and a last day, a year at most."
        ).format(first=first.isoformat(), last=last.isoformat())
    )
