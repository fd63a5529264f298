"""What the rep is doing: said by hand, running, in the calendar, by the clock."""

import pendulum
import pytest
from day_samples import CONFIG, do, moment, state_of, today

from planner.method.day.availability import availability, say_availability, told
from planner.method.day.deep_work import start_focus
from planner.model.day import Availability, Block, BlockKind, BlockState, Meeting
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.state import State


def doing(state: State, now: pendulum.DateTime) -> Availability:
    return availability(state, now, CONFIG)


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        ("08:59", Availability.OFF_HOURS),
        ("09:00", Availability.AVAILABLE),
        ("13:59", Availability.AVAILABLE),
        ("14:00", Availability.EATING),
        ("15:00", Availability.AVAILABLE),
        ("18:29", Availability.AVAILABLE),
        ("18:30", Availability.OFF_HOURS),
    ],
)
def test_by_the_clock(time: str, expected: Availability) -> None:
    assert doing(State(), today(time)) is expected


def test_a_meeting_lasts_from_its_start_to_its_end() -> None:
    meeting = Meeting(id="m1", summary="", start=stamp(today("10:00")), end=stamp(today("11:00")))
    state = state_of(meeting)
    assert doing(state, today("09:59")) is Availability.AVAILABLE
    assert doing(state, today("10:00")) is Availability.MEETING
    assert doing(state, today("11:00")) is Availability.AVAILABLE


def test_a_meeting_is_seen_once_the_time_of_a_block_is_over() -> None:
    meeting = Meeting(id="m1", summary="", start=stamp(today("10:50")), end=stamp(today("11:30")))
    state = do(state_of(meeting), start_focus, title="Offer", now=today("10:00")).state
    assert doing(state, today("10:55")) is Availability.DEEP_WORK
    assert doing(state, today("11:05")) is Availability.MEETING
    assert doing(state, today("11:31")) is Availability.DEEP_WORK


@pytest.mark.parametrize(
    ("made", "picks", "after"),
    [
        (4, ("c9",), Availability.CALL_BLOCK),
        (5, ("c9",), Availability.AVAILABLE),
        (4, (), Availability.AVAILABLE),
    ],
)
def test_a_block_whose_time_is_over_protects_only_what_is_left_of_its_calls(
    made: int, picks: tuple[str, ...], after: Availability
) -> None:
    block = Block(
        id="b1", kind=BlockKind.CALLS, state=BlockState.RUNNING, target=5, planned_minutes=15,
        started_at=stamp(today("10:00")), picks=picks,
        touches=tuple(f"t{n}" for n in range(made)),
    )  # fmt: skip
    assert doing(state_of(block), today("10:14")) is Availability.CALL_BLOCK
    assert doing(state_of(block), today("10:16")) is after


@pytest.mark.parametrize("fields", [{"busy": False}, {"busy": False, "all_day": True}])
def test_not_every_entry_of_a_calendar_keeps_the_rep_busy(fields: dict[str, bool]) -> None:
    start, end = stamp(today("09:00")), stamp(today("18:00"))
    meeting = Meeting(id="m1", summary="", start=start, end=end, **fields)
    assert doing(state_of(meeting), today("10:00")) is Availability.AVAILABLE


class TestSaidByHand:
    def test_holds_against_everything_else(self) -> None:
        said = do(State(), say_availability, Availability.MEETING, now=today("10:00")).state
        assert doing(said, today("14:30")) is Availability.MEETING

    def test_ends_at_its_end(self) -> None:
        said = do(
            State(),
            say_availability,
            Availability.DRIVING,
            now=today("10:00"),
            until=today("11:00"),
        ).state
        assert doing(said, today("10:59")) is Availability.DRIVING
        assert doing(said, today("11:00")) is Availability.AVAILABLE

    def test_ends_with_the_day(self) -> None:
        said = do(State(), say_availability, Availability.DRIVING, now=today("10:00")).state
        assert doing(said, today("23:59")) is Availability.DRIVING
        assert doing(said, moment("2026-03-06 00:00")) is Availability.OFF_HOURS
        assert doing(said, moment("2026-03-06 10:00")) is Availability.AVAILABLE

    def test_ends_when_the_planner_is_to_see_for_itself(self) -> None:
        said = do(State(), say_availability, Availability.DRIVING).state
        assert doing(do(said, say_availability, None).state, today("10:00")) is (
            Availability.AVAILABLE
        )

    def test_ends_when_a_block_starts(self) -> None:
        said = do(State(), say_availability, Availability.EATING).state
        started = do(said, start_focus, title="Price list").state
        assert doing(started, today("10:00")) is Availability.DEEP_WORK

    def test_is_never_a_block(self) -> None:
        for block in (Availability.CALL_BLOCK, Availability.DEEP_WORK):
            with pytest.raises(Refused, match="started with its own key"):
                do(State(), say_availability, block)

    def test_cannot_end_before_it_began(self) -> None:
        with pytest.raises(Refused, match="past"):
            do(State(), say_availability, Availability.EATING, until=today("09:00"))

    def test_says_what_holds_now(self) -> None:
        assert do(State(), say_availability, Availability.EATING).said == "You are now: eating."
        assert "off hours" in do(State(), say_availability, None, now=today("22:00")).said

    @pytest.mark.parametrize(
        ("hands_free", "words"), [(True, "driving, hands-free"), (False, "driving")]
    )
    def test_says_which_of_the_two_ways_to_drive_holds(self, hands_free: bool, words: str) -> None:
        change = do(State(), say_availability, Availability.DRIVING, hands_free=hands_free)
        assert change.said == f"You are now: {words}."
        assert told(change.state, today("10:00"), CONFIG) == words

    def test_hands_free_belongs_to_driving(self) -> None:
        driving = do(State(), say_availability, Availability.DRIVING, hands_free=True).state
        assert driving.presence.hands_free
        eating = do(driving, say_availability, Availability.EATING, hands_free=True).state
        assert not eating.presence.hands_free
