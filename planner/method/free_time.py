"""The next free time in the days to come."""

import pendulum

from planner.config import Config
from planner.method.day import SlotKind, timeline
from planner.method.pushing import NEAT
from planner.method.working_time import add_working_days
from planner.model.instants import at, zone_of
from planner.model.state import State, changed

_DAYS_AHEAD = 10
"""How many working days are looked at: what finds no place in two weeks is too long."""


def next_gap(
    state: State, minutes: int, after: pendulum.DateTime, config: Config, *, without: str = ""
) -> pendulum.DateTime | None:
    """When so many free minutes in one piece begin, from ``after`` on, within working hours.

    The block ``without`` takes no time: it is the one that looks for a place.
    """
    others = {key: block for key, block in state.blocks.items() if key != without}
    state = changed(state, blocks=others)
    for _day in range(_DAYS_AHEAD + 1):
        for slot in timeline(state, after, config):
            start = neat(slot.start)
            if slot.kind is SlotKind.FREE and start.add(minutes=minutes) <= slot.end:
                return start
        after = at(add_working_days(after.date(), 1, config), "00:00", zone_of(after))
    return None


def neat(moment: pendulum.DateTime, minutes: int = NEAT) -> pendulum.DateTime:
    """The next moment whose minutes are a multiple of ``minutes``: this one if they are."""
    begun = moment.start_of("minute")
    return begun.add(minutes=-begun.minute % minutes)
