"""The five contacts with whom a day begins, chosen before it does."""

from collections.abc import Sequence
from datetime import date
from itertools import chain, islice

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.by_id import contact_of
from planner.method.calls.call_block import proposed
from planner.method.calls.candidates import Candidate, everyone
from planner.method.calls.five_calls import fitting
from planner.method.calls.later_today import as_if_open
from planner.method.calls.occasions import agreed
from planner.model.change import Change
from planner.model.instants import at, local_to, zone_of
from planner.model.saying import say_day
from planner.model.state import State, changed


def calls_begin(day: date, now: pendulum.DateTime, config: Config) -> pendulum.DateTime:
    """From when on calls can be made on ``day``; today not before now."""
    begins = at(day, max(config.day.start, config.calling_hours.start), zone_of(now))
    return max(begins, now) if day == now.date() else begins


def first_five(
    state: State, day: date, now: pendulum.DateTime, config: Config
) -> tuple[Candidate, ...]:
    """Whom the first block of ``day`` would call, as far as it is known now. Where these are not
    enough, then those whose hours open, or with whom a call is agreed, before the end of that day,
    in the order in which that comes.
    """
    begins = calls_begin(day, now, config)
    candidates = everyone(state, begins, config)
    by_id = {candidate.contact.id: candidate for candidate in candidates}
    first = proposed(state, begins, config, candidates)
    later = fitting(
        as_if_open(candidates, begins, config),
        config,
        state.day(day).passed,
        [by_id[pick].contact for pick in first],
    )
    picks = islice(chain(first, later), config.calls.target)
    return tuple(_as_read_now(by_id[pick], day, now, config) for pick in picks)


def _as_read_now(
    candidate: Candidate, day: date, now: pendulum.DateTime, config: Config
) -> Candidate:
    """What is planned for that day is not planned for today, where that is another one; nor what
    is left of today for that day: it keeps its date."""
    planned = candidate.planned
    if planned is None or planned.reason is not candidate.reason:
        return candidate
    if planned.due_at and local_to(planned.due_at, now).date() == now.date() != day:
        return candidate
    why = agreed(candidate.contact, planned, now, config).why
    waits_for_it = candidate.left_out and candidate.left_out in candidate.why
    return candidate._replace(why=why, left_out=why if waits_for_it else candidate.left_out)


def next_five(
    state: State, now: pendulum.DateTime, config: Config, candidates: tuple[Candidate, ...]
) -> list[str]:
    """Whom the next block calls, of the queue ``candidates``: those chosen for the day already
    before its calls can begin, when nobody can be reached yet."""
    today = now.date()
    if state.day(today).picks and now < calls_begin(today, now, config):
        return [candidate.contact.id for candidate in first_five(state, today, now, config)]
    return proposed(state, now, config, candidates)


def nobody_on(day: date, now: pendulum.DateTime) -> str:
    """What stands where the five would, if there are none."""
    return _("Nobody can be called on {day}.").format(day=say_day(day, now))


def choose_five(
    state: State, day: date, picks: Sequence[str], *, now: pendulum.DateTime, config: Config
) -> Change:
    """The first block of ``day`` begins with these contacts, as far as they can be called then."""
    chosen = changed(state.day(day), picks=tuple(picks))
    said = ngettext(
        "{n} call is chosen for {day}.", "{n} calls are chosen for {day}.", len(picks)
    ).format(n=len(picks), day=say_day(day, now))
    return Change(state.put(chosen), said, chosen)


def pass_over(
    state: State, day: date, contact_id: str, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Take a contact out of the five of ``day``; the next in the queue takes the place."""
    contact = contact_of(state, contact_id)
    record = state.day(day)
    passed = tuple(dict.fromkeys((*record.passed, contact_id)))
    said = _("{name}: not on {day}.").format(name=contact.name, day=say_day(day, now))
    return Change(state.put(changed(record, passed=passed)), said, contact)
