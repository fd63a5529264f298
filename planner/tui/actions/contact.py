"""Everything that is true of a contact, and of a talk with them, one key each."""

import pendulum

from planner.locale import _
from planner.method.calls.marks import mark as mark_talk
from planner.method.calls.mood import set_mood
from planner.method.contacts.editing import FIELDS, edit_contact, explain_value, field_name, written
from planner.method.one_line import Understood, explain, understand
from planner.method.persistence import qualification, resting
from planner.method.persistence.cadence import still_resting
from planner.method.persistence.preference import explain_preference, prefer, understand_preference
from planner.method.persistence.referral import (
    explain_referral,
    first_question,
    referred,
    second_question,
)
from planner.model.contact import Contact
from planner.model.document import Mood
from planner.model.errors import Refused
from planner.model.request import Request
from planner.model.saying import dotted
from planner.model.touch import Mark
from planner.tui.actions import at_hand, calls
from planner.tui.actions.asking import ask, choose
from planner.tui.actions.session import Session
from planner.tui.choice import Choice

_NEXT_ANSWER = {None: "yes", True: "no", False: "unknown"}


async def mark(session: Session, done: Mark) -> None:
    """What was done in the talk of the moment, else in the last one."""
    contact = calls.contact_of_talk(session)
    if contact is None:
        return
    marked = session.apply(mark_talk, contact.id, done)
    if marked and done is Mark.REFERRAL_ASKED and calls.has_mark(session, contact, done):
        await _refer(session, contact)


async def _refer(session: Session, contact: Contact) -> None:
    """Who they know: both questions, the second narrower than the first and easier to answer."""
    line = await ask(
        session,
        _("Who does {name} recommend?").format(name=contact.name),
        hint=_("Nora Sanz, Talleres Sanz"),
        why=f"{first_question()}\n{second_question()}",
        preview=lambda text: explain_referral(session.desk.state, text),
    )
    if line:
        session.apply(referred, contact.id, line)


async def mood(session: Session, felt: Mood) -> None:
    """How the request just answered felt, or the one in hand, else the last call."""
    if request := _request_felt(session):
        session.apply(set_mood, request.id, felt)
    else:
        refusal = _("Log a call first; the mood belongs to it.")
        _contact, touch = calls.last_call(session, refusal)
        session.apply(set_mood, touch.id, felt)


def _request_felt(session: Session) -> Request | None:
    """Of whoever talks now, else the one just answered; right after a call none, though one may be
    highlighted."""
    if at_hand.is_interrupted(session):
        return at_hand.request_in_hand(session)
    if answered := session.desk.state.requests.get(session.panes.just_answered):
        return answered
    is_meant = at_hand.means_request(session) and not session.panes.just_called
    return at_hand.request_in_hand(session) if is_meant else None


async def edit(session: Session, contact: Contact) -> None:
    """Change one field of a contact."""
    choices = [Choice(id_, field_name(id_), written(contact, id_)) for id_ in FIELDS]
    chosen = await choose(session, _("Change {name}").format(name=contact.name), choices)
    if chosen is None:
        return
    given = written(contact, chosen)
    value = await ask(
        session,
        f"{contact.name}: {field_name(chosen)}",
        value=given,
        preview=lambda text: explain_value(chosen, text),
    )
    # What was left as it was keeps the lines that a field of one line cannot show.
    if value not in (None, given):
        session.apply(edit_contact, contact.id, {chosen: value})


async def qualify(session: Session, contact: Contact) -> None:
    """Four marks before the rep invests in a contact: each choice turns unknown, yes, no."""
    asked: Contact | None = contact
    chosen = ""
    while asked:
        marks = asked.qualification
        choices = [
            Choice(field, _(words), qualification.answer(getattr(marks, field)))
            for field, words in qualification.MARKS.items()
        ]
        title = _("Is {name} worth the effort?").format(name=asked.name)
        chosen = await choose(session, title, choices, chosen) or ""
        if not chosen:
            return
        answer = _NEXT_ANSWER[getattr(marks, chosen)]
        session.apply(edit_contact, asked.id, {chosen: answer})
        asked = session.desk.state.contacts.get(asked.id)


async def ask_preference(session: Session, contact: Contact) -> None:
    """ "Am I bothering you?": what they answer becomes how they are called."""
    config = session.desk.config
    line = await ask(
        session,
        _("When and how may I call you, {name}?").format(name=contact.name),
        hint=_("email · 10:00-12:00 · every 30 days"),
        preview=lambda text: explain_preference(understand_preference(text, config)),
        why=_("Ask: am I bothering you? Their answer counts from now on."),
    )
    if line:
        session.apply(prefer, contact.id, understand_preference(line, config))


async def rest_or_wake(session: Session, contact: Contact) -> None:
    """Let a contact rest until a day, with the reason; one that rests wakes."""
    desk = session.desk
    if still_resting(contact, desk.now):
        session.apply(resting.wake, contact.id)
        return

    def until(text: str) -> Understood:
        understood = understand(text, desk.now, desk.config)
        if understood.day is None:
            raise Refused(_("Say until which day, as in: +90d no budget this quarter."))
        return understood

    line = await ask(
        session,
        _("Until when does {name} rest, and why?").format(name=contact.name),
        hint=_("+90d no budget this quarter"),
        preview=lambda text: _explain_rest(until(text), desk.now),
    )
    if line:
        understood = until(line)
        session.apply(resting.rest, contact.id, understood.day, understood.text)


def _explain_rest(understood: Understood, now: pendulum.DateTime) -> str:
    return dotted(explain(understood, now), understood.text)
