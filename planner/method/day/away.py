"""Away, said or noticed: cadences wait with the rep, promises do not, and nothing piles up."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.day.commitments import hand_over, is_late
from planner.method.hours.working_time import add_working_days, first_day, working_days
from planner.method.typed.day_of_return import refuse_day_not_to_come
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.errors import Refused
from planner.model.instants import at, day_of, local_to, stamp, zone_of
from planner.model.saying import say_day
from planner.model.state import State, changed


def go_away(state: State, until: date, *, now: pendulum.DateTime, config: Config) -> Change:
    """The rep leaves now and is back at the start of work of the day ``until``.

    Cadences due from today on slide by the working days between; planned calls and promises do
    not. Said again while away, it takes the place of what was said before.
    """
    refuse_day_not_to_come(until, now)
    here = _no_longer_away(state, now, config)
    presence = changed(
        here.presence,
        said=None,
        said_at=None,
        said_until=None,
        hands_free=False,
        away_since=stamp(now),
        away_until=stamp(at(until, config.day.start, zone_of(now))),
    )
    days = working_days(first_day(now, config), until, config)
    waiting = _due_from(here, day_of(now, now)) if days else []
    after = here.put(presence, *_slid(waiting, days, config))
    return Change(after, _said(after, len(waiting), now, config))


def come_back(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """The rep is back, early or in time. Cadences slide back by the working days not used; who has
    used none comes back to the same day. Raises Refused for who is not away."""
    since, until = state.presence.away_since, state.presence.away_until
    if since is None or until is None:
        raise Refused(_("You are not away; to leave, say for how long, such as 3d."))
    if day_of(until, now) <= day_of(now, now):
        return notice(state, now=now, config=config)
    here = _no_longer_away(state, now, config)
    if first_day(local_to(since, now), config) == first_day(now, config):
        return Change(here, _("Back on the same day: it goes on as it was."))
    return _welcome(here, now, config)


def notice(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """The planner is open today. Tells of an absence that ends, said or not; else says nothing.

    Full working days without the planner that nobody spoke of slide what was due in them and
    after, if they are as many as the config says.
    """
    until = state.presence.away_until
    back = until is not None and day_of(until, now) <= day_of(now, now)
    after = state.put(changed(state.presence, seen_at=stamp(now)))
    next_day = _last_day(state, now) + timedelta(days=1)
    missed = working_days(next_day, day_of(now, now), config)
    if back:
        after = after.put(changed(after.presence, away_since=None, away_until=None))
    if missed >= config.day.away_after_days:
        after = after.put(*_slid(_due_from(after, next_day), missed, config))
        said = ngettext(
            "You were away for {n} working day; nothing has piled up.",
            "You were away for {n} working days; nothing has piled up.",
            missed,
        ).format(n=missed)
        return Change(_returned(after, now, config), said)
    return _welcome(after, now, config) if back else Change(after, "")


def _no_longer_away(state: State, now: pendulum.DateTime, config: Config) -> State:
    """The state without an absence: the cadences that slid for it are back by the days not used,
    but not before today."""
    since, until = state.presence.away_since, state.presence.away_until
    if since is None or until is None:
        return state
    left = working_days(first_day(now, config), day_of(until, now), config)
    # A touch since then has given its cadence a day that never slid.
    slid = [
        contact
        for contact in _due_from(state, day_of(since, now))
        if contact.touched_at is None or contact.touched_at < since
    ]
    back = _slid(slid, -left, config, not_before=day_of(now, now)) if left else ()
    return state.put(changed(state.presence, away_since=None, away_until=None), *back)


def _due_from(state: State, day: date) -> list[Contact]:
    """The contacts whose cadence is due on ``day`` or later."""
    return [
        contact
        for contact in state.contacts.values()
        if contact.cadence and contact.cadence.due and contact.cadence.due >= day
    ]


def _slid(
    contacts: Iterable[Contact], days: int, config: Config, not_before: date = date.min
) -> Iterator[Contact]:
    """The contacts with their next step ``days`` working days later, or earlier if negative."""
    for contact in contacts:
        if contact.cadence and contact.cadence.due:
            due = add_working_days(contact.cadence.due, days, config, contact.country)
            cadence = changed(contact.cadence, due=max(due, not_before))
            yield changed(contact, cadence=cadence)


def _last_day(state: State, now: pendulum.DateTime) -> date:
    """The last day on which the rep was here, or said to be away; today if nothing tells."""
    until = state.presence.away_until
    seen = [
        *(day_of(step.at, now) for step in state.steps.values()),
        *([day_of(state.presence.seen_at, now)] if state.presence.seen_at else []),
        *([day_of(until, now) - timedelta(days=1)] if until else []),
    ]
    return max(seen, default=day_of(now, now))


def _welcome(state: State, now: pendulum.DateTime, config: Config) -> Change:
    return Change(_returned(state, now, config), _("Welcome back; nothing has piled up."))


def _returned(state: State, now: pendulum.DateTime, config: Config) -> State:
    """Today is a day of return; and who looks in on a Sunday returns on Monday as well."""
    at_work = add_working_days(first_day(now, config) - timedelta(days=1), 1, config)
    days = {day_of(now, now), at_work}
    return state.put(*(changed(state.day(day), returned=True) for day in days))


def _said(state: State, cadences: int, now: pendulum.DateTime, config: Config) -> str:
    until = state.presence.away_until
    if until is None:
        return ""
    due = [each for each in hand_over(state) if each.is_promised]
    late = sum(is_late(each, state, now, config) for each in due)
    ahead = len(due) - late
    waiting = ngettext("{n} cadence waits with you", "{n} cadences wait with you", cadences)
    promises = ngettext(
        "{n} promise falls into that time", "{n} promises fall into that time", ahead
    )
    broken = ngettext("{n} promise is late already", "{n} promises are late already", late)
    counted = ((waiting, cadences), (broken, late), (promises, ahead))
    told = ", ".join(text.format(n=n) for text, n in counted if n)
    leaving = _("Away until {day}").format(day=say_day(day_of(until, now), now))
    return "; ".join(filter(None, (leaving, told))) + "."
