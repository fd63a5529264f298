"""The time to propose in place of a promise: one that can be kept."""

from math import ceil, inf
from typing import Final

import pendulum

from planner.config import Config
from planner.method.day.availability import back_at
from planner.method.day.outlook import Stretch, free_on, minutes_before, promised_answers
from planner.method.hours.calling_hours import reach
from planner.method.hours.working_time import add_working_days, is_working_day, next_email_window
from planner.method.requests.promises import waits_for_window
from planner.method.requests.still_open import calls_about
from planner.method.requests.support import waiting_support
from planner.model.contact import Contact
from planner.model.instants import at, local_to, zone_of
from planner.model.request import Request
from planner.model.state import State

_QUARTER: Final = 15 * 60
_KNOWN_DAYS: Final = 30
"""How far after the old promise the calendar is asked for a new time."""


def new_time(
    state: State, request: Request, now: pendulum.DateTime, config: Config
) -> pendulum.DateTime:
    """The time to propose in place of a promise: the first quarter of an hour by which there is
    free time for this answer and for all that is due before it, always later than the promise, and
    than support that is still to come, and never one that is at risk as soon as it is given.

    What waits by email is read in the first window after the one promised. A promise for a later
    day counts on nothing that is left of this one, and is not at risk as soon as that day begins.
    What a call is to answer waits until they can be called and the rep is free to do so.
    """
    found = _answered_by(state, request, now, config)
    if not calls_about(state, request):
        return found
    return _called_at(state, state.whom(request.contact), found, now, config)


def another_day(
    state: State, request: Request, now: pendulum.DateTime, config: Config
) -> pendulum.DateTime:
    """The same, where the answer is not for today: on the next working day at the earliest."""
    day = add_working_days(now.date(), 1, config)
    return new_time(state, request, at(day, config.day.start, zone_of(now)), config)


def _answered_by(
    state: State, request: Request, now: pendulum.DateTime, config: Config
) -> pendulum.DateTime:
    """The same, whether they can be called then or not."""
    found = _worked_on_from(state, request, now, config)
    begins = at(found.date(), config.day.start, zone_of(now))
    later = begins > now and is_working_day(begins.date(), config)
    by_window = waits_for_window(request, config)
    return _answered_by(state, request, begins, config) if later and not by_window else found


def _worked_on_from(
    state: State, request: Request, now: pendulum.DateTime, config: Config
) -> pendulum.DateTime:
    """The same, where the work on it may begin ``now``."""
    awaited = [support.due_at for support in waiting_support(request)]
    promised = [request.promise.at] if request.promise else []
    later = (local_to(moment, now) for moment in (*promised, *awaited))
    former = max((now, *later))
    if waits_for_window(request, config):
        return next_email_window(max(back_at(state, now), former), config)
    free = _free_ahead(state, now, former, config)
    others = [moment for moment, other in promised_answers(state, config) if other.id != request.id]
    answer = config.requests.answer_minutes

    def needed_by(moment: float) -> int:
        return answer * (1 + sum(other <= moment for other in others))

    in_time = minutes_before(free, former.timestamp())
    needed = needed_by(former.timestamp())
    if needed <= in_time:
        # It could be kept; whoever asks for another time wants one after it.
        needed = in_time + answer
    warned = now.add(minutes=config.requests.at_risk_minutes)
    needed = max(needed, minutes_before(free, warned.timestamp()) + 1)
    moment = _quarter_after(free, needed)
    while (more := needed_by(moment)) > needed:
        needed = more
        moment = _quarter_after(free, needed)
    return pendulum.from_timestamp(moment, zone_of(now))


def _called_at(
    state: State,
    contact: Contact,
    earliest: pendulum.DateTime,
    now: pendulum.DateTime,
    config: Config,
) -> pendulum.DateTime:
    """The first quarter of an hour from then on in which the rep can call them, and which is not at
    risk as soon as its day begins; the ``earliest`` itself, where their hours and the rep's do not
    meet on the days that are known."""
    minutes, warning = config.requests.answer_minutes, config.requests.at_risk_minutes
    *known, _beyond = _free_ahead(state, now, earliest, config)
    for start, end in known:
        begins = at(pendulum.from_timestamp(start, zone_of(now)), config.day.start, zone_of(now))
        first = max(start, earliest.timestamp(), begins.timestamp() + warning * 60)
        quarter = ceil(first / _QUARTER) * _QUARTER
        for moment in range(quarter, int(end) - minutes * 60 + 1, _QUARTER):
            call = pendulum.from_timestamp(moment, zone_of(now))
            if reach(contact, call, config, minutes).lasts:
                return call
    return earliest


def _free_ahead(
    state: State, now: pendulum.DateTime, former: pendulum.DateTime, config: Config
) -> list[Stretch]:
    """The free time from ``now`` on; what lies beyond the days that are known counts as free."""
    known_until = former.add(days=_KNOWN_DAYS)
    free = list(free_on(state, now, config))
    day = add_working_days(now.date(), 1, config)
    while day < known_until.date():
        free += free_on(state, at(day, "00:00", zone_of(now)), config)
        day = add_working_days(day, 1, config)
    return [*free, (known_until.timestamp(), inf)]


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
