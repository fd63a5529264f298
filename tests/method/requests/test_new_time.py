"""The time to propose in place of a promise: one that can be kept."""

import pendulum
import pytest
from day_samples import CONFIG, MADRID, moment, state_of, today
from hypothesis import given, settings
from hypothesis import strategies as st
from promise_samples import ANA, asked, endangered, meeting, promised

from planner.method.requests.new_time import another_day, new_time
from planner.model.day import Meeting
from planner.model.instants import stamp
from planner.model.request import RequestState, Support
from planner.model.state import State, changed
from planner.model.touch import CallReason, PlannedCall


def proposed(state: State, request: str, now: str | pendulum.DateTime) -> str:
    at = today(now) if isinstance(now, str) else now
    return new_time(state, state.requests[request], at, CONFIG).format("YYYY-MM-DD HH:mm")


class TestAnswers:
    """A new time for an answer that was promised."""

    def test_the_first_quarter_with_time_for_it_and_what_is_due_before(self) -> None:
        state = promised("11:00", "11:00", "11:00")
        assert proposed(state, "r3", "10:40") == "2026-03-05 11:15"
        assert proposed(state, "r3", "10:44") == "2026-03-05 11:15"
        assert proposed(state, "r3", "10:46") == "2026-03-05 11:30"

    def test_what_comes_due_meanwhile_goes_first(self) -> None:
        state = promised("11:00", "11:00", "11:10")
        assert proposed(state, "r2", "10:44") == "2026-03-05 11:15"
        assert proposed(state.put(asked("r4", today("11:15"))), "r2", "10:44") == "2026-03-05 11:30"

    def test_no_meeting_is_cut(self) -> None:
        state = promised("11:00").put(meeting("10:55", "12:10"))
        assert proposed(state, "r1", "10:50") == "2026-03-05 12:15"
        assert proposed(state, "r1", "10:51") == "2026-03-05 12:30"

    def test_when_today_is_full_it_is_the_next_working_day(self) -> None:
        assert proposed(promised("18:30"), "r1", "18:25") == "2026-03-06 09:45"
        friday = moment("2026-03-06 18:25")
        state = state_of(ANA, asked("r1", moment("2026-03-06 18:30")))
        assert proposed(state, "r1", friday) == "2026-03-09 09:45"

    def test_a_public_holiday_is_no_working_day(self) -> None:
        state = state_of(ANA, asked("r1", moment("2026-04-02 18:30")))
        assert proposed(state, "r1", moment("2026-04-02 18:25")) == "2026-04-06 09:45"

    def test_a_full_morning_of_that_day_counts(self) -> None:
        start, end = (stamp(moment(f"2026-03-06 {time}")) for time in ("09:00", "11:00"))
        fixed = Meeting(id="m1", summary="x", start=start, end=end)
        assert proposed(promised("18:30").put(fixed), "r1", "18:29") == "2026-03-06 11:15"

    def test_what_is_promised_for_that_day_is_in_no_danger_as_it_begins(self) -> None:
        state = promised("16:45", "17:00", "17:00", "17:15", "17:30")
        for request in sorted(state.requests):
            state = state.put(asked(request, moment(proposed(state, request, "18:05"))))
        assert endangered(state, moment("2026-03-06 09:00")) == []

    def test_of_a_late_one_it_is_still_to_come(self) -> None:
        assert proposed(promised("09:30"), "r1", "10:00") == "2026-03-05 10:45"

    def test_it_is_not_at_risk_as_soon_as_it_is_given(self) -> None:
        assert proposed(promised("11:00"), "r1", "10:44") == "2026-03-05 11:15"
        assert proposed(promised("11:00"), "r1", "10:45") == "2026-03-05 11:30"
        soon = promised("17:00").put(meeting("17:10", "18:10"))
        assert proposed(soon, "r1", "16:55") == "2026-03-05 18:15"

    def test_without_a_promise_it_is_the_first_there_could_be(self) -> None:
        state = promised("10:20").put(asked("r2", None))
        assert proposed(state, "r2", "10:00") == "2026-03-05 10:45"

    def test_it_is_later_than_a_promise_that_could_be_kept(self) -> None:
        assert proposed(promised("11:00"), "r1", "10:40") == "2026-03-05 11:15"
        assert proposed(promised("13:00"), "r1", "10:40") == "2026-03-05 13:30"

    def test_what_waits_by_email_is_read_in_the_next_window(self) -> None:
        state = state_of(ANA, asked("r1", today("13:00"), RequestState.RECEIVED))
        assert proposed(state, "r1", "13:10") == "2026-03-05 17:30"
        assert proposed(state, "r1", "12:50") == "2026-03-05 17:30"

    def test_an_answer_promised_beside_it_is_like_any_other(self) -> None:
        state = state_of(ANA, asked("r1", today("15:00"), RequestState.RECEIVED))
        assert proposed(state, "r1", "14:20") == "2026-03-05 15:15"
        assert endangered(state, "14:51") == ["r1"]

    def test_it_stands_on_the_clock_of_the_rep(self) -> None:
        at = new_time(promised("11:00"), asked("r1", today("11:00")), today("10:55"), CONFIG)
        assert at.timezone_name == MADRID

    @given(
        st.lists(st.integers(0, 38), min_size=1, max_size=12),
        st.integers(0, 570),
        st.lists(st.tuples(st.integers(0, 34), st.integers(1, 8)), max_size=3),
    )
    @settings(max_examples=40, deadline=None)
    def test_promised_by_then_it_is_out_of_danger(
        self, quarters: list[int], minute: int, taken: list[tuple[int, int]]
    ) -> None:
        """Whatever the day is like, the time proposed can be kept and breaks no other promise."""
        start = moment("2026-03-05 09:00")
        now = start.add(minutes=minute)
        requests = [
            asked(f"r{n}", start.add(minutes=15 * quarter)) for n, quarter in enumerate(quarters, 1)
        ]
        meetings = [
            Meeting(
                id=f"m{n}",
                summary="x",
                start=stamp(start.add(minutes=15 * begin)),
                end=stamp(start.add(minutes=15 * (begin + length))),
            )
            for n, (begin, length) in enumerate(taken)
        ]
        state = state_of(ANA, *requests, *meetings)
        before = set(endangered(state, now))
        for request in requests:
            moved_to = new_time(state, request, now, CONFIG)
            assert moved_to > now.add(minutes=CONFIG.requests.at_risk_minutes)
            if moved_to.date() == now.date():
                after = endangered(state.put(asked(request.id, moved_to)), now)
                assert request.id not in after
                assert set(after) <= before


def test_what_is_not_for_today_is_for_the_next_working_day() -> None:
    friday = moment("2026-03-06 10:00")
    answer = asked("r1", friday.at(12, 0))
    by_email = asked("r2", friday.at(13, 0), RequestState.DEFERRED)
    state = state_of(ANA, answer, by_email)
    monday = "2026-03-09"
    assert another_day(state, answer, friday, CONFIG) > moment(f"{monday} 09:30")
    assert another_day(state, answer, friday, CONFIG).to_date_string() == monday
    assert another_day(state, by_email, friday, CONFIG) == moment(f"{monday} 13:00")


class TestCalls:
    """A new time for a call that was promised."""

    @pytest.mark.parametrize(
        ("zone", "at"),
        [
            (MADRID, "2026-03-05 11:30"),
            # Nine in the morning there.
            ("America/Sao_Paulo", "2026-03-05 13:30"),
            # Their day is over; tomorrow it is past their siesta when the rep's day begins.
            ("Asia/Tokyo", "2026-03-06 09:30"),
            # They are never at work while the rep is.
            ("Pacific/Honolulu", "2026-03-05 11:30"),
        ],
    )
    def test_it_is_an_hour_at_which_they_can_be_called(self, zone: str, at: str) -> None:
        state = promised("11:00")
        state = state.put(changed(ANA, zone=zone), self.call)
        assert proposed(state, "r1", "10:55") == at
        assert proposed(state.put(changed(self.call, request="")), "r1", "10:55") == (
            "2026-03-05 11:30"
        )

    def test_it_is_an_hour_at_which_the_rep_is_free(self) -> None:
        state = promised("11:00").put(self.call, meeting("11:30", "12:20"))
        assert proposed(state, "r1", "10:55") == "2026-03-05 12:30"

    call = PlannedCall(
        id="p2",
        contact="c1",
        request="r1",
        reason=CallReason.CALL_BACK,
        made_at=stamp(moment("2026-03-05 09:00")),
    )


def test_a_new_time_waits_for_the_support_it_depends_on() -> None:
    helps = Support(
        department="Depot",
        asked_at=stamp(today("09:00")),
        due_at=stamp(today("13:00")),
        zone=MADRID,
    )
    state = promised("10:00")
    waiting = changed(state.requests["r1"], support=(helps,))
    assert proposed(state, "r1", "10:05") < "2026-03-05 13:00"
    assert proposed(state.put(waiting), "r1", "10:05") > "2026-03-05 13:00"
    there = changed(waiting, support=(changed(helps, answered_at=stamp(today("10:00"))),))
    assert proposed(state.put(there), "r1", "10:05") < "2026-03-05 13:00"
