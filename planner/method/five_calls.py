"""The queue of proactive calls: who, why, for what, and whether they can be reached now.

The order is: call-backs promised for now, contacts that woke, cadence steps due, follow-ups agreed,
thank-yous owed, then customers not spoken to for longest. What cannot be called comes after all
that, with the reason. The same function makes the order and says why.
"""

import heapq
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method import cadence
from planner.method.calling_hours import Reach, Reachable, describe, reach
from planner.model.contact import Contact, Relationship
from planner.model.instants import brief, seconds_between
from planner.model.state import State
from planner.model.touch import CallReason, CallState, PlannedCall

_RANK = {reason: rank for rank, reason in enumerate(CallReason)}
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Candidate(NamedTuple):
    """One row of the queue. ``left_out`` says why it cannot be called now; empty if it can."""

    contact: Contact
    reason: CallReason
    why: str
    objective: str
    reach: Reach
    due_at: datetime | None = None
    planned: PlannedCall | None = None
    left_out: str = ""


def queue(state: State, now: pendulum.DateTime, config: Config) -> tuple[Candidate, ...]:
    """Every proactive call that has a reason, in order; what must wait stands at the end."""
    companies = _companies_touched_today(state, now)
    asked_for = [
        _judged(candidate, companies, now)
        for candidate in (*_agreed(state, now, config), *_due(state, now, config))
    ]
    known = {candidate.contact.id for candidate in asked_for}
    silent = _check_ins(state, known, companies, now, config)
    return tuple(sorted([*asked_for, *silent], key=_order))


def five(candidates: Iterable[Candidate], config: Config, passed: Iterable[str] = ()) -> list[str]:
    """The ids of the contacts that the next block proposes: callable through the whole block,
    one of a company, not too many prospects, none of those ``passed`` over today."""
    picks: list[str] = []
    companies: set[str] = set()
    prospects = 0
    avoided = set(passed)
    for candidate in candidates:
        contact = candidate.contact
        prospect = contact.relationship is Relationship.PROSPECT
        if candidate.left_out or contact.id in avoided or contact.id in picks:
            continue
        if contact.company and contact.company in companies:
            continue
        if prospect and prospects >= config.calls.most_prospects:
            continue
        picks.append(contact.id)
        companies.add(contact.company)
        prospects += prospect
        if len(picks) == config.calls.target:
            break
    return picks


def _agreed(state: State, now: pendulum.DateTime, config: Config) -> Iterator[Candidate]:
    """Calls that somebody asked for or agreed to, one for each contact: the first due."""
    first: dict[str, PlannedCall] = {}
    for planned in state.calls.values():
        if planned.state is not CallState.OPEN or planned.contact not in state.contacts:
            continue
        other = first.get(planned.contact)
        if other is None or _due_key(planned) < _due_key(other):
            first[planned.contact] = planned
    for planned in first.values():
        yield _agreed_candidate(state.contacts[planned.contact], planned, now, config)


def _due_key(planned: PlannedCall) -> tuple[int, datetime, datetime]:
    return (_RANK[planned.reason], planned.due_at or planned.made_at, planned.made_at)


def _agreed_candidate(
    contact: Contact, planned: PlannedCall, now: pendulum.DateTime, config: Config
) -> Candidate:
    why = _("they said they would come back to you")
    if planned.reason is CallReason.THANK_YOU:
        why = _("a thank-you is owed")
    elif planned.due_at:
        why = _("promised for {when}").format(when=brief(planned.due_at, now))
    candidate = Candidate(
        contact,
        planned.reason,
        why,
        planned.objective or _("call back as agreed"),
        reach(contact, now, config, config.calls.minutes),
        planned.due_at,
        planned,
    )
    if planned.due_at and planned.due_at >= now.add(minutes=config.calls.minutes):
        when = brief(planned.due_at, now)
        return candidate._replace(left_out=_("asked for {when}").format(when=when))
    return candidate


def _due(state: State, now: pendulum.DateTime, config: Config) -> Iterator[Candidate]:
    """Contacts that woke from a rest, and cadence steps whose day has come."""
    agreed = {p.contact for p in state.calls.values() if p.state is CallState.OPEN}
    for contact in state.contacts.values():
        if contact.id in agreed:
            continue
        if contact.wake:
            why = _("back from a rest: {reason}").format(reason=contact.wake.reason)
            yield _candidate(contact, CallReason.WOKE, why, _("pick up where we left"), now, config)
        elif contact.rest and contact.rest.until <= now.date():
            why = _("the rest is over: {reason}").format(reason=contact.rest.reason)
            yield _candidate(contact, CallReason.WOKE, why, _("a fresh start"), now, config)
        elif cadence.is_due(contact, now.date()):
            yield _cadence_candidate(contact, now, config)


def _cadence_candidate(contact: Contact, now: pendulum.DateTime, config: Config) -> Candidate:
    step = cadence.step_of(contact)
    why = (
        _("a prospect not touched yet")
        if step == 1
        else _("contact {step} of {last}, no answer so far").format(
            step=step, last=cadence.LAST_STEP
        )
    )
    return _candidate(contact, CallReason.CADENCE, why, cadence.objective_of(step), now, config)


def _check_ins(
    state: State,
    known: set[str],
    companies: dict[str, str],
    now: pendulum.DateTime,
    config: Config,
) -> list[Candidate]:
    """The customers silent for longest. Only as many as a day can use are looked at closely."""
    quiet_since = now.subtract(days=config.calls.silence_days)
    silent = (
        contact
        for contact in state.contacts.values()
        if contact.id not in known
        and contact.relationship is Relationship.CUSTOMER
        and not contact.rest
        and contact.phones
        and (contact.spoke_at is None or contact.spoke_at <= quiet_since)
        and (contact.touched_at is None or contact.touched_at <= quiet_since)
    )
    longest = heapq.nsmallest(config.calls.most_check_ins, silent, key=_silence)
    objective = _("check in, nothing wrong")
    return [
        _judged(
            _candidate(
                contact, CallReason.CHECK_IN, _silence_why(contact, now), objective, now, config
            ),
            companies,
            now,
        )
        for contact in longest
    ]


def _silence(contact: Contact) -> tuple[datetime, str, str]:
    return (contact.spoke_at or _LONG_AGO, contact.name, contact.id)


def _silence_why(contact: Contact, now: pendulum.DateTime) -> str:
    if contact.spoke_at is None:
        return _("not called yet")
    days = int(seconds_between(contact.spoke_at, now) // 86_400)
    return ngettext("not spoken to for {n} day", "not spoken to for {n} days", days).format(n=days)


def _candidate(
    contact: Contact,
    reason: CallReason,
    why: str,
    objective: str,
    now: pendulum.DateTime,
    config: Config,
) -> Candidate:
    when = reach(contact, now, config, config.calls.minutes)
    return Candidate(contact, reason, why, objective, when)


def _companies_touched_today(state: State, now: pendulum.DateTime) -> dict[str, str]:
    """Company -> the contact touched there today."""
    midnight = now.start_of("day")
    touched = (t for t in state.touches.values() if t.at >= midnight)
    contacts = (state.contacts.get(touch.contact) for touch in touched)
    return {contact.company: contact.id for contact in contacts if contact and contact.company}


def _judged(candidate: Candidate, companies: dict[str, str], now: pendulum.DateTime) -> Candidate:
    """The candidate with the first reason that forbids the call, if there is one."""
    if candidate.left_out:
        return candidate
    return candidate._replace(left_out=_left_out(candidate, companies, now))


def _left_out(candidate: Candidate, companies: dict[str, str], now: pendulum.DateTime) -> str:
    contact, asked = candidate.contact, _asked_for_again(candidate)
    rest = contact.rest
    if rest and rest.until > now.date() and not asked:
        until = _day(pendulum.instance(rest.until))
        text = _("you walked away until {day}") if rest.left else _("rests until {day}")
        return text.format(day=until)
    if not contact.phones:
        return _("no phone number")
    if not asked and contact.touched_at and contact.touched_at >= now.start_of("day"):
        return _("already touched today")
    if not asked and companies.get(contact.company, contact.id) != contact.id:
        return _("a colleague was touched today")
    if candidate.reach.state in (Reachable.OPENS, Reachable.CLOSED):
        return describe(candidate.reach)
    return ""


def _asked_for_again(candidate: Candidate) -> bool:
    """Whether they asked for this call and no attempt was made since its moment came."""
    if candidate.reason is not CallReason.CALL_BACK:
        return False
    touched_at, due_at = candidate.contact.touched_at, candidate.due_at
    return touched_at is None or due_at is None or touched_at < due_at


def _order(candidate: Candidate) -> tuple[object, ...]:
    return (
        bool(candidate.left_out),
        _RANK[candidate.reason],
        candidate.due_at or _LONG_AGO,
        candidate.reach.state is not Reachable.CLOSES,
        *_silence(candidate.contact),
    )


def _day(day: pendulum.DateTime | pendulum.Date) -> str:
    return str(day.format("DD/MM"))
