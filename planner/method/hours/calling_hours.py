"""When a contact may be called, in their own time zone.

Not before nine, not at a siesta, not after seven, not at weekends nor on their public holidays;
the hours that a contact asked for replace the usual ones. All numbers are the config's.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import N_
from planner.method.hours.public_holidays import is_public_holiday
from planner.method.hours.spans import joined, usual
from planner.model.contact import Contact
from planner.model.document import Span
from planner.model.instants import at, known_zone, local, seconds_between, zone_of

_DAYS_SEARCHED = 366
_JUMPS = 12
"""So often an opening in one zone of a country is tried in its other zones: that is some days, and
what does not meet in them hardly ever does."""

_AWAKE = Span("08:00", "22:00")
"""When a call wakes nobody."""


class Reachable(StrEnum):
    """How a contact's calling hours stand to a moment; :func:`reach` says what is what."""

    OPEN = "open"
    OPENS = "opens"
    CLOSES = "closes"
    CLOSED = "closed"

    @property
    def now(self) -> bool:
        """Whether this moment is inside the calling hours."""
        return self in (Reachable.OPEN, Reachable.CLOSES)


class Why(StrEnum):
    """Why a contact cannot be called. ``BREAK`` lies between the hours that they asked for."""

    NONE = ""
    EARLY = N_("early")
    SIESTA = N_("siesta")
    BREAK = N_("their break")
    LATE = N_("late")
    WEEKEND = N_("weekend")
    HOLIDAY = N_("holiday")


class Reach(NamedTuple):
    """Whether a contact can be called. All times are in the contact's zone, ``here`` is now.

    ``at`` is the closing for ``OPEN`` and ``CLOSES``, else the next opening (``None`` if there is
    none in a year). ``lasts`` tells that they can be called now and through the minutes asked
    about, ``elsewhere`` that their clocks do not show the rep's time.

    Where their zone is a guess, ``country`` names the one that has several, ``here`` is the
    earliest of its clocks and ``latest`` the other end; an opening is told by the rep's clock.
    """

    state: Reachable
    at: pendulum.DateTime | None
    why: Why
    here: pendulum.DateTime
    lasts: bool = False
    elsewhere: bool = False
    country: str = ""
    latest: pendulum.DateTime | None = None


def reach(contact: Contact, now: pendulum.DateTime, config: Config, minutes: int = 0) -> Reach:
    """Whether ``contact`` can be called now, and through the next ``minutes``.

    ``CLOSES`` is open, but not for long; ``OPENS`` is closed, but opens on the same day of theirs.
    A country that is empty counts as the rep's. Where the zone is not known, it is that of the
    country; where that has several, they can be called while it is within the hours in all, and
    the day is the rep's. In a country so wide that somebody there is always at the siesta or not
    yet at work, the siesta does not count; in one such as Russia, only the night does.
    """
    now = local(now, _rep_zone(now, config))
    clocks = [_Hours.of(contact, zone, config) for zone in _zones(contact, now, config)]
    soon = max(config.calls.closing_soon_minutes, minutes)
    if len(clocks) == 1:
        found = _one(clocks[0], now, soon)
    else:
        found = _all(clocks, now, soon)
        for wider in (_Hours.without_siesta, _Hours.by_day):
            if found.at is None:
                found = _all([wider(hours) for hours in clocks], now, soon)
        found = found._replace(country=contact.country)
    lasts = found.at is not None and seconds_between(now, found.at) >= minutes * 60
    elsewhere = found.here.utcoffset() != now.utcoffset()
    return found._replace(lasts=lasts and found.state.now, elsewhere=elsewhere)


class _Hours(NamedTuple):
    """When one contact may be called: the hours of a day, and the days."""

    spans: tuple[Span, ...]
    between: Why
    weekdays: frozenset[int]
    country: str
    zone: str

    @classmethod
    def of(cls, contact: Contact, zone: str, config: Config) -> "_Hours":
        asked = joined(contact.preference.hours)
        return cls(
            spans=asked or usual(config.calling_hours),
            between=Why.BREAK if asked else Why.SIESTA,
            weekdays=config.calling_hours.days,
            country=contact.country or config.rep.country,
            zone=zone,
        )

    def without_siesta(self) -> "_Hours":
        """The same with the usual hours in one piece; hours that were asked for stay."""
        if self.between is not Why.SIESTA or not self.spans:
            return self
        return self._replace(spans=(Span(self.spans[0].start, self.spans[-1].end),))

    def by_day(self) -> "_Hours":
        """The same with all hours at which nobody sleeps; hours that were asked for stay."""
        return self if self.between is Why.BREAK else self._replace(spans=(_AWAKE,))

    def why_not(self, day: date) -> Why:
        """Why ``day`` is none for calls, if it is none."""
        if day.isoweekday() not in self.weekdays:
            return Why.WEEKEND
        return Why.HOLIDAY if is_public_holiday(day, self.country) else Why.NONE

    def on(self, day: date) -> Iterator[tuple[pendulum.DateTime, pendulum.DateTime]]:
        """From when to when the contact may be called on ``day``, in order."""
        for span in () if self.why_not(day) else self.spans:
            opens, closes = (at(day, time, self.zone) for time in (span.start, span.end))
            if opens < closes:  # Not so where daylight saving swallows the span.
                yield opens, closes


def _zones(contact: Contact, now: pendulum.DateTime, config: Config) -> Sequence[str]:
    """Where they may be."""
    if contact.zone and known_zone(contact.zone):
        return (contact.zone,)
    if not contact.country:
        return (_rep_zone(now, config),)
    # Imported late: few contacts have a country and no zone.
    from planner.method.hours.country_zone import likely_zones

    return likely_zones(contact.country, now, config)


def _one(hours: _Hours, now: pendulum.DateTime, soon: int) -> Reach:
    here = local(now, hours.zone)
    return _today(hours, here, soon) or _another_day(hours, here)


def _all(clocks: Sequence[_Hours], now: pendulum.DateTime, soon: int) -> Reach:
    """What holds wherever they are: the first closing, or when all are open."""
    each = [_one(hours, now, soon) for hours in clocks]
    first, latest = each[0], each[-1].here
    closed = next((found for found in each if not found.state.now), None)
    if closed is None:
        closing = min(each, key=lambda found: found.at or now)
        return closing._replace(here=first.here, latest=latest)
    opens = _opening(clocks, now)
    at_all = local(opens, zone_of(now)) if opens else None
    today = at_all is not None and at_all.date() == now.date()
    state = Reachable.OPENS if today else Reachable.CLOSED
    return Reach(state, at_all, closed.why, first.here, latest=latest)


def _opening(clocks: Sequence[_Hours], moment: pendulum.DateTime) -> pendulum.DateTime | None:
    """The next moment inside the hours of all of them, if there is one soon."""
    for _jump in range(_JUMPS):
        closed = [found for hours in clocks if not (found := _one(hours, moment, 0)).state.now]
        if not closed:
            return moment
        openings = [found.at for found in closed if found.at]
        if not openings:
            return None
        moment = max(openings)
    return None


def _today(hours: _Hours, here: pendulum.DateTime, soon: int) -> Reach | None:
    """What the rest of the contact's day offers, if it offers anything."""
    for number, (opens, closes) in enumerate(hours.on(here.date())):
        if here < opens:
            why = hours.between if number else Why.EARLY
            return Reach(Reachable.OPENS, opens, why, here)
        if here < closes:
            closing = seconds_between(here, closes) <= soon * 60
            state = Reachable.CLOSES if closing else Reachable.OPEN
            return Reach(state, closes, Why.NONE, here)
    return None


def _another_day(hours: _Hours, here: pendulum.DateTime) -> Reach:
    """Closed for the rest of the contact's day."""
    days = (here.date() + timedelta(days=days) for days in range(1, _DAYS_SEARCHED))
    openings = (opens for day in days for opens, _closes in hours.on(day))
    why = hours.why_not(here.date()) or Why.LATE
    return Reach(Reachable.CLOSED, next(openings, None), why, here)


def _rep_zone(now: pendulum.DateTime, config: Config) -> str:
    return config.rep.zone or zone_of(now)
