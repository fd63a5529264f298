"""Proactive calls beside what came in: by day, and by hour of the day."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from math import sqrt
from typing import Final, NamedTuple

from planner.method.reports.period import Period, Stretch, week_of
from planner.model.document import Channel
from planner.model.instants import day_in, local
from planner.model.state import State
from planner.model.touch import SPOKEN, Outcome, Touch

ENOUGH: Final = 20
"""Calls in an hour of the day from which its answer rate says something."""

_SURE: Final = 1.96
"""Standard deviations within which the truth lies 19 times in 20."""


class DayCount(NamedTuple):
    """Proactive calls by outcome, and what came in, of one day (or the week from it)."""

    day: date
    outcomes: Mapping[Outcome, int]
    incoming: int

    @property
    def calls(self) -> int:
        return sum(self.outcomes.values())

    @property
    def share(self) -> int | None:
        """Proactive calls in all calls and requests, in percent; ``None`` where nothing was."""
        return share(self.calls, self.incoming)


class Claim(NamedTuple):
    """A share between 0 and 1, and between what the truth lies 19 times in 20 (Wilson)."""

    rate: float
    low: float
    high: float


class HourCount(NamedTuple):
    """One hour of the rep's day over all days: proactive calls, how many were answered, what came
    in, and how much of that interrupted a block."""

    hour: int
    calls: int
    spoke: int
    incoming: int
    interruptions: int

    @property
    def claim(self) -> Claim | None:
        """The answer rate, or ``None`` where there are too few calls to say anything."""
        return wilson(self.spoke, self.calls) if self.calls >= ENOUGH else None


def share(calls: int, incoming: int) -> int | None:
    """Proactive calls in all calls and requests, in percent."""
    return round(100 * calls / (calls + incoming)) if calls + incoming else None


def wilson(hits: int, tries: int) -> Claim:
    """The share of ``hits`` in ``tries`` (at least one) with Wilson's interval."""
    rate, square = hits / tries, _SURE**2 / tries
    middle = rate + square / 2
    half = _SURE * sqrt(rate * (1 - rate) / tries + square / (4 * tries))
    return Claim(
        rate, max((middle - half) / (1 + square), 0), min((middle + half) / (1 + square), 1)
    )


def proactive_calls(state: State, stretch: Stretch) -> list[Touch]:
    """Calls that answered nothing."""
    return [
        touch
        for touch in state.touches.values()
        if touch.channel is Channel.PHONE and not touch.request and stretch.holds(touch.at)
    ]


def incoming(state: State, stretch: Stretch) -> list[datetime]:
    """When something came in: a request, or a customer who asked for one again."""
    return [at for each in state.requests.values() for at in each.asked if stretch.holds(at)]


def by_day(
    calls: Iterable[Touch], incoming: Iterable[datetime], period: Period, zone: str
) -> tuple[DayCount, ...]:
    """Every day of the period; what happened belongs to its day in ``zone``."""
    outcomes: dict[date, Counter[Outcome]] = {}
    for touch in calls:
        outcomes.setdefault(day_in(touch.at, zone), Counter())[touch.outcome] += 1
    came = Counter(day_in(moment, zone) for moment in incoming)
    days = (period.first + timedelta(days=number) for number in range(period.days))
    return tuple(DayCount(day, outcomes.get(day, Counter()), came[day]) for day in days)


def by_week(days: Iterable[DayCount]) -> tuple[DayCount, ...]:
    """The same by weeks, each named by its Monday."""
    weeks: dict[date, list[DayCount]] = {}
    for count in days:
        weeks.setdefault(week_of(count.day).first, []).append(count)
    return tuple(_together(monday, counts) for monday, counts in weeks.items())


def by_hour(
    calls: Sequence[Touch],
    incoming: Iterable[datetime],
    interruptions: Iterable[datetime],
    zone: str,
) -> tuple[HourCount, ...]:
    """The hours of the rep's day in which anything happened, the earliest first."""
    called = Counter(_hour(touch.at, zone) for touch in calls)
    spoke = Counter(_hour(t.at, zone) for t in calls if t.outcome in SPOKEN)
    came = Counter(_hour(moment, zone) for moment in incoming)
    broke = Counter(_hour(moment, zone) for moment in interruptions)
    return tuple(
        HourCount(hour, called[hour], spoke[hour], came[hour], broke[hour])
        for hour in sorted({*called, *came, *broke})
    )


def _together(monday: date, counts: Iterable[DayCount]) -> DayCount:
    outcomes: Counter[Outcome] = Counter()
    came = 0
    for count in counts:
        outcomes.update(count.outcomes)
        came += count.incoming
    return DayCount(monday, outcomes, came)


def _hour(moment: datetime, zone: str) -> int:
    return local(moment, zone).hour
