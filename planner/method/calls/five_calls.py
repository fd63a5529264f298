"""The queue of proactive calls and the five of a block. Its rows and their order stand in
:mod:`planner.method.calls.candidates`.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

import pendulum

from planner.config import Config
from planner.method.calls.candidates import Candidate, company_of, everyone
from planner.method.calls.later_today import as_if_open
from planner.method.day.availability import returned_today
from planner.model.contact import Contact, Relationship
from planner.model.document import Channel
from planner.model.instants import last_midnight
from planner.model.state import State
from planner.model.touch import CallReason


def queue(state: State, now: pendulum.DateTime, config: Config) -> tuple[Candidate, ...]:
    """Every proactive call that has a reason, in order; what must wait stands at the end.

    On the day of return there is no wall: besides the calls promised for now, one block of five.
    """
    candidates = everyone(state, now, config)
    return (
        _enough_for_today(candidates, state, now, config)
        if returned_today(state, now)
        else candidates
    )


def waiting_count(state: State, now: pendulum.DateTime, config: Config) -> int:
    """How many calls the day of return keeps off the list; they are back tomorrow."""
    if not returned_today(state, now):
        return 0
    candidates = everyone(state, now, config)
    shown = _enough_for_today(candidates, state, now, config)
    return _callable(candidates) - _callable(shown)


def five(candidates: Iterable[Candidate], config: Config, passed: Iterable[str] = ()) -> list[str]:
    """The ids of the contacts that the next block proposes, without those ``passed`` over today."""
    return list(islice(fitting(candidates, config, passed), config.calls.target))


def fitting(
    candidates: Iterable[Candidate],
    config: Config,
    passed: Iterable[str] = (),
    beside: Iterable[Contact] = (),
) -> Iterator[str]:
    """Ids of contacts that go into one block with those ``beside``: callable through the whole
    block, one of a company, not too many prospects, and none who is called to answer a request or
    is to be written to."""
    chosen, avoided = list(beside), set(passed)
    companies = {company_of(contact) for contact in chosen}
    prospects = sum(map(_is_prospect, chosen))
    for candidate in candidates:
        contact = candidate.contact
        if candidate.left_out or not candidate.lasts or candidate.request:
            continue
        if not candidate.by_phone or contact.id in avoided:
            continue
        if company_of(contact) in companies:
            continue
        if _is_prospect(contact) and prospects >= config.calls.most_prospects:
            continue
        companies.add(company_of(contact))
        prospects += _is_prospect(contact)
        yield contact.id


def _enough_for_today(
    candidates: tuple[Candidate, ...], state: State, now: pendulum.DateTime, config: Config
) -> tuple[Candidate, ...]:
    """Call-backs promised for now, and what is left of five calls today: where those who can be
    called now are fewer, with those who come later; where these are too few, with letters."""
    midnight = last_midnight(now)
    today = [t for t in state.touches.values() if t.at >= midnight and not t.request]
    called = {touch.contact for touch in today if touch.channel is Channel.PHONE}
    most = max(config.calls.target - len(called), 0)
    passed = state.day(now.date()).passed
    now_open = set(islice(fitting(candidates, config, passed), most))
    later = fitting(
        as_if_open(candidates, now, config), config, passed, _named(candidates, now_open)
    )
    calls = set(islice(chain(now_open, later), most))
    letters = fitting(_as_calls(candidates), config, passed, _named(candidates, calls))
    left = config.calls.target - len({touch.contact for touch in today}) - len(calls)
    chosen = {*calls, *islice(letters, max(left, 0))}
    return tuple(
        candidate
        for candidate in candidates
        if candidate.contact.id in chosen
        or (candidate.reason is CallReason.CALL_BACK and not candidate.left_out)
    )


def _named(candidates: Iterable[Candidate], ids: set[str]) -> list[Contact]:
    return [candidate.contact for candidate in candidates if candidate.contact.id in ids]


def _as_calls(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """The letters, as calls of the day: for these places one thing is as good as the other."""
    for candidate in candidates:
        if not candidate.by_phone:
            yield candidate._replace(channel=Channel.PHONE)


def _callable(candidates: Iterable[Candidate]) -> int:
    return sum(not candidate.left_out for candidate in candidates)


def _is_prospect(contact: Contact) -> bool:
    return contact.relationship is Relationship.PROSPECT
