"""What comes in, and everything on one request."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from planner.locale import _
from planner.method.day.blocks import running_block
from planner.method.letters.answer import answer_letter
from planner.method.letters.deferral import deferral
from planner.method.one_line import Understood, explain, says_when, understand
from planner.method.requests import ownership
from planner.method.requests.incoming import capture
from planner.method.requests.support import due_again, overdue_support, refuse_nobody
from planner.model.document import Channel
from planner.model.errors import Refused
from planner.model.instants import brief
from planner.model.request import Request, RequestState, Verdict
from planner.model.saying import dotted
from planner.tui.actions import at_hand
from planner.tui.actions.asking import ask, choose, offer_mail
from planner.tui.actions.session import Session
from planner.tui.choice import Choice
from planner.tui.commands import key_of
from planner.tui.light import CALLS, REQUESTS

Story = Callable[[Session, Request], Awaitable[None]]


class Keepers(NamedTuple):
    """Where the rep is, the keys that promise a call at a time, if one does, and an answer."""

    call: str
    answer: str


async def incoming(session: Session) -> None:
    """Capture what comes in, from anywhere, also in the middle of a block."""
    await is_taken(session)


async def is_taken(session: Session) -> bool:
    """Capture what comes in; whether they talk now."""
    from planner.tui.dialogs.capture import Capture

    captured = await session.open(Capture(session.desk))
    if captured is None:
        return False
    await session.ready()
    change = session.apply(
        capture,
        captured.who,
        captured.about,
        choice=captured.choice,
        call_back_at=captured.call_back_at,
    )
    talks, put_off = captured.choice is Verdict.TAKE, captured.choice is Verdict.DEFER
    if change is None or change.item is None:
        return talks
    if talks and running_block(session.desk.state) is None:
        # They talk now, and what they agree is noted by the keys of that pane: among the calls
        # these are dead, and an hour typed after one would log somebody's call.
        session.panes.go_to(REQUESTS, change.item.id)
    elif session.panes.place.pane == REQUESTS or not put_off:
        # The next key there is about who has just called. What is put off from elsewhere stands
        # below what comes first, and leads nobody away from it.
        session.panes.highlight(REQUESTS, change.item.id)
    if put_off:
        await _offer_deferral(session, change.item.id)
    return talks


async def defer(session: Session, request: Request) -> None:
    """Put a request off to email, also once more; while it is, show its mail again."""
    is_put_off = request.state is RequestState.DEFERRED
    if not is_put_off and session.apply(ownership.defer, request.id) is None:
        return
    await _offer_deferral(session, request.id)


async def support(session: Session, request: Request) -> None:
    """Ask a department for help, in one line: ``Accounts 16:00 delay the payment``. One that is
    late stands there to be asked again."""
    desk = session.desk
    late = overdue_support(request, desk.now)
    again = brief(due_again(request, desk.now, desk.config), desk.now)
    line = await ask(
        session,
        _("Who helps with {name}, by when, with what?").format(name=_name(session, request)),
        hint=_("Accounts 16:00 delay the payment"),
        proposal=f"{late[0].department} {again}" if late else "",
        preview=lambda text: _support_preview(session, text),
    )
    if line:
        asked = _asked(session, line)
        session.apply(ownership.ask_support, request.id, asked.before, asked.due, asked.after)


async def helped(session: Session, request: Request) -> None:
    """A department has answered; where several were asked, which one."""
    waiting = [each.department for each in request.support if each.answered_at is None]
    department: str | None = waiting[0] if waiting else ""
    if len(waiting) > 1:
        title = _("Who has answered?")
        department = await choose(session, title, [Choice(each, each) for each in waiting])
    if department is not None:
        session.apply(ownership.support_answered, request.id, department=department)


async def received(session: Session, request: Request) -> None:
    """The customer's email is there."""
    session.apply(ownership.mail_received, request.id)


async def our_mistake(session: Session, request: Request) -> None:
    """It was our mistake, or after all it was not."""
    session.apply(ownership.our_mistake, request.id)


async def next_step(session: Session, request: Request, keepers: Keepers | None = None) -> None:
    """What the rep does next about it. That is text: a time in it rings for nobody, and what would
    keep it is told. Without ``keepers`` these are the keys of the page."""
    config = session.desk.config
    keepers = keepers or Keepers(key_of(config, "call-back"), key_of(config, "promise"))
    text = await ask(
        session,
        _("Next step for {name}").format(name=_name(session, request)),
        proposal=request.next_step,
        preview=lambda text: _only_text(session, text, keepers),
    )
    if text:
        session.apply(ownership.set_next_step, request.id, text)


async def answer(session: Session, request: Request) -> None:
    """Close it; how the talk felt can be said when it is over. Of who called in the middle of five
    calls that is the way back to them, as ``B`` is."""
    taken = at_hand.running_calls(session) and at_hand.request_of_the_moment(session)
    await close(session, request)
    left = session.desk.state.requests.get(request.id)
    if not left or not left.state.ended:
        return
    if taken and taken.id == left.id:
        session.panes.go_to(CALLS)
        session.panes.answered(left.id, CALLS)
    else:
        session.panes.answered(left.id, session.panes.place.pane)
    desk = session.desk
    if told := ownership.still_agreed(desk.state, left, desk.now):
        key = key_of(desk.config, "drop")
        session.say(f"{told} " + _("{key} takes it off.").format(key=key))


async def close(session: Session, request: Request) -> None:
    """Close with the answer that the customer got, and the way it took."""
    from planner.tui.dialogs.closing import Closing

    way = ownership.way_of_answer(request)
    planned = ownership.still_planned(request, session.desk.now, session.desk.config)
    closed = await session.open(Closing(_name(session, request), request.about, way, planned))
    if closed is None:
        return
    apologised = await _apologised(session, request)
    if request.our_mistake and apologised is None:
        return
    change = session.apply(
        ownership.close, request.id, closed.answer, closed.channel, apologised=apologised
    )
    if change and closed.channel is Channel.EMAIL:
        state, config = session.desk.state, session.desk.config
        answered = state.requests[request.id]
        letter = answer_letter(state.whom(answered.contact), answered, config=config)
        await offer_mail(session, letter, request.id)


async def _apologised(session: Session, request: Request) -> bool | None:
    """Whether the apology was given; asked only where it was our mistake."""
    if not request.our_mistake:
        return None
    choices = [Choice("yes", _("yes, they have our apology")), Choice("no", _("no, not yet"))]
    chosen = await choose(session, _("It was our mistake. Did you apologise?"), choices)
    return None if chosen is None else chosen == "yes"


async def _offer_deferral(session: Session, request_id: str) -> None:
    """The mail that asks for the details, ready to send."""
    desk = session.desk
    request = desk.state.requests[request_id]
    contact = desk.state.whom(request.contact)
    message = deferral(contact, request, now=desk.now, config=desk.config)
    await offer_mail(
        session, message, request.id, lambda: session.apply(ownership.mail_sent, request.id)
    )


def _only_text(session: Session, text: str, keepers: Keepers) -> str:
    """Which keys take the time that the rep has typed, if one was typed."""
    if not says_when(text, session.desk.now, session.desk.config):
        return ""
    if not keepers.call:
        told = _("The time is only text here: {answer} promises an answer by a time.")
        return told.format(answer=keepers.answer)
    told = _("The time is only text here: {call} promises a call at a time, {answer} an answer.")
    return told.format(call=keepers.call, answer=keepers.answer)


def _asked(session: Session, text: str) -> Understood:
    """Which department, by when, for what. Refuses what lacks one of the first two, while it can be
    typed on."""
    now, config = session.desk.now, session.desk.config
    understood = understand(text, now, config, named=True, by=True)
    if understood.due is None:
        # A line that begins with the time names no department.
        understood = understand(text, now, config, by=True)
    if understood.due is None:
        raise Refused(_("Say by when, for example: Accounts 16:00 delay the payment."))
    refuse_nobody(understood.before)
    return understood


def _support_preview(session: Session, text: str) -> str:
    understood = _asked(session, text)
    parts = (understood.before, explain(understood, session.desk.now), understood.after)
    return dotted(*parts)


def _name(session: Session, request: Request) -> str:
    """Whom the request is from, by name."""
    return session.desk.state.whom(request.contact).name
