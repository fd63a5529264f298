"""Deep work for other calendars: one file that they read again and again."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from icalendar import Calendar, Event

from planner import __version__
from planner.interchange.calendar.events import OWN
from planner.locale import _
from planner.model.day import Block, BlockKind, BlockState
from planner.model.instants import stamp

_SECONDS_A_VERSION = 60


class Export(NamedTuple):
    """The file, and how many blocks are in it."""

    data: bytes
    blocks: int


def write_deep_work(blocks: Iterable[Block], now: datetime) -> Export:
    """The deep work among ``blocks`` that has a time: planned, running and done.

    What was exported before and is not in here any more was dropped: a calendar that subscribes to
    the file drops it too.
    """
    calendar = Calendar()
    calendar.add("PRODID", f"-//sales-planner//{__version__}//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", _("Deep work"))
    exported = sorted((start, block.id, block) for block in blocks if (start := _start(block)))
    for start, _id, block in exported:
        calendar.add_component(_event(block, start, now))
    return Export(calendar.to_ical(), len(exported))


def _start(block: Block) -> datetime | None:
    """When a block of deep work begins or began; ``None`` for one that is not exported."""
    if block.kind is not BlockKind.DEEP or block.state is BlockState.DROPPED:
        return None
    return block.begins


def _event(block: Block, start: datetime, now: datetime) -> Event:
    end = block.ended_at or start + block.length
    if block.state is BlockState.RUNNING:
        end = max(end, stamp(now))
    event = Event()
    event.add("UID", f"{block.id}{OWN}")
    event.add("DTSTAMP", stamp(now).replace(microsecond=0))
    # Grows with every export: of two versions of a block, a calendar keeps the later one.
    event.add("SEQUENCE", int(now.timestamp()) // _SECONDS_A_VERSION)
    begins, ends = start.replace(microsecond=0), end.replace(microsecond=0)
    event.add("DTSTART", begins)
    # An end must lie behind the start; without one, the event is over as it begins.
    if ends > begins:
        event.add("DTEND", ends)
    event.add("SUMMARY", block.title or _("Deep work"))
    event.add("STATUS", "CONFIRMED")
    event.add("TRANSP", "OPAQUE")
    return event
