"""A call that the rep writes down: why it is made, and from when on."""

import pendulum

from planner.config import Config
from planner.method.one_line import Understood, edge_of_work
from planner.model.contact import Contact
from planner.model.instants import stamp, zone_of
from planner.model.state import State
from planner.model.text import fold
from planner.model.touch import CallReason, PlannedCall

_BEGINNINGS = ("thank", "say thank", "gracias", "dar las gracias", "dar gracias", "agradec")


def written_call(
    state: State,
    contact: Contact,
    objective: str,
    understood: Understood,
    *,
    now: pendulum.DateTime,
    config: Config,
) -> PlannedCall:
    """The call to ``contact`` that was ``understood``, with an id of its own."""
    due = from_start_of_work(understood, now, config)
    return PlannedCall(
        id=state.new_id(PlannedCall),
        contact=contact.id,
        objective=objective,
        reason=_reason(objective, understood, contact),
        due_at=stamp(due) if due else None,
        hour_said=understood.due is not None,
        zone=zone_of(now),
        made_at=stamp(now),
    )


def from_start_of_work(
    understood: Understood, now: pendulum.DateTime, config: Config
) -> pendulum.DateTime | None:
    """The moment that was said; for another day the start of work; today any moment will do."""
    if understood.due or understood.day is None or understood.day == now.date():
        return understood.due
    return edge_of_work(understood.day, now, config, start=config.day.start)


def _reason(objective: str, understood: Understood, contact: Contact) -> CallReason:
    """To thank, at the moment promised in a talk, or to follow up on one; with whom nobody has
    spoken yet nothing is agreed, whatever the hour: it is the rep's own plan."""
    if fold(objective).startswith(_BEGINNINGS):
        return CallReason.THANK_YOU
    if not contact.spoke_at:
        return CallReason.CHECK_IN
    return CallReason.CALL_BACK if understood.due else CallReason.FOLLOW_UP
