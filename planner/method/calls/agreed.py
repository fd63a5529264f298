"""What was agreed with a contact: the calls on the rep's own list, and emails that never came."""

from collections.abc import Iterable
from datetime import date

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.day.carrying import is_aside
from planner.method.hours.working_time import add_working_days
from planner.model.instants import brief, day_of, local_to, seconds_between
from planner.model.request import Request, RequestState
from planner.model.saying import say_day
from planner.model.touch import CallReason, CallState, PlannedCall

RANK = {reason: rank for rank, reason in enumerate(CallReason)}


def is_later(planned: PlannedCall, now: pendulum.DateTime, config: Config) -> bool:
    """Whether the call is agreed for a moment that a block started now would not reach."""
    minutes = config.calls.minutes
    return planned.due_at is not None and seconds_between(now, planned.due_at) >= minutes * 60


def has_own_hour(planned: PlannedCall, now: pendulum.DateTime, config: Config) -> bool:
    """Whether somebody chose its hour, as always with a call-back: a day alone means the start of
    work."""
    due = planned.due_at
    if due is None or planned.hour_said or planned.reason is CallReason.CALL_BACK:
        return due is not None
    # Of what older versions wrote only the hour itself tells.
    return local_to(due, now).strftime("%H:%M") != config.day.start


def agreed_hours(
    calls: Iterable[PlannedCall], now: pendulum.DateTime, config: Config
) -> list[pendulum.DateTime]:
    """The moments for which calls are on the rep's list, of whatever day, the first one first."""
    return sorted(
        local_to(call.due_at, now)
        for call in calls
        if call.due_at
        and call.state is CallState.OPEN
        and not is_aside(call)
        and has_own_hour(call, now, config)
    )


def say_due(planned: PlannedCall, now: pendulum.DateTime, config: Config) -> str:
    """When a call is to be made, in words: with its hour where somebody chose one; empty if any
    moment will do."""
    if planned.due_at is None:
        return ""
    due = local_to(planned.due_at, now)
    if has_own_hour(planned, now, config):
        return brief(due, now)
    return _("today") if due.date() == now.date() else say_day(due, now)


def weightiest(
    calls: Iterable[PlannedCall], now: pendulum.DateTime, config: Config
) -> dict[str, PlannedCall]:
    """Contact -> the one call to make: one for now before one for later, then by reason. Who asked
    for a later hour of today is not called before it."""
    first: dict[str, tuple[tuple[object, ...], PlannedCall]] = {}
    for call in calls:
        if call.state is not CallState.OPEN or is_aside(call):
            continue
        since = call.due_at or call.made_at
        asked_today = bool(call.request) and day_of(since, now) == now.date()
        key = (is_later(call, now, config) and not asked_today, RANK[call.reason], since, call.id)
        if call.contact not in first or key < first[call.contact][0]:
            first[call.contact] = (key, call)
    return {contact: call for contact, (_key, call) in first.items()}


def without_email(
    requests: Iterable[Request], now: pendulum.DateTime, config: Config
) -> dict[str, Request]:
    """Contact -> the oldest request deferred to an email that did not come in time: one call is
    made about it."""
    late = all_without_email(requests, now, config)
    return {request.contact: request for request in reversed(late)}


def all_without_email(
    requests: Iterable[Request], now: pendulum.DateTime, config: Config
) -> list[Request]:
    """Every such request, the oldest first."""
    late = [
        request
        for request in requests
        if request.state is RequestState.DEFERRED
        and written_by(request, now, config) <= now.date()
        and not _in_time(request, now)
    ]
    return sorted(late, key=lambda request: (request.received_at, request.id))


def _in_time(request: Request, now: pendulum.DateTime) -> bool:
    """Whether an email that comes now is there when the customer was told that it will be read:
    in the evening, that is the window of the next working day."""
    promise = request.promise if request.mail_sent_at else None
    return promise is not None and promise.at > now


def written_by(request: Request, now: pendulum.DateTime, config: Config) -> date:
    """The working day by which the email of a deferred request should be there."""
    return add_working_days(day_of(request.deferred_at or request.received_at, now), 1, config)
