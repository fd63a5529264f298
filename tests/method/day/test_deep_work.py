"""Deep work: started, ended, dropped."""

from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, THURSDAY, do, moment, state_of, today

from planner.method.day.availability import availability
from planner.method.day.deep_work import drop_block, start_focus, stop_focus
from planner.model.change import Change
from planner.model.day import Availability, Block, BlockKind, BlockState, Ending
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.state import State


def plan(key: str, title: str, start: pendulum.DateTime | None = None, **more: Any) -> Block:
    usual: dict[str, Any] = {"kind": BlockKind.DEEP, "planned_minutes": 90, **more}
    return Block(id=key, title=title, planned_start=stamp(start) if start else None, **usual)


ACME = plan("b1", "Acme contract", today("09:00"))
TALGO = plan("b2", "Quote for Talgo", today("12:00"))
PRICES = plan("b3", "Price list")


def block_in(change: Change) -> Block:
    assert isinstance(change.item, Block)
    assert change.state.blocks[change.item.id] == change.item
    return change.item


class TestStarting:
    def test_without_a_word_starts_the_next_in_the_plan(self) -> None:
        change = do(state_of(TALGO, ACME, PRICES), start_focus)
        block = block_in(change)
        assert (block.id, block.state, block.started_at) == (
            "b1",
            BlockState.RUNNING,
            stamp(THURSDAY),
        )
        assert change.said == "Acme contract: protected until 11:30."

    @pytest.mark.parametrize(
        ("at", "id_"),
        [("11:59", "b1"), ("12:00", "b2"), ("13:29", "b2"), ("13:30", "b1")],
    )
    def test_the_one_planned_for_now_comes_before_one_missed(self, at: str, id_: str) -> None:
        assert block_in(do(state_of(TALGO, ACME), start_focus, now=today(at))).id == id_

    def test_then_one_without_a_time(self) -> None:
        assert block_in(do(state_of(PRICES), start_focus)).id == "b3"

    def test_then_a_nameless_one(self) -> None:
        block = block_in(do(State(), start_focus))
        assert (block.title, block.planned_minutes) == ("Deep work", 60)

    def test_by_id(self) -> None:
        assert block_in(do(state_of(ACME, TALGO), start_focus, "b2")).id == "b2"

    def test_by_a_title_in_the_plan(self) -> None:
        state = state_of(ACME, TALGO, PRICES)
        assert block_in(do(state, start_focus, title="price LIST ")).id == "b3"
        assert block_in(do(state, start_focus, title="Forecast")).id not in ("b1", "b2", "b3")

    def test_makes_the_rep_unavailable(self) -> None:
        state = do(State(), start_focus).state
        assert availability(state, today("10:01"), CONFIG) is Availability.DEEP_WORK

    @pytest.mark.parametrize(
        ("block", "sentence"),
        [
            (plan("b1", "Acme", state=BlockState.DONE), "Acme is over"),
            (plan("b1", "Acme", state=BlockState.DROPPED), "Acme is over"),
            (plan("b1", "Five calls", kind=BlockKind.CALLS), "Five calls is no deep work"),
        ],
    )
    def test_what_cannot_be_started_is_refused(self, block: Block, sentence: str) -> None:
        with pytest.raises(Refused, match=sentence):
            do(state_of(block), start_focus, "b1")

    def test_one_at_a_time(self) -> None:
        state = do(state_of(ACME, TALGO), start_focus).state
        with pytest.raises(Refused, match="“Acme contract” is running"):
            do(state, start_focus, "b2")


class TestEnding:
    def test_keeps_planned_and_real_minutes(self) -> None:
        state = do(state_of(ACME), start_focus).state
        change = do(state, stop_focus, now=today("11:20"))
        block = block_in(change)
        assert (block.planned_minutes, block.ended_at) == (90, stamp(today("11:20")))
        assert (block.state, block.ending) == (BlockState.DONE, Ending.STOPPED)
        assert change.said == "Acme contract: 1h20 of deep work, 0 interruptions."

    def test_more_time_than_planned_counts(self) -> None:
        state = do(state_of(ACME), start_focus).state
        block = block_in(do(state, stop_focus, now=today("12:30")))
        assert (block.ended_at, block.ending) == (stamp(today("12:30")), Ending.TIME)

    def test_over_midnight(self) -> None:
        late = moment("2026-03-05 23:30")
        state = do(State(), start_focus, now=late).state
        change = do(state, stop_focus, now=moment("2026-03-06 00:15"))
        assert "45 min" in change.said

    @pytest.mark.parametrize(
        ("block", "state"),
        [
            (ACME, BlockState.PLANNED),
            (plan("b3", "Price list", made_at=stamp(today("09:00"))), BlockState.PLANNED),
            (plan("b3", "Price list", carried=2), BlockState.PLANNED),
            (None, BlockState.DROPPED),
        ],
    )
    def test_within_a_minute_it_was_not_begun(self, block: Block | None, state: BlockState) -> None:
        before = state_of(*filter(None, (block,)))
        running = do(before, start_focus, now=today("10:00")).state
        change = do(running, stop_focus, now=today("10:00").add(seconds=59))
        assert (block_in(change).state, block_in(change).started_at) == (state, None)
        assert "counts as not begun" in change.said
        if block:
            assert change.state.blocks == before.blocks

    def test_of_nothing_is_refused(self) -> None:
        with pytest.raises(Refused, match="No deep work"):
            do(state_of(ACME), stop_focus)


class TestDropping:
    def test_takes_a_planned_block_off_the_day(self) -> None:
        assert block_in(do(state_of(ACME), drop_block, "b1")).state is BlockState.DROPPED

    def test_what_has_started_stays(self) -> None:
        state = do(state_of(ACME), start_focus).state
        with pytest.raises(Refused, match="has started"):
            do(state, drop_block, "b1")
