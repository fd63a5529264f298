"""What time itself brings and the rep should hear of: each thing once, at its moment."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from operator import attrgetter
from typing import NamedTuple

import pendulum

from planner.config import Config, NotificationSettings
from planner.locale import _, ngettext
from planner.method.calls.agreed import has_own_hour
from planner.method.day.availability import is_away
from planner.method.day.blocks import ends_at, met, running_block
from planner.method.hours.working_time import is_working_day
from planner.method.requests.promises import BY_EMAIL, at_risk_from, waits_for_window
from planner.model.day import BlockKind
from planner.model.instants import at, brief, seconds_between, zone_of
from planner.model.state import State
from planner.model.touch import CallState

BEFORE_A_MEETING = timedelta(minutes=5)
SLEPT = 180
"""Seconds. A longer time between two looks: nobody was there, and a wall of news helps nobody."""
_NAMED = 3
"""How many things a summary names."""


class Alert(NamedTuple):
    """One thing to tell; ``urgent`` may break into deep work."""

    title: str
    body: str
    urgent: bool


class _Due(NamedTuple):
    """An alert and its moment; it is of no use any more from ``stale`` on."""

    at: datetime
    alert: Alert
    stale: datetime | None = None


def alerts(
    state: State, before: datetime, now: pendulum.DateTime, config: Config
) -> tuple[Alert, ...]:
    """What became due after ``before`` and by ``now``, in order of time. Asked again from ``now``
    on, nothing is told twice.

    What a sleeping computer has missed becomes one summary. Who is away hears nothing.
    """
    if is_away(state, now):
        return ()
    due = [
        each
        for each in _all(state, now, config)
        if before < each.at <= now and (each.stale is None or now < each.stale)
    ]
    told = tuple(each.alert for each in sorted(due, key=attrgetter("at")))
    return (_summary(told),) if len(told) > 1 and seconds_between(before, now) > SLEPT else told


def speaks(state: State, urgent: bool, settings: NotificationSettings) -> bool:
    """Whether the rep may be called now: deep work is left in peace but for what is urgent."""
    in_deep_work = running_block(state, BlockKind.DEEP) is not None
    return urgent or not (in_deep_work and settings.quiet_in_deep_work)


def _all(state: State, now: pendulum.DateTime, config: Config) -> Iterator[_Due]:
    yield from _block(state, now)
    yield from _promises(state, now, config)
    yield from _calls(state, now, config)
    yield from _meetings(state, now)
    yield from _email_windows(state, now, config)


def _block(state: State, now: pendulum.DateTime) -> Iterator[_Due]:
    block = running_block(state)
    if block is None:
        return
    body = _("No call is cut.") if block.kind is BlockKind.CALLS else _("Take a breath.")
    title = _("Time is over: {title}").format(title=block.title)
    yield _Due(ends_at(block), Alert(title, body, urgent=True))
    begun = met(state, block, now)
    if begun and begun > ends_at(block):
        title = _("{title} counts until {time}").format(title=block.title, time=brief(begun, now))
        yield _Due(begun, Alert(title, _("The meeting has begun."), urgent=True))


def _promises(state: State, now: pendulum.DateTime, config: Config) -> Iterator[_Due]:
    """What waits for an email window is told when that opens."""
    block = running_block(state)
    for request in state.requests.values():
        if request.state.ended or waits_for_window(request, config):
            continue
        since, promise = at_risk_from(request, config), request.promise
        if since is None or promise is None:
            continue
        # A promise that outlives the deep work can wait until it is done.
        urgent = block is None or promise.at <= ends_at(block)
        title = _("Promised by {time}: {name}").format(
            time=brief(promise.at, now), name=state.whom(request.contact).name
        )
        yield _Due(since, Alert(title, request.about, urgent))


def _calls(state: State, now: pendulum.DateTime, config: Config) -> Iterator[_Due]:
    """Only calls planned for a moment: others are due all day."""
    for call in state.calls.values():
        if call.state is CallState.OPEN and call.due_at and has_own_hour(call, now, config):
            title = _("Call now: {name}").format(name=state.whom(call.contact).name)
            yield _Due(call.due_at, Alert(title, call.objective, urgent=True))


def _meetings(state: State, now: pendulum.DateTime) -> Iterator[_Due]:
    for meeting in state.meetings.values():
        # The words for months of past meetings would cost more than all the rest.
        if meeting.busy and not meeting.all_day and meeting.end > now:
            title = _("Meeting at {time}").format(time=brief(meeting.start, now))
            alert = Alert(title, meeting.summary, urgent=True)
            yield _Due(meeting.start - BEFORE_A_MEETING, alert, stale=meeting.end)


def _email_windows(state: State, now: pendulum.DateTime, config: Config) -> Iterator[_Due]:
    """Those of today; one with nothing to do in it is not worth a word."""
    waiting = sum(request.state in BY_EMAIL for request in state.requests.values())
    if not waiting or not is_working_day(now.date(), config):
        return
    body = ngettext("{n} request waits.", "{n} requests wait.", waiting).format(n=waiting)
    lasts = timedelta(minutes=config.day.email_window_minutes)
    for window in config.day.email_windows:
        opens = at(now.date(), window, zone_of(now))
        yield _Due(opens, Alert(_("Email window"), body, urgent=False), stale=opens + lasts)


def _summary(told: tuple[Alert, ...]) -> Alert:
    title = ngettext(
        "{n} thing came due meanwhile", "{n} things came due meanwhile", len(told)
    ).format(n=len(told))
    named = [alert.title for alert in told[-_NAMED:]]
    more = ["…"] if len(told) > _NAMED else []
    return Alert(title, " · ".join(more + named), any(alert.urgent for alert in told))
