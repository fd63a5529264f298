"""The first sentence of a call, to be said as it stands, in the language of the screen."""

import re
from collections.abc import Callable

from planner.locale import N_, _
from planner.method.calls.occasion import Occasion, is_proposed, names_of
from planner.method.letters.writing import first_name, matter_of
from planner.method.persistence.cadence import LAST_STEP
from planner.model.instants import local
from planner.model.saying import say_in_full
from planner.model.touch import CallReason, PlannedCall

_STEPS = {
    1: N_("We do not know each other yet; may I ask you one question?"),
    2: N_("I tried to reach you the other day. Did anything reach you, or shall I send it?"),
    3: N_("I have been trying to reach you; is this a better moment?"),
    4: N_("I do not want to be a nuisance. Shall I call again some day, or leave it here?"),
}
_THE_CALL = (
    r"^(?:(?:to )?(?:call|phone|ring)(?: (?:back|again|him|her|them|{names}))*"
    r"|(?:volver a )?(?:llamar|telefonear)(?:l[aeo]s?)?(?: (?:otra vez|de nuevo|a (?:{names})))*)"
    r"(?: (?:about|for|regarding|re|to|with|por|para|sobre|acerca de|de|con)\b:? ?|: ?|$)"
)
"""How the rep notes that it is a call, in all languages; ``names`` are those of whom."""


def opening_line(occasion: Occasion) -> str:
    """One sentence with which to begin the call that the occasion asks for."""
    # What it is about may be a question already.
    return re.sub(r"(?<=[.?!…])\.", "", _OPENINGS[occasion.reason](occasion))


def course(occasion: Occasion) -> tuple[str, ...]:
    """What the rest of the call is for, in three steps. With a stranger there is nothing to catch
    up on."""
    stranger = occasion.reason is CallReason.CADENCE and not occasion.contact.spoke_at
    first = _("say who you are") if stranger else _("catch up briefly")
    return (first, _("ask how you can help"), _("agree the next step"))


def _call_back(occasion: Occasion) -> str:
    matter = _matter(occasion)
    if occasion.mail_awaited:
        return _("Your email has not reached me, so I am calling: what do you need?")
    if occasion.planned is None:
        return _("You wanted to reach me, so I am calling: what do you need?")
    if not occasion.request:
        # Agreed in a talk: who asked for the call has a request.
        said = _("I said I would call you about this: {matter}.")
        return said.format(matter=matter) if matter else _("I am calling as we said.")
    if matter:
        return _("You asked me to call you about this: {matter}. Tell me.").format(matter=matter)
    return _("You asked me to call you. Tell me.")


def _follow_up(occasion: Occasion) -> str:
    planned = occasion.planned
    if matter := _matter(occasion):
        # Whose turn it was the words do not tell: to send the quote, it was the rep's.
        return _("We said we would talk about this: {matter}.").format(matter=matter)
    if occasion.overdue and planned:
        text = _("You wanted to tell me by {day}; have you had a moment to look at it?")
        return text.format(day=_weekday(planned))
    return _("We said we would talk again; is this a good moment?")


def _woke(occasion: Occasion) -> str:
    if occasion.contact.wake:
        return _("I heard from you; shall we pick up where we left?")
    return _("It is some time since we spoke; has anything changed with you?")


def _cadence(occasion: Occasion) -> str:
    if occasion.referrer:
        text = _("{name} gave me your name and thought that we should talk.")
        return text.format(name=occasion.referrer)
    return _(_STEPS[min(max(occasion.step, 1), LAST_STEP)])


def _thank_you(occasion: Occasion) -> str:
    name = first_name(occasion.contact)
    return _("{name}, I call only to thank you.").format(name=name)


def _check_in(occasion: Occasion) -> str:
    if matter := _matter(occasion):
        return _("I am calling about this: {matter}.").format(matter=matter)
    return _("Nothing is wrong; I wanted to hear how you are.")


_OPENINGS: dict[CallReason, Callable[[Occasion], str]] = {
    CallReason.CALL_BACK: _call_back,
    CallReason.WOKE: _woke,
    CallReason.CADENCE: _cadence,
    CallReason.FOLLOW_UP: _follow_up,
    CallReason.THANK_YOU: _thank_you,
    CallReason.CHECK_IN: _check_in,
}


def _matter(occasion: Occasion) -> str:
    """What the call is about; the planner's own words are no matter to speak of, nor is that it is
    a call."""
    objective = occasion.objective
    if is_proposed(objective):
        return ""
    call = _THE_CALL.format(names=names_of(occasion.contact))
    return matter_of(re.sub(call, "", objective, flags=re.IGNORECASE))


def _weekday(planned: PlannedCall) -> str:
    """``Tuesday 3 March``: the day that was agreed, where it was agreed; to be said aloud."""
    return say_in_full(local(planned.due_at or planned.made_at, planned.zone or "UTC"))
