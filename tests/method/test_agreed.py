"""Deferring is not dropping: by when an email should be there, else the rep calls back."""

import pytest
from day_samples import CONFIG, customer, do, moment, state_of

from planner.method.agreed import without_email, written_by
from planner.method.incoming import capture
from planner.method.ownership import defer, mail_received
from planner.model.request import Verdict
from planner.model.state import State

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


def test_one_that_came_is_missed_no_more() -> None:
    state = asked("2026-03-05 10:00")
    (request,) = state.requests
    received = do(state, mail_received, request, now=moment("2026-03-06 11:00")).state
    assert late(received, "2026-03-09 10:00") == []


def test_midnight_is_the_reps() -> None:
    state = asked("2026-03-05 00:30")
    (request,) = state.requests.values()
    assert written_by(request, moment("2026-03-05 10:00"), CONFIG).day == 6
