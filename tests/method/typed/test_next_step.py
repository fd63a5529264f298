"""The next step with a contact, from one typed line."""

import pytest
from day_samples import CONFIG, THURSDAY, customer, do, moment, state_of

from planner.method.calls.five_calls import queue
from planner.method.typed.next_step import explain_next, plan_next
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.touch import CallReason, PlannedCall

ANA = customer("c1")


def planned(line: str) -> PlannedCall:
    item = do(state_of(ANA), plan_next, ANA, line).item
    assert isinstance(item, PlannedCall)
    return item


def test_a_moment_makes_a_call_back() -> None:
    call = planned("friday 10:00 send the quote")
    assert (call.reason, call.objective) == (CallReason.CALL_BACK, "send the quote")
    assert (call.due_at, call.zone) == (stamp(moment("2026-03-06 10:00")), "Europe/Madrid")


def test_a_day_makes_a_follow_up_for_that_morning() -> None:
    call = planned("viernes renovación")
    assert (call.reason, call.objective) == (CallReason.FOLLOW_UP, "renovación")
    assert call.due_at == stamp(moment("2026-03-06 09:00"))


def test_today_is_any_moment_from_now() -> None:
    call = planned("today renewal")
    assert (call.due_at, call.objective) == (None, "renewal")


def test_no_time_makes_a_follow_up_for_any_moment() -> None:
    call = planned("send the quote")
    assert (call.reason, call.due_at) == (CallReason.FOLLOW_UP, None)


def test_says_what_was_understood() -> None:
    said = do(state_of(ANA), plan_next, ANA, "friday 10:00 send the quote").said
    assert "send the quote" in said
    assert "10:00" in said


@pytest.mark.parametrize("line", ["", "   "])
def test_nothing_is_no_next_step(line: str) -> None:
    with pytest.raises(Refused, match="next step"):
        planned(line)


def test_comes_up_in_the_queue_when_its_day_has_come() -> None:
    state = do(state_of(ANA), plan_next, ANA, "friday renewal").state
    friday = moment("2026-03-06 10:00")
    (row,) = queue(state, friday, CONFIG)
    assert (row.reason, row.objective, row.left_out) == (CallReason.FOLLOW_UP, "renewal", "")


@pytest.mark.parametrize("line", ["thank her for the visit", "viernes 10:00 dar las gracias"])
def test_thanks_are_owed_whenever_they_are_said(line: str) -> None:
    assert planned(line).reason is CallReason.THANK_YOU


@pytest.mark.parametrize(
    "line", ["friday 10:00 send the quote", "monday 10 send the quote", "send the quote", "friday"]
)
def test_what_is_shown_before_is_what_is_said_after(line: str) -> None:
    said = do(state_of(ANA), plan_next, ANA, line).said
    shown = explain_next(state_of(ANA), ANA, line, now=THURSDAY, config=CONFIG)
    assert said.endswith(shown)
    assert planned(line).objective in shown
