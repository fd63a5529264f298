"""One request with several ways on: as the email window and the evening put it to the rep."""

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.day.evening import lacking
from planner.method.requests.promises import step_meanwhile
from planner.method.requests.support import helps_by, waiting_support
from planner.model.instants import brief
from planner.model.request import Request, RequestState
from planner.model.saying import dotted
from planner.model.state import State
from planner.tui.rows.common import company_beside, piece
from planner.tui.terminal.drawing import Look, Text


def window_lines(request: Request, state: State, now: pendulum.DateTime) -> tuple[Text, ...]:
    """What is asked by email, how far that email has come, and how they are reached."""
    contact = state.whom(request.contact)
    arrived = request.state is RequestState.RECEIVED
    unsent = "" if request.mail_sent_at else _("email not sent")
    reached = "  ".join(filter(None, (contact.email, contact.phone)))
    lines = _told(request, state, now, _("their email has arrived") if arrived else unsent)
    if step := step_meanwhile(request):
        told = _("next step: {step}").format(step=step)
        lines = (*lines, (piece(told, Look.MUTED),))
    return (*lines, (piece(reached, Look.NUMBER),)) if reached else lines


def evening_lines(
    request: Request, state: State, now: pendulum.DateTime, config: Config
) -> tuple[Text, ...]:
    """An open request with what it lacks; and by when a department helps, since what is promised
    depends on that."""
    lacks = dotted(*lacking(request, now, config))
    helps = (helps_by(s, now) for s in waiting_support(request) if s.due_at > now)
    goes_on = dotted(request.next_step, *helps)
    return (*_told(request, state, now, goes_on), (piece(lacks, Look.WARN),))


def _told(request: Request, state: State, now: pendulum.DateTime, more: str) -> tuple[Text, ...]:
    """Who asked what and when, and what they were promised."""
    contact, promise = state.whom(request.contact), request.promise
    company = company_beside(contact.name, contact.company)
    mistake = _("our mistake") if request.our_mistake else ""
    asked = _("asked {time}").format(time=brief(request.received_at, now))
    by = _("promised for {time}").format(time=brief(promise.at, now)) if promise else ""
    return (
        (piece(contact.name, Look.NAME), piece(company, Look.MUTED)),
        (piece(dotted(mistake, request.about or _("no details yet")), Look.ACCENT),),
        (piece(dotted(asked, by, more), Look.MUTED),),
    )
