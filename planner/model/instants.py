"""Between the file's instants (UTC) and the rep's calendar (pendulum, with a zone).

The only place where a zone name becomes a zone.
"""

from datetime import UTC, date, datetime
from functools import lru_cache

import pendulum

from planner.locale import _
from planner.model.errors import Refused
from planner.model.saying import say_day, say_moment


def stamp(moment: datetime) -> datetime:
    """The instant as documents hold it: UTC, whole milliseconds."""
    plain = datetime.fromtimestamp(moment.timestamp(), UTC)
    return plain.replace(microsecond=plain.microsecond // 1000 * 1000)


def last_midnight(now: pendulum.DateTime) -> datetime:
    """When the day of ``now`` began on its wall clock, as documents hold instants."""
    # In UTC, as they are: so it compares with thousands of them forty times quicker.
    return stamp(now.start_of("day"))


def local(instant: datetime, zone: str) -> pendulum.DateTime:
    """The same instant on a wall clock in ``zone`` (an IANA name)."""
    there = instant.astimezone(_zone(zone))
    # Its own conversion takes six times as long, and a page asks for hundreds.
    return pendulum.DateTime(
        there.year,
        there.month,
        there.day,
        there.hour,
        there.minute,
        there.second,
        there.microsecond,
        tzinfo=there.tzinfo,
        fold=there.fold,
    )


def local_to(instant: datetime, now: datetime) -> pendulum.DateTime:
    """The same instant on the wall clock that shows ``now``: the rep's."""
    return local(instant, zone_of(now))


def day_in(instant: datetime, zone: str) -> date:
    """The day of an instant on a wall clock in ``zone``, as a plain date."""
    moment = local(instant, zone)
    return date(moment.year, moment.month, moment.day)


def day_of(instant: datetime, now: datetime) -> date:
    """The day of an instant in the rep's calendar, as a plain date."""
    return day_in(instant, zone_of(now))


def at(day: date, time_of_day: str, zone: str) -> pendulum.DateTime:
    """``HH:MM`` on ``day`` in ``zone``. A time skipped by daylight saving moves on by the gap."""
    hour, minute = time_of_day.split(":")
    return pendulum.datetime(day.year, day.month, day.day, int(hour), int(minute), tz=_zone(zone))


def zone_of(now: datetime) -> str:
    """The zone name of a moment that the desk handed out: the rep's zone."""
    return pendulum.instance(now).timezone_name or "UTC"


def seconds_between(earlier: datetime, later: datetime) -> float:
    """How long it is from one instant to the other."""
    return later.timestamp() - earlier.timestamp()


def minute_of(moment: datetime) -> int:
    """The minute that a clock shows, in minutes since 1970."""
    return int(moment.timestamp() // 60)


def days_between(earlier: datetime, now: datetime) -> int:
    """How many midnights lie between, on the wall clock of ``now``: what people count as days."""
    return (day_of(now, now) - day_of(earlier, now)).days


def within(seconds: float, earlier: datetime, later: datetime) -> bool:
    """Whether ``later`` comes after ``earlier``, by less than so many seconds. A clock that was set
    back in between is within nothing."""
    return 0 <= seconds_between(earlier, later) < seconds


def brief(instant: datetime, now: datetime) -> str:
    """The instant as the rep reads it: the time alone if it is today, else day and time."""
    zone = zone_of(now)
    moment, here = local(instant, zone), local(now, zone)
    same_day = moment.date() == here.date()
    return moment.strftime("%H:%M") if same_day else say_moment(moment, here)


def say_when(instant: datetime, now: datetime) -> str:
    """The same within a sentence: ``at 13:00`` if it is today, else ``on Fri 6 Mar at 13:00``."""
    zone = zone_of(now)
    moment, here = local(instant, zone), local(now, zone)
    text = _("at {time}") if moment.date() == here.date() else _("on {day} at {time}")
    return text.format(day=say_day(moment, here), time=moment.strftime("%H:%M"))


def known_zone(name: str) -> bool:
    """Whether ``name`` is a zone of the IANA database."""
    try:
        _zone(name)
    except Refused:
        return False
    return True


@lru_cache(maxsize=256)
def _zone(name: str) -> pendulum.Timezone:
    try:
        return pendulum.timezone(name)
    except (LookupError, ValueError, OSError) as error:
        raise Refused(
            _("{zone} is no time zone; write one such as Europe/Madrid.").format(zone=name)
        ) from error
