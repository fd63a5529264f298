"""What the customer of a request is told: a call at a time, an answer by a time, a new time."""

from collections.abc import Callable

import pendulum

from planner.config import Config
from planner.desk import Verb
from planner.locale import _
from planner.method.hours.working_time import in_working_hours, is_day_off
from planner.method.letters.still_on_it import still_on_it as still_on_it_letter
from planner.method.one_line import Understood, when, when_to_call
from planner.method.requests import new_time, ownership
from planner.method.typed.their_time import explain_call, explain_to
from planner.model.instants import brief
from planner.model.request import Request
from planner.model.saying import dotted
from planner.model.state import State
from planner.tui.actions.asking import ask, offer_mail
from planner.tui.actions.session import Session

Proposes = Callable[[State, Request, pendulum.DateTime, Config], pendulum.DateTime]


async def call_back(session: Session, request: Request) -> None:
    """Promise a call at a time; a day alone means when people may first be called."""
    await _agree(session, request, _("Call back {name} at"), ownership.call_back, call=True)


async def promise(session: Session, request: Request) -> None:
    """Promise an answer by a time; a day alone means its evening."""
    title = _("Promise {name} an answer by")
    await _agree(session, request, title, ownership.promise, call=False)


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
    if await _agree(session, request, title, ownership.still_on_it, call=False, proposal=proposed):
        request = desk.state.requests[request.id]
        contact, promised = desk.state.whom(request.contact), request.promise
        if promised:
            letter = still_on_it_letter(
                contact, request, promised.at, now=desk.now, config=desk.config
            )
            await offer_mail(session, letter, request.id)


async def _agree(
    session: Session, request: Request, title: str, verb: Verb, *, call: bool, proposal: str = ""
) -> bool:
    """Ask for a moment of a call, or else of an answer, and make the verb's promise for it. Tells
    whether it was made."""
    desk = session.desk
    contact = desk.state.whom(request.contact)

    read, explain = (when_to_call, explain_call) if call else (when, explain_to)

    def moment(text: str) -> pendulum.DateTime:
        return read(text, desk.now, desk.config)

    text = await ask(
        session,
        title.format(name=contact.name),
        hint=_example(desk.now, desk.config),
        proposal=proposal,
        preview=lambda text: explain(
            desk.state, contact, Understood(due=moment(text)), desk.now, desk.config
        ),
    )
    if not text:
        return False
    return session.apply(verb, request.id, moment(text)) is not None


def _example(now: pendulum.DateTime, config: Config) -> str:
    """Moments to promise: none of today where work is over by then, nor of a day off."""
    off = is_day_off(now.add(days=1).date(), config)
    later = _("friday 16:30") if off else _("tomorrow 10:00 · friday 16:30")
    soon = in_working_hours(now.add(minutes=20), config)
    return dotted("+20m", later) if soon else later
