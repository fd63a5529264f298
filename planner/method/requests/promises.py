"""What a customer was told: promises made, replaced, kept and broken."""

from datetime import datetime, timedelta
from typing import Final

import pendulum

from planner.config import Config
from planner.locale import N_, _, means
from planner.method.hours.working_time import next_email_window, opens_email_window
from planner.model.instants import seconds_between, stamp, zone_of
from planner.model.request import Promise, Request, RequestState
from planner.model.state import changed

BY_EMAIL = (RequestState.DEFERRED, RequestState.RECEIVED)
"""What waits for an email window."""
CALL_BACK: Final = N_("call back")
"""The next step of what a call is promised for."""
ASK_NUMBER: Final = N_("ask for their number")
ASK_DETAILS: Final = N_("ask for the details by email")
"""The next step of a call that was taken."""
READ_EMAIL: Final = N_("read their email")
"""The next step of what was put off: the customer's turn."""
ANSWER_EMAIL: Final = N_("answer their email")
_UNTIL_THE_TALK = (CALL_BACK, ASK_NUMBER)
_BROUGHT_BY_THE_STATE = (*_UNTIL_THE_TALK, ASK_DETAILS, READ_EMAIL, ANSWER_EMAIL)


def promised(
    request: Request,
    moment: datetime,
    *,
    now: pendulum.DateTime,
    config: Config,
    call: bool = False,
) -> Request:
    """The request with an answer promised by ``moment``, or a ``call`` at it, as the rep's clock
    shows it.

    A promise broken by now stays counted; one replaced before it broke is neither kept nor broken.
    """
    promise = Promise(at=stamp(moment), zone=zone_of(now), made_at=stamp(now), call=call)
    judged = _judged(request, None, now, config)
    return changed(request, promises=(*judged, promise), carried=0)


def answered(request: Request, *, now: pendulum.DateTime, config: Config) -> Request:
    """The request with its promise kept or broken by an answer given, or the call made, now."""
    return changed(request, promises=_judged(request, True, now, config))


def waits_for_window(request: Request, config: Config) -> bool:
    """Whether an email is to be read in its window, and no answer is promised for another hour.

    Once the email is there, any other time was named by the rep, and binds as that of any request.
    """
    if request.state is RequestState.RECEIVED and (promise := request.promise):
        return opens_email_window(promise.at, promise.zone, config)
    return request.state in BY_EMAIL


def talked_about(
    request: Request, *, as_agreed: bool, now: pendulum.DateTime, config: Config
) -> Request:
    """The request once the rep has talked with its customer; ``as_agreed`` tells that this was the
    call on the list. It waits for no email and no call any more, only for its answer."""
    if request.state is RequestState.DEFERRED:
        return changed(
            request,
            state=RequestState.OPEN,
            promises=without_reading(request, now, config),
            next_step=step_meanwhile(request) or _("answer them"),
        )
    if not (as_agreed and request.promise and request.promise.call):
        return request
    called = answered(request, now=now, config=config)
    if means(request.next_step, *_UNTIL_THE_TALK):
        called = changed(called, next_step=_("answer them"))
    return called


def called_in_vain(request: Request, now: pendulum.DateTime, config: Config) -> Request:
    """The request once the rep has called its customer and reached nobody. At its hour, that is the
    call which was promised; it is still owed, and the rep promises another hour for it."""
    promise = request.promise
    at_its_hour = promise is not None and promise.call and call_kept_from(promise.at, config) < now
    return answered(request, now=now, config=config) if at_its_hour else request


def without_number(request: Request) -> Request:
    """The request once the last number of its customer was a wrong one. Its promise stays in force:
    they wait, and nobody has called them."""
    calls_back = means(request.next_step, CALL_BACK)
    return changed(request, next_step=_(ASK_NUMBER)) if calls_back else request


def at_risk_from(request: Request, config: Config) -> datetime | None:
    """From when the promise in force needs the rep: some time before it breaks, or, for an email to
    be answered, when its window opens. An email that has not come needs nobody."""
    if request.promise is None or request.state is RequestState.DEFERRED:
        return None
    warning = 0 if waits_for_window(request, config) else config.requests.at_risk_minutes
    return request.promise.at - timedelta(minutes=warning)


def kept_until(request: Request, config: Config) -> datetime | None:
    """Until when the promise in force can be kept, if there is one. Who reads an email at any
    moment of the email window has read it then."""
    promise = request.promise
    if promise is None:
        return None
    if waits_for_window(request, config):
        return promise.at + timedelta(minutes=config.day.email_window_minutes)
    return call_kept_until(promise.at, config) if promise.call else promise.at


def call_kept_from(hour: datetime, config: Config) -> datetime:
    """After which moment a call made is the one for this hour: a block that starts then reaches
    it."""
    return hour - timedelta(minutes=config.calls.minutes)


def call_kept_until(hour: datetime, config: Config) -> datetime:
    """Until when a call for this hour is made in time: it begins when the hour strikes, and has the
    length of a call block."""
    return hour + timedelta(minutes=config.calls.minutes)


def answer_owed(request: Request, now: pendulum.DateTime) -> bool:
    """Whether an answer is promised for an hour to come, and neither a call nor the reading of an
    email."""
    promise = request.promise
    if promise is None or promise.call or request.state in BY_EMAIL:
        return False
    return promise.at > now


def details_to_ask(request: Request, now: pendulum.DateTime) -> bool:
    """Whether the letter that asks for the details is theirs: of what is deferred, and until it is
    handed over also of one whose answer is promised meanwhile."""
    asked = request.deferred_at and not request.mail_sent_at and not request.mail_received_at
    return request.state is RequestState.DEFERRED or (bool(asked) and answer_owed(request, now))


def was_put_off(request: Request) -> bool:
    """Whether the request was deferred, and not only its details asked for by email while an answer
    was promised: that is no promise to read, and the customer waits for no window."""
    asked_at = request.deferred_at
    if asked_at is None or any(promise.made_at == asked_at for promise in request.promises):
        return asked_at is not None
    return not any(
        promise.made_at < asked_at < promise.at and not promise.call for promise in request.promises
    )


def is_late(request: Request, now: pendulum.DateTime, config: Config) -> bool:
    """Whether the promise in force can be kept no more."""
    until = kept_until(request, config)
    return until is not None and until < now


def read_at(request: Request, now: pendulum.DateTime, config: Config) -> datetime:
    """When the email that a request is deferred to is read: as promised, or in the next window if
    that is past by now."""
    promise = request.promise
    return promise.at if promise and promise.at > now else next_email_window(now, config)


def without_reading(
    request: Request, now: pendulum.DateTime, config: Config
) -> tuple[Promise, ...]:
    """The promises of a request that waits for no email window from now on: one to read the email
    by now is off, since none came, or it was read in time."""
    promise = request.promise
    if promise is None or promise.at > now or not waits_for_window(request, config):
        return request.promises
    missed = request.state is RequestState.RECEIVED and is_late(request, now, config)
    return request.promises if missed else request.promises[:-1]


def step_meanwhile(request: Request) -> str:
    """What the rep said to do about a request that waits by email; empty where it only waits."""
    return own_step(request) if request.state in BY_EMAIL else ""


def own_step(request: Request) -> str:
    """The next step as the rep said it; empty where it is one that the state brought with it."""
    return "" if means(request.next_step, *_BROUGHT_BY_THE_STATE) else request.next_step


def minutes_to_answer(request: Request) -> int | None:
    """Whole minutes from the asking to the answer; ``None`` where no answer was given."""
    if request.state is not RequestState.CLOSED or request.closed_at is None:
        return None
    return max(int(seconds_between(request.received_at, request.closed_at) // 60), 0)


def _judged(
    request: Request, kept: bool | None, now: pendulum.DateTime, config: Config
) -> tuple[Promise, ...]:
    """The promises, the one in force broken if its time is over, else ``kept``.

    A promise to read an email that never came is neither: there was nothing to read.
    """
    promise = request.promise
    if promise is None or promise.kept is not None:
        return request.promises
    if is_late(request, now, config):
        kept = None if request.state is RequestState.DEFERRED else False
    return (*request.promises[:-1], changed(promise, kept=kept))
