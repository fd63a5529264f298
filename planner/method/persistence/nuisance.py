"""Persistent, never a nuisance: the touches without an answer, and what one more would cost."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.calls.agreed import is_later
from planner.method.calls.occasions import occasion_for
from planner.method.persistence import cadence
from planner.method.requests.still_open import calls_with, requests_of
from planner.model.contact import Contact, Rest
from planner.model.errors import Refused
from planner.model.instants import last_midnight, stamp
from planner.model.saying import say_day
from planner.model.state import State
from planner.model.text import clean, fold
from planner.model.touch import SILENT, SPOKEN, CallReason, Outcome, Touch


class ReasonNeeded(Refused):
    """A touch beyond the rules. It goes with a reason: the sentence says what it costs."""


class Meter(NamedTuple):
    """Touches without an answer in the last days, to the person and to all of the company."""

    person: int
    company: int


def meter(state: State, contact: Contact, now: pendulum.DateTime, config: Config) -> Meter:
    """How much the contact and their colleagues were asked of lately.

    Talking is an answer, and so is anything that comes in from them. A wrong number reached nobody,
    and a touch that answers a request is what they asked for: neither is counted.
    """
    since = stamp(now) - timedelta(days=config.cadence.nuisance_days)
    unanswered = _unanswered(state, _colleagues(state, contact), since)
    return Meter(unanswered[contact.id], sum(unanswered.values()))


def meter_line(state: State, contact: Contact, now: pendulum.DateTime, config: Config) -> str:
    """The meter in one line: the counts, and what one more would cost."""
    return " · ".join(weighed(state, contact, now, config))


def weighed(
    state: State, contact: Contact, now: pendulum.DateTime, config: Config
) -> tuple[str, ...]:
    """The counts, and what one more would cost, a remark each. Nothing where nothing waits for an
    answer and nobody rests."""
    counts = meter(state, contact, now, config)
    if not counts.company and not cadence.still_resting(contact, now):
        return ()
    days = config.cadence.nuisance_days
    told = ngettext(
        "{n} without an answer in {days} days",
        "{n} without an answer in {days} days",
        counts.person,
    ).format(n=counts.person, days=days)
    if counts.company > counts.person:
        company = _("{n} to all of {company}").format(n=counts.company, company=contact.company)
        return (told, company, cost(contact, now, config))
    return (told, cost(contact, now, config))


def cost(contact: Contact, now: pendulum.DateTime, config: Config) -> str:
    """What one more touch without an answer would cost, in a sentence without its full stop."""
    if rest := cadence.still_resting(contact, now):
        return _cost_in_rest(contact, rest, now)
    step = cadence.step_made(contact, Outcome.NO_ANSWER, now)
    if not step:
        return _("one more is a second touch in one day")
    if step == cadence.LAST_STEP:
        text = ngettext(
            "one more is the closing message; then {name} rests for {n} day",
            "one more is the closing message; then {name} rests for {n} days",
            config.cadence.rest_days,
        )
        return text.format(name=_first_name(contact), n=config.cadence.rest_days)
    wait = config.cadence.waits[step - 1]
    text = ngettext(
        "one more is contact {step} of {last}; the next comes {n} working day later",
        "one more is contact {step} of {last}; the next comes {n} working days later",
        wait,
    )
    return text.format(step=step, last=cadence.LAST_STEP, n=wait)


def objection(
    state: State, contact: Contact, outcome: Outcome, now: pendulum.DateTime, config: Config
) -> str:
    """Why logging this attempt now needs a reason: the cost in a sentence; empty if it needs none.

    It needs one in a cool-off, in a rest, and as a second touch in one day. Never where they
    answered, asked, or have a request or a proposal open; and an email after a call belongs to it.
    """
    if outcome not in SILENT:
        return ""
    told = _resting(contact, now) or _second_today(state, contact, outcome, now)
    return "" if not told or _is_wanted(state, contact, now, config) else told


def reason_kept(told: str, reason: str, note: str) -> str:
    """The reason that stays with a touch to which the objection is ``told``: a note is one too.

    Raises ReasonNeeded where there is an objection and neither.
    """
    if not told:
        return reason
    if not (reason or note):
        text = _("{objection} With a reason or a note it is logged all the same.")
        raise ReasonNeeded(text.format(objection=told))
    return reason or clean(note)


def _colleagues(state: State, contact: Contact) -> set[str]:
    company = fold(contact.company)
    if not company:
        return {contact.id}
    return {other.id for other in state.contacts.values() if fold(other.company) == company}


def _unanswered(state: State, contacts: set[str], since: datetime) -> dict[str, int]:
    """Contact -> how many touches since then had no answer after them."""
    touches = [t for t in state.touches.values() if t.contact in contacts and t.at >= since]
    answered: dict[str, datetime] = {}
    for contact, at in _answers(state, touches, contacts):
        answered[contact] = max(at, answered.get(contact, at))
    counts = dict.fromkeys(contacts, 0)
    for touch in touches:
        answer = answered.get(touch.contact)
        silent = touch.outcome in SILENT and not touch.request
        counts[touch.contact] += silent and (answer is None or touch.at > answer)
    return counts


def _answers(
    state: State, touches: Iterable[Touch], contacts: set[str]
) -> Iterable[tuple[str, datetime]]:
    """Who answered, and when: they talked, or something came in from them."""
    for touch in touches:
        if touch.outcome in SPOKEN:
            yield touch.contact, touch.at
    for request in state.requests.values():
        if request.contact in contacts:
            yield request.contact, max(request.asked)


def _cost_in_rest(contact: Contact, rest: Rest, now: pendulum.DateTime) -> str:
    name, day = _first_name(contact), say_day(rest.until, now)
    if rest.left:
        return _("you walked away until {day}; one more opens what you left").format(day=day)
    if cadence.rests_after_silence(contact):
        text = _("one more is a fifth: four had no answer, and {name} rests until {day}")
        return text.format(name=name, day=day)
    return _("one more disturbs the rest of {name} until {day}").format(name=name, day=day)


def _resting(contact: Contact, now: pendulum.DateTime) -> str:
    rest = cadence.still_resting(contact, now)
    if rest is None:
        return ""
    name, day = contact.name, say_day(rest.until, now)
    if rest.left:
        return _("You walked away from {name} until {day}.").format(name=name, day=day)
    if cadence.rests_after_silence(contact):
        text = _("{name} rests until {day}: a fifth touch after four without an answer.")
        return text.format(name=name, day=day)
    return _("{name} rests until {day}.").format(name=name, day=day)


def _second_today(state: State, contact: Contact, outcome: Outcome, now: pendulum.DateTime) -> str:
    midnight = last_midnight(now)
    if contact.touched_at is None or contact.touched_at < midnight:
        return ""
    if outcome is Outcome.SENT and not _written_since(state, contact, midnight):
        return ""
    return _("{name} was touched today already: a second touch in one day.").format(
        name=contact.name
    )


def _written_since(state: State, contact: Contact, since: datetime) -> bool:
    return any(
        touch.contact == contact.id and touch.at >= since and touch.outcome is Outcome.SENT
        for touch in state.touches.values()
    )


def _is_wanted(state: State, contact: Contact, now: pendulum.DateTime, config: Config) -> bool:
    """Whether they asked for it, or something of theirs is open between the two."""
    agreed = (call.reason is CallReason.FOLLOW_UP for call in calls_with(state, contact))
    if requests_of(state, contact) or any(agreed):
        return True
    occasion = occasion_for(state, contact, now, config)
    later = occasion.planned is not None and is_later(occasion.planned, now, config)
    return occasion.reason is CallReason.CALL_BACK and not later


def _first_name(contact: Contact) -> str:
    # Imported late: letters are a sixtieth of a command, and mostly nobody is named.
    from planner.method.letters.writing import first_name

    return first_name(contact)
