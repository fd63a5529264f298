"""Not every call must be answered: the verdict on what comes in, with its reason."""

import re
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.day.availability import availability, is_away
from planner.method.day.blocks import running_block
from planner.method.requests.recovery import recovering
from planner.method.requests.still_open import agreed_with, requests_of
from planner.model.contact import Contact
from planner.model.day import Availability
from planner.model.instants import brief
from planner.model.request import Request, Verdict
from planner.model.state import State
from planner.model.text import fold
from planner.model.touch import PlannedCall

_EMPTY = {
    *("about", "again", "and", "are", "for", "from", "has", "have", "same", "the", "was", "with"),
    *("antes", "como", "con", "del", "las", "los", "lo", "mas", "mismo", "misma", "otra", "otro"),
    *("para", "pero", "por", "que", "sigue", "sobre", "sus", "una", "uno", "vez", "de", "el", "la"),
}
"""Words, folded, that do not tell one matter from another: who asks again says ``otra vez lo de la
fra``, and the last one counts."""
_AGAIN = re.compile(
    r"\b(?:otra vez|de nuevo|lo mismo|sigue con|lo de|sobre|por|q(?:ue)?|las?|los|el|de|del|y"
    r"|(?:vuelve a )?(?:llama|pregunta|insiste)r?(?: en| con)?"
    r"|the same|again|about|the|and|calls|asks)\b"
)
"""What is said around a matter by who comes back to it, folded."""


class Answer(NamedTuple):
    """The verdict, why, and the open request that makes it already in hand, if one does."""

    verdict: Verdict
    reason: str
    in_hand: Request | None = None


def answer_or_not(
    state: State, contact: Contact | None, about: str, *, now: pendulum.DateTime, config: Config
) -> Answer:
    """What to do about ``contact`` (``None``: not known yet) asking for ``about`` right now."""
    doing = availability(state, now, config)
    driving = doing is Availability.DRIVING
    hands_free = driving and state.presence.hands_free
    if contact and contact.deal_of_the_year:
        if driving and not hands_free:
            why = _("it is the deal of the year; stop the car first, then call back at once")
        else:
            why = _("it is the deal of the year, always answered")
        return Answer(Verdict.TAKE, why)
    if contact and (request := _already_in_hand(state, contact, about, now, config)):
        return Answer(Verdict.IN_HAND, in_hand_reason(request, now), request)
    if doing is Availability.AVAILABLE and recovering(state, now):
        return Answer(Verdict.DEFER, _("you are catching your breath after an insult"))
    if doing is Availability.AVAILABLE:
        return Answer(
            Verdict.TAKE, _("you are available; when it ends, ask for the details by email")
        )
    if hands_free:
        return Answer(
            Verdict.TAKE, _("you drive hands-free; when it ends, ask for the details by email")
        )
    return Answer(
        Verdict.DEFER, _away_reason(state, doing, now) or _defer_reason(state, doing, config)
    )


def _already_in_hand(
    state: State, contact: Contact, about: str, now: pendulum.DateTime, config: Config
) -> Request | None:
    """The open request that this contact asked about within the last minutes."""
    since = now.subtract(minutes=config.requests.in_hand_minutes)
    request = open_about(state, contact, about)
    return request if request and max(request.asked) >= since else None


def open_about(state: State, contact: Contact, about: str) -> Request | None:
    """The open request of this contact on the same matter, of several the one asked for last."""
    same = (each for each in requests_of(state, contact) if _same_matter(each.about, about))
    return max(same, key=lambda request: max(request.asked), default=None)


def _same_matter(before: str, now: str) -> bool:
    """Whether two short texts mean the same request. Nothing said counts as the same.

    Numbers (an order, a quote) decide where both have some; else half the words of the shorter.
    """
    one, other = _telling_words(before), _telling_words(now)
    if not one or not other:
        return True
    numbers, other_numbers = (set(filter(_has_digit, words)) for words in (one, other))
    if numbers and other_numbers:
        return bool(numbers & other_numbers)
    return 2 * len(one & other) >= min(len(one), len(other))


def both_said(before: str, now: str) -> str:
    """Two texts on one matter as one: what is new in the second stands behind the first, and with
    it in the letter to the customer. That they ask again is nothing new."""
    old, new = _words(before), _words(now)
    if not new or (old and _words(_AGAIN.sub(" ", fold(now))) <= old):
        return before
    return now if old <= new else f"{before}; {now}"


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", fold(text)))


def made_needless(state: State, answered: Request) -> PlannedCall | None:
    """The call on the list that is about what was answered, though it was agreed apart from it."""
    contact = state.contacts.get(answered.contact)
    told = [text for text in (answered.about, answered.answer) if _words(text)]
    about = (
        call
        for call in (agreed_with(state, contact) if contact else ())
        if _words(call.objective) and any(_same_matter(text, call.objective) for text in told)
    )
    return next(about, None)


def _telling_words(text: str) -> set[str]:
    words = _words(text) - _EMPTY
    return {word for word in words if len(word) > 2 or _has_digit(word)} or words


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def in_hand_reason(request: Request, now: pendulum.DateTime) -> str:
    """That nobody need answer, with what was promised; a part of a sentence."""
    asked = brief(request.received_at, now)
    if request.promise:
        return _("already in hand: asked {asked}, an answer promised by {by}").format(
            asked=asked, by=brief(request.promise.at, now)
        )
    return _("already in hand: asked {asked}, no answer promised yet").format(asked=asked)


def _away_reason(state: State, doing: Availability, now: pendulum.DateTime) -> str:
    until = state.presence.away_until
    if until is None or doing is not Availability.OFF_HOURS or not is_away(state, now):
        return ""
    return _("you are away until {time}").format(time=brief(until, now))


def _defer_reason(state: State, doing: Availability, config: Config) -> str:
    block = running_block(state)
    # Late in the day fewer than the usual five may be left to call.
    calls = len(block.picks) if block and block.picks else config.calls.target
    reasons = {
        Availability.MEETING: _("you are in a meeting"),
        Availability.DRIVING: _("you are driving"),
        Availability.EATING: _("you are eating"),
        Availability.OFF_HOURS: _("you are outside your working hours"),
        Availability.CALL_BLOCK: ngettext(
            "these {minutes} minutes belong to your call",
            "these {minutes} minutes belong to your {n} calls",
            calls,
        ).format(minutes=config.calls.minutes, n=calls),
        Availability.DEEP_WORK: _("this time belongs to work that needs thought"),
    }
    return reasons[doing]
