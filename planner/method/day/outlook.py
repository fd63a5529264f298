"""The day ahead, weighed against what was promised: a warning before a promise breaks."""

from collections.abc import Iterator
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.method.day.time_line import SlotKind, timeline
from planner.method.hours.working_time import is_working_day
from planner.method.requests.promises import waits_for_window
from planner.model.day import BlockState
from planner.model.instants import at, stamp, zone_of
from planner.model.request import Request
from planner.model.state import State, changed

Stretch = tuple[float, float]
"""Free time, from one moment to another, in seconds since 1970: plain numbers, since the page asks
at each redraw."""


class Outlook(NamedTuple):
    """Minutes ``needed`` for answers and minutes ``free`` up to the first promise in danger; where
    none is in danger, up to the last promise of today. ``endangered``: the first due first.
    """

    needed: int = 0
    free: int = 0
    endangered: tuple[Request, ...] = ()


class _Weighed(NamedTuple):
    needed: int
    free: int
    request: Request


def outlook(state: State, now: pendulum.DateTime, config: Config) -> Outlook:
    """Whether the free minutes of today suffice for the answers promised today.

    What is late already takes its minutes too, and is past a warning. What waits by email is read
    in its window and needs none of the free time.
    """
    today, present = now.end_of("day").timestamp(), now.timestamp()
    due = [
        (moment, request) for moment, request in promised_answers(state, config) if moment <= today
    ]
    if not due or due[-1][0] <= present:
        return Outlook()
    free = list(free_on(state, now, config))
    weighed = [
        _Weighed(number * config.requests.answer_minutes, minutes_before(free, moment), request)
        for number, (moment, request) in enumerate(due, 1)
        if moment > present
    ]
    in_danger = [each for each in weighed if each.needed > each.free]
    told = in_danger[0] if in_danger else weighed[-1]
    return Outlook(told.needed, told.free, tuple(each.request for each in in_danger))


def promised_answers(state: State, config: Config) -> list[tuple[float, Request]]:
    """The answers promised and not given, with their moments in seconds since 1970, the first due
    first; without those that wait for an email window."""
    found = [
        (request.promise.at.timestamp(), request.id, request)
        for request in state.requests.values()
        if request.promise and not request.state.ended and not waits_for_window(request, config)
    ]
    return [(moment, request) for moment, _id, request in sorted(found)]


def free_on(state: State, now: pendulum.DateTime, config: Config) -> Iterator[Stretch]:
    """The free time of the day of ``now`` that is still to come, within working hours."""
    if not is_working_day(now.date(), config):
        return
    day, zone = now.date(), zone_of(now)
    free_from = max(now, at(day, config.day.start, zone)).timestamp()
    end = at(day, config.day.end, zone).timestamp()
    for slot in timeline(_still_to_come(state, now), now, config):
        if slot.kind is SlotKind.FREE:
            continue
        until = min(slot.start.timestamp(), end)
        if until > free_from:
            yield free_from, until
        free_from = max(free_from, slot.end.timestamp())
    if end > free_from:
        yield free_from, end


def _still_to_come(state: State, now: pendulum.DateTime) -> State:
    """The state with only the blocks and meetings that may take time on the day of ``now``, from
    then on. Those of weeks before cost a redraw more than all the rest."""
    # Plain datetimes: among each other they compare much quicker than with pendulum's.
    start, end = stamp(now), stamp(now.end_of("day"))
    blocks = {
        block.id: block
        for block in state.blocks.values()
        if block.state is BlockState.RUNNING
        or (
            block.state is BlockState.PLANNED
            and block.planned_start
            and start - block.length < block.planned_start <= end
        )
    }
    meetings = {
        meeting.id: meeting
        for meeting in state.meetings.values()
        if meeting.busy and meeting.end > start and meeting.start <= end
    }
    return changed(state, blocks=blocks, meetings=meetings)


def minutes_before(free: list[Stretch], moment: float) -> int:
    """Whole free minutes before a moment."""
    return int(sum(max(min(end, moment) - start, 0) for start, end in free) // 60)
