"""Free time for work that needs thought: of a day, and the next in the days to come."""

from collections.abc import Iterator
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.method.calls.agreed import agreed_hours
from planner.method.day.outlook import promised_answers
from planner.method.day.pushing import NEAT
from planner.method.day.time_line import SlotKind, timeline
from planner.method.hours.working_time import add_working_days
from planner.model.instants import at, minute_of, zone_of
from planner.model.state import State, changed

_DAYS_AHEAD = 10
"""How many working days are looked at: what finds no place in two weeks is too long."""


class Gap(NamedTuple):
    """Free time in one piece."""

    start: pendulum.DateTime
    end: pendulum.DateTime

    @property
    def minutes(self) -> int:
        """Between the two minutes that are shown."""
        return minute_of(self.end) - minute_of(self.start)


def gaps(state: State, now: pendulum.DateTime, config: Config) -> Iterator[Gap]:
    """The free time of the day of ``now`` that is still to come, in order.

    It ends where a call is agreed and begins again a call block later: who has promised one for
    11:00 cannot think from 10:30 to 12:00. Nor is the time free that promised answers need, the
    last before their moments.
    """
    free = [Gap(s.start, s.end) for s in timeline(state, now, config) if s.kind is SlotKind.FREE]
    tonight = now.end_of("day").timestamp()
    for moment, _request in reversed(promised_answers(state, config)):
        if moment <= tonight:
            free = _reserved(free, moment, config.requests.answer_minutes * 60)
    agreed = agreed_hours(state.calls.values(), now, config)
    for gap in free:
        start = gap.start
        for call in agreed:
            over = call.add(minutes=config.calls.minutes)
            if start < over and call < gap.end:
                if start < call:
                    yield Gap(start, call)
                start = over
        if start < gap.end:
            yield Gap(start, gap.end)


def _reserved(free: list[Gap], moment: float, seconds: float) -> list[Gap]:
    """The free time without the last ``seconds`` of it before ``moment`` (seconds since 1970)."""
    left: list[Gap] = []
    for gap in reversed(free):
        start, end = gap.start.timestamp(), gap.end.timestamp()
        over = min(end, max(start, moment))
        taken = min(seconds, over - start)
        seconds -= taken
        parts = ((over, end), (start, over - taken)) if taken else ((start, end),)
        left += [_gap(*part, gap) for part in parts if part[0] < part[1]]
    return left[::-1]


def _gap(start: float, end: float, within: Gap) -> Gap:
    zone = zone_of(within.start)
    return Gap(pendulum.from_timestamp(start, zone), pendulum.from_timestamp(end, zone))


def next_gap(
    state: State, minutes: int, after: pendulum.DateTime, config: Config, *, without: str = ""
) -> pendulum.DateTime | None:
    """When so many free minutes in one piece begin, from ``after`` on, within working hours.

    The block ``without`` takes no time: it is the one that looks for a place.
    """
    others = {key: block for key, block in state.blocks.items() if key != without}
    state = changed(state, blocks=others)
    for _day in range(_DAYS_AHEAD + 1):
        for gap in gaps(state, after, config):
            start = neat(gap.start)
            if start.add(minutes=minutes) <= gap.end:
                return start
        after = at(add_working_days(after.date(), 1, config), "00:00", zone_of(after))
    return None


def neat(moment: pendulum.DateTime, minutes: int = NEAT) -> pendulum.DateTime:
    """The next moment whose minutes are a multiple of ``minutes``: this one if they are."""
    begun = moment.start_of("minute")
    return begun.add(minutes=-begun.minute % minutes)
