"""The email window: what was deferred and what has arrived, one request at a time."""

from collections.abc import Iterator

from planner.locale import _, ngettext
from planner.method.request_order import email_window
from planner.model.instants import brief
from planner.model.request import Request, RequestState
from planner.tui.actions import requests
from planner.tui.actions.session import Session
from planner.tui.drawing import Look, Text
from planner.tui.rows.common import company_beside, piece

_LATER = "later"
_WAYS: dict[str, requests.Story] = {
    "answer": requests.close,
    "received": requests.received,
    "next-step": requests.next_step,
    "still-on-it": requests.still_on_it,
    "support": requests.support,
    "call-back": requests.call_back,
}
"""Id of what the rep chose -> its story."""


async def open_window(session: Session) -> None:
    """Go through all that waits by email; what is not dealt with stays where it was."""
    waiting = [request.id for request in email_window(session.desk.state)]
    if not waiting:
        session.say(_("Nothing waits by email."))
        return
    for number, request_id in enumerate(waiting, 1):
        title = _("Email window · {n} of {of}").format(n=number, of=len(waiting))
        if not await _worked_through(session, request_id, title):
            break
    left = len(email_window(session.desk.state))
    told = ngettext("{n} still waits by email.", "{n} still wait by email.", left)
    session.say(told.format(n=left) if left else _("All that came by email is dealt with."))


async def _worked_through(session: Session, request_id: str, title: str) -> bool:
    """One request, until the rep goes on to the next one. False ends the window."""
    from planner.tui.dialogs.email_window import EmailWindow

    while True:
        request = session.desk.state.requests.get(request_id)
        if request is None or request.state.ended:
            return True
        arrived = request.state is RequestState.RECEIVED
        lines = tuple(_told(session, request))
        way = await session.open(EmailWindow(title, lines, arrived=arrived))
        if way is None:
            return False
        if way == _LATER:
            return True
        before = session.desk.state.requests.get(request_id)
        await _WAYS[way](session, request)
        # The same request again where nothing came of it, or where it has only just arrived.
        changed = session.desk.state.requests.get(request_id) != before
        if changed and way != "received":
            return True


def _told(session: Session, request: Request) -> Iterator[Text]:
    """The request as the rep needs it to answer."""
    state, now = session.desk.state, session.desk.now
    contact = state.whom(request.contact)
    company = company_beside(contact.name, contact.company)
    yield (piece(contact.name, Look.NAME), piece(company, Look.MUTED))
    about = [_("our mistake")] if request.our_mistake else []
    about.append(request.about or _("no details yet"))
    yield (piece(" · ".join(about), Look.ACCENT),)
    asked = _("asked {time}").format(time=brief(request.received_at, now))
    parts = [asked]
    if request.promise:
        parts.append(_("promised for {time}").format(time=brief(request.promise.at, now)))
    if request.state is RequestState.RECEIVED:
        parts.append(_("their email has arrived"))
    elif request.mail_sent_at is None:
        parts.append(_("email not sent"))
    yield (piece(" · ".join(parts), Look.MUTED),)
    if contact.email or contact.phone:
        yield (piece("  ".join(filter(None, (contact.email, contact.phone))), Look.NUMBER),)
