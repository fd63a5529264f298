"""The words of the dialog that says whether to answer, and what may be chosen instead."""

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.answer_or_not import Answer
from planner.method.availability import back_at
from planner.method.request_order import open_requests
from planner.method.working_time import next_email_window
from planner.model.contact import Contact
from planner.model.instants import brief, say_when
from planner.model.request import Request, Verdict
from planner.model.state import State
from planner.tui.choice import Choice
from planner.tui.drawing import fit

_MOST_TOLD = 2
_ABOUT = 30
"""Requests told, and cells of what each is about: there is room for four lines in all."""


def verdict_sentence(answer: Answer) -> str:
    """The verdict with its reason, as the rep reads it."""
    starts = {
        Verdict.DEFER: _("Do not answer: {reason}."),
        Verdict.TAKE: _("Take it: {reason}."),
        Verdict.CALL_BACK: _("Call back: {reason}."),
        Verdict.IN_HAND: _("No need to answer, {reason}."),
    }
    return starts[answer.verdict].format(reason=answer.reason)


def open_with(state: State, who: Contact, answer: Answer, now: pendulum.DateTime) -> str:
    """What else the caller waits for, and what they were promised: whoever answers has to know it.
    Empty where nothing is open but what is in hand."""
    in_hand = answer.in_hand.id if answer.in_hand else ""
    others = [
        _waiting(request, now)
        for request in open_requests(state)
        if request.contact == who.id and request.id != in_hand
    ]
    if not others:
        return ""
    more = len(others) - _MOST_TOLD
    told = [*others[:_MOST_TOLD], *([_("{n} more").format(n=more)] if more > 0 else [])]
    return _("Open with them: {what}.").format(what="; ".join(told))


def _waiting(request: Request, now: pendulum.DateTime) -> str:
    about, promise = fit(request.about or _("no details yet"), _ABOUT), request.promise
    if promise is None:
        return _("{about}, no promise").format(about=about)
    told = _("{about}, promised for {time}")
    return told.format(about=about, time=brief(promise.at, now))


def verdict_choices(
    answer: Answer, state: State, now: pendulum.DateTime, config: Config
) -> list[Choice]:
    """The verdict first, then what may overrule it; each with the verdict as its id."""
    window = say_when(next_email_window(back_at(state, now), config), now)
    texts = {
        Verdict.IN_HAND: _("in hand already: note that they asked again"),
        Verdict.DEFER: _("defer to email, read {when}").format(when=window),
        Verdict.TAKE: _("take it now"),
        Verdict.CALL_BACK: _("call back at a time"),
    }
    if answer.verdict is not Verdict.IN_HAND:
        del texts[Verdict.IN_HAND]
    order = sorted(texts, key=lambda verdict: verdict is not answer.verdict)
    return [Choice(verdict, texts[verdict]) for verdict in order]
