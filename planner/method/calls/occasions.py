"""Why a contact would be called, and what for: one occasion each, the weightiest.

What somebody asked for or agreed to comes first, then an email that never came, then waking from a
rest, then a cadence step; with nothing of all that, simply asking how they are.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from heapq import nsmallest
from itertools import groupby

import pendulum

from planner.config import Config
from planner.locale import _, language, ngettext
from planner.method.calls.agreed import (
    RANK,
    is_later,
    say_due,
    weightiest,
    without_email,
    written_by,
)
from planner.method.calls.occasion import AGREED, ASK, CHECK_IN, RESTED, WOKE, Occasion
from planner.method.calls.picks import current_contact
from planner.method.persistence import cadence
from planner.method.requests.still_open import requests_of
from planner.model.contact import Cadence, Contact, Relationship, Rest
from planner.model.instants import at, days_between, last_midnight, stamp, zone_of
from planner.model.request import Request
from planner.model.state import State
from planner.model.text import fold
from planner.model.touch import CallReason, PlannedCall

_MOST_RESTING = 25
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def occasion_for(
    state: State, contact: Contact, now: pendulum.DateTime, config: Config
) -> Occasion:
    """Why and for what this one contact would be called now, whoever else waits."""
    # The running block asks this each second: first whose they are, then which of them.
    theirs = [call for call in state.calls.values() if call.contact == contact.id]
    calls = _agreed_before(state, theirs, now)
    requests = (request for request in state.requests.values() if request.contact == contact.id)
    planned = weightiest(calls, now, config).get(contact.id)
    unwritten = without_email(requests, now, config).get(contact.id)
    if asked := _asked_for(contact, planned, unwritten, now, config):
        return asked
    found = _of_itself(state, contact, now.date(), zone_of(now))
    if found and not contact.rest:
        return found
    # Whom the rep walked away from may have asked for something all the same.
    return _about_what_is_open(state, found or _checked_in(state, contact, now))


def pressing(state: State, now: pendulum.DateTime, config: Config) -> list[Occasion]:
    """Every occasion but first contacts and check-ins, in the order of the queue; of those who rest
    the few whose rest ends first: years leave hundreds of them, and nobody reads so many rows."""
    planned = weightiest(_agreed_before(state, state.calls.values(), now), now, config)
    unwritten = without_email(state.requests.values(), now, config)
    asked = planned.keys() | unwritten.keys()
    # Asked once: a whole address book goes by here at each redraw.
    today, zone = now.date(), zone_of(now)
    found: list[Occasion | None] = []
    resting: list[tuple[date, str]] = []
    for key, contact in state.contacts.items():
        # Most are asked for by nobody and have no story of their own.
        if not (key in asked or contact.wake or contact.rest or contact.cadence):
            continue
        occasion = None
        if key in asked:
            occasion = _asked_for(contact, planned.get(key), unwritten.get(key), now, config)
        if occasion is None and contact.rest and contact.rest.until > today and not contact.wake:
            resting.append((contact.rest.until, key))
        elif occasion is None and _is_ripe(contact, today):
            occasion = _of_itself(state, contact, today, zone)
        found.append(occasion)
    soonest = (state.contacts[key] for _until, key in nsmallest(_MOST_RESTING, resting))
    found += (_of_itself(state, contact, today, zone) for contact in soonest)
    return sorted(filter(None, found), key=_order)


def asking(state: State, now: pendulum.DateTime) -> set[str]:
    """The ids of those with a request open, or answered today: something may be wrong, and nobody
    calls to say that nothing is, nor as a stranger."""
    midnight = last_midnight(now)
    return {request.contact for request in state.requests.values() if _asks(request, midnight)}


def _asks(request: Request, midnight: datetime) -> bool:
    """Whether it is open, or was answered since ``midnight``."""
    return not request.state.ended or bool(request.closed_at and request.closed_at >= midnight)


def asking_told(state: State, contact: Contact) -> str:
    """How far those are who are :func:`asking`."""
    is_open = requests_of(state, contact)
    return _("waits for your answer") if is_open else _("had your answer today")


def untouched(state: State, known: set[str]) -> list[Contact]:
    """Prospects never in touch: those recommended, then the one known longest; without those
    ``known`` already."""
    fresh = (
        contact
        for contact in state.contacts.values()
        if contact.relationship is Relationship.PROSPECT
        and not (contact.touched_at or contact.contacted_at)
        and not (contact.cadence or contact.rest)
        and contact.id not in known
    )
    return sorted(fresh, key=lambda contact: (not contact.referred_by, *_silence(contact)))


def silent(
    state: State, known: set[str], now: pendulum.DateTime, config: Config
) -> Iterator[Contact]:
    """Whom nobody has spoken to for long, the longest silence first; without those ``known``
    already. A prospect who answered once, or was in touch before, is asked how they are like a
    customer."""
    quiet_since = stamp(now.subtract(days=config.calls.silence_days))
    # In order first: a day looks at a few dozen of thousands, and asks only these the rest.
    for contact in _longest_first(state.contacts.values()):
        if (
            not (contact.cadence or contact.rest)
            and contact.phones
            and (contact.touched_at is None or contact.touched_at <= quiet_since)
            and (contact.heard_at is None or contact.heard_at <= quiet_since)
            # A prospect whom a touch left without a cadence has answered it.
            and (
                contact.touched_at
                or contact.contacted_at
                or contact.relationship is Relationship.CUSTOMER
            )
            and not (contact.preference.every_days and _wants_peace(contact, now))
            and contact.id not in known
        ):
            yield contact


def first_contact(state: State, contact: Contact) -> Occasion:
    """The call to a prospect whom nobody has called."""
    why, referrer = _("not touched yet"), state.contacts.get(contact.referred_by)
    if referrer:
        why = _("recommended by {name}").format(name=referrer.name)
    since = _silence(contact)[0]
    return Occasion(
        contact,
        CallReason.CADENCE,
        why,
        cadence.objective_of(1),
        since,
        step=1,
        referrer=referrer.name if referrer else "",
    )


def check_in(contact: Contact, now: pendulum.DateTime) -> Occasion:
    """The call that has no other reason than their silence."""
    why = _("not spoken to yet") if contact.touched_at else _("not called yet")
    if contact.heard_at:
        days = days_between(contact.heard_at, now)
        why = ngettext("not spoken to for {n} day", "not spoken to for {n} days", days)
        why = why.format(n=days) if days else _("spoken to today")
    objective = _(CHECK_IN)
    return Occasion(contact, CallReason.CHECK_IN, why, objective, _silence(contact)[0])


def _checked_in(state: State, contact: Contact, now: pendulum.DateTime) -> Occasion:
    """The same; but who phoned and was answered is told no silence of weeks."""
    call, midnight = check_in(contact, now), last_midnight(now)
    # The running block asks this each second: first whose they are, here too.
    theirs = (request for request in state.requests.values() if request.contact == contact.id)
    if not any(_asks(request, midnight) for request in theirs):
        return call
    return call._replace(why=asking_told(state, contact))


def _agreed_before(
    state: State, calls: Iterable[PlannedCall], now: pendulum.DateTime
) -> Iterator[PlannedCall]:
    """These calls; but what is agreed in the talk of the moment for another day is not what
    that talk is about."""
    talking_to, tonight = current_contact(state), stamp(now.end_of("day"))
    for call in calls:
        if call.contact != talking_to or call.due_at is None or call.due_at <= tonight:
            yield call


def _about_what_is_open(state: State, call: Occasion) -> Occasion:
    """The call as a talk of what they asked last: who waits for an answer is not told that nothing
    is wrong."""
    asked = requests_of(state, call.contact)
    if not asked:
        return call
    return call._replace(objective=asked[-1].about or call.objective, open_request=asked[-1].id)


def _wants_peace(contact: Contact, now: pendulum.DateTime) -> bool:
    """Whether the days have not passed that they want between calls."""
    days, last = contact.preference.every_days, contact.touched_at or contact.spoke_at
    return last is not None and last > stamp(now.subtract(days=days))


def _is_ripe(contact: Contact, today: date) -> bool:
    if contact.wake or contact.rest:
        return True
    return contact.cadence is not None and cadence.is_due(contact, today)


def _asked_for(
    contact: Contact,
    planned: PlannedCall | None,
    unwritten: Request | None,
    now: pendulum.DateTime,
    config: Config,
) -> Occasion | None:
    """The call that somebody agreed to, or that a deferred request needs after all."""
    if planned and not (unwritten and is_later(planned, now, config)):
        return _tried(contact, planned, now) or agreed(contact, planned, now, config)
    return _not_written(contact, unwritten, now, config) if unwritten else None


def _not_written(
    contact: Contact, request: Request, now: pendulum.DateTime, config: Config
) -> Occasion:
    """The call to who was to write an email; whether they know so, the rep's own email decides."""
    awaited = request.mail_sent_at is not None
    no_email = _("deferred to email, and no email came")
    why = no_email if awaited else _("deferred, and your email was not sent")
    objective = request.about or _(ASK)
    since = at(written_by(request, now, config), config.day.start, zone_of(now))
    reason = CallReason.CALL_BACK
    return Occasion(
        contact, reason, why, objective, since, request=request.id, mail_awaited=awaited
    )


def _tried(contact: Contact, planned: PlannedCall, now: pendulum.DateTime) -> Occasion | None:
    """The next step of a cadence, for what the rep planned before it began."""
    running, touched_at = contact.cadence, contact.touched_at
    if not running or planned.reason is not CallReason.CHECK_IN:
        return None
    if touched_at is None or planned.made_at >= touched_at:
        return None
    step = _next_step(contact, running, zone_of(now))
    return step._replace(planned=planned, objective=planned.objective or step.objective)


def agreed(
    contact: Contact, planned: PlannedCall, now: pendulum.DateTime, config: Config
) -> Occasion:
    """Why a planned call is made, in words, whether it is the contact's next one or not."""
    since = planned.due_at or planned.made_at
    whys = {
        CallReason.CALL_BACK: _("they asked for a call"),
        CallReason.FOLLOW_UP: _("follow-up agreed"),
        CallReason.THANK_YOU: _("a thank-you is owed"),
    }
    whys_at = {
        CallReason.CALL_BACK: _("promised for {when}"),
        CallReason.FOLLOW_UP: _("follow-up agreed for {when}"),
        CallReason.CHECK_IN: _("planned for {when}"),
    }
    why = whys.get(planned.reason, _("planned by you"))
    if planned.due_at:
        when = say_due(planned, now, config)
        why = whys_at.get(planned.reason, why).format(when=when)
    objective = planned.objective or _(AGREED.get(planned.reason, CHECK_IN))
    overdue = planned.due_at is not None and planned.due_at <= now
    reason, request = planned.reason, planned.request
    return Occasion(contact, reason, why, objective, since, planned, request, overdue)


def _of_itself(state: State, contact: Contact, today: date, zone: str) -> Occasion | None:
    """The call that the contact's own story asks for: waking, the end of a rest, the next step."""
    if contact.wake:
        why = _("back from a rest: {reason}").format(reason=contact.wake.reason)
        objective = _(WOKE)
        return Occasion(contact, CallReason.WOKE, why, objective, contact.wake.at)
    if contact.rest:
        return _rested(contact, contact.rest, today, zone)
    if contact.cadence:
        return _next_step(contact, contact.cadence, zone)
    return first_contact(state, contact) if cadence.step_of(contact) else None


def _rested(contact: Contact, rest: Rest, today: date, zone: str) -> Occasion:
    over = rest.until <= today
    why = _("the rest is over: {reason}") if over else _("in a rest: {reason}")
    since = _begin_of(rest.until, zone)
    reason = CallReason.WOKE
    return Occasion(contact, reason, why.format(reason=rest.reason or "–"), _(RESTED), since)


def _next_step(contact: Contact, running: Cadence, zone: str) -> Occasion:
    step, due = running.step, running.due
    why, objective = _step_told(step, language())
    since = _begin_of(due, zone) if due else _LONG_AGO
    return Occasion(contact, CallReason.CADENCE, why, objective, since, step=step)


@lru_cache(maxsize=16)
def _step_told(step: int, _language: str) -> tuple[str, str]:
    """Why and what for: hundreds of cadences stand at a few steps, each of them said once."""
    why = _("contact {step} of {last}, no answer so far").format(step=step, last=cadence.LAST_STEP)
    return why, cadence.objective_of(step)


@lru_cache(maxsize=512)
def _begin_of(day: date, zone: str) -> datetime:
    """Hundreds of cadences are due on a few days: each of these is looked up once. In UTC, as all
    else that is put in order: so they compare ten times quicker."""
    return stamp(at(day, "00:00", zone))


def _order(occasion: Occasion) -> tuple[object, ...]:
    contact = occasion.contact
    return (RANK[occasion.reason], occasion.since, _by_letter(contact.name), contact.id)


def _silence(contact: Contact) -> tuple[datetime, str, str]:
    """Who was not spoken to for longest comes first."""
    return (_silent_since(contact), _by_letter(contact.name), contact.id)


def _silent_since(contact: Contact) -> datetime:
    """The planner knows no earlier silence than from when it knows the contact."""
    # Written out: asked of a whole address book at each redraw.
    return contact.spoke_at or contact.contacted_at or contact.known_since or _LONG_AGO


def _longest_first(contacts: Iterable[Contact]) -> Iterator[Contact]:
    """In the order of their silence. Who is not looked at is not put in the order of letters, which
    costs twice what that by time does."""
    for _since, alike in groupby(sorted(contacts, key=_silent_since), key=_silent_since):
        first, *others = alike
        yield from sorted((first, *others), key=_silence) if others else (first,)


def _by_letter(name: str) -> str:
    """Águeda stands before Blas, not after Zoe."""
    return name.lower() if name.isascii() else _folded(name)


# Without accents it costs 2 µs, for thousands of names at each redraw.
_folded = lru_cache(maxsize=4096)(fold)
