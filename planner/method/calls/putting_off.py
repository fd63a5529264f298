"""Not today with somebody, whether a call to them is on the list or they are only in the queue."""

import pendulum

from planner.config import Config
from planner.method.by_id import contact_of
from planner.method.calls.agreed import weightiest
from planner.method.calls.call_block import refuse_done, swap_pick
from planner.method.day.planning import not_today
from planner.model.change import Change
from planner.model.state import State


def put_off(state: State, contact_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Put the call on the list off to the next working day; who is on none is swapped out. Raises
    Refused for one who is done with today, whatever was agreed for a later day."""
    planned = weightiest(state.calls.values(), now, config).get(contact_id)
    if planned is None:
        return swap_pick(state, contact_id, now=now, config=config)
    refuse_done(state, contact_of(state, contact_id), now, config)
    return not_today(state, planned.id, now=now, config=config)
