"""Small calendars for tests, and a short way to read them."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from day_samples import MADRID

from planner.interchange.calendar import read_calendar
from planner.model.meeting_draft import CalendarReading, Window

SPRING = Window(
    datetime(2026, 2, 28, 23, tzinfo=ZoneInfo("UTC")), datetime(2026, 5, 1, tzinfo=ZoneInfo("UTC"))
)


def event(*lines: str, uid: str = "a@example", summary: str = "Team") -> str:
    """A VEVENT with these lines and an hour on Monday 2 March, unless they say when."""
    when = () if any(line.startswith("DTSTART") for line in lines) else MONDAY
    body = (f"UID:{uid}", f"SUMMARY:{summary}", *when, *lines)
    return "\n".join(("BEGIN:VEVENT", *body, "END:VEVENT"))


MONDAY = ("DTSTART;TZID=Europe/Madrid:20260302T100000", "DTEND;TZID=Europe/Madrid:20260302T110000")


def calendar(*parts: str) -> bytes:
    return "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", "")).encode()


def read(
    data: bytes | str, window: Window = SPRING, zone: str = MADRID, **more: Any
) -> CalendarReading:
    given = data.encode() if isinstance(data, str) else data
    return read_calendar(given, "team.ics", window, zone, **more)


def times(reading: CalendarReading, zone: str = MADRID) -> list[str]:
    """``02/03 10:00-11:00`` for each meeting, on the wall clock there; ``02/03`` all day."""
    there = ZoneInfo(zone)
    told = []
    for draft in reading.drafts:
        start, end = draft.start.astimezone(there), draft.end.astimezone(there)
        day = f"{start:%d/%m}"
        told.append(day if draft.all_day else f"{day} {start:%H:%M}-{end:%H:%M}")
    return told
