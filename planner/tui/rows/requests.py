"""The rows of the requests pane: what is open, what waits by email, what was answered today."""

from typing import NamedTuple

import pendulum

from planner.locale import _, ngettext
from planner.method.ownership import open_requests
from planner.method.promises import BY_EMAIL
from planner.method.scores import DayScore
from planner.model.instants import brief
from planner.model.request import Request, RequestState
from planner.model.state import State
from planner.tui import signs
from planner.tui.drawing import Line, Look, Piece, Text
from planner.tui.listing import Row
from planner.tui.rows.common import flowed, fullest_title, piece, section, stacked


class _View(NamedTuple):
    """What rows are drawn for: the moment, the room, and whether they say more."""

    now: pendulum.DateTime
    width: int
    detail: bool


def requests_rows(
    state: State, score: DayScore, now: pendulum.DateTime, width: int, *, detail: bool = False
) -> tuple[Row, ...]:
    """The pane from top to bottom, ``width`` cells wide; ``detail`` says one line more."""
    view = _View(now, width, detail)
    going = open_requests(state)
    at_risk = {request.id for request in score.at_risk}
    mine = [request for request in going if request.state not in BY_EMAIL]
    put_off = [request for request in going if request.state in BY_EMAIL]
    answered = _answered_today(state, now)
    return stacked(
        (_row(state, request, request.id in at_risk, view) for request in mine),
        section(_("by email"), [_row(state, r, r.id in at_risk, view) for r in put_off]),
        section(_("answered today"), [_answered_row(state, r, now) for r in answered]),
    )


def requests_title(score: DayScore, width: int) -> Text:
    """The border title with the counts, in ``width`` cells or less where it can be said so."""
    going = score.open_requests
    told = ngettext("{n} open", "{n} open", going).format(n=going)
    full, short = "", ""
    if score.by_email:
        full = f" {signs.DOT} " + _("{n} by email").format(n=score.by_email)
        short = f" {signs.DOT} {score.by_email} {signs.MAIL}"
    counts = (told + full, told + short, f"{going}{short}")
    return fullest_title(_("Requests"), counts, width)


def _row(state: State, request: Request, at_risk: bool, view: _View) -> Row:
    contact = state.contacts.get(request.contact)
    name = contact.name if contact else "?"
    company = contact.company if contact else ""
    first: Text = (piece(name, Look.NAME), piece(f"  {company}" if company else "", Look.MUTED))
    told = Line(first, (_when(request, at_risk, view.now),))
    about = flowed(_about(request, view), view.width)
    return Row(request.id, (told, *about), _sign(request, at_risk))


def _sign(request: Request, at_risk: bool) -> Piece:
    if at_risk or request.urgent:
        return piece(signs.ALERT, Look.BAD)
    signs_of = {
        RequestState.WAITING: piece(signs.SUPPORT, Look.WARN),
        RequestState.DEFERRED: piece(signs.MAIL, Look.NUMBER),
        RequestState.RECEIVED: piece(signs.MAIL, Look.GOOD),
    }
    return signs_of.get(request.state, piece(""))


def _when(request: Request, at_risk: bool, now: pendulum.DateTime) -> Piece:
    if request.state is RequestState.RECEIVED and request.mail_received_at:
        time = brief(request.mail_received_at, now)
        return piece(_("received {time}").format(time=time), Look.GOOD)
    if request.promise is None:
        return piece(_("nothing planned"), Look.WARN)
    time = brief(request.promise.at, now)
    if request.promise.at <= now:
        return piece(_("late since {time}").format(time=time), Look.BAD)
    return piece(_("by {time}").format(time=time), Look.BAD if at_risk else Look.MUTED)


def _about(request: Request, view: _View) -> list[str]:
    parts = [_("our mistake")] if request.our_mistake else []
    parts.append(request.about or _("no details yet"))
    parts += [
        _("{department} helps by {time}").format(
            department=support.department, time=brief(support.due_at, view.now)
        )
        for support in request.support
        if support.answered_at is None
    ]
    if request.state is RequestState.DEFERRED and request.mail_sent_at is None:
        parts.append(_("email not sent"))
    if request.asked_again:
        times = len(request.asked_again) + 1
        parts.append(ngettext("asked {n} time", "asked {n} times", times).format(n=times))
    if view.detail:
        parts.append(_("asked {time}").format(time=brief(request.received_at, view.now)))
        parts += [request.next_step] if request.next_step else []
    return parts


def _answered_today(state: State, now: pendulum.DateTime) -> list[Request]:
    midnight = now.start_of("day")
    closed = [r for r in state.requests.values() if r.closed_at and r.closed_at >= midnight]
    return sorted(closed, key=lambda request: request.closed_at or midnight)


def _answered_row(state: State, request: Request, now: pendulum.DateTime) -> Row:
    contact = state.contacts.get(request.contact)
    told = f" {signs.DOT} {request.answer.splitlines()[0]}" if request.answer else ""
    at = brief(request.closed_at, now) if request.closed_at else ""
    return Row(
        request.id,
        (
            Line(
                (piece(f"{contact.name if contact else '?'}{told}", Look.MUTED),),
                (piece(at, Look.MUTED),),
            ),
        ),
        piece(signs.DONE, Look.GOOD),
    )
