"""The call block and everything on one contact."""

from operator import attrgetter

from planner import doors
from planner.locale import _
from planner.method.calls.call_block import skip, start_block, stop_block, swap_pick
from planner.method.calls.picks import current_pick
from planner.method.calls.touching import last_touch_of, log_touch, note_touch, outcome_name
from planner.method.day.blocks import resume
from planner.method.hours.calling_hours import reach
from planner.method.hours.reach_in_words import describe_with_clock
from planner.method.letters.due import due_letter
from planner.method.persistence.nuisance import objection
from planner.method.persistence.resting import left_until
from planner.method.requests.recovery import recovering
from planner.method.typed.next_step import explain_next
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.document import Channel
from planner.model.errors import Refused
from planner.model.touch import CALLED, SPOKEN, Mark, Outcome, Touch
from planner.tui.actions import at_hand
from planner.tui.actions.asking import ask, choose, confirm, offer_mail
from planner.tui.actions.one_block import refuse_second
from planner.tui.actions.session import Session
from planner.tui.choice import Choice
from planner.tui.commands import key_of
from planner.tui.light import CALLS

_NOT_REACHED = frozenset(CALLED).difference(SPOKEN)


async def toggle_block(session: Session) -> None:
    """Start five calls; while they run, end them."""
    if at_hand.running_calls(session):
        session.apply(stop_block)
        return
    refuse_second(session)
    if session.apply(start_block):
        session.panes.go_to(CALLS)


async def log(session: Session, outcome: Outcome) -> None:
    """What an outcome key notes."""
    if contact := at_hand.contact_to_log(session):
        await log_call(session, contact, outcome)


async def log_call(session: Session, contact: Contact, outcome: Outcome) -> None:
    """Log a call. One that could make the rep a nuisance says what it costs and asks why."""
    reason = await _reason(session, contact, outcome)
    if reason is not None and session.apply(log_touch, contact.id, outcome, reason=reason):
        session.panes.called(contact.id)


async def _reason(session: Session, contact: Contact, outcome: Outcome) -> str | None:
    """Why they are touched again; empty where nobody has to ask, ``None`` to leave it."""
    desk = session.desk
    cost = objection(desk.state, contact, outcome, desk.now, desk.config)
    if not cost:
        return ""
    given = await ask(
        session,
        _("Why {name} again?").format(name=contact.name),
        proposal=_("agreed with them"),
        why=cost,
    )
    return given or None


async def back_to_block(session: Session) -> None:
    """The request taken in the middle of the block is dealt with: its minutes end here. Five calls
    go on among the calls: on the request, what follows the next talk would be noted of it."""
    if session.apply(resume) and at_hand.running_calls(session):
        session.panes.go_to(CALLS)


async def skip_contact(session: Session) -> None:
    """Pass over the contact of the moment."""
    session.apply(skip)


async def swap(session: Session) -> None:
    """Another contact instead of the highlighted one."""
    if contact := at_hand.highlighted_contact(session):
        session.apply(swap_pick, contact.id)


async def done(session: Session) -> None:
    """Log a call to the highlighted contact: how did it go?"""
    contact = at_hand.highlighted_contact(session)
    if contact is None:
        return
    choices = [Choice(outcome, outcome_name(outcome)) for outcome in CALLED]
    chosen = await choose(
        session, _("How did it go with {name}?").format(name=contact.name), choices
    )
    if chosen:
        await log_call(session, contact, Outcome(chosen))


async def note(session: Session) -> None:
    """A note on the call logged last."""
    contact, touch = last_call(session, _("Log a call first; the note belongs to it."))
    text = await ask(session, _("Note on {name}").format(name=contact.name), value=touch.note)
    if text is not None:
        session.apply(note_touch, touch.id, note=text)


async def next_step(session: Session) -> None:
    """The next step with the contact called last, or the highlighted one."""
    refusal = _("Log a call first; the next step follows from it.")
    contact, touch = last_call(session, refusal)
    desk = session.desk
    line = await ask(
        session,
        _("Next step with {name}").format(name=contact.name),
        hint=_("friday 10:00 send the quote"),
        preview=lambda text: explain_next(
            desk.state, contact, text, now=desk.now, config=desk.config
        ),
    )
    if line:
        session.apply(note_touch, touch.id, next_line=line)


async def dial(session: Session, contact: Contact) -> None:
    """Hand the number to the phone program. Outside calling hours, and to whom the rep walked away
    from, it asks first."""
    if recovering(session.desk.state, session.desk.now):
        session.say(_("Breathe. You did well."))
        return
    if not contact.phone:
        session.say(_("There is no number to dial."), warning=True)
        return
    if warning := _why_not_dial(session, contact):
        title = _("{name}: {when}. Dial all the same?").format(name=contact.name, when=warning)
        if not await confirm(session, title, _("dial all the same")):
            return
    session.panes.turned_to = contact.id
    try:
        doors.dial(contact.phone)
    except Refused as refusal:
        key = key_of(session.desk.config, "copy")
        way_out = _("{key} copies the number.").format(key=key)
        raise Refused(f"{refusal.sentence} {way_out}") from refusal
    session.say(_("Dialling {number}.").format(number=contact.phone))


def _why_not_dial(session: Session, contact: Contact) -> str:
    desk = session.desk
    if left := left_until(contact, desk.now):
        return left
    when = reach(contact, desk.now, desk.config)
    return "" if when.state.now else describe_with_clock(when)


async def mail(session: Session) -> None:
    """Write to whom the block has just not reached, else to the contact in hand."""
    if contact := _not_reached(session) or at_hand.contact_in_hand(session):
        await write_to(session, contact)


async def write_to(session: Session, contact: Contact) -> None:
    """The letter that is due. One that is a touch of its own is logged once it is on its way."""
    desk = session.desk
    due = due_letter(desk.state, contact, desk.now, desk.config)
    reason = await _reason(session, contact, Outcome.SENT) if due.is_touch else ""
    if reason is None:
        return

    def log_it() -> Change | None:
        return session.apply(
            log_touch, contact.id, Outcome.SENT, channel=Channel.EMAIL, reason=reason
        )

    await offer_mail(session, due.message, contact.id, log_it if due.is_touch else None)


def contact_of_talk(session: Session) -> Contact | None:
    """Whom the rep talks with: the one in hand; once all of a block are called, or without a block,
    the last one."""
    block = at_hand.running_calls(session)
    over = block is None or not current_pick(session.desk.state, block)
    return (_last_called(session) if over else None) or at_hand.contact_in_hand(session)


def has_mark(session: Session, contact: Contact, mark: Mark) -> bool:
    """Whether the talk with this contact has the mark."""
    block, state = at_hand.running_calls(session), session.desk.state
    if block and current_pick(state, block) == contact.id:
        return mark in block.marks
    touch = last_touch_of(state, contact.id)
    return touch is not None and mark in touch.marks


def last_call(session: Session, refusal: str) -> tuple[Contact, Touch]:
    """The last call of the running block, the one just logged, or the last one to the highlighted
    contact. Raises Refused, with this sentence, where there is none: what is said in the talk that
    goes on belongs to no call of another day."""
    contact = _last_called(session) or at_hand.highlighted_contact(session)
    touch = last_touch_of(session.desk.state, contact.id) if contact else None
    if contact is None or touch is None or contact == at_hand.contact_of_the_moment(session):
        raise Refused(refusal)
    return contact, touch


def _not_reached(session: Session) -> Contact | None:
    """Who was called last, and did not answer."""
    contact = _last_called(session)
    touch = last_touch_of(session.desk.state, contact.id) if contact else None
    return contact if touch and touch.outcome in _NOT_REACHED else None


def _last_called(session: Session) -> Contact | None:
    """Who was called last since the running block began; without one, who was called just now. An
    answer to a request is none of the block's calls."""
    block, state = at_hand.running_calls(session), session.desk.state
    if block is None:
        return state.contacts.get(session.panes.just_called)
    touches = [state.touches[id_] for id_ in block.touches]
    just = last_touch_of(state, session.panes.just_called)
    if just and block.started_at and just.at >= block.started_at:
        touches.append(just)
    spoken = [touch for touch in touches if touch.channel is Channel.PHONE]
    in_order = sorted(spoken, key=attrgetter("at"))
    return state.contacts.get(in_order[-1].contact) if in_order else None
