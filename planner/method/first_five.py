"""The five contacts with whom a day begins, chosen before it does."""

from collections.abc import Sequence
from datetime import date

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.call_block import proposed
from planner.method.candidates import Candidate, everyone
from planner.method.touching import contact_of
from planner.model.change import Change
from planner.model.instants import at, zone_of
from planner.model.saying import say_day
from planner.model.state import State, changed


def calls_begin(day: date, now: pendulum.DateTime, config: Config) -> pendulum.DateTime:
    """From when on calls can be made on ``day``; today not before now."""
    begins = at(day, max(config.day.start, config.calling_hours.start), zone_of(now))
    return max(begins, now) if day == now.date() else begins


def first_five(
    state: State, day: date, now: pendulum.DateTime, config: Config
) -> tuple[Candidate, ...]:
    """Whom the first block of ``day`` would call, as far as it is known now."""
    begins = calls_begin(day, now, config)
    candidates = everyone(state, begins, config)
    by_id = {candidate.contact.id: candidate for candidate in candidates}
    return tuple(by_id[pick] for pick in proposed(state, begins, config, candidates))


def choose_five(
    state: State, day: date, picks: Sequence[str], *, now: pendulum.DateTime, config: Config
) -> Change:
    """The first block of ``day`` begins with these contacts, as far as they can be called then."""
    chosen = changed(state.day(day.isoformat()), picks=tuple(picks))
    said = ngettext(
        "{n} call is chosen for {day}.", "{n} calls are chosen for {day}.", len(picks)
    ).format(n=len(picks), day=say_day(day, now))
    return Change(state.put(chosen), said, chosen)


def pass_over(
    state: State, day: date, contact_id: str, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Take a contact out of the five of ``day``; the next in the queue takes the place."""
    contact = contact_of(state, contact_id)
    record = state.day(day.isoformat())
    passed = tuple(dict.fromkeys((*record.passed, contact_id)))
    said = _("{name}: not on {day}.").format(name=contact.name, day=say_day(day, now))
    return Change(state.put(changed(record, passed=passed)), said, contact)
