"""Which zone a calendar means by a name: its own definition first, else the world's."""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from planner.interchange.calendar.file_zone import file_zone
from planner.interchange.calendar.parts import Part
from planner.interchange.calendar.zone_names import zone_named
from planner.model.meeting_draft import Window

_COMPARED_EVERY = timedelta(days=7)


class Zones:
    """The zones of one calendar. ``unknown`` is filled with the names that mean none, and the
    first event that has them. ``floating`` is where times without a zone are meant.
    """

    def __init__(self, calendar: Part, local: str, window: Window) -> None:
        self.local = ZoneInfo(local)
        self.floating = zone_named(calendar.text("X-WR-TIMEZONE")) or self.local
        self.unknown: dict[str, str] = {}
        self._window = window
        defined = (part for part in calendar.parts if part.name == "VTIMEZONE")
        self._defined = {part.text("TZID").strip('"'): part for part in defined}
        self._found: dict[str, tzinfo | None] = {}

    def named(self, name: str, event: str) -> tzinfo:
        """The zone that ``name`` means here; if none, the local one, which is noted."""
        key = name.strip()
        if key not in self._found:
            self._found[key] = self._look_up(key)
        zone = self._found[key]
        if zone is None:
            self.unknown.setdefault(key, event)
        return zone or self.local

    def _look_up(self, name: str) -> tzinfo | None:
        known, part = zone_named(name), self._defined.get(name)
        if part is None:
            return known
        years = self._window.start.year - 1, self._window.end.year + 1
        defined = file_zone(name, part, *years)
        if defined is None or (known and self._agree(known, defined)):
            # The world's zone is quicker, and knows more years.
            return known
        return defined

    def _agree(self, one: tzinfo, other: tzinfo) -> bool:
        day = self._window.start.astimezone(UTC)
        while day < self._window.end:
            if _offset(day, one) != _offset(day, other):
                return False
            day += _COMPARED_EVERY
        return True


def _offset(moment: datetime, zone: tzinfo) -> timedelta | None:
    return moment.astimezone(zone).utcoffset()
