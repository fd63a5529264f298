"""The request is yours: every verb on a request, from the promise to the answer.

Each raises Refused for a request that is not there or is closed already, and for a time that is
past.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

import pendulum

from planner.config import Config
from planner.locale import _, means
from planner.method.by_id import contact_of
from planner.method.day.availability import back_at
from planner.method.hours.working_time import next_email_window, opens_email_window, refuse_past
from planner.method.requests import incoming
from planner.method.requests.answer_or_not import made_needless
from planner.method.requests.interruptions import over_with
from planner.method.requests.promises import (
    ANSWER_EMAIL,
    BY_EMAIL,
    READ_EMAIL,
    answered,
    is_late,
    promised,
    read_at,
    step_meanwhile,
    without_reading,
)
from planner.method.requests.still_open import calls_about
from planner.method.requests.support import asked, helped, refuse_nobody, waiting_support
from planner.model.change import Change
from planner.model.contact import Contact, called
from planner.model.document import Channel, Document
from planner.model.errors import Refused
from planner.model.instants import brief, say_when, stamp, zone_of
from planner.model.request import Request, RequestState, Support
from planner.model.saying import dotted
from planner.model.state import State, changed
from planner.model.text import clean
from planner.model.touch import CallState, PlannedCall


class ApologyOpen(Refused):
    """Our mistake, and nobody has said whether the apology was given."""


def request_of(state: State, request_id: str) -> Request:
    """The request with this id, or a refusal."""
    request = state.requests.get(request_id)
    if request is None:
        raise Refused(
            _("There is no request {id}; 'planner list requests' shows all.").format(id=request_id)
        )
    return request


def defer(state: State, request_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Put an open request off to email."""
    open_request = _still_open(state, request_id)
    after, request = incoming.deferred(state, open_request, now=now, config=config)
    told, when = _("{name}: deferred to email, read {when}."), _promised(request, now, say_when)
    if request.state is not RequestState.DEFERRED:
        told = _("{name}: the details are to come by email; your answer stays promised by {when}.")
        when = _promised(request, now)
    return Change(after, told.format(name=_name(state, request), when=when), request)


def call_back(
    state: State, request_id: str, moment: datetime, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Promise a call about a request, and put that call on the rep's list."""
    open_request = _still_open(state, request_id)
    after, request = incoming.called_back(state, open_request, moment, now=now, config=config)
    said = _("{name}: call back {when}.").format(
        name=_name(state, request), when=_promised(request, now, say_when)
    )
    return Change(after, said, request)


def mail_sent(state: State, request_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Note that the deferring mail was handed over. It promises a window to come, also where the
    one promised before is past."""
    request = changed(_still_open(state, request_id), mail_sent_at=stamp(now))
    reads = read_at(request, now, config)
    if request.state is RequestState.DEFERRED and request.promise and request.promise.at != reads:
        request = promised(request, reads, now=now, config=config)
    said = _("{name}: email prepared.").format(name=_name(state, request))
    return Change(state.put(request), said, request)


def mail_received(
    state: State, request_id: str, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Note that the customer's email with the details has come. One that comes after the window
    promised for it is read in the next: who wrote late was not made to wait."""
    request = _still_open(state, request_id)
    if request.state is RequestState.DEFERRED and is_late(request, now, config):
        reads = next_email_window(back_at(state, now), config)
        request = promised(request, reads, now=now, config=config)
    request = changed(
        request,
        state=RequestState.RECEIVED,
        mail_received_at=stamp(now),
        next_step=step_meanwhile(request) or _(ANSWER_EMAIL),
    )
    said = _("{name}: email received.").format(name=_name(state, request))
    return Change(state.put(request), said, request)


def promise(
    state: State, request_id: str, moment: datetime, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Promise the customer an answer by ``moment``. A promise already broken stays counted; the
    call that was to keep the former one, or did so and reached nobody, keeps this one."""
    refuse_past(moment, now)
    former = _still_open(state, request_id)
    last = former.promises[-1].at if former.promises else None
    about = calls_about(state, former)
    calls = [call for call in about if call.due_at and call.due_at == last]
    request = promised(former, moment, now=now, config=config, call=bool(calls))
    request = _named_by_the_rep(request, config)
    said = _("{name}: promised by {time}.").format(
        name=_name(state, request), time=_promised(request, now)
    )
    moved = (_moved(call, moment, now) for call in calls)
    return Change(state.put(request, *moved), said, request)


def _named_by_the_rep(request: Request, config: Config) -> Request:
    """The request with its new promise. At an hour when no email window opens this is an answer,
    which the customer has whether their email comes or not."""
    promise = request.promise
    if request.state is not RequestState.DEFERRED or promise is None:
        return request
    if opens_email_window(promise.at, promise.zone, config):
        return request
    step = step_meanwhile(request) or _("answer them")
    return changed(request, state=RequestState.OPEN, next_step=step)


def _moved(call: PlannedCall, moment: datetime, now: pendulum.DateTime) -> PlannedCall:
    return changed(call, due_at=stamp(moment), zone=zone_of(now), made_at=stamp(now), carried=0)


def still_on_it(
    state: State, request_id: str, moment: datetime, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Promise a new time before the old one breaks. A call planned for the answer moves along."""
    after, said, item = promise(state, request_id, moment, now=now, config=config)
    request = request_of(after, request_id)
    moved = [_moved(call, moment, now) for call in calls_about(state, request)]
    return Change(after.put(*moved), said, item)


def set_next_step(
    state: State, request_id: str, text: str, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Say what the rep does next about a request. Raises Refused where nothing is said."""
    step = clean(text)
    if not step:
        raise Refused(_("Say what the next step is."))
    request = changed(_still_open(state, request_id), next_step=step, carried=0)
    said = _("{name}: next, {step}.").format(name=_name(state, request), step=step.rstrip("."))
    return Change(state.put(request), said, request)


def our_mistake(state: State, request_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Mark a request as a mistake of ours, or take that mark away."""
    former = _still_open(state, request_id)
    request = changed(former, our_mistake=not former.our_mistake)
    told = _("{name}: our mistake.") if request.our_mistake else _("{name}: no mistake of ours.")
    return Change(state.put(request), told.format(name=_name(state, request)), request)


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
    """Ask a department for help by the moment ``due``. The request stays the rep's. Raises Refused
    where no department is named."""
    refuse_past(due, now)
    refuse_nobody(department := clean(department))
    request = _still_open(state, request_id)
    support = Support(
        department=department,
        what=clean(what),
        asked_at=stamp(now),
        due_at=stamp(due),
        zone=zone_of(now),
    )
    # Now it is the department's turn, and no email is waited for any more.
    reads = means(request.next_step, READ_EMAIL)
    request = changed(
        request,
        state=RequestState.WAITING,
        promises=without_reading(request, now, config),
        support=asked(request, support),
        next_step="" if reads else request.next_step,
    )
    said = _("{name}: {department} helps by {time}; the request stays yours.").format(
        name=_name(state, request), department=department, time=brief(due, now)
    )
    return Change(state.put(request), said, request)


def support_answered(
    state: State,
    request_id: str,
    *,
    now: pendulum.DateTime,
    config: Config,
    department: str = "",
) -> Change:
    """Note the answer of a department; without a name, of the one that was asked first."""
    request, support = helped(_still_open(state, request_id), clean(department), now=now)
    said = _("{name}: {department} has answered; now it is your turn.")
    if waiting_support(request):
        said = _("{name}: {department} has answered; other support is still to come.")
    told = said.format(name=_name(state, request), department=support.department)
    return Change(state.put(request), told, request)


def close(
    state: State,
    request_id: str,
    answer: str,
    channel: Channel | None = None,
    *,
    now: pendulum.DateTime,
    config: Config,
    apologised: bool | None = None,
) -> Change:
    """End a request: the customer got ``answer`` by ``channel`` (without one, by the way that its
    words name, else by :func:`way_of_answer`).

    Raises ApologyOpen where it was our mistake and nothing is said about the apology.
    """
    request = _still_open(state, request_id)
    answer = clean(answer, lines=True)
    if not answer:
        raise Refused(_("A request closes with its answer: say what the customer was told."))
    if request.our_mistake and apologised is None:
        raise ApologyOpen(_("Our mistake: say whether you apologised; then the request closes."))
    closed = changed(
        answered(request, now=now, config=config),
        state=RequestState.CLOSED,
        answer=answer,
        answer_channel=channel or _way_told(answer) or way_of_answer(request),
        closed_at=stamp(now),
        next_step="",
        apology_given=bool(apologised),
    )
    made: list[Document] = [
        changed(call, state=CallState.DONE, done_at=stamp(now))
        for call in calls_about(state, request)
    ]
    made += _spoken_to(state, closed, now)
    told = _("{name}: answered and closed.").format(name=_name(state, request))
    left = (still_planned(request, now, config), still_agreed(state, closed, now))
    said = " ".join(filter(None, (told, *left)))
    return Change(over_with(state, closed, now).put(closed, *made), said, closed)


def _way_told(answer: str) -> Channel | None:
    # Imported late: only what closes a request reads its answer.
    from planner.method.typed.way_told import way_told

    return way_told(answer)


def _spoken_to(state: State, closed: Request, now: pendulum.DateTime) -> Iterator[Contact]:
    """Who had the answer in a talk, whoever called whom: their silence begins anew, and who was
    called in vain before is not written to for that."""
    if closed.answer_channel and closed.answer_channel.is_talk:
        contact = contact_of(state, closed.contact)
        yield changed(contact, spoke_at=stamp(now), cadence=None)


def still_planned(request: Request, now: pendulum.DateTime, config: Config) -> str:
    """The next step that ends with the request, if it names a time to come: it rings for nobody
    any more."""
    if not request.next_step:
        return ""
    # Imported late: most requests close without one.
    from planner.method.one_line import says_when

    if not says_when(request.next_step, now, config):
        return ""
    return _("Was planned: {step}.").format(step=request.next_step.rstrip("."))


def still_agreed(state: State, closed: Request, now: pendulum.DateTime) -> str:
    """The call on the same matter that stays on the list, with its day."""
    call = made_needless(state, closed)
    if call is None:
        return ""
    by = brief(call.due_at, now) if call.due_at else ""
    return _("Still on your list: {call}.").format(call=dotted(call.objective, by))


def way_of_answer(request: Request) -> Channel:
    """The way that an answer takes if nobody says otherwise: an email to who was asked for one,
    else as they asked."""
    return Channel.EMAIL if request.state in BY_EMAIL else request.channel


def _still_open(state: State, request_id: str) -> Request:
    request = request_of(state, request_id)
    if request.state.ended:
        told = _("This request of {name} is closed already; what comes now is a new one.")
        raise Refused(told.format(name=_name(state, request)))
    return request


def _name(state: State, request: Request) -> str:
    return called(state.whom(request.contact).name)


def _promised(
    request: Request,
    now: pendulum.DateTime,
    say: Callable[[datetime, datetime], str] = brief,
) -> str:
    return say(request.promise.at, now) if request.promise else ""
