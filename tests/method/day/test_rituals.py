"""When morning and evening are offered, and the evening that waits for the morning."""

from datetime import date
from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, THURSDAY, do, moment, state_of, today

from planner.config import Config, DaySettings, RepSettings
from planner.method.day.away import go_away
from planner.method.day.evening import end_day
from planner.method.day.morning import begin_day
from planner.method.day.rituals import Ritual, due_ritual, pending_evening
from planner.model.day import Block, BlockKind, BlockState
from planner.model.instants import stamp
from planner.model.request import Request, Verdict
from planner.model.state import State
from planner.model.touch import Outcome, Touch

FRIDAY, SATURDAY = moment("2026-03-06 10:00"), moment("2026-03-07 10:00")
MONDAY = moment("2026-03-09 09:10")


def touch(at: pendulum.DateTime, key: str = "t1") -> Touch:
    return Touch(id=key, contact="c1", at=stamp(at), outcome=Outcome.SPOKE)


def asked(at: pendulum.DateTime) -> Request:
    return Request(
        id="r2", contact="c1", received_at=stamp(at), verdict=Verdict.TAKE, choice=Verdict.TAKE
    )


def deep(at: pendulum.DateTime, *, started: bool) -> Block:
    return Block(
        id="b3",
        kind=BlockKind.DEEP,
        planned_start=stamp(at),
        planned_minutes=60,
        started_at=stamp(at) if started else None,
        state=BlockState.DONE if started else BlockState.PLANNED,
    )


def due(now: pendulum.DateTime, *documents: Any, config: Config = CONFIG) -> Ritual | None:
    return due_ritual(state_of(*documents), now, config)


class TestTheMorningIsOffered:
    @pytest.mark.parametrize(
        ("time", "offered"),
        [("07:30", Ritual.MORNING), ("11:59", Ritual.MORNING), ("12:00", None)],
    )
    def test_until_noon(self, time: str, offered: Ritual | None) -> None:
        assert due(today(time)) is offered

    def test_not_once_something_was_done(self) -> None:
        assert due(today("10:00"), touch(today("09:00"))) is None
        assert due(today("10:00"), deep(today("09:00"), started=True)) is None

    def test_still_after_what_only_came_in_or_was_done_yesterday(self) -> None:
        yesterday = THURSDAY.subtract(days=1)
        assert due(today("10:00"), asked(today("09:00"))) is Ritual.MORNING
        assert due(today("10:00"), touch(yesterday)) is Ritual.MORNING
        assert due(today("10:00"), deep(today("11:00"), started=False)) is Ritual.MORNING

    def test_not_twice(self) -> None:
        begun = do(State(), begin_day, []).state
        assert due_ritual(begun, today("10:01"), CONFIG) is None

    def test_not_on_a_day_off(self) -> None:
        assert due(SATURDAY) is None
        assert due(moment("2026-12-25 09:00")) is None
        nobody = Config(rep=RepSettings(zone="Europe/Madrid"))
        assert due(moment("2026-12-25 09:00"), config=nobody) is Ritual.MORNING

    def test_not_to_who_is_away(self) -> None:
        gone = do(State(), go_away, date(2026, 3, 9), now=today("08:00")).state
        assert due_ritual(gone, today("10:00"), CONFIG) is None


class TestTheEveningIsOffered:
    def test_from_half_an_hour_before_the_end_until_midnight(self) -> None:
        done = touch(today("09:00"))
        assert due(today("17:59"), done) is None
        assert due(today("18:00"), done) is Ritual.EVENING
        assert due(today("23:59"), done) is Ritual.EVENING

    def test_not_twice_nor_after_it_was_skipped(self) -> None:
        for line in ("a good day", ""):
            ended = do(state_of(touch(today("09:00"))), end_day, line, now=today("18:05")).state
            assert due_ritual(ended, today("18:06"), CONFIG) is None

    def test_not_on_a_day_without_anything(self) -> None:
        assert due(today("18:10")) is None
        assert due(today("18:10"), touch(THURSDAY.subtract(days=1))) is None

    def test_of_a_day_that_ends_before_noon(self) -> None:
        short = Config(rep=CONFIG.rep, day=DaySettings(end="11:00"))
        assert due(today("10:30"), touch(today("09:00")), config=short) is Ritual.EVENING

    @pytest.mark.parametrize("day", ["2026-03-30", "2026-10-26"])
    def test_by_the_wall_clock_around_daylight_saving(self, day: str) -> None:
        done = touch(moment(f"{day} 09:00"))
        assert due(moment(f"{day} 17:59"), done) is None
        assert due(moment(f"{day} 18:00"), done) is Ritual.EVENING


def waiting(now: pendulum.DateTime, *documents: Any) -> date | None:
    return pending_evening(state_of(*documents), now, CONFIG)


class TestTheEveningThatWaits:
    def test_on_monday_for_friday(self) -> None:
        assert waiting(MONDAY, touch(FRIDAY)) == date(2026, 3, 6)

    def test_after_an_absence_for_the_last_day_only(self) -> None:
        later = moment("2026-03-23 09:00")
        assert waiting(later, touch(THURSDAY), touch(FRIDAY, "t2")) == date(2026, 3, 6)

    def test_over_a_holiday_for_the_day_before_it(self) -> None:
        holiday = moment("2026-12-25 11:00")
        before = moment("2026-12-24 11:00")
        now = moment("2026-12-28 09:00")
        assert waiting(now, touch(before)) == date(2026, 12, 24)
        assert waiting(now, touch(before), touch(holiday, "t2")) == date(2026, 12, 24)

    def test_a_day_off_with_something_in_it_has_no_evening(self) -> None:
        assert waiting(MONDAY, touch(FRIDAY), touch(SATURDAY, "t2")) == date(2026, 3, 6)

    @pytest.mark.parametrize("document", [touch(FRIDAY), asked(FRIDAY), deep(FRIDAY, started=True)])
    def test_for_a_day_with_anything_in_it(self, document: Any) -> None:
        assert waiting(MONDAY, document) == date(2026, 3, 6)

    def test_not_for_days_without_anything(self) -> None:
        assert waiting(MONDAY) is None
        assert waiting(MONDAY, deep(FRIDAY, started=False)) is None
        assert waiting(THURSDAY, touch(today("09:00"))) is None

    def test_not_once_it_is_done_or_skipped(self) -> None:
        for line in ("5 proactive", ""):
            state = do(state_of(touch(FRIDAY)), end_day, line, day=FRIDAY.date(), now=MONDAY).state
            assert pending_evening(state, MONDAY, CONFIG) is None

    def test_not_for_an_older_day_than_the_last(self) -> None:
        state = state_of(touch(THURSDAY), touch(FRIDAY, "t2"))
        state = do(state, end_day, "done", now=moment("2026-03-06 18:10")).state
        assert pending_evening(state, MONDAY, CONFIG) is None

    def test_not_once_this_morning_is_done(self) -> None:
        begun = do(state_of(touch(FRIDAY)), begin_day, [], now=MONDAY).state
        assert pending_evening(begun, MONDAY.add(hours=1), CONFIG) is None
