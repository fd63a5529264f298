"""The next step with a contact, written in one line: ``friday 10:00 send the quote``."""

from datetime import datetime

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.call_reason import reason_for
from planner.method.one_line import Understood, edge_of_work, explain, understand
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.errors import Refused
from planner.model.instants import stamp, zone_of
from planner.model.state import State
from planner.model.touch import PlannedCall


def plan_next(
    state: State, contact: Contact, line: str, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Put the next call to ``contact`` on the list. A day without a time means that morning. Raises
    Refused for a line that says neither a day nor what to do."""
    understood = understand(line, now, config)
    objective = understood.text
    due = _due(understood, now, config)
    if not objective and understood.day is None:
        raise Refused(_("Say the next step, for example: friday 10:00 send the quote."))
    call = PlannedCall(
        id=state.new_id(PlannedCall),
        contact=contact.id,
        objective=objective,
        reason=reason_for(objective, understood, contact),
        due_at=stamp(due) if due else None,
        zone=zone_of(now),
        made_at=stamp(now),
    )
    said = _("next: {what}").format(what=_what(understood, now))
    return Change(state.put(call), said, call)


def explain_next(line: str, *, now: pendulum.DateTime, config: Config) -> str:
    """What :func:`plan_next` would put on the list: what to do, and when. Raises Refused for what
    is no clear day or time."""
    return _what(understand(line, now, config), now)


def _what(understood: Understood, now: pendulum.DateTime) -> str:
    return " · ".join(filter(None, (understood.text, explain(understood, now))))


def _due(understood: Understood, now: pendulum.DateTime, config: Config) -> datetime | None:
    """The moment agreed; none where any moment from now on will do."""
    if understood.due or understood.day is None or understood.day <= now.date():
        return understood.due
    return edge_of_work(understood.day, now, config, start=True)
