"""Blocks in the plan: moved, resized, split, put off; only what is contiguous gives way."""

from typing import Any

import pytest
from day_samples import CONFIG, THURSDAY, customer, days_ago, deep, do, moment, state_of, today

from planner.method.calls.five_calls import queue
from planner.method.day.deep_work import start_focus, stop_focus
from planner.method.day.planning import move, not_today, place, resize, split, to_next_gap
from planner.model.day import Block, BlockKind, BlockState, Meeting
from planner.model.errors import Refused
from planner.model.instants import local, stamp
from planner.model.state import State
from planner.model.touch import CallReason, PlannedCall


def meeting(start: str, end: str) -> Meeting:
    return Meeting(id="m9", summary="Goierri", start=stamp(today(start)), end=stamp(today(end)))


def plan(state: State) -> dict[str, str]:
    """Block id -> when and how long it is planned."""
    return {
        key: f"{local(block.planned_start, 'Europe/Madrid'):%H:%M} {block.planned_minutes}"
        for key, block in state.blocks.items()
        if block.planned_start
    }


CHAIN = (deep("b1", "11:00"), deep("b2", "12:00", 30), deep("b3", "12:30", 30))


class TestMoving:
    def test_later_pushes_a_chain_of_three_and_says_so(self) -> None:
        change = do(state_of(*CHAIN, deep("b4", "15:00")), move, "b1", 15)
        assert plan(change.state) == {
            "b1": "11:15 60",
            "b2": "12:15 30",
            "b3": "12:45 30",
            "b4": "15:00 60",
        }
        assert "Block b1: moved to 11:15" in change.said
        assert "Block b2, Block b3 pushed by 15 min" in change.said

    def test_the_first_gap_stops_it(self) -> None:
        state = state_of(deep("b1", "10:30", 30), deep("b2", "11:05"), deep("b3", "12:05"))
        change = do(state, move, "b1", 15)
        assert plan(change.state) == {"b1": "10:45 30", "b2": "11:05 60", "b3": "12:05 60"}
        assert "it overlaps Block b2" in change.said

    def test_a_meeting_in_the_chain_stays_and_shields_what_is_behind_it(self) -> None:
        fixed = meeting("11:30", "12:00")
        state = state_of(deep("b1", "11:00", 30), fixed, deep("b2", "12:00"))
        change = do(state, move, "b1", 15)
        assert plan(change.state) == {"b1": "11:15 30", "b2": "12:00 60"}
        assert change.state.meetings["m9"] == fixed
        assert "it overlaps Goierri" in change.said

    def test_earlier_leaves_the_others_where_they_are(self) -> None:
        change = do(state_of(*CHAIN), move, "b1", -15)
        assert plan(change.state) == {"b1": "10:45 60", "b2": "12:00 30", "b3": "12:30 30"}

    def test_never_into_the_past(self) -> None:
        state = state_of(deep("b1", "10:15"))
        assert plan(do(state, move, "b1", -15).state) == {"b1": "10:00 60"}
        with pytest.raises(Refused, match=r"09:45 is past: Block b1 cannot begin earlier\."):
            do(state, move, "b1", -30)

    def test_one_that_is_late_goes_on_from_the_next_quarter(self) -> None:
        change = do(state_of(deep("b1", "09:00")), move, "b1", 15, now=today("11:32"))
        assert plan(change.state) == {"b1": "11:45 60"}

    def test_over_lunch_is_allowed_and_told(self) -> None:
        change = do(state_of(deep("b1", "13:20", 40)), move, "b1", 15)
        assert plan(change.state) == {"b1": "13:35 40"}
        assert "it overlaps lunch" in change.said

    def test_to_the_end_of_the_day_and_not_over_midnight(self) -> None:
        change = do(state_of(deep("b1", "22:45")), move, "b1", 15)
        assert plan(change.state) == {"b1": "23:00 60"}
        with pytest.raises(Refused, match="midnight"):
            do(change.state, move, "b1", 15)

    def test_nothing_moves_if_something_would_be_pushed_over_midnight(self) -> None:
        with pytest.raises(Refused, match="Block b2 would run over midnight"):
            do(state_of(deep("b1", "22:00"), deep("b2", "23:00")), move, "b1", 15)

    def test_in_the_night_the_clocks_go_forward_it_moves_real_minutes(self) -> None:
        night = moment("2026-03-29 00:30")
        state = state_of(deep("b1", moment("2026-03-29 01:45"), 30), deep("b2", night.at(3, 15)))
        change = do(state, move, "b1", 15, now=night)
        assert plan(change.state) == {"b1": "03:00 30", "b2": "03:30 60"}

    def test_what_has_started_or_has_no_time_does_not_move(self) -> None:
        running = do(state_of(deep("b1", "10:00")), start_focus, "b1").state
        for state, said in ((running, "started"), (state_of(deep("b1", None)), "no time")):
            with pytest.raises(Refused, match=said):
                do(state, move, "b1", 15)


class TestPlacing:
    def test_at_any_time_to_come_and_nothing_else_moves(self) -> None:
        change = do(state_of(*CHAIN), place, "b1", today("16:00"))
        assert plan(change.state) == {"b1": "16:00 60", "b2": "12:00 30", "b3": "12:30 30"}
        with pytest.raises(Refused):
            do(state_of(*CHAIN), place, "b1", today("09:00"))
        with pytest.raises(Refused, match="midnight"):
            do(state_of(*CHAIN), place, "b1", today("23:30"))

    def test_resets_what_was_carried(self) -> None:
        change = do(state_of(deep("b1", None, carried=5)), place, "b1", today("16:00"))
        assert change.state.blocks["b1"].carried == 0

    @pytest.mark.parametrize(
        ("start", "minutes", "goes_to"),
        [
            (None, 60, "11:00"),
            ("09:00", 60, "11:00"),
            ("15:00", 60, "16:00"),
            (None, 120, "11:00"),
            (None, 150, "15:00"),
        ],
    )
    def test_the_next_gap_has_room_for_it(
        self, start: str | None, minutes: int, goes_to: str
    ) -> None:
        state = state_of(deep("b1", start, minutes), meeting("10:00", "11:00"))
        found = plan(do(state, to_next_gap, "b1").state)
        assert found == {"b1": f"{goes_to} {minutes}"}

    def test_a_full_day_leads_to_the_next_one_of_work(self) -> None:
        friday = moment("2026-03-06 18:00")
        change = do(state_of(deep("b1", None, 60)), to_next_gap, "b1", now=friday)
        assert change.state.blocks["b1"].planned_start == stamp(moment("2026-03-09 09:00"))

    def test_what_fits_nowhere_is_refused(self) -> None:
        with pytest.raises(Refused, match="shorter"):
            do(state_of(deep("b1", None, 600)), to_next_gap, "b1")


class TestResizing:
    def test_longer_pushes_shorter_does_not(self) -> None:
        longer = do(state_of(*CHAIN), resize, "b1", 15)
        assert plan(longer.state) == {"b1": "11:00 75", "b2": "12:15 30", "b3": "12:45 30"}
        shorter = do(longer.state, resize, "b1", -15)
        assert plan(shorter.state) == {"b1": "11:00 60", "b2": "12:15 30", "b3": "12:45 30"}

    def test_fifteen_minutes_are_the_least(self) -> None:
        change = do(state_of(deep("b1", "11:00", 20)), resize, "b1", -15)
        assert plan(change.state) == {"b1": "11:00 15"}
        with pytest.raises(Refused, match="15 minutes"):
            do(change.state, resize, "b1", -15)

    def test_over_midnight_is_refused(self) -> None:
        with pytest.raises(Refused, match="midnight"):
            do(state_of(deep("b1", "23:00")), resize, "b1", 15)

    def test_one_that_runs_gets_longer_only_and_pushes_what_follows_its_plan(self) -> None:
        state = do(state_of(deep("b1", "10:00"), deep("b2", "11:00")), start_focus, "b1").state
        change = do(state, resize, "b1", 15, now=today("10:40"))
        assert plan(change.state) == {"b1": "10:00 75", "b2": "11:15 60"}
        with pytest.raises(Refused, match="running"):
            do(state, resize, "b1", -15, now=today("10:40"))


class TestSplitting:
    @pytest.mark.parametrize(
        ("minutes", "first", "second"), [(90, 45, 45), (60, 30, 30), (30, 15, 15), (50, 30, 20)]
    )
    def test_in_the_middle_one_after_the_other(self, minutes: int, first: int, second: int) -> None:
        change = do(state_of(deep("b1", "11:00", minutes)), split, "b1")
        rest = change.item
        assert isinstance(rest, Block)
        assert rest.title == "Block b1"
        at = today("11:00").add(minutes=first).format("HH:mm")
        assert plan(change.state) == {"b1": f"11:00 {first}", rest.id: f"{at} {second}"}

    def test_of_one_without_a_time_neither_part_has_one(self) -> None:
        change = do(state_of(deep("b1", None, 90)), split, "b1")
        assert [block.planned_minutes for block in change.state.blocks.values()] == [45, 45]
        assert plan(change.state) == {}

    def test_a_running_one_at_this_moment(self) -> None:
        state = do(state_of(deep("b1", "10:00", 90)), start_focus, "b1").state
        change = do(state, split, "b1", now=today("10:40"))
        rest = change.item
        assert isinstance(rest, Block)
        assert rest.state is BlockState.PLANNED
        assert plan(change.state) == {"b1": "10:00 40", rest.id: "10:40 50"}

    def test_each_part_keeps_fifteen_minutes(self) -> None:
        with pytest.raises(Refused, match="15 minutes"):
            do(state_of(deep("b1", "11:00", 29)), split, "b1")
        running = do(state_of(deep("b1", "10:00", 60)), start_focus, "b1").state
        with pytest.raises(Refused, match="15 minutes"):
            do(running, split, "b1", now=today("10:46"))
        with pytest.raises(Refused):
            do(state_of(deep("b1", "11:00", 60, kind=BlockKind.CALLS)), split, "b1")


class TestNotToday:
    def test_the_same_time_on_the_next_working_day(self) -> None:
        friday = moment("2026-03-06 10:00")
        state = state_of(deep("b1", friday.at(12)))
        change = do(state, not_today, "b1", now=friday)
        assert change.state.blocks["b1"].planned_start == stamp(moment("2026-03-09 12:00"))
        assert "Mon 9 Mar 12:00" in change.said

    def test_if_that_is_taken_the_first_gap_with_room(self) -> None:
        taken = deep("b2", moment("2026-03-06 11:30"), 30)
        change = do(state_of(deep("b1", "11:00"), taken), not_today, "b1")
        assert change.state.blocks["b1"].planned_start == stamp(moment("2026-03-06 09:00"))

    @pytest.mark.parametrize(("due", "put_off"), [("16:00", "16:00"), (None, "09:00")])
    def test_a_planned_call_at_the_same_time_or_in_the_morning(
        self, due: str | None, put_off: str
    ) -> None:
        call = PlannedCall(
            id="p5",
            contact="c1",
            due_at=stamp(today(due)) if due else None,
            made_at=days_ago(3),
            carried=3,
        )
        change = do(state_of(customer("c1"), call), not_today, "p5")
        moved = change.state.calls["p5"]
        assert moved.due_at == stamp(moment(f"2026-03-06 {put_off}"))
        assert moved.carried == 0

    @pytest.mark.parametrize(
        ("reason", "due", "waits"),
        [
            (CallReason.THANK_YOU, None, "planned for Fri 6 Mar"),
            (CallReason.CADENCE, "16:00", "planned for Fri 6 Mar 16:00"),
            (CallReason.FOLLOW_UP, "16:00", "agreed for Fri 6 Mar 16:00"),
            (CallReason.FOLLOW_UP, None, "agreed for Fri 6 Mar"),
        ],
    )
    def test_only_what_was_agreed_says_so_and_no_hour_is_named_that_nobody_chose(
        self, reason: CallReason, due: str | None, waits: str
    ) -> None:
        call = PlannedCall(
            id="p5",
            contact="c1",
            reason=reason,
            due_at=stamp(today(due)) if due else None,
            made_at=days_ago(3),
        )
        change = do(state_of(customer("c1"), call), not_today, "p5")
        (row,) = queue(change.state, THURSDAY, CONFIG)
        assert row.left_out == waits
        assert change.said == f"Name c1: not today, {waits.partition(' for ')[2]}."

    def test_a_call_that_was_promised_is_not_put_off(self) -> None:
        call = PlannedCall(
            id="p5",
            contact="c1",
            reason=CallReason.CALL_BACK,
            due_at=stamp(today("16:00")),
            made_at=days_ago(1),
            request="r3",
        )
        with pytest.raises(Refused, match="promise"):
            do(state_of(customer("c1"), call), not_today, "p5")


class TestOverrun:
    def stopped(self, at: str, *others: Any) -> dict[str, str]:
        state = do(state_of(deep("b1", "10:00"), *others), start_focus, "b1").state
        return plan(do(state, stop_focus, now=today(at)).state)

    def test_what_stands_directly_after_it_is_pushed_by_neat_minutes(self) -> None:
        others = (deep("b2", "11:00", 30), deep("b3", "11:30", 30), deep("b4", "12:15"))
        found = self.stopped("11:07", *others)
        assert found == {"b1": "10:00 60", "b2": "11:10 30", "b3": "11:40 30", "b4": "12:15 60"}

    def test_in_time_nothing_moves(self) -> None:
        for at in ("10:30", "11:00"):
            assert self.stopped(at, deep("b2", "11:00"))["b2"] == "11:00 60"

    def test_an_end_is_never_refused_for_it(self) -> None:
        late = today("22:00")
        state = state_of(deep("b1", late), deep("b2", "23:00"))
        running = do(state, start_focus, "b1", now=late).state
        done = do(running, stop_focus, now=today("23:10")).state
        assert done.blocks["b1"].state is BlockState.DONE
        assert plan(done)["b2"] == "23:00 60"
