"""What comes in, and everything on one request."""

from collections.abc import Awaitable, Callable

import pendulum

from planner.config import Config
from planner.desk import Verb
from planner.locale import _
from planner.method import new_time, ownership
from planner.method.incoming import capture
from planner.method.letters.answer import answer_letter
from planner.method.letters.deferral import deferral
from planner.method.letters.still_on_it import still_on_it as still_on_it_letter
from planner.method.one_line import Understood, explain, says_when, understand, when
from planner.method.support import due_again, overdue_support, refuse_nobody
from planner.method.their_time import explain_to
from planner.method.working_time import in_working_hours, is_day_off
from planner.model.document import Channel
from planner.model.errors import Refused
from planner.model.instants import brief
from planner.model.request import Request, RequestState, Verdict
from planner.model.saying import dotted
from planner.model.state import State
from planner.tui import signs
from planner.tui.actions.asking import ask, choose, offer_mail
from planner.tui.actions.at_hand import highlighted_request
from planner.tui.actions.session import REQUESTS, Action, Session
from planner.tui.choice import Choice
from planner.tui.commands import key_of

Story = Callable[[Session, Request], Awaitable[None]]
Proposes = Callable[[State, Request, pendulum.DateTime, Config], pendulum.DateTime]


def on_highlighted(story: Story) -> Action:
    """The action that tells a story about the highlighted request."""

    async def action(session: Session) -> None:
        if request := highlighted_request(session):
            await story(session, request)

    return action


async def incoming(session: Session) -> None:
    """Capture what comes in, from anywhere, also in the middle of a block."""
    from planner.tui.dialogs.capture import Capture

    captured = await session.open(Capture(session.desk))
    if captured is None:
        return
    await session.ready()
    change = session.apply(
        capture,
        captured.who,
        captured.about,
        choice=captured.choice,
        call_back_at=captured.call_back_at,
    )
    if change is None or change.item is None:
        return
    put_off = captured.choice is Verdict.DEFER
    if session.place.pane == REQUESTS or not put_off:
        # The next key there is about who has just called. What is put off from elsewhere stands
        # below what comes first, and leads nobody away from it.
        session.highlight(REQUESTS, change.item.id)
    if put_off:
        await _offer_deferral(session, change.item.id)


async def defer(session: Session, request: Request) -> None:
    """Put a request off to email, also once more; while it is, show its mail again."""
    is_put_off = request.state is RequestState.DEFERRED
    if not is_put_off and session.apply(ownership.defer, request.id) is None:
        return
    await _offer_deferral(session, request.id)


async def call_back(session: Session, request: Request) -> None:
    """Promise a call at a time; a day alone means its morning."""
    await _agree(session, request, _("Call back {name} at"), ownership.call_back, start=True)


async def promise(session: Session, request: Request) -> None:
    """Promise an answer by a time; a day alone means its evening."""
    title = _("Promise {name} an answer by")
    await _agree(session, request, title, ownership.promise, start=False)


async def still_on_it(session: Session, request: Request) -> None:
    """A new time before the promise breaks, and the letter that says so."""
    await _still_on_it(session, request, new_time.new_time)


async def another_day(session: Session, request: Request) -> None:
    """The same with a time that is not today."""
    await _still_on_it(session, request, new_time.another_day)


async def _still_on_it(session: Session, request: Request, propose: Proposes) -> None:
    desk = session.desk
    proposed = brief(propose(desk.state, request, desk.now, desk.config), desk.now)
    title = _("Still on it: {name} has the answer by")
    if await _agree(session, request, title, ownership.still_on_it, start=False, proposal=proposed):
        request = desk.state.requests[request.id]
        contact, promised = desk.state.whom(request.contact), request.promise
        if promised:
            letter = still_on_it_letter(
                contact, request, promised.at, now=desk.now, config=desk.config
            )
            await offer_mail(session, letter, request.id)


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


async def next_step(session: Session, request: Request) -> None:
    """What the rep does next about it. That is text: a time in it rings for nobody."""
    text = await ask(
        session,
        _("Next step for {name}").format(name=_name(session, request)),
        proposal=request.next_step,
        preview=lambda text: _only_text(session, text),
    )
    if text:
        session.apply(ownership.set_next_step, request.id, text)


async def close(session: Session, request: Request) -> None:
    """Close with the answer that the customer got, and the way it took."""
    from planner.tui.dialogs.closing import Closing

    way = ownership.way_of_answer(request)
    closed = await session.open(Closing(_name(session, request), request.about, way))
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


async def _agree(
    session: Session, request: Request, title: str, verb: Verb, *, start: bool, proposal: str = ""
) -> bool:
    """Ask for a moment, and make the verb's promise for it. Tells whether it was made."""
    desk = session.desk
    contact = desk.state.whom(request.contact)

    def moment(text: str) -> pendulum.DateTime:
        return when(text, desk.now, desk.config, start=start)

    text = await ask(
        session,
        title.format(name=_name(session, request)),
        hint=_example(desk.now, desk.config),
        proposal=proposal,
        preview=lambda text: explain_to(
            contact, Understood(due=moment(text)), desk.now, desk.config
        ),
    )
    if not text:
        return False
    return session.apply(verb, request.id, moment(text)) is not None


def _only_text(session: Session, text: str) -> str:
    """Which keys take the time that the rep has typed, if one was typed."""
    desk = session.desk
    if not says_when(text, desk.now, desk.config):
        return ""
    told = _("The time is only text here: {call} promises a call at a time, {answer} an answer.")
    call, answer = (key_of(desk.config, command) for command in ("call-back", "promise"))
    return told.format(call=call, answer=answer)


def _example(now: pendulum.DateTime, config: Config) -> str:
    """Moments to promise: none of today where work is over by then, nor of a day off."""
    off = is_day_off(now.add(days=1).date(), config)
    later = _("friday 16:30") if off else _("tomorrow 10:00 · friday 16:30")
    soon = in_working_hours(now.add(minutes=20), config)
    return f"+20m {signs.DOT} {later}" if soon else later


def _asked(session: Session, text: str) -> Understood:
    """Which department, by when, for what. Refuses what lacks one of the first two, while it can be
    typed on."""
    understood = understand(text, session.desk.now, session.desk.config)
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
