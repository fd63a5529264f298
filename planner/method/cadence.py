"""Persistent, never a nuisance: what a touch does to the series of touches."""

from datetime import date

import pendulum

from planner.config import Config
from planner.locale import N_, _
from planner.method.working_time import add_working_days
from planner.model.contact import Cadence, Contact, Relationship, Rest
from planner.model.instants import stamp
from planner.model.state import changed
from planner.model.touch import Outcome

LAST_STEP = 4
_OBJECTIVES = {
    1: N_("first contact"),
    2: N_("did it reach you, shall I send it again?"),
    3: N_("reminder: I have been trying to reach you"),
    4: N_("closing message: the door stays open"),
}


def step_of(contact: Contact) -> int:
    """The cadence step that a touch made now would be; 0 where no cadence runs.

    A prospect never touched stands before the first step.
    """
    if contact.cadence:
        return contact.cadence.step
    new_prospect = contact.relationship is Relationship.PROSPECT and contact.touched_at is None
    return 1 if new_prospect else 0


def objective_of(step: int) -> str:
    """What a step is for."""
    return _(_OBJECTIVES[min(max(step, 1), LAST_STEP)])


def is_due(contact: Contact, today: date) -> bool:
    """Whether the contact's next step has its day."""
    step = step_of(contact)
    if not step:
        return False
    return contact.cadence is None or contact.cadence.due is None or contact.cadence.due <= today


def after_touch(
    contact: Contact, outcome: Outcome, *, now: pendulum.DateTime, config: Config
) -> Contact:
    """The contact once a touch ended in ``outcome``.

    Any answer ends the cadence. Silence moves it one step on, and after the last one the contact
    rests. A wrong number says nothing about the contact: it only goes to the end of the list.
    """
    if outcome is Outcome.WRONG_NUMBER:
        return changed(contact, phones=contact.phones[1:] + contact.phones[:1])
    touched = changed(contact, touched_at=stamp(now), wake=None)
    if outcome is Outcome.SPOKE:
        return changed(touched, spoke_at=stamp(now), cadence=None, rest=None)
    step = max(step_of(contact), 1)
    if step >= LAST_STEP:
        until = now.date().add(days=config.cadence.rest_days)
        reason = _("four touches without an answer")
        return changed(touched, cadence=None, rest=Rest(until=_plain(until), reason=reason))
    due = add_working_days(now.date(), config.cadence.waits[step - 1], config)
    unanswered = (contact.cadence.unanswered if contact.cadence else 0) + 1
    return changed(touched, cadence=Cadence(step=step + 1, due=due, unanswered=unanswered))


def _plain(day: date) -> date:
    return date(day.year, day.month, day.day)
