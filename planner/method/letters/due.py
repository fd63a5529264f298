"""Which letter a contact gets now: the next step of the cadence, or what follows a call."""

from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.method.calls.occasion import to_send
from planner.method.calls.occasions import occasion_for
from planner.method.calls.touching import last_touch_of
from planner.method.letters.letter import Letter
from planner.method.letters.steps import step_letter
from planner.method.letters.talk import ASKING, MISSED, SENDING, UNANSWERED, WRONG_NUMBER
from planner.method.letters.writing import write
from planner.method.persistence.cadence import step_of
from planner.model.contact import Contact
from planner.model.document import Channel
from planner.model.instants import last_midnight
from planner.model.message import Message
from planner.model.state import State
from planner.model.touch import Outcome

_AFTER = {
    Outcome.SPOKE: ASKING,
    Outcome.VOICEMAIL: MISSED,
    Outcome.NO_ANSWER: UNANSWERED,
    Outcome.WRONG_NUMBER: WRONG_NUMBER,
}
"""What follows a call that ended so."""


class DueLetter(NamedTuple):
    """``step`` is the cadence step that sending it makes, if it makes one. ``is_touch`` tells that
    sending it is an attempt of its own, and does not belong to a call of today."""

    message: Message
    step: int = 0
    is_touch: bool = True


def due_letter(state: State, contact: Contact, now: pendulum.DateTime, config: Config) -> DueLetter:
    """After a call of today in vain, what came of it; else what goes with what was agreed upon,
    the step that is next, or the wish to talk."""
    touch, step = last_touch_of(state, contact.id), step_of(contact)
    today = touch.outcome if touch and touch.at >= last_midnight(now) else None
    occasion = occasion_for(state, contact, now, config)
    reached = today is None or today in (Outcome.SPOKE, Outcome.SENT)
    if reached and (matter := to_send(occasion)):
        return DueLetter(write(SENDING, contact, config, matter), step)
    if touch and today in _AFTER:
        wish = _wish(_AFTER[today], state, contact, touch.objective, config)
        # A wrong number was no attempt to reach them: the letter is the first one today.
        first = today is Outcome.WRONG_NUMBER
        return DueLetter(wish, step if first else 0, is_touch=first)
    if step:
        wrote = touch is not None and touch.channel is Channel.EMAIL
        return DueLetter(step_letter(contact, step, config=config, after_email=wrote), step)
    return DueLetter(_wish(ASKING, state, contact, occasion.objective, config))


def _wish(
    letter: Letter, state: State, contact: Contact, objective: str, config: Config
) -> Message:
    """The letter quotes what the customer asked for in these words. All other objectives are the
    rep's notes to self: "send the quote", or whom to thank and for whom."""
    asked = (each.about for each in state.requests.values() if each.contact == contact.id)
    matter = objective if objective in asked else ""
    return write(letter, contact, config, matter)
