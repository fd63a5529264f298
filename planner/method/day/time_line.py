"""The day as a time line: what is fixed, what is protected, what is free."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.day.blocks import planned_deep
from planner.method.day.carrying import is_aside
from planner.method.hours.working_time import is_working_day
from planner.model import instants
from planner.model.day import Block, BlockKind, BlockState, Meeting
from planner.model.state import State

SHORTEST_GAP = 15
"""Minutes from which free time is worth naming: room for five calls."""


_LATE = timedelta(minutes=5)
"""From how late on a begun block is in the way of the next one: nobody starts on the minute."""


class SlotKind(StrEnum):
    """What a stretch of the day is for; in a ``FREE`` one something can be planned."""

    DEEP = "deep"
    CALLS = "calls"
    MEETING = "meeting"
    EMAIL = "email"
    LUNCH = "lunch"
    FREE = "free"


class Slot(NamedTuple):
    """A stretch of the day. ``block`` is set for blocks only; ``id`` is stable over redraws.

    What does not keep the rep ``busy`` is shown and takes no time.
    """

    id: str
    kind: SlotKind
    start: pendulum.DateTime
    end: pendulum.DateTime
    title: str = ""
    block: Block | None = None
    busy: bool = True

    @property
    def minutes(self) -> int:
        """Between the two minutes that are shown."""
        return instants.minute_of(self.end) - instants.minute_of(self.start)


def timeline(state: State, now: pendulum.DateTime, config: Config) -> tuple[Slot, ...]:
    """The slots of the day of ``now`` in order of time, free gaps included.

    Blocks without a time of their own are left out; what has started stands where it started. What
    reaches over midnight is cut there.
    """
    day = _Day.of(now)
    slots = [*_blocks(state, day, now), *_meetings(state, day)]
    if is_working_day(now.date(), config):
        slots += _frame(now, config)
        slots += list(_gaps(sorted(slots, key=_order), now, config))
    return tuple(sorted(slots, key=_order))


def all_day(state: State, now: pendulum.DateTime) -> list[Meeting]:
    """What the calendar says of the whole day of ``now``, without an hour."""
    day = _Day.of(now)
    whole = (meeting for meeting in state.meetings.values() if meeting.all_day)
    return sorted(
        (meeting for meeting in whole if day.has(meeting.start, meeting.end)),
        key=lambda meeting: (meeting.start, meeting.id),
    )


def overlaps(slots: Iterable[Slot], now: pendulum.DateTime) -> dict[str, Slot]:
    """Id of a slot to come or under way -> the first other one in whose time it stands.

    A meeting tells of meetings only: what the rep plans has to give way, not what others fixed.
    """
    ahead = [slot for slot in slots if slot.busy and slot.end > now and not _is_done(slot)]
    found: dict[str, Slot] = {}
    for slot in ahead:
        against = _AGAINST.get(slot.kind, ())
        others = (other for other in ahead if other.kind in against and other is not slot)
        if other := next((each for each in others if _collide(slot, each)), None):
            found[slot.id] = other
    return found


def overlapped_by(
    state: State, block: Block, now: pendulum.DateTime, config: Config
) -> Slot | None:
    """What stands in the time of a block, of whatever day; nothing for one without a time."""
    if block.planned_start is None:
        return None
    begins = instants.local(block.planned_start, instants.zone_of(now))
    day = now if begins.date() == now.date() else begins.start_of("day")
    return overlaps(timeline(state, day, config), day).get(block.id)


def _collide(one: Slot, other: Slot) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    begun = any(slot.block and slot.block.state is BlockState.RUNNING for slot in (one, other))
    return shared >= _LATE if begun else shared > timedelta()


def slot_name(slot: Slot) -> str:
    """What stands there: its title, or what it is."""
    names = {SlotKind.LUNCH: _("lunch"), SlotKind.EMAIL: _("email window")}
    return slot.title or names.get(slot.kind, _("deep work"))


def in_a_sentence(slot: Slot) -> str:
    """The same after a verb: it overlaps *the* email window."""
    return _("the email window") if slot.kind is SlotKind.EMAIL else slot_name(slot)


def unplanned(state: State) -> list[Block]:
    """Deep work that has no time yet and is not set aside, the oldest first."""
    waiting = (block for block in planned_deep(state) if block.planned_start is None)
    return sorted((b for b in waiting if not is_aside(b)), key=lambda b: (len(b.id), b.id))


def left_over(state: State, now: pendulum.DateTime) -> list[Block]:
    """Deep work of days before this one, never started: what was carried longest first."""
    midnight = instants.last_midnight(now)
    missed = [
        (-block.carried, block.planned_start or midnight, len(block.id), block.id, block)
        for block in planned_deep(state)
        if (block.planned_start < midnight if block.planned_start else block.carried)
        and not is_aside(block)
    ]
    return [block for *_order, block in sorted(missed)]


def aside(state: State) -> list[Block]:
    """Deep work carried over too often, the oldest first."""
    found = (block for block in planned_deep(state) if is_aside(block))
    return sorted(found, key=lambda block: (-block.carried, len(block.id), block.id))


_TAKEN = (SlotKind.DEEP, SlotKind.CALLS, SlotKind.MEETING, SlotKind.EMAIL, SlotKind.LUNCH)
_AGAINST: dict[SlotKind, tuple[SlotKind, ...]] = {
    SlotKind.DEEP: _TAKEN,
    SlotKind.CALLS: _TAKEN,
    SlotKind.MEETING: (SlotKind.MEETING,),
}
"""Kind of a slot -> what it must not overlap without a word."""


def _is_done(slot: Slot) -> bool:
    return slot.block is not None and slot.block.state is BlockState.DONE


def _order(slot: Slot) -> tuple[object, ...]:
    return (slot.start, slot.end, slot.id)


class _Day(NamedTuple):
    """A day of the rep's calendar, as instants in UTC: plain datetimes compare among each other
    much quicker than with pendulum's, and most documents are of another day."""

    midnight: datetime
    next_midnight: datetime
    zone: str

    @classmethod
    def of(cls, now: pendulum.DateTime) -> "_Day":
        midnight = now.start_of("day")
        ends = midnight.add(days=1)
        return cls(instants.stamp(midnight), instants.stamp(ends), instants.zone_of(now))

    def has(self, start: datetime, end: datetime) -> bool:
        """Whether some of a stretch of time falls on the day."""
        return start < self.next_midnight and (end > self.midnight or start >= self.midnight)

    def part(
        self, start: datetime, end: datetime
    ) -> tuple[pendulum.DateTime, pendulum.DateTime] | None:
        """The part of a stretch of time that falls on the day, if any does."""
        if not self.has(start, end):
            return None
        within = max(start, self.midnight), min(end, self.next_midnight)
        return instants.local(within[0], self.zone), instants.local(within[1], self.zone)


def _blocks(state: State, day: _Day, now: pendulum.DateTime) -> Iterator[Slot]:
    for block in state.blocks.values():
        start = block.begins
        if start is None or start >= day.next_midnight or block.state is BlockState.DROPPED:
            continue
        end = block.ended_at or start + block.length
        if block.state is BlockState.RUNNING:
            end = max(end, instants.stamp(now))
        if when := day.part(start, end):
            kind = SlotKind.CALLS if block.kind is BlockKind.CALLS else SlotKind.DEEP
            yield Slot(block.id, kind, *when, block.title, block)


def _meetings(state: State, day: _Day) -> Iterator[Slot]:
    for meeting in state.meetings.values():
        if meeting.all_day:
            continue
        if when := day.part(meeting.start, meeting.end):
            yield Slot(meeting.id, SlotKind.MEETING, *when, meeting.summary, busy=meeting.busy)


def _frame(now: pendulum.DateTime, config: Config) -> Iterator[Slot]:
    """Lunch and email windows."""
    day, zone = now.date(), instants.zone_of(now)
    lunch = config.day.lunch
    if lunch.start < lunch.end:
        start, end = (instants.at(day, hour, zone) for hour in (lunch.start, lunch.end))
        yield Slot("lunch", SlotKind.LUNCH, start, end)
    for window in config.day.email_windows:
        start = instants.at(day, window, zone)
        end = start.add(minutes=config.day.email_window_minutes)
        yield Slot(f"email {window}", SlotKind.EMAIL, start, end)


def _gaps(slots: Iterable[Slot], now: pendulum.DateTime, config: Config) -> Iterator[Slot]:
    """The free time still to come, from now to the end of work."""
    day, zone = now.date(), instants.zone_of(now)
    free_from = max(instants.at(day, config.day.start, zone), now.start_of("minute"))
    end_of_work = instants.at(day, config.day.end, zone)
    for slot in slots:
        if slot.busy:
            yield from _gap(free_from, min(slot.start, end_of_work))
            free_from = max(free_from, slot.end)
    yield from _gap(free_from, end_of_work)


def _gap(start: pendulum.DateTime, end: pendulum.DateTime) -> Iterator[Slot]:
    if (end - start).total_seconds() >= SHORTEST_GAP * 60:
        yield Slot(f"free {end:%H:%M}", SlotKind.FREE, start, end)
