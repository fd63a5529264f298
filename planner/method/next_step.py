"""The next step with a contact, written in one line: ``friday 10:00 send the quote``."""

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.one_line import explain, understand
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.instants import at, stamp, zone_of
from planner.model.state import State
from planner.model.touch import CallReason, PlannedCall


def plan_next(
    state: State, contact: Contact, line: str, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Put the next call to ``contact`` on the list. A day without a time means that morning."""
    understood = understand(line, now, config)
    due = understood.due
    if due is None and understood.day is not None:
        due = at(understood.day, config.day.start, zone_of(now))
    call = PlannedCall(
        id=state.new_id(PlannedCall),
        contact=contact.id,
        objective=" ".join(filter(None, (understood.before, understood.after))),
        reason=CallReason.CALL_BACK if understood.due else CallReason.FOLLOW_UP,
        due_at=stamp(due) if due else None,
        zone=zone_of(now),
        made_at=stamp(now),
    )
    said = _("next: {what}").format(
        what=" · ".join(filter(None, (call.objective, explain(understood, now))))
    )
    return Change(state.put(call), said, call)
