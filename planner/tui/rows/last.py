"""What was last between the rep and a contact."""

from collections.abc import Iterator

import pendulum

from planner.locale import _
from planner.method.calls.touching import last_touch_of, outcome_name
from planner.model.contact import Contact
from planner.model.instants import brief, local_to
from planner.model.saying import dotted, say_day
from planner.model.state import State
from planner.tui.rows.common import quoted


def last_told(state: State, contact: Contact, now: pendulum.DateTime) -> str:
    """The last touch with its note; of one in history, or in another program before, only the day.
    Where there is none, it says so, and what the notes begin with."""
    touch = last_touch_of(state, contact.id)
    if touch is None and contact.touched_at:
        return _("touched {day}").format(day=say_day(local_to(contact.touched_at, now), now))
    if touch is None and contact.contacted_at:
        day = say_day(local_to(contact.contacted_at, now), now)
        return _("in contact {day}").format(day=day)
    told = f"{brief(touch.at, now)} {outcome_name(touch.outcome)}" if touch else _("no touch yet")
    note = touch.note if touch else contact.notes.partition("\n")[0]
    return dotted(told, quoted(note) if note else "")


def remembered(
    state: State, contact: Contact, now: pendulum.DateTime, *, last: bool
) -> Iterator[str]:
    """What to know of them before the phone is in the hand: the last touch, where ``last`` asks for
    it, and what their notes begin with, where that does not tell it."""
    told, note = last_told(state, contact, now), contact.notes.partition("\n")[0]
    if last:
        yield told
    if note and not told.endswith(quoted(note)):
        yield _("notes") + f": {note}"
