"""The next step with a contact, written in one line: ``friday 10:00 send the quote``."""

from collections.abc import Iterator

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.calls.touching import touch_of_today
from planner.method.one_line import explain, understand
from planner.method.persistence.resting import left_until
from planner.method.typed.their_time import explain_to
from planner.method.typed.written_call import written_call
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.errors import Refused
from planner.model.saying import dotted
from planner.model.state import State, changed
from planner.model.touch import CallState, PlannedCall


def plan_next(
    state: State, contact: Contact, line: str, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Put the next call to ``contact`` on the list, in place of the one that today's touch was made
    for. A day without a time means that morning. Raises Refused for a line that says neither a
    day nor what to do."""
    understood = understand(line, now, config)
    objective = understood.text
    if not objective and understood.day is None:
        raise Refused(_("Say the next step, for example: friday 10:00 send the quote."))
    call = written_call(state, contact, objective, understood, now=now, config=config)
    said = _("next: {what}").format(what=dotted(understood.text, explain(understood, now)))
    return Change(state.put(call, *_replaced(state, contact, now)), said, call)


def explain_next(
    state: State, contact: Contact, line: str, *, now: pendulum.DateTime, config: Config
) -> str:
    """What :func:`plan_next` would put on the list: what to do, and when, there too; that the rep
    walked away from them. Raises Refused for what is no clear day or time."""
    understood = understand(line, now, config)
    when = explain_to(state, contact, understood, now, config)
    return dotted(understood.text, when, left_until(contact, now))


def _replaced(state: State, contact: Contact, now: pendulum.DateTime) -> Iterator[PlannedCall]:
    """The call that today's touch was made for, if it is open still: the next step takes its place.
    One that a customer asked for stays theirs."""
    touch = touch_of_today(state, contact.id, now)
    planned = state.calls.get(touch.planned_call) if touch else None
    if planned and planned.state is CallState.OPEN and not planned.request:
        yield changed(planned, state=CallState.DROPPED)
