"""What is left goes on the next day, with its age: weekends, holidays, absence, five in a row."""

from datetime import datetime
from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, THURSDAY, customer, days_ago, do, moment, state_of, today

from planner.method.day.away import go_away, notice
from planner.method.day.carrying import (
    MOST_CARRIED,
    bring_back,
    calls_aside,
    carried_today,
    carry_over,
)
from planner.method.day.deep_work import start_focus, stop_focus
from planner.method.day.done import done
from planner.method.day.time_line import aside, left_over, unplanned
from planner.method.reports import report, week_of
from planner.model.day import Block, BlockKind, BlockState, Missed
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Promise, Request, Verdict
from planner.model.state import State, changed
from planner.model.touch import CallState, PlannedCall


def deep(start: pendulum.DateTime | None = None, **more: Any) -> Block:
    return Block(
        id=more.pop("id", "b1"),
        kind=BlockKind.DEEP,
        title="Tender",
        planned_start=stamp(start) if start else None,
        planned_minutes=60,
        **more,
    )


def call(due: pendulum.DateTime | None = None, **more: Any) -> PlannedCall:
    made = more.pop("made_at", days_ago(9))
    return PlannedCall(
        id="p1", contact="c1", due_at=stamp(due) if due else None, made_at=made, **more
    )


def mornings(state: State, *days: str) -> State:
    """The planner is opened at half past eight on these days."""
    for day in days:
        state = do(state, carry_over, now=moment(f"{day} 08:30")).state
    return state


def block(state: State) -> tuple[int, datetime | None]:
    return state.blocks["b1"].carried, state.blocks["b1"].planned_start


def test_deep_work_of_a_day_that_is_over_loses_its_time_and_is_a_day_older() -> None:
    state = mornings(state_of(deep(today("12:00"))), "2026-03-06")
    assert block(state) == (1, None)
    assert [b.id for b in left_over(state, moment("2026-03-06 09:00"))] == ["b1"]


def test_each_start_that_was_missed_is_remembered_and_told_in_its_week() -> None:
    state = mornings(state_of(deep(today("12:00"))), "2026-03-06")
    friday = {"planned_start": stamp(moment("2026-03-06 10:00")), "planned_minutes": 30}
    again = changed(state.blocks["b1"], **friday)
    monday = mornings(state.put(again), "2026-03-09")
    assert monday.blocks["b1"].missed == (
        Missed(at=stamp(today("12:00")), minutes=60),
        Missed(at=stamp(moment("2026-03-06 10:00")), minutes=30),
    )
    assert monday.blocks["b1"].planned_start is None
    for week, missed in (("2026-03-05", 90), ("2026-03-12", 0)):
        now = moment("2026-03-09 09:00")
        _calls, work = report(
            monday, *week_of(moment(week).date()), now=now, config=CONFIG
        ).protected
        assert (work.planned, work.not_started, work.real) == (missed, missed, 0)


def test_from_friday_to_monday_it_ages_by_one_day_however_often_somebody_looks() -> None:
    state = state_of(deep(moment("2026-03-06 12:00")))
    weekend = mornings(state, "2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09")
    assert block(weekend) == (1, None)
    assert block(mornings(state, "2026-03-06", "2026-03-09")) == (1, None)


def test_a_public_holiday_counts_for_nothing() -> None:
    # Good Friday and Easter: from Thursday 2 April to Monday 6 April.
    state = mornings(state_of(deep(moment("2026-04-02 12:00"))), "2026-04-02")
    state = mornings(state, "2026-04-03")
    assert block(state) == (1, None)
    assert block(mornings(state, "2026-04-06")) == (1, None)
    assert block(mornings(state, "2026-04-06", "2026-04-07")) == (2, None)


def test_once_a_day() -> None:
    state = mornings(state_of(deep(today("12:00"))), "2026-03-06")
    assert carried_today(state, moment("2026-03-06 23:59"))
    assert not carried_today(state, moment("2026-03-07 00:00"))
    assert do(state, carry_over, now=moment("2026-03-06 18:00")).state is state


def test_midnight_in_an_open_program_is_the_end_of_a_day() -> None:
    state = mornings(state_of(deep(today("12:00"))), "2026-03-05")
    assert block(do(state, carry_over, now=today("23:59")).state) == (0, stamp(today("12:00")))
    assert block(do(state, carry_over, now=moment("2026-03-06 00:00")).state) == (1, None)


def test_what_is_to_come_runs_or_is_over_stays_as_it_is() -> None:
    running = do(state_of(deep(today("10:00"))), start_focus, "b1").state
    over = do(running, stop_focus, now=today("10:50")).state
    for state in (
        state_of(deep(moment("2026-03-06 12:00"))),
        state_of(deep(today("12:00"), state=BlockState.DROPPED)),
        running,
        over,
    ):
        assert mornings(state, "2026-03-06").blocks == state.blocks


def test_one_without_a_time_ages_from_the_day_after_it_was_made() -> None:
    made = stamp(moment("2026-03-06 08:00"))
    state = mornings(state_of(deep(made_at=made)), "2026-03-06")
    assert block(state) == (0, None)
    assert block(mornings(state, "2026-03-09")) == (1, None)


def test_while_away_nothing_ages() -> None:
    state = mornings(state_of(deep(today("12:00"))), "2026-03-05")
    away = do(state, go_away, moment("2026-03-11 00:00").date(), now=today("18:00")).state
    assert block(mornings(away, "2026-03-06", "2026-03-09", "2026-03-10")) == (
        0,
        stamp(today("12:00")),
    )
    back = do(away, notice, now=moment("2026-03-11 08:30")).state
    # The Thursday before it is one day that was not used.
    assert block(mornings(back, "2026-03-11")) == (1, None)


def test_days_on_which_nobody_was_here_do_not_count() -> None:
    state = mornings(state_of(deep(today("12:00"))), "2026-03-05")
    assert block(mornings(state, "2026-03-12")) == (1, None)


@pytest.mark.parametrize(
    ("item", "older"),
    [
        (call(), 1),
        (call(today("12:00")), 1),
        (call(moment("2026-03-06 12:00")), 0),
        (call(made_at=stamp(moment("2026-03-06 08:00"))), 0),
        (call(today("12:00"), state=CallState.DONE), 0),
    ],
)
def test_planned_calls_age_once_their_day_is_over(item: PlannedCall, older: int) -> None:
    state = mornings(state_of(customer("c1"), item), "2026-03-06")
    assert state.calls["p1"] == changed(item, carried=older)


@pytest.mark.parametrize(
    ("promised", "older"),
    [(None, 1), (today("16:00"), 1), (moment("2026-03-09 10:00"), 0)],
)
def test_open_requests_age_once_they_should_be_answered(
    promised: pendulum.DateTime | None, older: int
) -> None:
    promise = (
        Promise(at=stamp(promised), zone="Europe/Madrid", made_at=days_ago(1)) if promised else None
    )
    request = Request(
        id="r1",
        contact="c1",
        received_at=days_ago(1),
        verdict=Verdict.TAKE,
        choice=Verdict.TAKE,
        promises=(promise,) if promise else (),
    )
    state = mornings(state_of(customer("c1"), request), "2026-03-06")
    assert state.requests["r1"].carried == older


WEEK = ("2026-03-06", "2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12")


class TestSetAside:
    def test_four_in_a_row_stay_the_fifth_sets_aside(self) -> None:
        state = mornings(state_of(deep(today("12:00")), customer("c1"), call()), *WEEK[:4])
        assert block(state) == (MOST_CARRIED, None)
        assert (aside(state), calls_aside(state)) == ([], [])
        assert [b.id for b in unplanned(state)] == ["b1"]
        change = do(state, carry_over, now=moment(f"{WEEK[4]} 08:30"))
        after = change.state
        assert "Tender" in change.said
        assert "Name c1" in change.said
        assert [b.id for b in aside(after)] == ["b1"]
        assert [c.id for c in calls_aside(after)] == ["p1"]
        assert unplanned(after) == left_over(after, moment(f"{WEEK[4]} 09:00")) == []

    def test_nothing_is_said_of_what_is_only_older_or_aside_already(self) -> None:
        state = state_of(deep(carried=1), deep(id="b2", carried=5))
        assert do(state, carry_over).said == ""

    def test_a_call_that_answers_a_request_is_never_set_aside(self) -> None:
        state = state_of(customer("c1"), call(carried=9, request="r7"))
        assert calls_aside(state) == []

    def test_one_that_has_begun_is_not_set_aside(self) -> None:
        running = do(state_of(deep(carried=6)), start_focus, "b1").state
        ended = do(running, stop_focus, now=today("12:00")).state
        for state in (running, ended):
            assert aside(state) == []
            with pytest.raises(Refused, match="set aside"):
                do(state, bring_back, "b1")

    def test_one_that_is_done_is_not_shown_as_set_aside(self) -> None:
        state = state_of(deep(carried=6), customer("c1"), call(carried=6))
        ticked = do(do(state, done, "b1").state, done, "p1").state
        assert (aside(ticked), calls_aside(ticked)) == ([], [])

    @pytest.mark.parametrize("item_id", ["b1", "p1"])
    def test_it_can_be_brought_back(self, item_id: str) -> None:
        state = state_of(deep(carried=6), customer("c1"), call(carried=6))
        change = do(state, bring_back, item_id)
        assert len(aside(change.state)) + len(calls_aside(change.state)) == 1
        with pytest.raises(Refused):
            do(change.state, bring_back, item_id)

    def test_nothing_else_can(self) -> None:
        for item_id in ("b1", "c1", "b99"):
            with pytest.raises(Refused):
                do(state_of(deep(THURSDAY), customer("c1")), bring_back, item_id)
