"""Leaving a contact in peace until a day, and calling them back from it, by hand."""

from datetime import date

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.by_id import contact_of
from planner.method.calls.picks import passed_over
from planner.method.day.blocks import running_block
from planner.method.persistence.cadence import still_resting
from planner.model.change import Change
from planner.model.contact import Contact, Rest, Wake
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.saying import say_day
from planner.model.state import State, changed
from planner.model.text import clean


def rest(
    state: State,
    contact_id: str,
    until: date,
    reason: str = "",
    *,
    now: pendulum.DateTime,
    config: Config,
) -> Change:
    """Let a contact rest until a day to come. Their cadence ends: afterwards it starts clean. A
    running block goes on without them.

    A cool-off after abuse stays one, whatever its new day. Raises Refused for a day that has come.
    """
    contact = contact_of(state, contact_id)
    day = date(until.year, until.month, until.day)
    if day <= now.date():
        raise Refused(_("{day} is not to come; name a later day.").format(day=say_day(day, now)))
    now_resting = still_resting(contact, now)
    resting = Rest(
        until=day,
        reason=clean(reason) or (now_resting.reason if now_resting else ""),
        left=bool(now_resting and now_resting.left),
    )
    rested = changed(contact, rest=resting, wake=None, cadence=None)
    said = _("{name}: rests until {day}.").format(name=contact.name, day=say_day(day, now))
    block = running_block(state)
    without = (passed_over(state, block, contact_id),) if block else ()
    return Change(state.put(rested, *without), said, rested)


def left_until(contact: Contact, now: pendulum.DateTime) -> str:
    """That the rep walked away from them, and until when, in words; empty once that is over."""
    resting = still_resting(contact, now)
    if resting is None or not resting.left:
        return ""
    return _("you walked away until {day}").format(day=say_day(resting.until, now))


def wake(state: State, contact_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """End a rest or a cool-off before its day: the contact is back in the queue. Raises Refused for
    who is not resting."""
    contact = contact_of(state, contact_id)
    resting = still_resting(contact, now)
    if resting is None:
        raise Refused(_("{name} is not resting.").format(name=contact.name))
    why = Wake(at=stamp(now), reason=resting.reason or _("woken by you"))
    said = _("{name}: back in the queue.").format(name=contact.name)
    awake = changed(contact, rest=None, wake=why)
    return Change(state.put(awake), said, awake)
