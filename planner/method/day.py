"""The day as a time line: what is fixed, what is protected, what is free."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.method.working_time import is_working_day
from planner.model import instants
from planner.model.day import Block, BlockKind, BlockState
from planner.model.state import State

SHORTEST_GAP = 15
"""Minutes from which free time is worth naming: room for five calls."""


class SlotKind(StrEnum):
    DEEP = "deep"
    CALLS = "calls"
    MEETING = "meeting"
    EMAIL = "email"
    LUNCH = "lunch"
    FREE = "free"


class Slot(NamedTuple):
    """A stretch of the day. ``block`` is set for blocks only; ``id`` is stable over redraws."""

    id: str
    kind: SlotKind
    start: pendulum.DateTime
    end: pendulum.DateTime
    title: str = ""
    block: Block | None = None

    @property
    def minutes(self) -> int:
        return int((self.end - self.start).total_seconds() // 60)


def timeline(state: State, now: pendulum.DateTime, config: Config) -> tuple[Slot, ...]:
    """The slots of the day of ``now`` in order of time, free gaps included.

    Blocks without a time of their own are left out; what has started stands where it started. What
    reaches over midnight is cut there. A meeting that does not keep the rep busy is shown and takes
    no time.
    """
    blocks, busy = _blocks(state, now), _meetings(state, now, busy=True)
    taken = sorted((*blocks, *busy, *_frame(now, config)), key=_order)
    gaps = _gaps(taken, now, config) if is_working_day(now.date(), config) else ()
    return tuple(sorted((*taken, *_meetings(state, now, busy=False), *gaps), key=_order))


def unplanned(state: State) -> list[Block]:
    """Deep work that has no time yet, the oldest first."""
    waiting = [
        block
        for block in state.blocks.values()
        if block.kind is BlockKind.DEEP
        and block.state is BlockState.PLANNED
        and block.planned_start is None
    ]
    return sorted(waiting, key=lambda block: (len(block.id), block.id))


def left_over(state: State, now: pendulum.DateTime) -> list[Block]:
    """Deep work planned for a day before this one and never started, the oldest first."""
    midnight = instants.stamp(now.start_of("day"))
    missed = [
        (block.planned_start, block.id, block)
        for block in state.blocks.values()
        if block.kind is BlockKind.DEEP
        and block.state is BlockState.PLANNED
        and block.planned_start
        and block.planned_start < midnight
    ]
    return [block for _start, _id, block in sorted(missed)]


def _order(slot: Slot) -> tuple[object, ...]:
    return (slot.start, slot.end, slot.id)


def _blocks(state: State, now: pendulum.DateTime) -> Iterator[Slot]:
    for block in state.blocks.values():
        start = block.started_at or block.planned_start
        if start is None or block.state is BlockState.DROPPED:
            continue
        end = block.ended_at or start + timedelta(minutes=block.planned_minutes)
        if block.state is BlockState.RUNNING:
            end = max(end, now)
        if when := _today(start, end, now):
            kind = SlotKind.CALLS if block.kind is BlockKind.CALLS else SlotKind.DEEP
            yield Slot(block.id, kind, *when, block.title, block)


def _meetings(state: State, now: pendulum.DateTime, *, busy: bool) -> Iterator[Slot]:
    for meeting in state.meetings.values():
        if meeting.all_day or meeting.busy is not busy:
            continue
        if when := _today(meeting.start, meeting.end, now):
            yield Slot(meeting.id, SlotKind.MEETING, *when, meeting.summary)


def _today(
    start: datetime, end: datetime, now: pendulum.DateTime
) -> tuple[pendulum.DateTime, pendulum.DateTime] | None:
    """The part of a stretch of time that falls on the day of ``now``, if any does."""
    zone = instants.zone_of(now)
    midnight = now.start_of("day")
    next_midnight = midnight.add(days=1)
    begins, ends = instants.local(start, zone), instants.local(end, zone)
    if begins >= next_midnight or (ends <= midnight and begins < midnight):
        return None
    return max(begins, midnight), min(ends, next_midnight)


def _frame(now: pendulum.DateTime, config: Config) -> Iterator[Slot]:
    """Lunch and email windows, on days of work."""
    if not is_working_day(now.date(), config):
        return
    day, zone = now.date(), instants.zone_of(now)
    lunch = config.day.lunch
    if lunch.start < lunch.end:
        start, end = (instants.at(day, hour, zone) for hour in (lunch.start, lunch.end))
        yield Slot("lunch", SlotKind.LUNCH, start, end)
    for window in config.day.email_windows:
        start = instants.at(day, window, zone)
        end = start.add(minutes=config.day.email_window_minutes)
        yield Slot(f"email {window}", SlotKind.EMAIL, start, end)


def _gaps(fixed: Iterable[Slot], now: pendulum.DateTime, config: Config) -> Iterator[Slot]:
    """The free time still to come, from now to the end of work."""
    day, zone = now.date(), instants.zone_of(now)
    free_from = max(instants.at(day, config.day.start, zone), now.start_of("minute"))
    end_of_work = instants.at(day, config.day.end, zone)
    for slot in fixed:
        yield from _gap(free_from, min(slot.start, end_of_work))
        free_from = max(free_from, slot.end)
    yield from _gap(free_from, end_of_work)


def _gap(start: pendulum.DateTime, end: pendulum.DateTime) -> Iterator[Slot]:
    if (end - start).total_seconds() >= SHORTEST_GAP * 60:
        yield Slot(f"free {end.format('HH:mm')}", SlotKind.FREE, start, end)
