"""The request is yours: every verb on a request, from the promise to the answer."""

from datetime import datetime

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method import incoming
from planner.method.touching import contact_of
from planner.model.change import Change
from planner.model.document import Channel, Document
from planner.model.errors import Refused
from planner.model.instants import brief, stamp, zone_of
from planner.model.request import Promise, Request, RequestState, Support
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
    request = incoming.deferred(_still_open(state, request_id), now, config)
    said = _("{name}: deferred to email, read at {time}.").format(
        name=_name(state, request), time=_promised(request, now)
    )
    return Change(state.put(request), said, request)


def call_back(
    state: State, request_id: str, moment: datetime, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Promise a call about a request, and put that call on the rep's list."""
    _in_future(moment, now)
    after, request = incoming.called_back(state, _still_open(state, request_id), moment, now)
    said = _("{name}: call back at {time}.").format(
        name=_name(state, request), time=_promised(request, now)
    )
    return Change(after, said, request)


def mail_sent(state: State, request_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Note that the deferring mail was handed over."""
    request = changed(request_of(state, request_id), mail_sent_at=stamp(now))
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
    _in_future(moment, now)
    request = _still_open(state, request_id)
    promises = (*_judged(request.promises, now), incoming.promise_by(moment, now))
    request = changed(request, promises=promises)
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
    _in_future(due, now)
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
        request,
        state=RequestState.CLOSED,
        answer=answer,
        answer_channel=channel or request.channel,
        closed_at=stamp(now),
        next_step="",
        apology_given=apologised,
        promises=_judged(request.promises, now, answered=True),
    )
    called = [
        changed(call, state=CallState.DONE, done_at=stamp(now))
        for call in state.calls.values()
        if call.request == request.id and call.state is CallState.OPEN
    ]
    documents: list[Document] = [closed, *called]
    said = _("{name}: answered and closed.").format(name=_name(state, request))
    return Change(state.put(*documents), said, closed)


def open_requests(state: State) -> list[Request]:
    """What still needs the rep, in order: nothing put off first, then by promise, urgent first."""
    return sorted(
        (request for request in state.requests.values() if not request.state.ended), key=_order
    )


def _order(request: Request) -> tuple[object, ...]:
    promised = request.promise
    return (
        request.state in (RequestState.DEFERRED, RequestState.RECEIVED),
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


def _judged(
    promises: tuple[Promise, ...], now: pendulum.DateTime, *, answered: bool = False
) -> tuple[Promise, ...]:
    """The promises with the last one counted: broken if its time is past, kept if answered in it.
    One replaced before it broke is neither."""
    if not promises or promises[-1].kept is not None:
        return promises
    late = now > promises[-1].at
    kept = False if late else (True if answered else None)
    return (*promises[:-1], changed(promises[-1], kept=kept))


def _in_future(moment: datetime, now: pendulum.DateTime) -> None:
    if moment <= now:
        raise Refused(_("{time} is past; name a moment to come.").format(time=brief(moment, now)))


def _name(state: State, request: Request) -> str:
    return contact_of(state, request.contact).name


def _promised(request: Request, now: pendulum.DateTime) -> str:
    return brief(request.promise.at, now) if request.promise else ""
