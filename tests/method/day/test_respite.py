"""A respite is offered when it is one, and only then."""

from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, customer, days_ago, do, moment, state_of, today

from planner.method.calls.call_block import start_block, stop_block
from planner.method.day.availability import say_availability
from planner.method.day.respite import fits_calls, quiet_minutes
from planner.method.day.time_line import Slot, SlotKind
from planner.model.day import Availability, Block, BlockKind, BlockState, Meeting
from planner.model.instants import stamp
from planner.model.request import Request, Verdict
from planner.model.state import State


def request(came: pendulum.DateTime, *again: pendulum.DateTime) -> Request:
    return Request(
        id="r9",
        contact="c1",
        received_at=stamp(came),
        asked_again=tuple(map(stamp, again)),
        verdict=Verdict.TAKE,
        choice=Verdict.TAKE,
    )


def quiet(*documents: Any, now: pendulum.DateTime | None = None) -> int | None:
    return quiet_minutes(state_of(*documents), now or today("10:00"), CONFIG)


@pytest.mark.parametrize(
    ("starts", "ends", "fits"),
    [
        ("09:00", "13:00", True),
        ("13:44", "16:00", True),
        ("13:46", "16:14", False),  # On either side of the siesta there is less than a block.
        ("15:00", "16:15", True),
        ("18:46", "20:00", False),
    ],
)
def test_a_gap_fits_five_calls_while_people_may_be_called(
    starts: str, ends: str, fits: bool
) -> None:
    gap = Slot("free", SlotKind.FREE, today(starts), today(ends))
    assert fits_calls(gap, CONFIG) is fits
    weekend = gap._replace(start=gap.start.add(days=2), end=gap.end.add(days=2))
    assert not fits_calls(weekend, CONFIG)


def meeting(start: str, end: str, **more: Any) -> Meeting:
    return Meeting(
        id="m9", summary="Visit", start=stamp(today(start)), end=stamp(today(end)), **more
    )


def block(**fields: Any) -> Block:
    return Block(id="b9", **{"kind": BlockKind.CALLS, "planned_minutes": 15, **fields})


class TestQuiet:
    def test_is_counted_from_the_start_of_work(self) -> None:
        assert quiet() == 60
        assert quiet(now=today("09:10")) == 10
        assert quiet(now=today("09:09").add(seconds=59)) is None

    @pytest.mark.parametrize(("came", "minutes"), [("09:50", 10), ("09:51", None), ("08:00", 60)])
    def test_or_from_what_came_in_last(self, came: str, minutes: int | None) -> None:
        assert quiet(request(today(came))) == minutes

    @pytest.mark.parametrize(("known", "minutes"), [("09:40", 20), ("09:55", None)])
    def test_of_what_was_before_the_first_contact_nothing_is_said(
        self, known: str, minutes: int | None
    ) -> None:
        assert quiet(customer("c1", known_since=stamp(today(known)))) == minutes

    def test_also_from_who_asked_again(self) -> None:
        assert quiet(request(today("09:10"), today("09:40"), today("09:30"))) == 20

    def test_what_came_on_another_day_is_no_noise(self) -> None:
        assert quiet(request(moment("2026-03-04 18:00"))) == 60


class TestRoom:
    @pytest.mark.parametrize(
        ("now", "minutes"),
        [
            ("12:45", 225),  # The email window opens at 13:00.
            ("12:46", None),
            ("13:19", None),
            ("13:20", 260),
            ("13:45", 285),  # Lunch begins at 14:00.
            ("13:46", None),
            ("14:30", None),
            ("18:15", 555),  # Work ends at 18:30.
            ("18:16", None),
            ("08:30", None),
            ("18:30", None),
        ],
    )
    def test_a_block_must_fit_before_what_comes_next(self, now: str, minutes: int | None) -> None:
        assert quiet(now=today(now)) == minutes

    @pytest.mark.parametrize(
        ("commitment", "minutes"),
        [
            (meeting("10:15", "11:00"), 60),
            (meeting("10:14", "11:00"), None),
            (meeting("10:05", "11:00", busy=False), 60),
            (meeting("09:00", "10:00"), 60),
            (block(kind=BlockKind.DEEP, planned_start=stamp(today("10:10"))), None),
            (block(kind=BlockKind.DEEP, planned_start=stamp(today("09:50"))), None),
            (block(kind=BlockKind.DEEP, planned_start=stamp(today("09:45"))), 60),
            (block(planned_start=stamp(today("10:05"))), None),
            (block(planned_start=stamp(today("11:00"))), 60),
        ],
    )
    def test_meetings_and_planned_blocks_count(self, commitment: Any, minutes: int | None) -> None:
        assert quiet(commitment) == minutes

    def test_whoever_is_not_available_has_none(self) -> None:
        state = do(State(), say_availability, Availability.DRIVING).state
        assert quiet_minutes(state, today("10:00"), CONFIG) is None
        assert quiet(now=moment("2026-03-07 10:00")) is None


class TestOneBlockADay:
    def test_none_while_one_runs_nor_after_it(self) -> None:
        state = do(state_of(customer("c1")), start_block, now=today("10:00")).state
        assert quiet_minutes(state, today("10:10"), CONFIG) is None
        state = do(state, stop_block, now=today("10:11")).state
        assert quiet_minutes(state, today("12:00"), CONFIG) is None

    @pytest.mark.parametrize(
        ("fields", "minutes"),
        [
            ({"state": BlockState.DONE, "planned_start": stamp(today("09:30"))}, None),
            ({"state": BlockState.DONE, "started_at": days_ago(1)}, 60),
            ({"state": BlockState.DROPPED, "planned_start": stamp(today("09:30"))}, 60),
            ({"state": BlockState.DONE, "started_at": stamp(today("09:05")),
              "ended_at": stamp(today("09:30")), "kind": BlockKind.DEEP}, 60),
        ],
    )  # fmt: skip
    def test_only_call_blocks_of_today_count(
        self, fields: dict[str, Any], minutes: int | None
    ) -> None:
        assert quiet(block(**fields)) == minutes
