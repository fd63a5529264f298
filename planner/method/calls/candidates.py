"""Who could be called today, why, and whether this hour allows it: the rows of the queue, in order.

The order is: call-backs promised for now, contacts that woke, cadence steps due, follow-ups agreed,
thank-yous owed, then who was not spoken to for longest; for the same reason, whose hours end soon
comes first. What cannot be called comes after all that, with the reason. Where an occasion comes
from stands in :mod:`planner.method.calls.occasions`.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.calls import occasions
from planner.method.calls.agreed import RANK, has_own_hour, is_later, say_due
from planner.method.calls.occasion import Occasion
from planner.method.hours.calling_hours import Reach, Reachable, reach
from planner.method.hours.reach_in_words import describe
from planner.method.persistence.cadence import still_resting
from planner.method.requests.promises import call_kept_from
from planner.model.contact import Contact
from planner.model.document import Channel
from planner.model.instants import brief, day_of, days_between, last_midnight, seconds_between
from planner.model.saying import say_day
from planner.model.state import State
from planner.model.text import fold
from planner.model.touch import CallReason, Outcome, PlannedCall, Touch

Why = Callable[[Contact], Occasion]


class Candidate(NamedTuple):
    """One row of the queue. ``left_out`` says why it cannot be called now; empty if it can, and
    ``lasts`` tells that it can through a whole block.

    ``request`` names the request that the call answers, if it answers one: the rep makes such a
    call, but it fills no place among the five. Nor does a row whose ``channel`` is not the phone:
    an email has no hours and needs no number.
    """

    contact: Contact
    reason: CallReason
    why: str
    objective: str
    reach: Reach
    due_at: datetime | None = None
    planned: PlannedCall | None = None
    left_out: str = ""
    request: str = ""
    lasts: bool = False
    channel: Channel = Channel.PHONE

    @property
    def by_phone(self) -> bool:
        return self.channel is Channel.PHONE


def everyone(state: State, now: pendulum.DateTime, config: Config) -> tuple[Candidate, ...]:
    """The queue as it is on any other day: what a block may choose from, also after an absence."""
    today = _Today(state, now, config)
    pressing = occasions.pressing(state, now, config)
    known = {occasion.contact.id for occasion in pressing}
    known |= today.asking
    untouched = occasions.untouched(state, known)
    silent = occasions.silent(state, known, now, config)
    candidates = [
        *map(today.candidate, pressing),
        *today.enough(untouched, partial(occasions.first_contact, state)),
        *today.enough(silent, partial(occasions.check_in, now=now)),
    ]
    return tuple(sorted(candidates, key=today.place))


def proposal_for(
    state: State, contact: Contact, now: pendulum.DateTime, config: Config
) -> Candidate:
    """Why and for what this one contact would be called now, whatever the queue holds."""
    occasion = occasions.occasion_for(state, contact, now, config)
    return _Today(state, now, config).candidate(occasion)


def called_again(candidate: Candidate, last: Touch, now: pendulum.DateTime) -> bool:
    """Whether who had their ``last`` touch today is to be called today all the same: for today it
    was agreed, or a wrong number reached nobody."""
    due = candidate.due_at
    agreed = due is not None and day_of(due, now) == now.date()
    return agreed or last.outcome is Outcome.WRONG_NUMBER


def later_told(planned: PlannedCall | None, now: pendulum.DateTime, config: Config) -> str:
    """For when a call on the rep's own list is meant, in words; empty if it is for now."""
    if not planned or not is_later(planned, now, config):
        return ""
    promised = _("promised for {when}")
    texts = {
        # Who asked for a call has a request; else it was promised in a talk.
        CallReason.CALL_BACK: _("asked for {when}") if planned.request else promised,
        CallReason.FOLLOW_UP: _("agreed for {when}"),
    }
    text = texts.get(planned.reason, _("planned for {when}"))
    return text.format(when=say_due(planned, now, config))


def company_of(contact: Contact) -> str:
    """What colleagues have in common; who has no company has no colleagues."""
    return fold(contact.company) or contact.id


class _Today:
    """What this day and this hour allow."""

    def __init__(self, state: State, now: pendulum.DateTime, config: Config) -> None:
        self._state, self._now, self._config = state, now, config
        self.asking = occasions.asking(state, now)
        self._midnight = midnight = last_midnight(now)
        self._touched = {
            company_of(contact)
            for contact in state.contacts.values()
            # No call for each: most of an address book was not touched today.
            if contact.touched_at and contact.touched_at >= midnight
        }
        self._reached: dict[object, tuple[Reach, str]] = {}
        self._days: dict[date, str] = {}

    def enough(self, contacts: Iterable[Contact], why: Why) -> list[Candidate]:
        """As many as a day can use: those who can be called or written to, then those who could
        have been called."""
        most = self._config.calls.most_check_ins
        found: list[Candidate] = []
        waiting: list[Candidate] = []
        companies: set[str] = set()
        written = 0
        for contact in contacts:
            # At siesta a whole address book is closed: not worth a row each, nor the work for it.
            if len(waiting) >= most and contact.phones and self._reach(contact)[1]:
                continue
            candidate = self.candidate(why(contact))
            if candidate.left_out:
                waiting.append(candidate)
            elif candidate.by_phone:
                found.append(candidate)
                companies.add(company_of(contact))
                if len(companies) == most:
                    break
            elif written < most:
                found.append(candidate)
                written += 1
        return [*found, *waiting[:most]]

    def candidate(self, occasion: Occasion) -> Candidate:
        """The occasion as a row of the queue."""
        contact, planned = occasion.contact, occasion.planned
        when, closed = self._reach(contact)
        at_any_hour = occasion.channel is not Channel.PHONE or self._named_this_hour(planned)
        return Candidate(
            contact,
            occasion.reason,
            occasion.why,
            occasion.objective,
            when,
            planned.due_at if planned else None,
            planned,
            self._forbidden(occasion) or ("" if at_any_hour else closed),
            occasion.request,
            lasts=at_any_hour or when.lasts,
            channel=occasion.channel,
        )

    def place(self, candidate: Candidate) -> tuple[bool, float, bool]:
        """Where it stands. A call planned for an hour that has come waits behind no call that any
        hour would do for, only behind those promised. A cadence not begun keeps nobody waiting: it
        takes the place of nothing that was agreed or is owed."""
        closes = candidate.by_phone and candidate.reach.state is Reachable.CLOSES
        waits = bool(candidate.left_out)
        rank: float = RANK[candidate.reason]
        if candidate.reason is CallReason.CADENCE and not candidate.contact.cadence:
            rank = RANK[CallReason.CHECK_IN] - 0.5
        if candidate.planned and has_own_hour(candidate.planned, self._now, self._config):
            rank = min(rank, RANK[CallReason.CALL_BACK] + 0.5)
        return waits, rank, not (closes and not waits)

    def _forbidden(self, occasion: Occasion) -> str:
        """The first reason but their hours that forbids the call, if there is one."""
        contact, asked = occasion.contact, _asked_and_not_tried(occasion, self._config)
        if later := later_told(occasion.planned, self._now, self._config):
            return later
        rest = still_resting(contact, self._now)
        # Whoever was walked away from is left in peace, whatever they ask for.
        if rest and (rest.left or not asked):
            text = _("you walked away until {day}") if rest.left else _("rests until {day}")
            return text.format(day=self._said(rest.until))
        if not contact.phones and occasion.channel is Channel.PHONE:
            return _("no phone number")
        if not asked and (told := self._touched_told(occasion)):
            return told
        if contact.wake and not asked and (told := self._asking_told(contact)):
            return told
        if not asked and company_of(contact) in self._touched:
            return _("a colleague was touched today")
        agreed = asked or occasion.reason is CallReason.FOLLOW_UP
        return "" if agreed else self._too_often(contact)

    def _touched_told(self, occasion: Occasion) -> str:
        """That today had its touch; of a call that is owed, when it was tried in vain."""
        touched_at = occasion.contact.touched_at
        if touched_at is None or touched_at < self._midnight:
            return ""
        if occasion.reason is CallReason.CALL_BACK:
            spoke_at = occasion.contact.spoke_at
            if spoke_at and spoke_at >= touched_at:
                return _("spoken to today")
            return _("tried {time}").format(time=brief(touched_at, self._now))
        return _("already touched today")

    def _asking_told(self, contact: Contact) -> str:
        """What comes before the call that their waking is a reason for: who has phoned is not
        called minutes after the talk."""
        return occasions.asking_told(self._state, contact) if contact.id in self.asking else ""

    def _too_often(self, contact: Contact) -> str:
        """What they answered to "am I bothering you?", while it is too soon for another call."""
        days = contact.preference.every_days
        if not days or contact.touched_at is None:
            return ""
        if days_between(contact.touched_at, self._now) >= days:
            return ""
        text = ngettext("asked for a call every {n} day", "asked for a call every {n} days", days)
        return text.format(n=days)

    def _named_this_hour(self, planned: PlannedCall | None) -> bool:
        """A moment that they named themselves beats the hours assumed for them."""
        if not planned or not planned.due_at or planned.reason is not CallReason.CALL_BACK:
            return False
        away = abs(seconds_between(planned.due_at, self._now))
        return away <= self._config.calls.minutes * 60

    def _reach(self, contact: Contact) -> tuple[Reach, str]:
        """When they can be called, and the words for it if that is not now. Whole address books
        share a few zones and hours: each of these is looked at, and said, once."""
        key = (contact.zone, contact.country, contact.preference)
        if key not in self._reached:
            when = reach(contact, self._now, self._config, self._config.calls.minutes)
            self._reached[key] = when, "" if when.state.now else describe(when)
        return self._reached[key]

    def _said(self, day: date) -> str:
        """Hundreds of rests end on a few days: each of these is said once."""
        if day not in self._days:
            self._days[day] = say_day(day, self._now)
        return self._days[day]


def _asked_and_not_tried(occasion: Occasion, config: Config) -> bool:
    """Whether they want this call, and no attempt was made since its moment came: since it was
    agreed, within reach of a block."""
    if occasion.reason is not CallReason.CALL_BACK:
        return False
    touched_at, planned = occasion.contact.touched_at, occasion.planned
    if touched_at is None:
        return True
    if planned is None or planned.due_at is None:
        return touched_at < occasion.since
    return touched_at <= max(planned.made_at, call_kept_from(planned.due_at, config))
