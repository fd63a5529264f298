"""The only place where the planner asks what time it is."""

import os
import re

import pendulum
from pendulum.tz.local_timezone import get_local_timezone

from planner.locale import _
from planner.model.errors import WrongUsage
from planner.model.instants import known_zone

_GIVEN = re.compile(r"(?P<moment>[^\[\]]+)(\[(?P<zone>[^\[\]]+)\])?")


class Clock:
    """A wall clock. Started at a given moment, it runs on from there."""

    def __init__(self, start: pendulum.DateTime | None = None) -> None:
        given = start.timezone_name if start else None
        # A moment with an offset and no zone says nothing of daylight saving.
        self.zone = given if given and known_zone(given) else _zone_here()
        self._ahead = start - pendulum.now("UTC") if start else None

    def now(self) -> pendulum.DateTime:
        """The present moment, in the clock's zone."""
        moment = pendulum.now("UTC")
        if self._ahead is not None:
            moment = moment + self._ahead
        return moment.in_timezone(self.zone)


def clock_from_environment() -> Clock:
    """A clock that starts at ``PLANNER_NOW``, where that is set.

    Raises WrongUsage if it is not like ``2026-03-02T10:00:00+01:00[Europe/Madrid]``.
    """
    given = os.environ.get("PLANNER_NOW")
    return Clock(parse_moment(given) if given else None)


def parse_moment(text: str) -> pendulum.DateTime:
    """ISO 8601 with an offset, then if wanted an IANA zone in square brackets."""
    found = _GIVEN.fullmatch(text.strip())
    try:
        if not found:
            raise ValueError
        moment = pendulum.parse(found["moment"], exact=True)
        if not isinstance(moment, pendulum.DateTime):
            raise ValueError
        return moment.in_timezone(found["zone"]) if found["zone"] else moment
    except (ValueError, LookupError) as error:
        raise WrongUsage(
            _(
                "PLANNER_NOW={text} is no moment;"
                " write one such as 2026-03-02T10:00:00+01:00[Europe/Madrid]."
            ).format(text=text)
        ) from error


def _zone_here() -> str:
    name = get_local_timezone().name
    return name if known_zone(name) else "UTC"
