"""The five marks: what the rep did in a talk, one key each."""

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.by_id import contact_of
from planner.method.calls.picks import current_pick
from planner.method.calls.touching import touch_of_today
from planner.method.day.blocks import running_block
from planner.method.persistence.referral import second_question
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.day import Block
from planner.model.errors import Refused
from planner.model.state import State, changed
from planner.model.touch import Mark, Touch


def mark(
    state: State, contact_id: str, mark: Mark, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Set a mark, or take it off again.

    While the contact is the one of the moment in a block, it waits there and goes to the touch once
    that is logged; else it goes to their last touch of today. Refused where there is none.
    """
    contact = contact_of(state, contact_id)
    marked = _of_the_talk(state, contact, now)
    marks = _toggled(marked.marks, mark)
    after = changed(marked, marks=marks)
    return Change(state.put(after), _said(contact, mark, set_now=mark in marks), after)


def marks_in_hand(state: State, contact: Contact, now: pendulum.DateTime) -> tuple[Mark, ...]:
    """The marks that another key press would change, for the screen to show."""
    try:
        return _of_the_talk(state, contact, now).marks
    except Refused:
        return ()


def mark_name(mark: Mark) -> str:
    """The mark in the language of the screen."""
    names = {
        Mark.DID_YOU_KNOW: _("did you know"),
        Mark.WHAT_ELSE: _("what else"),
        Mark.PIVOT: _("pivot to the sale"),
        Mark.QUOTE_FOLLOWED_UP: _("quote followed up"),
        Mark.REFERRAL_ASKED: _("referral asked"),
    }
    return names[mark]


def _of_the_talk(state: State, contact: Contact, now: pendulum.DateTime) -> Block | Touch:
    """What holds the marks: the running block, if the contact is the one of the moment in it, else
    their last touch of today. Raises Refused where there is none."""
    block = running_block(state)
    if block and current_pick(state, block) == contact.id:
        return block
    if touch := touch_of_today(state, contact.id, now):
        return touch
    raise Refused(_("Log the call first; the mark belongs to it."))


def _toggled(marks: tuple[Mark, ...], one: Mark) -> tuple[Mark, ...]:
    return tuple(mark for mark in Mark if (mark in marks) is not (mark is one))


def _said(contact: Contact, mark: Mark, *, set_now: bool) -> str:
    text = _("{name}: {mark}.") if set_now else _("{name}: {mark}, taken off.")
    said = text.format(name=contact.name, mark=mark_name(mark))
    asked = set_now and mark is Mark.REFERRAL_ASKED
    return f"{said} {second_question()}" if asked else said
