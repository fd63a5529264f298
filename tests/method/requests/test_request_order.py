"""Requests in the order in which the rep should take them."""

from typing import Any

import pendulum
from day_samples import THURSDAY, customer, do, moment, state_of

from planner.method.requests.ownership import promise
from planner.method.requests.request_order import email_window, open_requests
from planner.model.instants import stamp
from planner.model.request import Request, RequestState, Verdict

ANA = customer("c1", name="Ana Ruiz")


def test_open_requests_stand_in_the_order_in_which_they_need_the_rep() -> None:
    def request(key: str, by: pendulum.DateTime | None = None, **more: Any) -> Request:
        made = Request(
            id=key,
            contact="c1",
            received_at=stamp(THURSDAY),
            verdict=Verdict.TAKE,
            choice=Verdict.TAKE,
            **more,
        )
        if by is None:
            return made
        state = do(state_of(ANA, made), promise, key, by).state
        return state.requests[key]

    state = state_of(
        request("r1", state=RequestState.DEFERRED),
        request("r2"),
        request("r3", moment("2026-03-05 16:00")),
        request("r4", moment("2026-03-05 12:00")),
        request("r5", urgent=True),
        request("r6", state=RequestState.CLOSED),
        request("r7", state=RequestState.LEFT),
    )
    assert [request.id for request in open_requests(state)] == ["r5", "r4", "r3", "r2", "r1"]
    pressing = open_requests(state, {"r1", "r3"})
    assert [request.id for request in pressing] == ["r3", "r5", "r4", "r2", "r1"]


def test_an_email_window_goes_through_what_is_there_before_what_is_not() -> None:
    def request(key: str, at: str, state: RequestState) -> Request:
        return Request(
            id=key,
            contact="c1",
            received_at=stamp(moment(at)),
            verdict=Verdict.DEFER,
            choice=Verdict.DEFER,
            state=state,
        )

    state = state_of(
        ANA,
        request("r1", "2026-03-05 09:00", RequestState.DEFERRED),
        request("r2", "2026-03-04 09:00", RequestState.DEFERRED),
        request("r3", "2026-03-05 10:00", RequestState.RECEIVED),
        request("r4", "2026-03-05 09:30", RequestState.RECEIVED),
        request("r5", "2026-03-03 09:00", RequestState.OPEN),
        request("r6", "2026-03-03 09:00", RequestState.WAITING),
        request("r7", "2026-03-03 09:00", RequestState.CLOSED),
    )
    assert [request.id for request in email_window(state)] == ["r4", "r3", "r2", "r1"]


def test_an_email_window_has_first_what_is_promised_first_though_asked_later() -> None:
    def waiting(key: str, at: str, promised: str) -> Request:
        deferred = Request(
            id=key,
            contact="c1",
            received_at=stamp(moment(at)),
            verdict=Verdict.DEFER,
            choice=Verdict.DEFER,
            state=RequestState.RECEIVED,
        )
        return do(state_of(ANA, deferred), promise, key, moment(promised)).state.requests[key]

    state = state_of(
        waiting("r9", "2026-03-05 09:00", "2026-03-06 12:00"),
        waiting("r12", "2026-03-05 09:50", "2026-03-05 17:30"),
        waiting("r11", "2026-03-05 09:40", "2026-03-05 17:30"),
        waiting("r10", "2026-03-05 09:55", "2026-03-05 17:30"),
    )
    ordered = ["r11", "r12", "r10", "r9"]
    assert [request.id for request in email_window(state)] == ordered
    assert [request.id for request in open_requests(state)] == ordered
