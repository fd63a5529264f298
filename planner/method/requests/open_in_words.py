"""What is still open with somebody, in words."""

from collections.abc import Callable, Iterator

import pendulum

from planner.locale import _
from planner.method.requests.promises import CALL_BACK
from planner.method.requests.request_order import open_requests
from planner.method.requests.still_open import calls_with
from planner.model.contact import Contact
from planner.model.instants import brief
from planner.model.request import Request
from planner.model.state import State
from planner.model.touch import CallReason

_MOST_TOLD = 2
"""Matters: who answers the telephone reads no more."""


def open_with(
    state: State,
    who: Contact,
    in_hand: Request | None,
    now: pendulum.DateTime,
    short: Callable[[str], str] = str,
    calling_for: str = "",
) -> str:
    """What else they wait for, and what they were promised: whoever talks with them has to know it.
    Empty where nothing is open but the request ``in_hand``, or what the rep is ``calling_for``.
    ``short`` cuts what a request is about."""
    others = [
        _waiting(request, now, short)
        for request in open_requests(state)
        if request.contact == who.id and request != in_hand
    ]
    others += _promised_in_talks(state, who, now, short, calling_for)
    if not others:
        return ""
    more = len(others) - _MOST_TOLD
    told = [*others[:_MOST_TOLD], *([_("{n} more").format(n=more)] if more > 0 else [])]
    return _("Open with them: {what}.").format(what="; ".join(told))


def _waiting(request: Request, now: pendulum.DateTime, short: Callable[[str], str]) -> str:
    about, promise = short(request.about or _("no details yet")), request.promise
    if promise is None:
        return _("{about}, no promise").format(about=about)
    told = _("{about}, promised for {time}")
    return told.format(about=about, time=brief(promise.at, now))


def _promised_in_talks(
    state: State,
    who: Contact,
    now: pendulum.DateTime,
    short: Callable[[str], str],
    calling_for: str,
) -> Iterator[str]:
    """The calls promised to them in a talk, the first due first: those about a request are told
    with it."""
    told = _("{about}, promised for {time}")
    promised = sorted(
        (call.due_at, call.objective)
        for call in calls_with(state, who)
        if call.reason is CallReason.CALL_BACK and call.due_at and not call.request
        if call.objective != calling_for
    )
    for due, objective in promised:
        yield told.format(about=short(objective or _(CALL_BACK)), time=brief(due, now))
