"""When a contact may be called, in their own time zone, and how to say it in a few words.

Not before nine, not at a siesta, not after seven, not at weekends nor on their public holidays;
the hours that a contact asked for replace the usual ones. All numbers are the config's.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import NamedTuple

import pendulum

from planner.config import CallingHours, Config
from planner.locale import N_, _
from planner.method.public_holidays import is_public_holiday
from planner.model.contact import Contact
from planner.model.document import Span
from planner.model.instants import at, known_zone, local, seconds_between, zone_of

_DAYS_SEARCHED = 366


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
    """

    state: Reachable
    at: pendulum.DateTime | None
    why: Why
    here: pendulum.DateTime
    lasts: bool = False
    elsewhere: bool = False


def reach(
    contact: Contact,
    now: pendulum.DateTime,
    config: Config,
    minutes: int = 0,
) -> Reach:
    """Whether ``contact`` can be called now, and through the next ``minutes``.

    ``CLOSES`` is open, but not for long; ``OPENS`` is closed, but opens on the same day of theirs.
    A country that is empty counts as the rep's. Where the zone is not known, it is that of the
    country, and of several the one that is nearest to noon: who cannot be called there can be
    called nowhere in it.
    """
    hours = _Hours.of(contact, now, config)
    here = local(now, hours.zone)
    soon = max(config.calls.closing_soon_minutes, minutes)
    found = _today(hours, here, soon) or _another_day(hours, here)
    lasts = found.state.now and found.at is not None and found.at >= here.add(minutes=minutes)
    elsewhere = here.utcoffset() != local(now, _rep_zone(now, config)).utcoffset()
    return found._replace(lasts=lasts, elsewhere=elsewhere)


def describe(reach: Reach) -> str:
    """A few words for a row: ``opens 16:00 (siesta)``, ``closed (21:42 in Shanghai)``."""
    return _WORDS[reach.state](reach)


class _Hours(NamedTuple):
    """When one contact may be called: the hours of a day, and the days."""

    spans: tuple[Span, ...]
    between: Why
    weekdays: frozenset[int]
    country: str
    zone: str

    @classmethod
    def of(cls, contact: Contact, now: pendulum.DateTime, config: Config) -> "_Hours":
        asked = _joined(contact.preference.hours)
        return cls(
            spans=asked or _usual(config.calling_hours),
            between=Why.BREAK if asked else Why.SIESTA,
            weekdays=config.calling_hours.days,
            country=contact.country or config.rep.country,
            zone=contact.zone if _is_zone(contact.zone) else _likely_zone(contact, now, config),
        )

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


def _likely_zone(contact: Contact, now: pendulum.DateTime, config: Config) -> str:
    """In the rep's own country the rep's."""
    own = _rep_zone(now, config)
    if not contact.country:
        return own
    # Imported late: few contacts have a country and no zone, and its table takes a while to read.
    from planner.method.country_zone import zones_of

    zones = zones_of(contact.country)
    at_home = own in zones or zones == zones_of(config.rep.country)
    return own if at_home or not zones else min(zones, key=partial(_from_noon, now))


def _from_noon(now: pendulum.DateTime, zone: str) -> int:
    """Minutes."""
    there = local(now, zone)
    return abs(there.hour * 60 + there.minute - 12 * 60)


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


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order and without overlaps."""
    joined: list[Span] = []
    for span in sorted(_not_empty(spans), key=lambda span: span.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _usual(hours: CallingHours) -> tuple[Span, ...]:
    """What the siestas leave of the day."""
    siestas = _joined(hours.siesta)
    begins = (hours.start, *(max(siesta.end, hours.start) for siesta in siestas))
    ends = (*(min(siesta.start, hours.end) for siesta in siestas), hours.end)
    return _not_empty(map(Span, begins, ends))


def _not_empty(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if span.start < span.end)


def _is_zone(name: str) -> bool:
    return bool(name) and known_zone(name)


def _rep_zone(now: pendulum.DateTime, config: Config) -> str:
    return config.rep.zone or zone_of(now)


def _opens(reach: Reach) -> str:
    text = _("opens {time} in {city}") if reach.elsewhere else _("opens {time} ({why})")
    time = reach.at.strftime("%H:%M") if reach.at else ""
    return text.format(time=time, city=_city(reach), why=_(reach.why))


def _closes(reach: Reach) -> str:
    left = seconds_between(reach.here, reach.at) if reach.at else 0
    return _("closes in {minutes} min").format(minutes=math.ceil(left / 60))


def _closed(reach: Reach) -> str:
    if reach.elsewhere:
        text = _("closed ({time} in {city})")
        return text.format(time=reach.here.strftime("%H:%M"), city=_city(reach))
    return _("closed ({why})").format(why=_(reach.why))


_WORDS: dict[Reachable, Callable[[Reach], str]] = {
    Reachable.OPEN: lambda reach: _("open"),
    Reachable.OPENS: _opens,
    Reachable.CLOSES: _closes,
    Reachable.CLOSED: _closed,
}


def _city(reach: Reach) -> str:
    # Imported late: few contacts live where another time is shown.
    from planner.method.city_names import CITY_NAMES

    name = zone_of(reach.here).rpartition("/")[2].replace("_", " ")
    return _(name) if name in CITY_NAMES else name
