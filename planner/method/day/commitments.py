"""What is owed until a day, whoever is there to see to it: the list for the hand-over."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import N_
from planner.method.calls.agreed import has_own_hour
from planner.method.day.carrying import is_aside
from planner.method.requests.promises import call_kept_until, kept_until
from planner.model.instants import local_to
from planner.model.request import Request, RequestState
from planner.model.state import State
from planner.model.touch import CallReason, CallState


class What(StrEnum):
    """What a colleague would have to look after; the value is also the word for it. A ``PLAN`` is
    the rep's own call, of which nobody outside knows."""

    PROMISE = N_("promise")
    CALL = N_("call")
    PLAN = N_("planned call")
    SUPPORT = N_("support")


class Commitment(NamedTuple):
    """Something that falls due at a moment. ``contact`` is an id, ``item`` that of the request or
    the planned call."""

    at: datetime
    contact: str
    what: What
    about: str
    item: str

    @property
    def is_promised(self) -> bool:
        """Whether a customer waits for it."""
        return self.what in _PROMISED


_PROMISED = (What.PROMISE, What.CALL)
_AGREED = (CallReason.CALL_BACK, CallReason.FOLLOW_UP)


def is_late(commitment: Commitment, state: State, now: pendulum.DateTime, config: Config) -> bool:
    """Whether somebody waits in vain: for the rep's own plan nobody does."""
    own = commitment.what is What.PLAN
    return not own and _kept_until(commitment, state, now, config) < now


def has_hour(commitment: Commitment, state: State, now: pendulum.DateTime, config: Config) -> bool:
    """Whether an hour was said; else the day alone."""
    call = state.calls.get(commitment.item)
    return call is None or has_own_hour(call, now, config)


def _kept_until(
    commitment: Commitment, state: State, now: pendulum.DateTime, config: Config
) -> datetime:
    """Until when it is in time; what was agreed for a day alone, until the day is over."""
    if call := state.calls.get(commitment.item):
        if has_own_hour(call, now, config):
            return call_kept_until(commitment.at, config)
        return local_to(commitment.at, now).end_of("day")
    promised = commitment.what is What.PROMISE
    until = kept_until(state.requests[commitment.item], config) if promised else None
    return until or commitment.at


def hand_over(state: State) -> tuple[Commitment, ...]:
    """What falls due before the rep is back, in order of time, what was late when they left among
    it: answers promised, calls agreed or planned for a day, help that departments owe. A call
    that keeps a promise is named by that promise. Nothing for who is not away."""
    since, until = state.presence.away_since, state.presence.away_until
    if since is None or until is None:
        return ()
    commitments = (*_of_requests(state, since), *_calls(state))
    return tuple(sorted(each for each in commitments if each.at < until))


def _of_requests(state: State, since: datetime) -> Iterator[Commitment]:
    for request in state.requests.values():
        if request.state.ended:
            continue
        # Of an email that did not come in time nobody owes the answer.
        waits = request.state is RequestState.DEFERRED
        if request.promise and not (waits and request.promise.at < since):
            yield _commitment(request, request.promise.at, What.PROMISE, request.about)
        for help_asked in request.support:
            if help_asked.answered_at is None:
                about = ": ".join(filter(None, (help_asked.department, help_asked.what)))
                yield _commitment(request, help_asked.due_at, What.SUPPORT, about)


def _commitment(request: Request, due: datetime, what: What, about: str) -> Commitment:
    return Commitment(due, request.contact, what, about, request.id)


def _calls(state: State) -> Iterator[Commitment]:
    for call in state.calls.values():
        if call.state is not CallState.OPEN or call.due_at is None or is_aside(call):
            continue
        request = state.requests.get(call.request)
        if not (request and request.promise and request.promise.at == call.due_at):
            what = What.CALL if call.reason in _AGREED else What.PLAN
            yield Commitment(call.due_at, call.contact, what, call.objective, call.id)
