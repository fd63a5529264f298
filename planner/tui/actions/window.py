"""The email window: what was deferred and what has arrived, one request at a time."""

from functools import partial

from planner.locale import _, ngettext
from planner.method.requests.request_order import email_window
from planner.model.request import Request, RequestState
from planner.tui.actions import promising, requests
from planner.tui.actions.asking import work_through
from planner.tui.actions.session import Session
from planner.tui.rows.one_request import window_lines

_LATER = "later"
_ON_THE_WAY = {"received": "", "next-step": _LATER}
"""What leaves the same request in hand, and what Enter does with it then: a new time for the next
step would go to another customer."""


async def _next_step(session: Session, request: Request) -> None:
    from planner.tui.dialogs.email_window import EmailWindow

    key = partial(EmailWindow.key_to, config=session.desk.config)
    keepers = requests.Keepers(key("window.call-back"), key("window.still-on-it"))
    await requests.next_step(session, request, keepers)


_WAYS: dict[str, requests.Story] = {
    "answer": requests.close,
    "received": requests.received,
    "next-step": _next_step,
    "still-on-it": promising.still_on_it,
    "support": requests.support,
    "call-back": promising.call_back,
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

    desk, first = session.desk, ""
    while True:
        request = desk.state.requests.get(request_id)
        if request is None or request.state.ended:
            return True
        arrived = request.state is RequestState.RECEIVED
        lines = window_lines(request, desk.state, desk.now)
        shown = partial(EmailWindow, title, lines, first, arrived=arrived)
        way = await work_through(session, shown)
        if way is None:
            return False
        if way == _LATER:
            return True
        before = desk.state.requests.get(request_id)
        await _WAYS[way](session, request)
        # The same request again where nothing came of it.
        changed = desk.state.requests.get(request_id) != before
        if changed and way not in _ON_THE_WAY:
            return True
        first = _ON_THE_WAY[way] if changed else first
