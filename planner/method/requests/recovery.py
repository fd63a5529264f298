"""After an insult: a few minutes in which no call is offered."""

from math import ceil

import pendulum

from planner.model.instants import seconds_between
from planner.model.state import State


def recovering(state: State, now: pendulum.DateTime) -> int:
    """Seconds left until the rep is offered the next call; 0 for none."""
    until = state.presence.recovering_until
    return max(ceil(seconds_between(now, until)), 0) if until else 0
