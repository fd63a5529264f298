"""Not today with somebody."""

import pendulum
import pytest
from day_samples import THURSDAY, customer, days_ago, do, moment, state_of, today

from planner.method.calls.putting_off import put_off
from planner.method.calls.touching import log_touch
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.touch import Outcome, PlannedCall

PEOPLE = tuple(customer(f"c{n}") for n in range(1, 5))


def call(due: pendulum.DateTime) -> PlannedCall:
    return PlannedCall(id="p9", contact="c1", due_at=stamp(due), made_at=days_ago(3))


def test_who_is_on_no_list_is_swapped_out() -> None:
    assert do(state_of(*PEOPLE), put_off, "c2").state.day(THURSDAY.date()).passed == ("c2",)


def test_the_call_on_the_list_moves_also_after_another_one() -> None:
    state = do(state_of(*PEOPLE), log_touch, "c1", Outcome.SPOKE).state
    state = state.put(call(today("16:00")))
    moved = do(state, put_off, "c1").state.calls["p9"]
    assert moved.due_at == stamp(moment("2026-03-06 16:00"))


def test_what_was_agreed_for_later_stays_where_today_is_done_with() -> None:
    state = state_of(*PEOPLE, call(moment("2026-03-06 10:00")))
    assert do(state, put_off, "c1").state.calls["p9"].due_at == stamp(moment("2026-03-09 10:00"))
    state = do(state, log_touch, "c1", Outcome.NO_ANSWER).state
    with pytest.raises(Refused, match="nothing to put off"):
        do(state, put_off, "c1")
