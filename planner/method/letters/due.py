"""Which letter a contact gets now: the next step of the cadence, or what follows a call."""

from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.cadence import step_of
from planner.method.letters.missed import missed
from planner.method.letters.steps import step_letter
from planner.method.touching import last_touches
from planner.model.contact import Contact
from planner.model.instants import stamp
from planner.model.message import Message
from planner.model.state import State


class DueLetter(NamedTuple):
    """``step`` is the cadence step that sending it makes; 0 where it belongs to a call."""

    message: Message
    step: int


def due_letter(state: State, contact: Contact, now: pendulum.DateTime, config: Config) -> DueLetter:
    """After a call of today, that it was missed; with nothing tried today, the step that is next;
    outside a cadence, again what a missed call is followed by."""
    touch = next(iter(last_touches(state, contact.id, 1)), None)
    tried_today = touch is not None and touch.at >= stamp(now.start_of("day"))
    step = 0 if tried_today else step_of(contact)
    if step:
        return DueLetter(step_letter(contact, step, config=config), step)
    objective = touch.objective if touch else _("check in, nothing wrong")
    return DueLetter(missed(contact, objective, config=config), 0)
