"""What makes up a day: protected blocks, meetings, the rep's presence, the day's own record."""

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from planner.model.document import Document
from planner.model.touch import Mark


class BlockKind(StrEnum):
    """What a block protects: five calls, or one task."""

    CALLS = "calls"
    DEEP = "deep"


class BlockState(StrEnum):
    """Where a block stands; ``DROPPED`` was planned and never begun."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"


class Ending(StrEnum):
    """How a block ended: all calls made, stopped by hand, time up, or settled after an absence."""

    COMPLETE = "complete"
    STOPPED = "stopped"
    TIME = "time"
    SETTLED = "settled"


class Interruption(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A request that arrived while the rep was protected, and the minutes it took.

    ``open`` while the rep deals with it, so that its minutes are still being counted.
    """

    request: str
    at: datetime
    minutes: float = 0
    open: bool = False


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """A start planned on a day that went by without it, and the minutes that it was planned for."""

    at: datetime
    minutes: int


class Block(Document, frozen=True, kw_only=True):
    """Protected time: 15 minutes for five calls, or deep work for one task.

    Nothing counts ticks: what is left follows from ``started_at`` and ``planned_minutes``.
    ``picks`` are the contacts chosen, in order; ``skipped`` those passed over; ``touches`` what was
    done. ``marks`` were made in the talk of the moment and go to its touch. ``carried`` counts the
    days in a row it was moved on unfinished; ``made_at`` tells from when one without a time waits;
    ``missed`` are the plans for it that came to nothing, one for each day.
    """

    kind: BlockKind
    title: str = ""
    planned_start: datetime | None = None
    planned_minutes: int
    state: BlockState = BlockState.PLANNED
    started_at: datetime | None = None
    ended_at: datetime | None = None
    ending: Ending | None = None
    target: int = 0
    picks: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    touches: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    interruptions: tuple[Interruption, ...] = ()
    carried: int = 0
    made_at: datetime | None = None
    missed: tuple[Missed, ...] = ()

    @property
    def begins(self) -> datetime | None:
        """When it began, else when it is to; ``None`` for one without a time."""
        return self.started_at or self.planned_start

    @property
    def length(self) -> timedelta:
        """How long it is to be; a call is never cut for it."""
        return timedelta(minutes=self.planned_minutes)

    @property
    def interruption(self) -> Interruption | None:
        """The one that the rep deals with now, if there is one."""
        return next((mark for mark in self.interruptions if mark.open), None)


class Meeting(Document, frozen=True, kw_only=True):
    """A fixed appointment from a calendar. ``uid`` and ``source`` are the calendar's."""

    summary: str
    start: datetime
    end: datetime
    busy: bool = True
    all_day: bool = False
    uid: str = ""
    source: str = ""


class Availability(StrEnum):
    """What the rep is doing now."""

    AVAILABLE = "available"
    CALL_BLOCK = "call-block"
    DEEP_WORK = "deep-work"
    MEETING = "meeting"
    DRIVING = "driving"
    EATING = "eating"
    OFF_HOURS = "off-hours"


class Rep(Document, frozen=True, kw_only=True):
    """The rep's own presence, one document with the id ``rep``.

    ``said`` is the availability set by hand and counts until ``said_until`` (or until changed).
    ``away_until`` is the morning of the day of return; ``seen_at`` when the rep was last here, and
    ``carried_at`` when what earlier days left was last counted.
    """

    said: Availability | None = None
    said_at: datetime | None = None
    said_until: datetime | None = None
    hands_free: bool = False
    away_since: datetime | None = None
    away_until: datetime | None = None
    seen_at: datetime | None = None
    carried_at: datetime | None = None
    recovering_until: datetime | None = None
    mail_way: str = ""


class Day(Document, frozen=True, kw_only=True):
    """The record of one day; its id is the date, ``2026-03-02``.

    ``picks`` are the contacts chosen for its first block, ``passed`` those swapped out today.
    ``returned`` marks the first day after an absence.
    """

    picks: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    morning_at: datetime | None = None
    evening_at: datetime | None = None
    line: str = ""
    returned: bool = False
