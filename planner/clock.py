"""The only place where the planner asks what time it is.

What a zone needs is imported late: who only wants the seconds has them before it would be there.
"""

import os
import re
import time
from datetime import datetime
from typing import TYPE_CHECKING

from planner.model.errors import WrongUsage

if TYPE_CHECKING:
    import pendulum

YEARS = range(1970, 2201)
"""Years that a clock may be set to: the calendar ends beside 1 and 9999, and plans reach ahead."""
_GIVEN = re.compile(r"(?P<moment>[^\[\]]+)(\[(?P<zone>[^\[\]]+)\])?")


class Clock:
    """A wall clock. Started at a given moment, it runs on from there."""

    def __init__(self, start: "pendulum.DateTime | None" = None) -> None:
        import pendulum

        from planner.model.instants import known_zone

        given = start.timezone_name if start else None
        # A moment with an offset and no zone says nothing of daylight saving.
        self._zone = pendulum.timezone(given if given and known_zone(given) else _zone_here())
        # In seconds: a difference in months, as pendulum counts, is of another length elsewhere.
        self._ahead = start.timestamp() - time.time() if start else 0.0

    def now(self) -> "pendulum.DateTime":
        """The present moment, in the clock's zone."""
        import pendulum

        # Asked at each beat of the screen: by way of UTC it would take twice as long.
        return pendulum.DateTime.fromtimestamp(time.time() + self._ahead, self._zone)


def clock_from_environment() -> Clock:
    """A clock that starts at ``PLANNER_NOW``, where that is set.

    Raises WrongUsage if it is not like ``2026-03-02T10:00:00+01:00[Europe/Madrid]``.
    """
    given = os.environ.get("PLANNER_NOW")
    return Clock(parse_moment(given) if given else None)


def seconds_now() -> float | None:
    """The present moment in seconds since 1970. ``None`` where ``PLANNER_NOW`` is set and names no
    zone or no plain moment: then a clock has to say it."""
    given = os.environ.get("PLANNER_NOW")
    if not given:
        return time.time()
    found = _GIVEN.fullmatch(given.strip())
    try:
        moment = datetime.fromisoformat(found["moment"]) if found and found["zone"] else None
    except ValueError:
        return None
    return moment.timestamp() if moment and moment.tzinfo else None


def parse_moment(text: str) -> "pendulum.DateTime":
    """ISO 8601 with an offset, then if wanted an IANA zone in square brackets. Raises WrongUsage
    for anything else, and for a year that no planner is used in."""
    import pendulum

    from planner.locale import _

    found = _GIVEN.fullmatch(text.strip())
    try:
        if not found:
            raise ValueError
        moment = pendulum.parse(found["moment"], exact=True)
        if not isinstance(moment, pendulum.DateTime):
            raise ValueError
        if moment.year not in YEARS:
            told = _("PLANNER_NOW={text} is too far away; write a year from {first} to {last}.")
            raise WrongUsage(told.format(text=text, first=YEARS[0], last=YEARS[-1]))
        return moment.in_timezone(found["zone"]) if found["zone"] else moment
    except (ValueError, LookupError) as error:
        raise WrongUsage(
            _(
                "PLANNER_NOW={text} is no moment;"
                " write one such as 2026-03-02T10:00:00+01:00[Europe/Madrid]."
            ).format(text=text)
        ) from error


def _zone_here() -> str:
    from pendulum.tz.local_timezone import get_local_timezone

    from planner.model.instants import known_zone

    name = get_local_timezone().name
    return name if known_zone(name) else "UTC"
