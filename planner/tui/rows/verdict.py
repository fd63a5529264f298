"""The words of the dialog that says whether to answer, and what may be chosen instead."""

from functools import partial

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.day.availability import back_at
from planner.method.hours.working_time import next_email_window
from planner.method.requests import open_in_words
from planner.method.requests.answer_or_not import Answer
from planner.model.contact import Contact
from planner.model.instants import say_when
from planner.model.request import Request, Verdict
from planner.model.state import State
from planner.tui.choice import Choice
from planner.tui.terminal.drawing import fit

_ABOUT = 30
"""Cells of what a request is about."""
_MATTER = 18
"""The same where it stands in a choice of one line."""


def verdict_sentence(answer: Answer) -> str:
    """The verdict with its reason, as the rep reads it."""
    starts = {
        Verdict.DEFER: _("Do not answer: {reason}."),
        Verdict.TAKE: _("Take it: {reason}."),
        Verdict.CALL_BACK: _("Call back: {reason}."),
        Verdict.IN_HAND: _("No need to answer, {reason}."),
    }
    return starts[answer.verdict].format(reason=answer.reason)


def open_with(
    state: State,
    who: Contact,
    now: pendulum.DateTime,
    in_hand: Request | None = None,
    calling_for: str = "",
) -> str:
    """What else they wait for, cut so that there is room for it in four lines."""
    short = partial(fit, width=_ABOUT)
    return open_in_words.open_with(state, who, in_hand, now, short, calling_for)


def verdict_choices(
    answer: Answer, asked: Request | None, state: State, now: pendulum.DateTime, config: Config
) -> list[Choice]:
    """The verdict first, then what may overrule it; each with the verdict as its id. What they have
    ``asked`` already, and have no answer to, need be no request of its own."""
    window = say_when(next_email_window(back_at(state, now), config), now)
    texts = {
        Verdict.DEFER: _("defer to email, read {when}").format(when=window),
        Verdict.TAKE: _("take it now"),
        Verdict.CALL_BACK: _("call back at a time"),
    }
    if asked:
        about = fit(asked.about or _("no details yet"), _MATTER)
        again = _("“{about}” is in hand: note that they asked again")
        texts[Verdict.IN_HAND] = again.format(about=about)
    order = sorted(texts, key=lambda verdict: verdict is not answer.verdict)
    return [Choice(verdict, texts[verdict]) for verdict in order]
