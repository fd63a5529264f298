"""What a calendar holds, before anything is decided about it."""

from datetime import datetime
from typing import NamedTuple

from planner.model.draft import Skipped

MOST_BYTES = 20 * 2**20
"""Of a calendar. Larger ones are refused."""


class Window(NamedTuple):
    """The stretch of time that is looked at, its end left out."""

    start: datetime
    end: datetime


class MeetingDraft(NamedTuple):
    """One meeting as a calendar has it. Instants in UTC; ``uid`` is that of its whole series.

    ``busy`` says whether it takes the rep's time. An all-day one goes from midnight to midnight.
    """

    uid: str
    start: datetime
    end: datetime
    summary: str
    busy: bool = True
    all_day: bool = False


class CalendarReading(NamedTuple):
    """All that was read of one calendar: the meetings of the window, and what became none.

    ``events`` counts what could be read, inside the window or not: with none and something
    ``skipped`` the calendar is of no use. Not ``complete`` is one that breaks off.
    """

    drafts: tuple[MeetingDraft, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    events: int = 0
    complete: bool = True


class Brought(NamedTuple):
    """What one source brought. Of an incomplete one nothing that is missing is taken for gone."""

    source: str
    drafts: tuple[MeetingDraft, ...]
    complete: bool = True
