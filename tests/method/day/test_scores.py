"""The day in numbers."""

from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, customer, do, moment, state_of, today

from planner.method.calls.touching import log_touch
from planner.method.day.deep_work import start_focus, stop_focus
from planner.method.day.scores import DayScore, day_score, focus_minutes
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import ask_support, mail_received, promise, support_answered
from planner.model.day import Meeting
from planner.model.document import Channel
from planner.model.instants import stamp
from planner.model.request import Verdict
from planner.model.state import State
from planner.model.touch import Outcome

PEOPLE = tuple(customer(f"c{n}") for n in range(1, 6))


def score(state: State, at: str = "12:00") -> DayScore:
    return day_score(state, today(at), CONFIG)


def asked(state: State, choice: Verdict, at: str = "10:00", who: int = 0) -> State:
    return do(state, capture, PEOPLE[who], f"matter {at}", now=today(at), choice=choice).state


def test_a_day_on_which_nothing_happened() -> None:
    empty = score(State())
    assert (empty.calls, empty.target, empty.open_requests, empty.by_email) == (0, 5, 0, 0)
    assert (empty.focus_minutes, empty.focus_goal) == (0, 180)
    assert empty.proactive_share is None
    assert empty.at_risk == ()


def test_proactive_beside_reactive() -> None:
    state = state_of(*PEOPLE)
    for who in ("c1", "c2", "c3"):
        state = do(state, log_touch, who, Outcome.NO_ANSWER).state
    state = asked(state, Verdict.TAKE)
    assert (score(state).calls, score(state).proactive_share) == (3, 75)


def test_who_asks_again_has_come_in_again() -> None:
    state = do(state_of(*PEOPLE), log_touch, "c3", Outcome.NO_ANSWER).state
    for at in ("10:00", "10:10", "10:20"):
        state = do(state, capture, PEOPLE[0], "wrong gaskets", now=today(at)).state
    assert len(state.requests) == 1
    assert score(state).proactive_share == 25


def test_what_answers_a_request_is_not_proactive() -> None:
    state = asked(state_of(*PEOPLE), Verdict.CALL_BACK)
    state = do(state, log_touch, "c1", Outcome.SPOKE, now=today("13:00")).state
    assert (score(state, "14:00").calls, score(state, "14:00").proactive_share) == (0, 0)


def test_mails_are_no_calls() -> None:
    state = do(state_of(*PEOPLE), log_touch, "c1", Outcome.SENT, channel=Channel.EMAIL).state
    assert score(state).calls == 0


def test_yesterday_does_not_count_today() -> None:
    state = do(
        state_of(*PEOPLE), log_touch, "c1", Outcome.SPOKE, now=moment("2026-03-04 23:59")
    ).state
    assert score(state).calls == 0


def test_requests_by_email_are_counted_apart() -> None:
    state = asked(state_of(*PEOPLE), Verdict.TAKE, who=0)
    state = asked(state, Verdict.DEFER, who=1)
    state = asked(state, Verdict.DEFER, who=2)
    received = do(state, mail_received, max(state.requests)).state
    assert (score(received).open_requests, score(received).by_email) == (1, 2)


class TestFocus:
    def test_counts_what_runs_too(self) -> None:
        state = do(State(), start_focus, now=today("09:00")).state
        state = do(state, stop_focus, now=today("09:50")).state
        state = do(state, start_focus, now=today("10:00")).state
        assert focus_minutes(state, today("10:30")) == 80

    def test_counts_no_meeting_into_which_it_ran_on(self) -> None:
        state = do(State(), start_focus, now=today("10:00"), title="offer").state
        visit = Meeting(
            id="m1", summary="Visit", start=stamp(today("11:10")), end=stamp(today("13:00"))
        )
        state = state.put(visit)
        assert [focus_minutes(state, today(at)) for at in ("11:05", "11:40")] == [65, 70]
        ended = do(state, stop_focus, now=today("11:40")).state
        assert focus_minutes(ended, today("12:30")) == 70

    def test_over_midnight_each_day_has_its_minutes(self) -> None:
        state = do(State(), start_focus, now=moment("2026-03-04 23:30")).state
        state = do(state, stop_focus, now=today("00:10")).state
        assert focus_minutes(state, today("09:00")) == 10

    def test_a_day_of_23_hours(self) -> None:
        state = do(State(), start_focus, now=moment("2026-03-29 01:30")).state
        assert focus_minutes(state, moment("2026-03-29 03:30")) == 60


class TestAtRisk:
    def promised(self, by: str) -> State:
        state = asked(state_of(*PEOPLE), Verdict.TAKE)
        return do(state, promise, next(iter(state.requests)), today(by)).state

    @pytest.mark.parametrize(("at", "risky"), [("15:29", False), ("15:30", True), ("16:30", True)])
    def test_from_half_an_hour_before_it_breaks(self, at: str, risky: bool) -> None:
        assert bool(score(self.promised("16:00"), at).at_risk) is risky

    @pytest.mark.parametrize(("at", "risky"), [("12:59", False), ("13:00", True)])
    def test_an_email_is_read_when_its_window_opens(self, at: str, risky: bool) -> None:
        state = asked(state_of(*PEOPLE), Verdict.DEFER)
        # What has not come needs nobody.
        assert not score(state, at).at_risk
        (request,) = state.requests.values()
        there = do(state, mail_received, request.id, now=today("12:00")).state
        assert bool(score(there, at).at_risk) is risky

    def test_the_first_to_break_comes_first(self) -> None:
        state = state_of(*PEOPLE)
        documents: list[Any] = []
        for who, by in enumerate(("16:10", "16:00", "16:20")):
            state = asked(state, Verdict.TAKE, at="10:00", who=who)
            newest = max(state.requests.values(), key=lambda request: int(request.id[1:]))
            state = do(state, promise, newest.id, today(by)).state
            documents.append(newest.id)
        found = [request.id for request in score(state, "16:00").at_risk]
        assert found == [documents[1], documents[0], documents[2]]


class TestTooLittleTime:
    def promised(self, *times: str) -> State:
        state = state_of(*PEOPLE)
        for who, by in enumerate(times):
            state = asked(state, Verdict.TAKE, who=who)
            newest = max(state.requests, key=lambda key: int(key[1:]))
            state = do(state, promise, newest, today(by)).state
        return state

    def test_is_a_risk_long_before_the_promise_is_near(self) -> None:
        busy = Meeting(id="m9", summary="x", start=today("10:30"), end=today("16:00"))
        state = self.promised("16:10", "16:10").put(busy)
        assert score(state, "10:10").at_risk == ()
        crowded = score(state, "10:30")
        assert [request.contact for request in crowded.at_risk] == ["c2"]
        assert (crowded.needed_minutes, crowded.free_minutes) == (20, 10)

    def test_what_is_near_comes_first_and_nothing_twice(self) -> None:
        late = score(self.promised("11:00", "10:45", "11:00"), "10:40")
        assert [request.contact for request in late.at_risk] == ["c2", "c1", "c3"]

    def test_support_that_is_late_is_pressing_and_no_promise_at_risk(self) -> None:
        state = self.promised("18:00")
        (request,) = state.requests
        state = do(state, ask_support, request, "Accounts", today("15:00")).state
        assert score(state, "14:59").pressing == frozenset()
        late = score(state, "15:00")
        assert (late.at_risk, late.pressing) == ((), {request})
        answered = do(state, support_answered, request, now=today("15:10")).state
        assert score(answered, "15:10").pressing == frozenset()


def test_the_day_turns_at_midnight_of_the_rep() -> None:
    state = do(
        state_of(*PEOPLE), log_touch, "c1", Outcome.SPOKE, now=moment("2026-03-05 00:00")
    ).state
    assert score(state).calls == 1
    tokyo = pendulum.instance(moment("2026-03-05 17:00")).in_timezone("Asia/Tokyo")
    assert day_score(state, tokyo, CONFIG).calls == 0
