"""What comes in: captured in seconds, judged, and kept so that nothing is forgotten."""

from datetime import datetime
from unicodedata import category

import pendulum

from planner.config import Config
from planner.locale import _, means
from planner.method.by_id import contact_of, refuse_id
from planner.method.day.availability import back_at
from planner.method.day.blocks import running_block
from planner.method.hours.working_time import next_email_window, refuse_past
from planner.method.requests.answer_or_not import (
    answer_or_not,
    both_said,
    in_hand_reason,
    open_about,
)
from planner.method.requests.interruptions import interrupted
from planner.method.requests.promises import (
    ASK_DETAILS,
    CALL_BACK,
    READ_EMAIL,
    answer_owed,
    promised,
)
from planner.method.requests.still_open import calls_about
from planner.method.typed.introduction import Introduced, introduced
from planner.model.change import Change
from planner.model.contact import Contact, Relationship, Wake
from planner.model.document import Channel
from planner.model.errors import Refused
from planner.model.instants import say_when, stamp, zone_of
from planner.model.request import Request, RequestState, Verdict
from planner.model.state import State, changed
from planner.model.text import clean
from planner.model.touch import CallReason, CallState, PlannedCall

_EMOJI = "So"
"""The category of signs that may be all by which the rep knows somebody."""


def capture(
    state: State,
    who: Contact | str,
    about: str,
    *,
    now: pendulum.DateTime,
    config: Config,
    choice: Verdict | None = None,
    call_back_at: datetime | None = None,
    channel: Channel = Channel.PHONE,
    urgent: bool = False,
) -> Change:
    """Write down what ``who`` wants; a string introduces somebody new.

    Without a ``choice`` the verdict is taken. A call back without a moment means the next email
    window. What is already in hand makes no second request: the first one notes the asking.
    """
    about = clean(about)
    known = contact_of(state, who.id) if isinstance(who, Contact) else None
    answer = answer_or_not(state, known, about, now=now, config=config)
    choice = choice or answer.verdict
    if choice is Verdict.IN_HAND:
        if known is None or (again := open_about(state, known, about)) is None:
            raise Refused(_("Nothing of this contact is in hand."))
        return _asked_again(state, known, again, about, now)
    contact = _woken(known or _new_contact(state, str(who), now), about, now)
    if choice is Verdict.TAKE and channel.is_talk:
        # Whoever called whom: their silence begins anew, also where the answer goes by email.
        contact = changed(contact, spoke_at=stamp(now))
    after = state.put(contact)
    block = running_block(state)
    request = Request(
        id=after.new_id(Request),
        contact=contact.id,
        about=about,
        channel=channel,
        received_at=stamp(now),
        urgent=urgent,
        verdict=answer.verdict,
        reason=answer.reason,
        choice=choice,
        interrupted=block.id if block else "",
    )
    after = _rung(after.put(request), request, choice, now)
    after, request = _settled(after, request, now, config, call_back_at)
    return Change(after, _said(contact, request, now), request)


def somebody_new(line: str) -> Introduced:
    """Who calls, where no contact is meant. Raises Refused for what is no name."""
    new = introduced(line)
    if not any(char.isalnum() or category(char) == _EMOJI for char in new.name):
        raise Refused(_("Say who it is: a contact, or a new name."))
    refuse_id(new.name)
    return new


def _new_contact(state: State, line: str, now: pendulum.DateTime) -> Contact:
    new = somebody_new(line)
    return Contact(id=state.new_id(Contact), **new._asdict(), known_since=stamp(now))


def _woken(contact: Contact, about: str, now: pendulum.DateTime) -> Contact:
    """Anything coming in wakes a resting contact, and is an answer to a running cadence; a prospect
    who asks is no stranger from then on.

    Whom the rep walked away from stays on the cool-off: asking does not end that.
    """
    awake = changed(contact, cadence=None)
    if contact.relationship is Relationship.PROSPECT and not contact.contacted_at:
        awake = changed(awake, contacted_at=stamp(now))
    if contact.rest and not contact.rest.left:
        return changed(awake, rest=None, wake=Wake(at=stamp(now), reason=about or _("they called")))
    return awake


def _rung(state: State, request: Request, choice: Verdict, now: pendulum.DateTime) -> State:
    """The state with what came in noted in the block that runs."""
    block = running_block(state)
    return state.put(interrupted(block, request, choice, now)) if block else state


def _asked_again(
    state: State, contact: Contact, request: Request, about: str, now: pendulum.DateTime
) -> Change:
    """What they say beyond the matter stands with it, also for the call that answers it."""
    matter = both_said(request.about, about)
    noted = changed(request, asked_again=(*request.asked_again, stamp(now)), about=matter)
    calls = (
        changed(call, objective=matter)
        for call in calls_about(state, request)
        if call.objective == request.about
    )
    after = state.put(_woken(contact, about, now), noted, *calls)
    said = _("{name}: {reason}.").format(name=contact.name, reason=in_hand_reason(request, now))
    return Change(_rung(after, noted, Verdict.IN_HAND, now), said, noted)


def _settled(
    state: State,
    request: Request,
    now: pendulum.DateTime,
    config: Config,
    call_back_at: datetime | None,
) -> tuple[State, Request]:
    if request.choice is Verdict.CALL_BACK:
        moment = call_back_at or next_email_window(back_at(state, now), config)
        return called_back(state, request, moment, now=now, config=config)
    if request.choice is Verdict.DEFER:
        return deferred(state, request, now=now, config=config)
    taken = changed(request, next_step=_(ASK_DETAILS))
    return state.put(taken), taken


def deferred(
    state: State, request: Request, *, now: pendulum.DateTime, config: Config
) -> tuple[State, Request]:
    """The request put off to email, with the promise to read it in the next email window.

    Who is away promises the first one after the return. A call-back planned for it is off the
    list: the email comes first. An answer promised for an hour to come binds on, whether the email
    comes or not.
    """
    if answer_owed(request, now):
        asked = changed(request, deferred_at=stamp(now), next_step=_step_once_asked(request))
        return state.put(asked), asked
    read_at = next_email_window(back_at(state, now), config)
    # Of one put off before, another letter is to be written.
    sent_at = request.mail_sent_at if request.state is RequestState.DEFERRED else None
    put_off = changed(
        promised(request, read_at, now=now, config=config),
        state=RequestState.DEFERRED,
        deferred_at=stamp(now),
        mail_sent_at=sent_at,
        next_step=_(READ_EMAIL),
    )
    dropped = [changed(call, state=CallState.DROPPED) for call in calls_about(state, request)]
    return state.put(put_off, *dropped), put_off


def _step_once_asked(request: Request) -> str:
    return _("answer them") if means(request.next_step, ASK_DETAILS) else request.next_step


def called_back(
    state: State, request: Request, moment: datetime, *, now: pendulum.DateTime, config: Config
) -> tuple[State, Request]:
    """The request with a call-back promised for ``moment``, and that call on the rep's list.

    A call-back promised before moves to the new moment.
    """
    refuse_past(moment, now)
    planned = next(iter(calls_about(state, request)), None)
    call = PlannedCall(
        id=planned.id if planned else state.new_id(PlannedCall),
        contact=request.contact,
        objective=request.about,
        reason=CallReason.CALL_BACK,
        due_at=stamp(moment),
        zone=zone_of(now),
        made_at=stamp(now),
        request=request.id,
    )
    helped = request.state is RequestState.WAITING
    agreed = changed(
        promised(request, moment, now=now, config=config, call=True),
        state=RequestState.WAITING if helped else RequestState.OPEN,
        next_step=_(CALL_BACK),
    )
    return state.put(call, agreed), agreed


def just_taken(state: State, *, now: pendulum.DateTime, config: Config) -> Request | None:
    """The open request whose call the rep took last, while it is fresh and no call followed it: the
    customer may still be on the line."""
    since = stamp(now.subtract(minutes=config.requests.in_hand_minutes))
    called = [touch.at for touch in state.touches.values() if touch.at >= since]
    taken = (
        request
        for request in state.requests.values()
        if request.choice is Verdict.TAKE
        and not request.state.ended
        and request.contact in state.contacts
        and request.received_at >= since
        and all(at < request.received_at for at in called)
    )
    return max(taken, key=lambda request: (request.received_at, request.id), default=None)


def _said(contact: Contact, request: Request, now: pendulum.DateTime) -> str:
    if request.choice is Verdict.TAKE:
        return _("{name}: taken.").format(name=contact.name)
    by = say_when(request.promise.at, now) if request.promise else ""
    if request.choice is Verdict.CALL_BACK:
        return _("{name}: call back {when}.").format(name=contact.name, when=by)
    return _("{name}: deferred to email, read {when}.").format(name=contact.name, when=by)
