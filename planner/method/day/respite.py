"""The quiet moment in which a call block would fit: offered, never imposed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pendulum

from planner.config import Config
from planner.method.day.availability import availability
from planner.method.day.time_line import Slot, SlotKind, timeline
from planner.method.hours.spans import usual
from planner.model.day import Availability, BlockKind, BlockState
from planner.model.instants import at, last_midnight, seconds_between, stamp, zone_of
from planner.model.state import State

_HAD = (BlockState.RUNNING, BlockState.DONE)


def quiet_minutes(state: State, now: pendulum.DateTime, config: Config) -> int | None:
    """For how many minutes nothing came in, if that is a respite to make five calls in.

    ``None`` while it is too short, the rep is not available, a call block was made today already,
    or the next commitment leaves no room for one. Who would be called is not asked: that costs too
    much for every minute.
    """
    if availability(state, now, config) is not Availability.AVAILABLE or _had_block(state, now):
        return None
    quiet = int(seconds_between(_quiet_since(state, now, config), now) // 60)
    if quiet < config.calls.respite_minutes:
        return None
    room = seconds_between(now, _next_commitment(state, now, config))
    return quiet if room >= config.calls.minutes * 60 else None


def fits_calls(slot: Slot, config: Config) -> bool:
    """Whether a call block has room in it at an hour when people may be called."""
    if slot.start.isoweekday() not in config.calling_hours.days:
        return False
    day, zone = slot.start.date(), zone_of(slot.start)
    needed = timedelta(minutes=config.calls.minutes)
    return any(
        min(slot.end, at(day, span.end, zone)) - max(slot.start, at(day, span.start, zone))
        >= needed
        for span in usual(config.calling_hours)
    )


def _had_block(state: State, now: pendulum.DateTime) -> bool:
    """Whether a call block runs or was made today. One ticked off has only its planned time."""
    midnight = last_midnight(now)
    blocks = (b for b in state.blocks.values() if b.kind is BlockKind.CALLS and b.state in _HAD)
    return any(block.begins is not None and block.begins >= midnight for block in blocks)


def _quiet_since(state: State, now: pendulum.DateTime, config: Config) -> datetime:
    """When something came in last; on a day without, and before that, the start of work. What was
    before the first contact nobody has told."""
    asked = [moment for request in state.requests.values() for moment in request.asked]
    first = next(iter(state.contacts.values()), None)
    begun = [first.known_since] if first and first.known_since else []
    return max((stamp(at(now.date(), config.day.start, zone_of(now))), *begun, *asked))


def _next_commitment(state: State, now: pendulum.DateTime, config: Config) -> datetime:
    """When the rep is expected next: the end of work at the latest, and now if it is already."""
    return min((at(now.date(), config.day.end, zone_of(now)), *_commitments(state, now, config)))


def _commitments(
    state: State, now: pendulum.DateTime, config: Config
) -> Iterator[pendulum.DateTime]:
    for slot in timeline(state, now, config):
        meeting = state.meetings.get(slot.id)
        keeps_busy = slot.kind is not SlotKind.FREE and (meeting is None or meeting.busy)
        if keeps_busy and slot.end > now:
            yield slot.start
