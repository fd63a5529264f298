"""A warning before a promise breaks."""

import pytest
from day_samples import CONFIG, moment, state_of, today
from promise_samples import ANA, asked, endangered, meeting, promised

from planner.method.day.outlook import outlook
from planner.model.day import Block, BlockKind, BlockState
from planner.model.instants import stamp
from planner.model.request import RequestState


def deep_work(start: str, minutes: int, **more: object) -> Block:
    planned = stamp(today(start))
    return Block(
        id="b9", kind=BlockKind.DEEP, planned_start=planned, planned_minutes=minutes, **more
    )  # type: ignore[arg-type]


class TestDanger:
    def test_exactly_enough_time_is_enough(self) -> None:
        state = promised("11:00", "11:00", "11:00")
        assert endangered(state, "10:30") == []
        assert endangered(state, today("10:30").add(seconds=1)) == ["r3"]

    def test_the_first_due_takes_the_time_first(self) -> None:
        assert endangered(promised("11:30", "11:00", "11:10"), "10:45") == []
        assert endangered(promised("11:15", "11:00", "11:09"), "10:50") == ["r3", "r1"]

    def test_minutes_are_told_up_to_the_first_in_danger(self) -> None:
        told = outlook(promised("11:05", "11:05", "18:00"), today("10:50"), CONFIG)
        assert (told.needed, told.free) == (20, 15)
        calm = outlook(promised("11:30", "12:00"), today("10:50"), CONFIG)
        assert (calm.needed, calm.free, calm.endangered) == (20, 70, ())

    @pytest.mark.parametrize("promises", [[], ["09:30"]])
    def test_nothing_to_come_nothing_to_weigh(self, promises: list[str]) -> None:
        assert outlook(promised(*promises), today("10:00"), CONFIG) == (0, 0, ())

    def test_what_is_late_needs_its_minutes_too(self) -> None:
        state = promised("09:30", "11:00")
        assert endangered(state, "10:40") == []
        assert endangered(state, "10:41") == ["r2"]

    def test_what_was_promised_yesterday_needs_them_as_well(self) -> None:
        state = promised("11:00").put(asked("r2", moment("2026-03-04 18:00")))
        assert endangered(state, "10:45") == ["r1"]

    def test_a_promise_for_tomorrow_waits_for_tomorrow(self) -> None:
        tomorrow = moment("2026-03-06 09:05")
        assert endangered(state_of(ANA, asked("r1", tomorrow)), "18:29") == []
        assert endangered(state_of(ANA, asked("r1", tomorrow)), moment("2026-03-06 08:00")) == [
            "r1"
        ]

    @pytest.mark.parametrize(
        "state",
        [RequestState.CLOSED, RequestState.LEFT, RequestState.DEFERRED, RequestState.RECEIVED],
    )
    def test_what_is_over_or_waits_by_email_needs_no_free_time(self, state: RequestState) -> None:
        other = asked("r2", today("13:00"), state)
        assert endangered(promised("13:01").put(other), "12:50") == []

    def test_a_request_that_waits_for_support_still_needs_its_answer(self) -> None:
        state = promised("11:00").put(asked("r2", today("10:55"), RequestState.WAITING))
        assert endangered(state, "10:50") == ["r2", "r1"]
        assert endangered(state, "10:45") == ["r1"]


class TestFreeTime:
    @pytest.mark.parametrize(
        ("start", "end", "busy", "danger"),
        [
            ("10:10", "11:00", True, []),
            ("10:09", "11:00", True, ["r1"]),
            ("10:09", "11:00", False, []),
            ("09:00", "10:50", True, []),
            ("09:00", "10:51", True, ["r1"]),
            ("11:00", "12:00", True, []),
        ],
    )
    def test_meetings_take_it(self, start: str, end: str, busy: bool, danger: list[str]) -> None:
        state = promised("11:00").put(meeting(start, end, busy=busy))
        assert endangered(state, "10:00") == danger

    def test_meetings_at_the_same_time_take_it_once(self) -> None:
        state = promised("11:00").put(meeting("10:00", "10:40"), meeting("10:20", "10:50"))
        assert endangered(state, "10:00") == []

    def test_lunch_takes_it(self) -> None:
        assert endangered(promised("15:05"), "13:55") == []
        assert endangered(promised("15:05"), "13:56") == ["r1"]

    def test_email_windows_take_it(self) -> None:
        assert endangered(promised("13:20"), "12:50") == []
        assert endangered(promised("13:20"), "12:51") == ["r1"]

    @pytest.mark.parametrize(
        ("block", "danger"),
        [
            (deep_work("10:00", 51), ["r1"]),
            (deep_work("10:00", 50), []),
            (deep_work("10:00", 51, state=BlockState.DROPPED), []),
            (
                deep_work("09:00", 90, state=BlockState.RUNNING, started_at=stamp(today("09:30"))),
                ["r1"],
            ),
            (
                deep_work("09:00", 30, state=BlockState.RUNNING, started_at=stamp(today("09:10"))),
                [],
            ),
        ],
    )
    def test_blocks_planned_or_running_take_it(self, block: Block, danger: list[str]) -> None:
        assert endangered(promised("11:00").put(block), "10:00") == danger

    def test_it_begins_and_ends_with_the_working_day(self) -> None:
        assert endangered(promised("09:10"), "07:00") == []
        assert endangered(promised("09:09"), "07:00") == ["r1"]
        assert endangered(promised("21:00"), "18:20") == []
        assert endangered(promised("21:00"), "18:21") == ["r1"]

    def test_there_is_none_on_a_day_off(self) -> None:
        saturday = moment("2026-03-07 12:00")
        state = state_of(ANA, asked("r1", saturday))
        assert endangered(state, moment("2026-03-07 09:00")) == ["r1"]
