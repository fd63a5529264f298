"""Which letter a contact gets now: the next step of the cadence, or what follows a call."""

from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.method.cadence import step_of
from planner.method.letters.steps import step_letter
from planner.method.letters.talk import ASKING, MISSED, ask_for_talk
from planner.method.occasions import occasion_for
from planner.method.touching import last_touch_of
from planner.model.contact import Contact
from planner.model.instants import stamp
from planner.model.message import Message
from planner.model.state import State
from planner.model.touch import Outcome


class DueLetter(NamedTuple):
    """``step`` is the cadence step that sending it makes, if it makes one. ``is_touch`` tells that
    sending it is an attempt of its own, and does not belong to a call of today."""

    message: Message
    step: int = 0
    is_touch: bool = True


def due_letter(state: State, contact: Contact, now: pendulum.DateTime, config: Config) -> DueLetter:
    """After a call of today that nobody answered, that it was missed; with nothing tried today, the
    step that is next; else the wish to talk."""
    touch = last_touch_of(state, contact.id)
    if touch and touch.at >= stamp(now.start_of("day")):
        letter = ASKING if touch.outcome is Outcome.SPOKE else MISSED
        wish = ask_for_talk(letter, contact, touch.objective, config=config)
        return DueLetter(wish, is_touch=False)
    if step := step_of(contact):
        return DueLetter(step_letter(contact, step, config=config), step)
    objective = occasion_for(state, contact, now, config).objective
    return DueLetter(ask_for_talk(ASKING, contact, objective, config=config))
