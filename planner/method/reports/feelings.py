"""How it felt: moods of proactive and of reactive work, offences by contact."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from planner.method.leaving.toll import WEIGHTS, met
from planner.method.reports.period import Stretch
from planner.model.document import Mood
from planner.model.state import State


class Moods(NamedTuple):
    """How many conversations felt how: those of the rep's own accord, and those asked for."""

    proactive: Mapping[Mood, int]
    reactive: Mapping[Mood, int]


class Offender(NamedTuple):
    """One contact: how many offences of severity 1, 2 and 3."""

    contact: str
    times: tuple[int, int, int]

    @property
    def weight(self) -> int:
        """What they are worth together while they are fresh."""
        return sum(WEIGHTS[severity] * n for severity, n in enumerate(self.times, start=1))


def moods(state: State, stretch: Stretch) -> Moods:
    """Touches that answer a request are reactive, as is the request itself."""
    own: Counter[Mood] = Counter()
    asked: Counter[Mood] = Counter()
    for touch in state.touches.values():
        if touch.mood and stretch.holds(touch.at):
            (asked if touch.request else own)[touch.mood] += 1
    for request in state.requests.values():
        if request.mood and stretch.holds(request.closed_at or request.received_at):
            asked[request.mood] += 1
    return Moods(own, asked)


def offenders(state: State, stretch: Stretch) -> tuple[Offender, ...]:
    """By contact, the heaviest first."""
    times: dict[str, Counter[int]] = {}
    for each in met(state):
        if stretch.holds(each.at):
            times.setdefault(each.contact, Counter())[each.offence.severity] += 1
    found = [Offender(contact, (many[1], many[2], many[3])) for contact, many in times.items()]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.contact)))
