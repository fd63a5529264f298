"""What comes in, and everything on one request."""

from planner.desk import Verb
from planner.locale import _
from planner.method import ownership
from planner.method.incoming import capture
from planner.method.letters.deferral import deferral
from planner.method.one_line import explain, understand, when
from planner.model.errors import Refused
from planner.model.request import Request, Verdict
from planner.tui.actions.asking import ask, offer_mail
from planner.tui.actions.session import Session


def highlighted_request(session: Session) -> Request | None:
    """The request that is highlighted, if one is."""
    return session.desk.state.requests.get(session.place.row_id)


async def defer(session: Session) -> None:
    """Put the highlighted request off to email; if it is already, show its mail again."""
    request = highlighted_request(session)
    if request is None:
        return
    if request.deferred_at is None:
        change = session.apply(ownership.defer, request.id)
        if change is None:
            return
    await offer_deferral(session, request.id)


async def offer_deferral(session: Session, request_id: str) -> None:
    """The mail that asks for the details, ready to send."""
    desk = session.desk
    request = desk.state.requests[request_id]
    contact = desk.state.contacts[request.contact]
    message = deferral(contact, request, now=desk.now, config=desk.config)
    if await offer_mail(session, message, request.id):
        session.apply(ownership.mail_sent, request.id)


async def incoming(session: Session) -> None:
    """Capture what comes in, from anywhere, also in the middle of a block."""
    from planner.tui.dialogs.capture import Capture

    captured = await session.open(Capture(session.desk))
    if captured is None:
        return
    change = session.apply(
        capture,
        captured.who,
        captured.about,
        choice=captured.choice,
        call_back_at=captured.call_back_at,
    )
    if change and change.item and captured.choice is Verdict.DEFER:
        await offer_deferral(session, change.item.id)


async def call_back(session: Session) -> None:
    """Promise a call at a time; a day alone means its morning."""
    await _agree(session, _("Call back {name} at"), ownership.call_back, start=True)


async def promise(session: Session) -> None:
    """Promise an answer by a time; a day alone means its evening."""
    await _agree(session, _("Promise {name} an answer by"), ownership.promise, start=False)


async def _agree(session: Session, title: str, verb: Verb, *, start: bool) -> None:
    """Ask for a moment, and make the verb's promise for it."""
    request = highlighted_request(session)
    if request is None:
        return
    desk = session.desk
    text = await ask(
        session,
        title.format(name=_name(session, request)),
        hint=_("16:30 · tomorrow 10:00 · +20m"),
        preview=lambda text: explain(understand(text, desk.now, desk.config), desk.now),
    )
    if text:
        session.apply(verb, request.id, when(text, desk.now, desk.config, start=start))


async def support(session: Session) -> None:
    """Ask a department for help, in one line: ``Accounts 16:00 delay the payment``."""
    request = highlighted_request(session)
    if request is None:
        return
    desk = session.desk
    line = await ask(
        session,
        _("Who helps with {name}, by when, with what?").format(name=_name(session, request)),
        hint=_("Accounts 16:00 delay the payment"),
        preview=lambda text: _support_preview(session, text),
    )
    if not line:
        return
    understood = understand(line, desk.now, desk.config)
    if understood.due is None:
        raise Refused(_("Say by when, for example: Accounts 16:00 delay the payment."))
    session.apply(
        ownership.ask_support, request.id, understood.before, understood.due, understood.after
    )


async def received(session: Session) -> None:
    """The customer's email is there."""
    if request := highlighted_request(session):
        session.apply(ownership.mail_received, request.id)


async def close(session: Session) -> None:
    """Close with the answer that the customer got."""
    request = highlighted_request(session)
    if request is None:
        return
    title = _("What was {name} told?").format(name=_name(session, request))
    answer = await ask(session, title, hint=request.about)
    if answer is not None:
        session.apply(ownership.close, request.id, answer)


def _support_preview(session: Session, text: str) -> str:
    desk = session.desk
    understood = understand(text, desk.now, desk.config)
    parts = (understood.before, explain(understood, desk.now), understood.after)
    return " · ".join(filter(None, parts))


def _name(session: Session, request: Request) -> str:
    contact = session.desk.state.contacts.get(request.contact)
    return contact.name if contact else "?"
