"""Who cannot be called now, but at an hour that is to come."""

from collections.abc import Iterable
from operator import itemgetter

import pendulum

from planner.config import Config
from planner.method.calls.candidates import Candidate, later_told
from planner.method.hours.reach_in_words import describe
from planner.model.instants import at, local_to, zone_of


def opens_at(candidate: Candidate) -> pendulum.DateTime | None:
    """When their hours open, for whom nothing else is in the way of a call."""
    waits = candidate.left_out and candidate.left_out == describe(candidate.reach)
    return candidate.reach.at if waits else None


def as_if_open(
    candidates: Iterable[Candidate], now: pendulum.DateTime, config: Config
) -> list[Candidate]:
    """Who lacks nothing but the moment, which comes before the day ends: the earliest first."""
    until = at(now.date(), config.day.end, zone_of(now))
    moments = ((_comes_at(candidate, now, config), candidate) for candidate in candidates)
    waiting = [(moment, candidate) for moment, candidate in moments if moment and moment < until]
    waiting.sort(key=itemgetter(0))
    return [candidate._replace(left_out="", lasts=True) for _moment, candidate in waiting]


def agreed_today(
    candidates: Iterable[Candidate], now: pendulum.DateTime, config: Config
) -> list[Candidate]:
    """Who has a call at an hour of today that is to come, the earliest first."""
    moments = ((_agreed_for(candidate, now, config), candidate) for candidate in candidates)
    coming = [(moment, each) for moment, each in moments if moment and moment.date() == now.date()]
    return [candidate for _moment, candidate in sorted(coming, key=itemgetter(0))]


def _agreed_for(
    candidate: Candidate, now: pendulum.DateTime, config: Config
) -> pendulum.DateTime | None:
    """When the call comes that was agreed, if nothing but that moment is in the way."""
    later = later_told(candidate.planned, now, config)
    if later and candidate.left_out == later and candidate.due_at:
        return local_to(candidate.due_at, now)
    return None


def _comes_at(
    candidate: Candidate, now: pendulum.DateTime, config: Config
) -> pendulum.DateTime | None:
    """When their hours open, or the call comes that was agreed, if nothing else is in the way."""
    agreed = _agreed_for(candidate, now, config)
    return agreed if agreed and candidate.contact.phones else opens_at(candidate)
