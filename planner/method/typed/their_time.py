"""When something is to be, by the clock of the rep and by that of the customer."""

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.day.time_line import all_day
from planner.method.hours.calling_hours import reach
from planner.method.hours.public_holidays import is_public_holiday
from planner.method.hours.reach_in_words import told_there
from planner.method.hours.working_time import is_day_off
from planner.method.one_line import Understood, explain
from planner.method.persistence.resting import left_until
from planner.method.typed.introduction import introduced
from planner.model.contact import Contact
from planner.model.instants import at, zone_of
from planner.model.saying import dotted
from planner.model.state import State


def explain_to(
    state: State,
    contact: Contact | None,
    understood: Understood,
    now: pendulum.DateTime,
    config: Config,
) -> str:
    """``Fri 6 Mar 17:30, Europe/Madrid (10:30 in Mexico City)``: when it is to be, where their
    clocks show another hour then, which one, what the calendar says of the whole day, and that the
    rep does not work then, or nobody there. Empty if no moment was said."""
    said, due = explain(understood, now), understood.due
    there = reach(contact, due, config) if contact and due else None
    if there and (hour := told_there(there)):
        said = _("{when} ({there})").format(when=said, there=hour)
    day = due.date() if due else understood.day
    if day is None:
        return said
    said = dotted(said, *(m.summary for m in all_day(state, at(day, "00:00", zone_of(now)))))
    if is_day_off(day, config):
        return _("{when} · you do not work that day").format(when=said)
    if contact and is_public_holiday(there.here.date() if there else day, contact.country):
        return _("{when} · public holiday there").format(when=said)
    return said


def explain_call(
    state: State,
    who: Contact | str,
    understood: Understood,
    now: pendulum.DateTime,
    config: Config,
) -> str:
    """The same of a call to a contact, or to somebody new as introduced in one line; that the rep
    walked away from them, and that there is no number to call."""
    known = who if isinstance(who, Contact) else None
    phones = introduced(who).phones if isinstance(who, str) else who.phones
    said = explain_to(state, known, understood, now, config)
    left = left_until(known, now) if known else ""
    return dotted(said, left, "" if phones else _("no phone number"))
