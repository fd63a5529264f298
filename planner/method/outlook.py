"""The day ahead, weighed against what was promised: a warning before a promise breaks."""

from collections.abc import Iterator
from math import ceil, inf
from typing import Final, NamedTuple

import pendulum

from planner.config import Config
from planner.method.availability import back_at
from planner.method.day import SlotKind, timeline
from planner.method.promises import waits_for_window
from planner.method.support import waiting_support
from planner.method.working_time import add_working_days, is_working_day, next_email_window
from planner.model.day import BlockState
from planner.model.instants import at, local, stamp, zone_of
from planner.model.request import Request
from planner.model.state import State, changed

_QUARTER: Final = 15 * 60
_KNOWN_DAYS: Final = 30
"""How far after the old promise the calendar is asked for a new time."""

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
    free = list(_free(state, now, config))
    weighed = [
        _Weighed(number * config.requests.answer_minutes, _minutes_before(free, moment), request)
        for number, (moment, request) in enumerate(due, 1)
        if moment > present
    ]
    in_danger = [each for each in weighed if each.needed > each.free]
    told = in_danger[0] if in_danger else weighed[-1]
    return Outlook(told.needed, told.free, tuple(each.request for each in in_danger))


def new_time(
    state: State, request: Request, now: pendulum.DateTime, config: Config
) -> pendulum.DateTime:
    """The time to propose in place of a promise: the first quarter of an hour by which there is
    free time for this answer and for all that is due before it, always later than the promise, and
    than support that is still to come, and never one that is at risk as soon as it is given.

    What waits by email is read in the first window after the one promised. A promise for a later
    day counts on nothing that is left of this one, and is not at risk as soon as that day begins.
    """
    found = _new_time(state, request, now, config)
    begins = at(found.date(), config.day.start, zone_of(now))
    later = begins > now and is_working_day(begins.date(), config)
    by_window = waits_for_window(request, config)
    return new_time(state, request, begins, config) if later and not by_window else found


def another_day(
    state: State, request: Request, now: pendulum.DateTime, config: Config
) -> pendulum.DateTime:
    """The same, where the answer is not for today: on the next working day at the earliest."""
    day = add_working_days(now.date(), 1, config)
    return new_time(state, request, at(day, config.day.start, zone_of(now)), config)


def _new_time(
    state: State, request: Request, now: pendulum.DateTime, config: Config
) -> pendulum.DateTime:
    """The same, where the work on it may begin ``now``."""
    awaited = [support.due_at for support in waiting_support(request)]
    promised = [request.promise.at] if request.promise else []
    later = (local(moment, zone_of(now)) for moment in (*promised, *awaited))
    former = max((now, *later))
    if waits_for_window(request, config):
        return next_email_window(max(back_at(state, now), former), config)
    free = _free_ahead(state, now, former, config)
    others = [moment for moment, other in promised_answers(state, config) if other.id != request.id]
    answer = config.requests.answer_minutes

    def needed_by(moment: float) -> int:
        return answer * (1 + sum(other <= moment for other in others))

    in_time = _minutes_before(free, former.timestamp())
    needed = needed_by(former.timestamp())
    if needed <= in_time:
        # It could be kept; whoever asks for another time wants one after it.
        needed = in_time + answer
    warned = now.add(minutes=config.requests.at_risk_minutes)
    needed = max(needed, _minutes_before(free, warned.timestamp()) + 1)
    moment = _quarter_after(free, needed)
    while (more := needed_by(moment)) > needed:
        needed = more
        moment = _quarter_after(free, needed)
    return pendulum.from_timestamp(moment, zone_of(now))


def promised_answers(state: State, config: Config) -> list[tuple[float, Request]]:
    """The answers promised and not given, with their moments in seconds since 1970, the first due
    first; without those that wait for an email window."""
    found = [
        (request.promise.at.timestamp(), request.id, request)
        for request in state.requests.values()
        if request.promise and not request.state.ended and not waits_for_window(request, config)
    ]
    return [(moment, request) for moment, _id, request in sorted(found)]


def _free(state: State, now: pendulum.DateTime, config: Config) -> Iterator[Stretch]:
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


def _free_ahead(
    state: State, now: pendulum.DateTime, former: pendulum.DateTime, config: Config
) -> list[Stretch]:
    """The free time from ``now`` on; what lies beyond the days that are known counts as free."""
    known_until = former.add(days=_KNOWN_DAYS)
    free = list(_free(state, now, config))
    day = add_working_days(now.date(), 1, config)
    while day < known_until.date():
        free += _free(state, at(day, "00:00", zone_of(now)), config)
        day = add_working_days(day, 1, config)
    return [*free, (known_until.timestamp(), inf)]


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


def _minutes_before(free: list[Stretch], moment: float) -> int:
    """Whole free minutes before a moment."""
    return int(sum(max(min(end, moment) - start, 0) for start, end in free) // 60)


def _quarter_after(free: list[Stretch], minutes: int) -> float:
    """The first quarter of an hour by which so many free minutes are over."""
    left = minutes * 60.0
    moment = 0.0
    for start, end in free:
        moment = min(start + left, end)
        left -= moment - start
        if left <= 0:
            break
    return ceil(moment / _QUARTER) * _QUARTER
