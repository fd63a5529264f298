"""When something is to be, by the clock of the rep and by that of the customer."""

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.calling_hours import reach
from planner.method.one_line import Understood, explain
from planner.method.reach_in_words import told_there
from planner.model.contact import Contact


def explain_to(
    contact: Contact | None, understood: Understood, now: pendulum.DateTime, config: Config
) -> str:
    """``Fri 6 Mar 17:30, Europe/Madrid (10:30 in Mexico City)``: when it is to be, and,
    where their clocks show another hour then, which one. Empty if no moment was said."""
    said = explain(understood, now)
    if contact is None or understood.due is None:
        return said
    there = told_there(reach(contact, understood.due, config))
    return _("{when} ({there})").format(when=said, there=there) if there else said
