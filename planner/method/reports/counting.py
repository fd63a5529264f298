"""The report: everything that is counted of some days, and what was before them."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.method.reports import calls as counted
from planner.method.reports.answers import Answers, Deferred, Promises, answers, deferred, promises
from planner.method.reports.calls import DayCount, HourCount
from planner.method.reports.feelings import Moods, Offender, moods, offenders
from planner.method.reports.period import Period, Stretch, span
from planner.method.reports.protected import (
    Interrupter,
    Protected,
    by_contact,
    interruptions,
    protected,
)
from planner.model.day import BlockKind
from planner.model.instants import day_of, zone_of
from planner.model.state import State
from planner.model.touch import Mark


class Before(NamedTuple):
    """The period before. Where the report's own is not over, only as much of it."""

    period: Period
    calls: int
    incoming: int
    promises: Promises

    @property
    def share(self) -> int | None:
        """Proactive calls in all calls and requests, in percent."""
        return counted.share(self.calls, self.incoming)


class Report(NamedTuple):
    """Some days in numbers. ``today`` is the day on which it was made, ``over`` whether the period
    was over by then; ``names`` are those of the contacts in it, by id."""

    period: Period
    today: date
    over: bool
    days: tuple[DayCount, ...]
    hours: tuple[HourCount, ...]
    protected: tuple[Protected, ...]
    interruptions: tuple[Interrupter, ...]
    promises: Promises
    answers: Answers
    deferred: Deferred
    moods: Moods
    marks: Mapping[Mark, int]
    offenders: tuple[Offender, ...]
    before: Before
    names: Mapping[str, str]

    @property
    def calls(self) -> int:
        """Proactive calls."""
        return sum(day.calls for day in self.days)

    @property
    def incoming(self) -> int:
        """Requests that came in."""
        return sum(day.incoming for day in self.days)

    @property
    def share(self) -> int | None:
        """Proactive calls in all calls and requests, in percent."""
        return counted.share(self.calls, self.incoming)

    @property
    def empty(self) -> bool:
        """Whether nothing at all was written down."""
        counts = (self.calls, self.incoming, self.answers.given, *self.promises, *self.marks)
        nothing_protected = all(kind.empty for kind in self.protected)
        return nothing_protected and not any((*counts, *self.moods, *self.offenders))


def report(
    state: State, first: date, last: date, *, now: pendulum.DateTime, config: Config
) -> Report:
    """The days from ``first`` to ``last`` in the rep's zone, both included.

    ``state`` holds what happened since the period before began (``Desk.history``). Raises
    WrongUsage for days that make no period.
    """
    period, zone = span(first, last), zone_of(now)
    told = period.stretch(zone)
    calls, came = counted.proactive_calls(state, told), counted.incoming(state, told)
    broke = interruptions(state, told)
    interrupters, heavy = by_contact(state, broke), offenders(state, told)
    ids = {one.contact for one in interrupters} | {one.contact for one in heavy}
    return Report(
        period=period,
        today=day_of(now, now),
        over=now >= told.end,
        days=counted.by_day(calls, came, period, zone),
        hours=counted.by_hour(calls, came, [mark.at for mark in broke], zone),
        protected=tuple(protected(state, told, kind, now) for kind in BlockKind),
        interruptions=interrupters,
        promises=promises(state, told, now, config),
        answers=answers(state, told),
        deferred=deferred(state, told),
        moods=moods(state, told),
        marks=_marks(state, told),
        offenders=heavy,
        before=_before(state, period, now, config),
        names={key: state.contacts[key].name for key in ids if key in state.contacts},
    )


def _before(state: State, period: Period, now: pendulum.DateTime, config: Config) -> Before:
    told = period.before_so_far(now)
    calls, came = counted.proactive_calls(state, told), counted.incoming(state, told)
    kept = promises(state, told, now, config)
    return Before(period.before, len(calls), len(came), kept)


def _marks(state: State, told: Stretch) -> Mapping[Mark, int]:
    return Counter(
        mark for touch in state.touches.values() if told.holds(touch.at) for mark in touch.marks
    )
