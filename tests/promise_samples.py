"""Requests with answers promised on the Thursday, and what of them is in danger."""

import pendulum
from day_samples import CONFIG, MADRID, customer, moment, state_of, today

from planner.method.day.outlook import outlook
from planner.model.day import Meeting
from planner.model.instants import stamp
from planner.model.request import Promise, Request, RequestState, Verdict
from planner.model.state import State

ANA = customer("c1")


def asked(
    key: str, by: pendulum.DateTime | None, state: RequestState = RequestState.OPEN
) -> Request:
    """A request with an answer promised, by CONFIG worth ten minutes."""
    received = stamp(moment("2026-03-05 09:00"))
    promises = (Promise(at=stamp(by), zone=MADRID, made_at=received),) if by else ()
    return Request(
        id=key,
        contact="c1",
        state=state,
        received_at=received,
        verdict=Verdict.TAKE,
        choice=Verdict.TAKE,
        promises=promises,
    )


def promised(*times: str) -> State:
    """Requests r1, r2 ... promised by these times of Thursday 5 March."""
    return state_of(ANA, *(asked(f"r{n}", today(time)) for n, time in enumerate(times, 1)))


def meeting(start: str, end: str, *, busy: bool = True) -> Meeting:
    return Meeting(
        id=f"m{start}", summary="x", start=stamp(today(start)), end=stamp(today(end)), busy=busy
    )


def endangered(state: State, now: str | pendulum.DateTime) -> list[str]:
    at = today(now) if isinstance(now, str) else now
    return [request.id for request in outlook(state, at, CONFIG).endangered]
