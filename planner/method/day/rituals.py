"""When the morning and the evening are offered: at their time, once, and never imposed."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import chain
from operator import attrgetter
from typing import Final

import pendulum

from planner.config import Config
from planner.method.day.availability import is_away
from planner.method.hours.working_time import is_working_day
from planner.model.instants import at, day_of, last_midnight, local_to, zone_of
from planner.model.state import State

NOON: Final = "12:00"
"""When a morning is over at the latest."""
_BEFORE_THE_END: Final = timedelta(minutes=30)


class Ritual(StrEnum):
    """The two edges of a day: a minute to begin it, two to end it."""

    MORNING = "morning"
    EVENING = "evening"


def due_ritual(state: State, now: pendulum.DateTime, config: Config) -> Ritual | None:
    """What to offer now: the evening shortly before the end of work, on a day with something in it;
    the morning until noon, before the first thing is done. Nothing twice, and only at work."""
    if is_away(state, now) or not is_working_day(now.date(), config):
        return None
    today = state.day(now.date())
    end = at(now.date(), config.day.end, zone_of(now)) - _BEFORE_THE_END
    if now >= end:
        due = today.evening_at is None and _has_something(state, now)
        return Ritual.EVENING if due else None
    if today.morning_at or now.strftime("%H:%M") >= NOON or _has_begun(state, now):
        return None
    return Ritual.MORNING


def pending_evening(state: State, now: pendulum.DateTime, config: Config) -> date | None:
    """The last day of work with something in it, if its evening was left out and is not too late:
    it waits for the morning. One that was skipped waits no more."""
    if state.day(now.date()).morning_at:
        return None
    day = _last_day(state, now, config)
    return day if day and state.day(day).evening_at is None else None


def _last_day(state: State, now: pendulum.DateTime, config: Config) -> date | None:
    """The last day of work before this one on which anything happened."""
    midnight = last_midnight(now)
    while True:
        before = [moment for moment in _moments(state) if moment < midnight]
        if not before:
            return None
        last = local_to(max(before), now)
        if is_working_day(last.date(), config):
            return day_of(last, now)
        midnight = last_midnight(last)


def _has_something(state: State, now: pendulum.DateTime) -> bool:
    midnight = last_midnight(now)
    return any(moment >= midnight for moment in _moments(state))


def _has_begun(state: State, now: pendulum.DateTime) -> bool:
    """Whether the rep has done something today; what came in does not count."""
    midnight = last_midnight(now)
    return any(map(midnight.__le__, _deeds(state)))


def _moments(state: State) -> Iterator[datetime]:
    yield from _deeds(state)
    yield from (request.received_at for request in state.requests.values())


def _deeds(state: State) -> Iterator[datetime]:
    # Without a step of Python for each: a month of touches is asked at each redraw.
    touched = map(attrgetter("at"), state.touches.values())
    started = map(attrgetter("started_at"), state.blocks.values())
    return chain(touched, filter(None, started))
