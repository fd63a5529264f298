"""The evening, two minutes: nothing open without a plan, tomorrow's first five, the day's line."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.calls.candidates import Candidate
from planner.method.calls.first_five import choose_five, first_five
from planner.method.day.blocks import running_block, worked_so_far
from planner.method.day.rituals import pending_evening
from planner.method.hours.working_time import add_working_days, is_working_day
from planner.method.reports.answers import deferred, promises
from planner.method.reports.calls import incoming, proactive_calls
from planner.method.reports.period import Period, Stretch
from planner.method.reports.protected import protected
from planner.method.requests.promises import is_late
from planner.method.requests.request_order import open_requests
from planner.method.requests.support import late_since, overdue_support, waiting_support
from planner.model.change import Change
from planner.model.day import BlockKind
from planner.model.instants import day_of, stamp, zone_of
from planner.model.lengths import hours
from planner.model.request import Request, RequestState
from planner.model.saying import say_day
from planner.model.state import State, changed
from planner.model.text import clean


class Evening(NamedTuple):
    """What is to be settled before ``day`` is over: open requests that lack something, whom to call
    first on ``next_day``, and the line proposed for the day."""

    day: date
    requests: tuple[Request, ...]
    next_day: date
    five: tuple[Candidate, ...]
    line: str


def evening(state: State, now: pendulum.DateTime, config: Config) -> Evening:
    """The evening of today; before work, and on days without, that of the last day while it
    waits."""
    day = _day_to_end(state, now, config)
    next_day = add_working_days(day, 1, config)
    return Evening(
        day=day,
        requests=tuple(each for each in open_requests(state) if lacking(each, now, config)),
        next_day=next_day,
        five=first_five(state, next_day, now, config),
        line=line_of(state, day, now, config),
    )


def lacking(request: Request, now: pendulum.DateTime, config: Config) -> tuple[str, ...]:
    """What an open request lacks, in words: what is :func:`unplanned`, a promise that a day off
    would break, and support that is late."""
    late = (late_since(support, now) for support in overdue_support(request, now))
    return (*unplanned(request, now, config), *_falls_on_day_off(request, now, config), *late)


def unplanned(request: Request, now: pendulum.DateTime, config: Config) -> tuple[str, ...]:
    """What the rep alone can say of an open request, in words: a promise that can still be kept, a
    next step.

    A deferred one lacks nothing but the email of the customer.
    """
    if request.state.ended or request.state is RequestState.DEFERRED:
        return ()
    return tuple(
        words
        for words, is_so in (
            (_("no promise"), request.promise is None),
            (_("the promise is broken"), is_late(request, now, config)),
            (_("no next step"), not request.next_step and not waiting_support(request)),
        )
        if is_so
    )


def _falls_on_day_off(request: Request, now: pendulum.DateTime, config: Config) -> Iterator[str]:
    """That its promise falls on a day before the next one of work, where nobody keeps it."""
    if request.promise is None or request.state.ended or request.state is RequestState.DEFERRED:
        return
    day = day_of(request.promise.at, now)
    if now.date() < day < add_working_days(now.date(), 1, config):
        yield _("you do not work on {day}").format(day=say_day(day, now))


def line_of(state: State, day: date, now: pendulum.DateTime, config: Config) -> str:
    """The line of the day: what the rep wrote, else the day in numbers."""
    if written := state.day(day).line:
        return written
    told = Period(day, day).stretch(zone_of(now))
    counts = _("{calls} proactive, {came} reactive").format(
        calls=len(proactive_calls(state, told)), came=len(incoming(state, told))
    )
    minutes = sum(protected(state, told, kind, now).real for kind in BlockKind)
    # What still runs is in no report yet, but this line is written once.
    if (running := running_block(state)) and told.holds(running.begins):
        minutes += worked_so_far(state, running, now)
    put_off = deferred(state, told).requests
    parts = (
        counts,
        minutes and _("{time} protected").format(time=hours(minutes)),
        put_off
        and ngettext("{n} interruption deferred", "{n} interruptions deferred", put_off).format(
            n=put_off
        ),
        _promises(state, told, now, config),
    )
    return " · ".join(part for part in parts if part)


def end_day(
    state: State,
    line: str,
    picks: Sequence[str] = (),
    *,
    now: pendulum.DateTime,
    config: Config,
    day: date | None = None,
) -> Change:
    """Write the line of ``day`` (today); an empty one means that its evening is skipped.

    ``picks`` are the first five of the next working day, where they are chosen with it.
    """
    ends = day or now.date()
    line = clean(line)
    ended = changed(state.day(ends), line=line, evening_at=stamp(now))
    after = state.put(ended)
    if picks:
        next_day = add_working_days(ends, 1, config)
        after = choose_five(after, next_day, picks, now=now, config=config).state
    told = _("{day}: {line}") if line else _("{day}: without a line.")
    return Change(after, told.format(day=say_day(ends, now), line=line), ended)


def _day_to_end(state: State, now: pendulum.DateTime, config: Config) -> date:
    at_work = now.strftime("%H:%M") >= config.day.start and is_working_day(now.date(), config)
    return (None if at_work else pending_evening(state, now, config)) or now.date()


def _promises(state: State, told: Stretch, now: pendulum.DateTime, config: Config) -> str:
    _made, kept, broken = promises(state, told, now, config)
    if kept and broken:
        both = ngettext(
            "{n} promise kept, {broken} broken", "{n} promises kept, {broken} broken", kept
        )
        return both.format(n=kept, broken=broken)
    if broken:
        return ngettext("{n} promise broken", "{n} promises broken", broken).format(n=broken)
    return ngettext("{n} promise kept", "{n} promises kept", kept).format(n=kept) if kept else ""
