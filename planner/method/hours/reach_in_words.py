"""Whether a contact can be called, in a few words, with the time that their clocks show."""

import math
from collections.abc import Callable

from planner.locale import _
from planner.method.hours.calling_hours import Reach, Reachable
from planner.model.instants import seconds_between, zone_of


def describe(reach: Reach) -> str:
    """A few words for a row: ``opens 16:00 (siesta)``, ``closed (21:42 in Shanghai)``."""
    return _WORDS[reach.state](reach)


def describe_briefly(reach: Reach) -> str:
    """The same beside a number that leaves it little room: ``18 min left``."""
    if reach.state is not Reachable.CLOSES:
        return describe(reach)
    return _("{n} min left").format(n=_minutes_left(reach))


def describe_with_clock(reach: Reach) -> str:
    """The same for who is about to call: always with the time there, where it is another."""
    said = describe(reach)
    if reach.state is not Reachable.OPENS or reach.latest or not reach.elsewhere:
        return said
    return _("{opens} (now {time} there)").format(opens=said, time=reach.here.strftime("%H:%M"))


def told_there(reach: Reach) -> str:
    """What their clocks show: ``08:30 in Mexico City``. Empty where that is the rep's time."""
    if reach.latest:
        first, last = (clock.strftime("%H:%M") for clock in (reach.here, reach.latest))
        return _("{first} to {last} in {country}").format(
            first=first, last=last, country=reach.country
        )
    if not reach.elsewhere:
        return ""
    time = reach.here.strftime("%H:%M")
    return _("{time} in {city}").format(time=time, city=_city(reach))


def _opens(reach: Reach) -> str:
    time = reach.at.strftime("%H:%M") if reach.at else ""
    if reach.latest:
        return _("opens {time} here ({country})").format(time=time, country=reach.country)
    text = _("opens {time} in {city}") if reach.elsewhere else _("opens {time} ({why})")
    return text.format(time=time, city=_city(reach), why=_(reach.why))


def _closes(reach: Reach) -> str:
    return _("closes in {minutes} min").format(minutes=_minutes_left(reach))


def _minutes_left(reach: Reach) -> int:
    return math.ceil(seconds_between(reach.here, reach.at) / 60) if reach.at else 0


def _closed(reach: Reach) -> str:
    if reach.latest:
        return _("closed (it is {first} to {last} there, {country})").format(
            first=reach.here.strftime("%H:%M"),
            last=reach.latest.strftime("%H:%M"),
            country=reach.country,
        )
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
    from planner.method.hours.city_names import city_of

    return city_of(zone_of(reach.here), _)
