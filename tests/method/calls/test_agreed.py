"""Deferring is not dropping: by when an email should be there, else the rep calls back."""

import pytest
from day_samples import CONFIG, THURSDAY, customer, do, moment, state_of, today

from planner.method.calls.agreed import without_email, written_by
from planner.method.calls.five_calls import queue
from planner.method.calls.touching import log_touch
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import defer, mail_received, mail_sent
from planner.method.typed.adding import add
from planner.model.request import Verdict
from planner.model.state import State
from planner.model.touch import Outcome

ANA = customer("c1")


def asked(at: str, choice: Verdict = Verdict.DEFER) -> State:
    return do(state_of(ANA), capture, ANA, "gaskets", now=moment(at), choice=choice).state


def late(state: State, at: str) -> list[str]:
    """What the rep calls back about, since no email came."""
    found = without_email(state.requests.values(), moment(at), CONFIG)
    return [request.about for request in found.values()]


@pytest.mark.parametrize(
    ("deferred", "not_yet", "by"),
    [
        ("2026-03-05 10:00", "2026-03-05 23:59", "2026-03-06"),
        ("2026-03-06 18:00", "2026-03-08 23:59", "2026-03-09"),
        ("2026-03-07 11:00", "2026-03-08 23:59", "2026-03-09"),
        ("2026-04-02 10:00", "2026-04-05 23:59", "2026-04-06"),
        ("2026-01-05 10:00", "2026-01-06 23:59", "2026-01-07"),
    ],
    ids=["the next day", "over a weekend", "on a weekend", "Good Friday", "Epiphany"],
)
def test_an_email_should_be_there_on_the_next_working_day(
    deferred: str, not_yet: str, by: str
) -> None:
    state = asked(deferred)
    (request,) = state.requests.values()
    assert written_by(request, moment(not_yet), CONFIG).isoformat() == by
    assert late(state, not_yet) == []
    assert late(state, f"{by} 00:00") == ["gaskets"]


def test_the_day_of_deferring_counts_not_that_of_asking() -> None:
    taken = asked("2026-03-04 10:00", Verdict.TAKE)
    (request,) = taken.requests
    state = do(taken, defer, request, now=moment("2026-03-06 10:00")).state
    assert late(state, "2026-03-08 10:00") == []
    assert late(state, "2026-03-09 00:00") == ["gaskets"]


def test_whoever_was_told_a_later_hour_has_until_then() -> None:
    state = asked("2026-03-05 18:00")
    (request,) = state.requests
    told = do(state, mail_sent, request, now=moment("2026-03-05 18:01")).state
    assert late(told, "2026-03-06 09:00") == []
    assert late(told, "2026-03-06 13:00") == ["gaskets"]


def test_one_that_came_is_missed_no_more() -> None:
    state = asked("2026-03-05 10:00")
    (request,) = state.requests
    received = do(state, mail_received, request, now=moment("2026-03-06 11:00")).state
    assert late(received, "2026-03-09 10:00") == []


def test_midnight_is_the_reps() -> None:
    state = asked("2026-03-05 00:30")
    (request,) = state.requests.values()
    assert written_by(request, moment("2026-03-05 10:00"), CONFIG).day == 6


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ana Ruiz friday 9:00 renewal", "planned for Fri 6 Mar 09:00"),
        ("Ana Ruiz friday renewal", "planned for Fri 6 Mar"),
        ("Ana Ruiz friday 10:00 renewal", "planned for Fri 6 Mar 10:00"),
    ],
)
def test_the_start_of_work_is_an_hour_where_somebody_said_it(line: str, told: str) -> None:
    state = add(
        state_of(customer("c1", name="Ana Ruiz", spoke_at=None)), line, "calls", THURSDAY, CONFIG
    ).state
    (waiting,) = queue(state, THURSDAY, CONFIG)
    assert waiting.left_out == told


def test_who_was_not_reached_at_that_hour_is_planned_for_a_day_alone() -> None:
    state = state_of(customer("c1", name="Ana Ruiz", spoke_at=None))
    state = add(state, "Ana Ruiz 11:00 renewal", "calls", THURSDAY, CONFIG).state
    state = do(state, log_touch, "c1", Outcome.NO_ANSWER, now=today("11:00")).state
    (call,) = state.calls.values()
    assert not call.hour_said
