"""What customers were told: promises made, kept and broken, and how long an answer took."""

from statistics import median
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.method.reports.period import Stretch
from planner.method.requests.promises import is_late, was_put_off
from planner.model.instants import seconds_between
from planner.model.request import Promise, Request, RequestState
from planner.model.state import State


class Promises(NamedTuple):
    """``made`` then; ``kept`` by an answer given then; ``broken`` by their time passing then. One
    may be made in one week and kept in the next."""

    made: int
    kept: int
    broken: int


class Answers(NamedTuple):
    """Requests answered, and the median of the minutes from their coming to the answer."""

    given: int
    median_minutes: float | None


class Deferred(NamedTuple):
    """Requests put off to email, and for how many of them the email has come by now."""

    requests: int
    emails_received: int


def promises(state: State, stretch: Stretch, now: pendulum.DateTime, config: Config) -> Promises:
    """What became of promises in the stretch."""
    made = kept = broken = 0
    for request in state.requests.values():
        for promise in request.promises:
            made += stretch.holds(promise.made_at)
            # By the call that was promised, long before the answer: then its own hour counts.
            kept_by = min(promise.at, request.closed_at or promise.at)
            kept += promise.kept is True and stretch.holds(kept_by)
            broken += stretch.holds(promise.at) and _is_broken(promise, request, now, config)
    return Promises(made, kept, broken)


def answers(state: State, stretch: Stretch) -> Answers:
    """Requests closed with an answer in the stretch. Time is that of the clock, nights included."""
    took = [
        seconds_between(request.received_at, request.closed_at) / 60
        for request in state.requests.values()
        if request.state is RequestState.CLOSED
        and request.closed_at
        and stretch.holds(request.closed_at)
    ]
    return Answers(len(took), round(median(took), 1) if took else None)


def deferred(state: State, stretch: Stretch) -> Deferred:
    """What was put off to email in the stretch."""
    put_off = [
        each
        for each in state.requests.values()
        if stretch.holds(each.deferred_at) and was_put_off(each)
    ]
    return Deferred(len(put_off), sum(each.mail_received_at is not None for each in put_off))


def _is_broken(promise: Promise, request: Request, now: pendulum.DateTime, config: Config) -> bool:
    """Broken already, or in force, unanswered and its time over."""
    if promise.kept is not None or promise is not request.promise or request.state.ended:
        return promise.kept is False
    if request.state is RequestState.DEFERRED:
        # Their email has not come: there was nothing to read.
        return False
    return is_late(request, now, config)
