"""What a contact costs the rep in insults and contempt, to be seen beside what they bring."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from math import ceil
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.archiving import OFFENCES_COUNT
from planner.model.contact import Contact
from planner.model.document import Offence
from planner.model.instants import local_to, stamp
from planner.model.saying import say_day
from planner.model.state import State
from planner.model.text import fold

WEIGHTS = {1: 1, 2: 2, 3: 4}
"""Severity -> points of a fresh offence."""

AGES = (
    (timedelta(days=30), 1.0),
    (timedelta(days=90), 0.5),
    (OFFENCES_COUNT, 0.25),
)
"""Up to this age an offence counts for this share of its points; after the last one for nothing."""


class Toll(NamedTuple):
    """``points`` by severity and age, rounded up; ``worst`` is the highest severity among the
    ``offences`` that still count, ``last_at`` when the newest of them was met."""

    points: int = 0
    offences: int = 0
    worst: int = 0
    last_at: datetime | None = None


class Reviewed(NamedTuple):
    """A contact about whom it is time to decide, and why."""

    contact: Contact
    toll: Toll


class Met(NamedTuple):
    """An offence, with whom it was met, and when."""

    contact: str
    at: datetime
    offence: Offence


def toll(state: State, contact_id: str, now: pendulum.DateTime) -> Toll:
    """What this contact costs."""
    return _toll((each for each in met(state) if each.contact == contact_id), stamp(now))


def for_review(state: State, now: pendulum.DateTime, config: Config) -> list[Reviewed]:
    """Contacts whose toll says that it is time to decide, the highest first."""
    by_contact: dict[str, list[Met]] = defaultdict(list)
    for each in met(state):
        by_contact[each.contact].append(each)
    reviewed = [
        Reviewed(state.contacts[contact_id], _toll(theirs, stamp(now)))
        for contact_id, theirs in by_contact.items()
        if contact_id in state.contacts
    ]
    due = [each for each in reviewed if each.toll.points >= config.walking_away.review_toll]
    return sorted(
        due, key=lambda each: (-each.toll.points, fold(each.contact.name), each.contact.id)
    )


def describe(toll: Toll, now: pendulum.DateTime) -> str:
    """``4 · 2 offences, the last on Tue 3 Mar``; nothing where there is no toll."""
    if toll.last_at is None:
        return ""
    day = say_day(local_to(toll.last_at, now), now)
    told = ngettext(
        "{points} · {n} offence, on {day}",
        "{points} · {n} offences, the last on {day}",
        toll.offences,
    )
    return told.format(points=toll.points, n=toll.offences, day=day)


def before_answering(state: State, contact_id: str, now: pendulum.DateTime, config: Config) -> str:
    """What to be ready for when this contact calls; empty unless they offended the rep so lately
    that it has not cooled off, or so often that it is time to decide."""
    cost, limits = toll(state, contact_id, now), config.walking_away
    fresh = cost.last_at and stamp(now) - cost.last_at <= timedelta(days=limits.cool_off_days)
    if not fresh and cost.points < limits.review_toll:
        return ""
    return _("Toll: {told}.").format(told=describe(cost, now))


def met(state: State) -> Iterator[Met]:
    """Every offence there is; one met in a request may be weeks younger than that."""
    for touch in state.touches.values():
        if touch.offence:
            yield Met(touch.contact, touch.at, touch.offence)
    for request in state.requests.values():
        if request.offence:
            at = request.offence.at or request.received_at
            yield Met(request.contact, at, request.offence)


def _toll(offences: Iterable[Met], now: datetime) -> Toll:
    counting = [(each, share) for each in offences if (share := _share(now - each.at))]
    if not counting:
        return Toll()
    points = sum(WEIGHTS[each.offence.severity] * share for each, share in counting)
    return Toll(
        points=ceil(points),
        offences=len(counting),
        worst=max(each.offence.severity for each, _share_ in counting),
        last_at=max(each.at for each, _share_ in counting),
    )


def _share(age: timedelta) -> float:
    return next((share for oldest, share in AGES if age <= oldest), 0.0)
