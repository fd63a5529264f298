"""Help asked of departments: what is still to come, and what should be there by now."""

from datetime import timedelta

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.hours.working_time import next_email_window
from planner.method.requests.promises import own_step
from planner.model.errors import Refused
from planner.model.instants import brief, local_to, stamp
from planner.model.request import Request, RequestState, Support
from planner.model.state import changed
from planner.model.text import fold


def waiting_support(request: Request) -> list[Support]:
    """The support not answered yet, the first asked first. One that ended waits for nobody."""
    if request.state.ended:
        return []
    return [support for support in request.support if support.answered_at is None]


def overdue_support(request: Request, now: pendulum.DateTime) -> list[Support]:
    """The support that was to be there by now: it calls for action by the rep."""
    return [support for support in waiting_support(request) if support.due_at <= now]


def due_again(request: Request, now: pendulum.DateTime, config: Config) -> pendulum.DateTime:
    """The hour to propose where a department is late: the next email window, or sooner, where the
    customer's answer is promised before it: then it comes while that promise can still be kept."""
    window = next_email_window(now, config)
    if request.promise is None:
        return window
    warned = request.promise.at - timedelta(minutes=config.requests.at_risk_minutes)
    needed = local_to(warned, now)
    return needed if now < needed < window else window


def helps_by(support: Support, now: pendulum.DateTime) -> str:
    """Who helps, and by when, in words."""
    time = brief(support.due_at, now)
    return _("{department} helps by {time}").format(department=support.department, time=time)


def late_since(support: Support, now: pendulum.DateTime) -> str:
    """That a department is late, in words."""
    told = _("{department} late since {time}")
    return told.format(department=support.department, time=brief(support.due_at, now))


def refuse_nobody(department: str) -> None:
    """Refuse to ask where no department is named."""
    if not department:
        raise Refused(_("Say which department is to help."))


def asked(request: Request, support: Support) -> tuple[Support, ...]:
    """All support of the request with one more. Asked again of a department that is late, it stands
    in the place of what did not come, and is about the same where it does not say."""
    now = support.asked_at
    again = (
        each
        for each in waiting_support(request)
        if each.due_at <= now and fold(each.department) == fold(support.department)
    )
    former = next(again, None)
    if former is None:
        return (*request.support, support)
    renewed = changed(support, what=support.what or former.what)
    return tuple(renewed if each is former else each for each in request.support)


def helped(request: Request, department: str, *, now: pendulum.DateTime) -> tuple[Request, Support]:
    """The request with the answer of the department (without a name, of the one asked first) noted,
    and that answer. With all support there, the next step is the rep's: what they said, else
    answer them.

    Raises Refused where no such answer is waited for.
    """
    support = _waited_for(request, department)
    answer = changed(support, answered_at=stamp(now))
    noted = changed(
        request, support=tuple(answer if each is support else each for each in request.support)
    )
    if noted.state is RequestState.WAITING and not waiting_support(noted):
        step = own_step(noted) or _("answer them")
        noted = changed(noted, state=RequestState.OPEN, next_step=step)
    return noted, answer


def _waited_for(request: Request, department: str) -> Support:
    waiting = waiting_support(request)
    if not waiting:
        raise Refused(_("No department was asked for support that is still to come."))
    named = (each for each in waiting if fold(department) in ("", fold(each.department)))
    found = next(named, None)
    if found is None:
        departments = ", ".join(each.department for each in waiting)
        raise Refused(
            _("{department} was not asked; support is to come from: {departments}.").format(
                department=department, departments=departments
            )
        )
    return found
