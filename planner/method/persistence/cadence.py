"""Persistent, never a nuisance: what a touch does to the series of touches."""

from datetime import date, timedelta

import pendulum

from planner.config import Config
from planner.locale import N_, _, means
from planner.method.hours.working_time import add_working_days
from planner.model.contact import Cadence, Contact, Relationship, Rest
from planner.model.document import Channel
from planner.model.instants import at, day_of, last_midnight, stamp, zone_of
from planner.model.state import changed
from planner.model.touch import SILENT, SPOKEN, CallReason, CallState, Outcome, PlannedCall

LAST_STEP = 4
_OBJECTIVES = {
    1: N_("first contact"),
    2: N_("second try: shall I send something?"),
    3: N_("reminder: I have been trying to reach you"),
    4: N_("closing message: the door stays open"),
}
_STORED = N_("did it reach you, shall I send it again?")
"""What calls and touches of other versions of the planner say that the second step is for."""
_BY_EMAIL = (2, LAST_STEP)
"""Steps that carry something to read: the material again, the closing message."""
_OWN_PLANS = (CallReason.FOLLOW_UP, CallReason.CHECK_IN)
_SILENCE = N_("four touches without an answer")
WRONG_NUMBER = N_("wrong number: {number}")
"""What the notes say of a number that reached somebody else."""


def step_of(contact: Contact) -> int:
    """The cadence step that is next; 0 where no cadence runs.

    A prospect never touched stands before the first step, unless another program knew of a contact
    or they asked for something: that is no stranger.
    """
    if contact.cadence:
        return contact.cadence.step
    met = contact.touched_at or contact.contacted_at
    return 1 if contact.relationship is Relationship.PROSPECT and not met else 0


def channel_for(contact: Contact, step: int) -> Channel:
    """How to reach the contact at a step (0: outside a cadence).

    The channel that they asked for wins; else the phone, and email for what is to be read. Who
    cannot be reached so is reached the other way.
    """
    channel = contact.preference.channel
    if channel is None:
        channel = Channel.EMAIL if step in _BY_EMAIL else Channel.PHONE
    if channel is Channel.PHONE and not contact.phones and contact.emails:
        return Channel.EMAIL
    if channel is Channel.EMAIL and not contact.emails:
        return Channel.PHONE
    return channel


def step_made(contact: Contact, outcome: Outcome, now: pendulum.DateTime) -> int:
    """The step that a touch made now is; 0 for none.

    Silence begins a cadence where none runs, but not in a rest, and once a day at most: the email
    after a voicemail belongs to it. A wrong number is no step: it reached nobody's telephone.
    """
    if outcome in SPOKEN:
        return step_of(contact)
    touched_today = contact.touched_at and contact.touched_at >= last_midnight(now)
    if outcome not in SILENT or touched_today or still_resting(contact, now):
        return 0
    return max(step_of(contact), 1)


def objective_of(step: int) -> str:
    """What a step is for."""
    return _(_OBJECTIVES[min(max(step, 1), LAST_STEP)])


def objectives() -> tuple[str, ...]:
    """What steps are for, in English: the planner's own words."""
    return (*_OBJECTIVES.values(), _STORED)


def rests_after_silence(contact: Contact) -> bool:
    """Whether the contact rests because the last step had no answer either."""
    return contact.rest is not None and means(contact.rest.reason, _SILENCE)


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
    rests. A wrong number says nothing about the contact.
    """
    if outcome is Outcome.WRONG_NUMBER:
        return _without_number(contact)
    touched = changed(contact, touched_at=stamp(now), wake=None, rest=still_resting(contact, now))
    if outcome in SPOKEN:
        return changed(touched, spoke_at=stamp(now), cadence=None, rest=None)
    step = step_made(contact, outcome, now)
    return _one_step_on(touched, step, now, config) if step else touched


def _one_step_on(contact: Contact, step: int, now: pendulum.DateTime, config: Config) -> Contact:
    today = day_of(now, now)
    if step >= LAST_STEP:
        until = today + timedelta(days=config.cadence.rest_days)
        return changed(contact, cadence=None, rest=Rest(until=until, reason=_(_SILENCE)))
    wait = config.cadence.waits[step - 1]
    due = add_working_days(today, wait, config, contact.country)
    unanswered = (contact.cadence.unanswered if contact.cadence else 0) + 1
    return changed(contact, cadence=Cadence(step=step + 1, due=due, unanswered=unanswered))


def taken_over(
    planned: PlannedCall, contact: Contact, *, now: pendulum.DateTime, config: Config
) -> PlannedCall:
    """The call planned for a touch that reached nobody, once the contact is as that left it.

    The rep's own plan waits for the day of the next step, or ends where the contact rests: else it
    would be made every day. A promise stays one.
    """
    if planned.request or planned.reason not in _OWN_PLANS:
        return planned
    if contact.cadence and contact.cadence.due:
        due = at(contact.cadence.due, config.day.start, zone_of(now))
        # To the new day nobody agreed, nor to any hour of it.
        own = changed(planned, reason=CallReason.CHECK_IN, hour_said=False, carried=0)
        return changed(own, due_at=stamp(due), zone=zone_of(now))
    return changed(planned, state=CallState.DROPPED) if contact.rest else planned


def still_resting(contact: Contact, now: pendulum.DateTime) -> Rest | None:
    """The contact's rest, unless it is over: on its last day it is, and a touch then starts
    anew."""
    return contact.rest if contact.rest and contact.rest.until > now.date() else None


def _without_number(contact: Contact) -> Contact:
    """The number is not tried again, yet not lost: it moves to the notes."""
    if not contact.phones:
        return contact
    told = _(WRONG_NUMBER).format(number=contact.phone)
    notes = "\n".join(filter(None, (contact.notes, told)))
    return changed(contact, phones=contact.phones[1:], notes=notes)
