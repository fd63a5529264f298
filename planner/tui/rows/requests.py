"""The rows of the requests pane: what is open, what waits by email, what was answered today."""

from collections.abc import Iterator
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.day.scores import DayScore
from planner.method.requests.mailing import may_have_left
from planner.method.requests.promises import BY_EMAIL, is_late, step_meanwhile
from planner.method.requests.request_order import open_requests
from planner.method.requests.support import helps_by, late_since, waiting_support
from planner.model.contact import called
from planner.model.instants import brief, last_midnight
from planner.model.request import Request, RequestState
from planner.model.state import State
from planner.tui.rows.common import (
    answer_told,
    beside,
    by_when,
    company_beside,
    flowed,
    fullest_title,
    piece,
    plain,
    section,
    stacked,
)
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look, Piece, Text, cells, fit
from planner.tui.widgets.listing import Row


class _View(NamedTuple):
    """What rows are drawn for: the moment, the room, whether they say more, and which requests are
    at risk or call for action in another way."""

    state: State
    now: pendulum.DateTime
    config: Config
    width: int
    detail: bool
    at_risk: frozenset[str]
    pressing: frozenset[str]


def requests_rows(
    state: State,
    score: DayScore,
    now: pendulum.DateTime,
    config: Config,
    width: int,
    *,
    detail: bool = False,
) -> tuple[Row, ...]:
    """The pane from top to bottom, ``width`` cells wide; ``detail`` says one line more."""
    at_risk = frozenset(request.id for request in score.at_risk)
    view = _View(state, now, config, width, detail, at_risk, score.pressing)
    going = open_requests(state, view.pressing)
    return stacked(
        (_row(request, view) for request in going if request.state not in BY_EMAIL),
        section(_("by email"), [_row(r, view) for r in going if r.state in BY_EMAIL]),
        section(_("answered today"), [_answered_row(r, view) for r in _answered_today(state, now)]),
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


def _row(request: Request, view: _View) -> Row:
    contact = view.state.whom(request.contact)
    company = company_beside(contact.name, contact.company)
    first: Text = (piece(contact.name, Look.NAME), piece(company, Look.MUTED))
    told = beside(first, _when(request, view), view.width)
    about = flowed(_about(request, view), view.width)
    return Row(request.id, (*told, *about), _sign(request, view))


def _sign(request: Request, view: _View) -> Piece:
    """The alert is for a promise alone, so that as many rows have it as the header counts."""
    if request.id in view.at_risk:
        return piece(signs.ALERT, Look.BAD)
    signs_of = {
        RequestState.WAITING: piece(signs.SUPPORT, _of_support(request, view)),
        RequestState.DEFERRED: piece(signs.MAIL, Look.NUMBER),
        RequestState.RECEIVED: piece(signs.MAIL, Look.GOOD),
    }
    return signs_of.get(request.state, piece(""))


def _of_support(request: Request, view: _View) -> Look:
    return Look.BAD if request.id in view.pressing else Look.WARN


def _when(request: Request, view: _View) -> Piece:
    if _arrived(request) and not _presses(request, view):
        return _received(request, view)
    if request.promise is None:
        planned = request.next_step or waiting_support(request)
        told = _("no promise") if planned else _("nothing planned")
        return piece(told, Look.WARN)
    return _promised(request, view)


def _promised(request: Request, view: _View) -> Piece:
    look = Look.BAD if request.id in view.at_risk else Look.MUTED
    return by_when(request, view.now, view.config, look)


def _arrived(request: Request) -> bool:
    return request.state is RequestState.RECEIVED and request.mail_received_at is not None


def _received(request: Request, view: _View) -> Piece:
    assert request.mail_received_at
    time = brief(request.mail_received_at, view.now)
    return piece(_("received {time}").format(time=time), Look.GOOD)


def _presses(request: Request, view: _View) -> bool:
    """Whether its promise is broken or near: that counts before any news."""
    return request.id in view.at_risk or is_late(request, view.now, view.config)


def _about(request: Request, view: _View) -> Iterator[Piece]:
    """What there is to say, one short remark after the other."""
    if request.urgent:
        yield piece(_("urgent"), Look.WARN)
    if request.our_mistake:
        yield piece(_("our mistake"), Look.MUTED)
    yield piece(request.about or _("no details yet"), Look.MUTED)
    if _arrived(request) and request.promise:
        # What the first line has no room for.
        other = _received if _presses(request, view) else _promised
        yield other(request, view)
    yield from _steps(request, view)
    if may_have_left(view.state, request.id):
        yield piece(_("email may have been sent"), Look.WARN)
    elif request.state is RequestState.DEFERRED and request.mail_sent_at is None:
        yield piece(_("email not sent"), Look.MUTED)
    if request.asked_again:
        times = len(request.asked)
        yield piece(
            ngettext("asked {n} time", "asked {n} times", times).format(n=times), Look.MUTED
        )
    if view.detail:
        asked = brief(request.received_at, view.now)
        yield piece(_("asked {time}").format(time=asked), Look.MUTED)
    # Of all others the card tells it, where the pane is narrow: their row says that they go on.
    if step := request.next_step if view.detail else step_meanwhile(request):
        yield piece(step, Look.MUTED)


def _steps(request: Request, view: _View) -> Iterator[Piece]:
    """The support that is to come; a request that goes on by nothing at all stands out."""
    waiting = waiting_support(request)
    for support in waiting:
        if support.due_at <= view.now:
            yield piece(late_since(support, view.now), Look.BAD)
        else:
            yield piece(helps_by(support, view.now), Look.MUTED)
    if request.promise and not request.next_step and not waiting:
        yield piece(_("no next step"), Look.WARN)


def _answered_today(state: State, now: pendulum.DateTime) -> list[Request]:
    midnight = last_midnight(now)
    closed = [r for r in state.requests.values() if r.closed_at and r.closed_at >= midnight]
    return sorted(closed, key=lambda request: request.closed_at or midnight)


def _answered_row(request: Request, view: _View) -> Row:
    left = request.state is RequestState.LEFT
    answer = "".join(answer_told(request).splitlines()[:1])
    told = f" {signs.DOT} {answer}" if answer else ""
    at = brief(request.closed_at, view.now) if request.closed_at else ""
    name = called(view.state.whom(request.contact).name)
    if left:
        name = fit(name, view.width - cells(plain(told + at)) - 1)
    return Row(
        request.id,
        (
            Line(
                (piece(f"{name}{told}", Look.MUTED),),
                (piece(at, Look.MUTED),),
            ),
        ),
        piece(signs.DOT, Look.MUTED) if left else piece(signs.DONE, Look.GOOD),
        over=True,
    )
