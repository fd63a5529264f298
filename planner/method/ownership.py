"""The request is yours: every verb on a request, from the promise to the answer."""

from datetime import datetime

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method import incoming
from planner.method.promises import BY_EMAIL, answered, promised
from planner.method.touching import contact_of
from planner.method.working_time import refuse_past
from planner.model.change import Change
from planner.model.document import Channel
from planner.model.errors import Refused
from planner.model.instants import brief, stamp, zone_of
from planner.model.request import Request, RequestState, Support
from planner.model.state import State, changed
from planner.model.text import clean
from planner.model.touch import CallState


def request_of(state: State, request_id: str) -> Request:
    """The request with this id, or a refusal."""
    request = state.requests.get(request_id)
    if request is None:
        raise Refused(_("There is no request {id}.").format(id=request_id))
    return request


def defer(state: State, request_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Put an open request off to email."""
    open_request = _still_open(state, request_id)
    after, request = incoming.deferred(state, open_request, now=now, config=config)
    said = _("{name}: deferred to email, read at {time}.").format(
        name=_name(state, request), time=_promised(request, now)
    )
    return Change(after, said, request)


def call_back(
    state: State, request_id: str, moment: datetime, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Promise a call about a request, and put that call on the rep's list."""
    open_request = _still_open(state, request_id)
    after, request = incoming.called_back(state, open_request, moment, now=now, config=config)
    said = _("{name}: call back at {time}.").format(
        name=_name(state, request), time=_promised(request, now)
    )
    return Change(after, said, request)


def mail_sent(state: State, request_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Note that the deferring mail was handed over."""
    request = changed(_still_open(state, request_id), mail_sent_at=stamp(now))
    said = _("{name}: email handed over.").format(name=_name(state, request))
    return Change(state.put(request), said, request)


def mail_received(
    state: State, request_id: str, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Note that the customer's email with the details has come."""
    request = changed(
        _still_open(state, request_id),
        state=RequestState.RECEIVED,
        mail_received_at=stamp(now),
        next_step=_("answer their email"),
    )
    said = _("{name}: email received.").format(name=_name(state, request))
    return Change(state.put(request), said, request)


def promise(
    state: State, request_id: str, moment: datetime, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Promise the customer an answer by ``moment``. A promise already broken stays counted."""
    refuse_past(moment, now)
    request = promised(_still_open(state, request_id), moment, now=now, config=config)
    said = _("{name}: promised by {time}.").format(
        name=_name(state, request), time=_promised(request, now)
    )
    return Change(state.put(request), said, request)


def ask_support(
    state: State,
    request_id: str,
    department: str,
    due: datetime,
    what: str = "",
    *,
    now: pendulum.DateTime,
    config: Config,
) -> Change:
    """Ask a department for help. The request stays the rep's."""
    refuse_past(due, now)
    department = clean(department)
    if not department:
        raise Refused(_("Say which department is to help."))
    request = _still_open(state, request_id)
    support = Support(
        department=department,
        what=clean(what),
        asked_at=stamp(now),
        due_at=stamp(due),
        zone=zone_of(now),
    )
    request = changed(request, state=RequestState.WAITING, support=(*request.support, support))
    said = _("{name}: {department} helps by {time}; the request stays yours.").format(
        name=_name(state, request), department=department, time=brief(due, now)
    )
    return Change(state.put(request), said, request)


def close(
    state: State,
    request_id: str,
    answer: str,
    channel: Channel | None = None,
    *,
    now: pendulum.DateTime,
    config: Config,
    apologised: bool = False,
) -> Change:
    """End a request: the customer got ``answer`` by ``channel`` (without one, as they asked)."""
    request = _still_open(state, request_id)
    answer = clean(answer, lines=True)
    if not answer:
        raise Refused(_("A request closes with its answer: say what the customer was told."))
    closed = changed(
        answered(request, now=now, config=config),
        state=RequestState.CLOSED,
        answer=answer,
        answer_channel=channel or request.channel,
        closed_at=stamp(now),
        next_step="",
        apology_given=apologised,
    )
    called = [
        changed(call, state=CallState.DONE, done_at=stamp(now))
        for call in incoming.calls_about(state, request)
    ]
    said = _("{name}: answered and closed.").format(name=_name(state, request))
    return Change(state.put(closed, *called), said, closed)


def open_requests(state: State) -> list[Request]:
    """What still needs the rep, in order: nothing put off first, then by promise, urgent first."""
    return sorted(
        (request for request in state.requests.values() if not request.state.ended), key=_order
    )


def _order(request: Request) -> tuple[object, ...]:
    promised = request.promise
    return (
        request.state in BY_EMAIL,
        not request.urgent,
        promised is None,
        promised.at if promised else request.received_at,
        request.id,
    )


def _still_open(state: State, request_id: str) -> Request:
    request = request_of(state, request_id)
    if request.state.ended:
        raise Refused(_("Request {id} is closed already.").format(id=request_id))
    return request


def _name(state: State, request: Request) -> str:
    return contact_of(state, request.contact).name


def _promised(request: Request, now: pendulum.DateTime) -> str:
    return brief(request.promise.at, now) if request.promise else ""
