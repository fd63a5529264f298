"""The day as a time line."""

from typing import Any

import pendulum
import pytest
from day_samples import CONFIG, deep, do, moment, state_of, today
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.config import Config, DaySettings
from planner.method.day.deep_work import start_focus, stop_focus
from planner.method.day.time_line import (
    Slot,
    SlotKind,
    all_day,
    left_over,
    overlaps,
    slot_name,
    timeline,
    unplanned,
)
from planner.model.day import BlockKind, BlockState, Meeting
from planner.model.document import Span
from planner.model.instants import stamp
from planner.model.state import State

EARLY = today("08:00")


def meeting(key: str, start: pendulum.DateTime, end: pendulum.DateTime, **more: Any) -> Meeting:
    return Meeting(id=key, summary=f"Meeting {key}", start=stamp(start), end=stamp(end), **more)


def slots(*documents: Any, now: pendulum.DateTime = EARLY, config: Config = CONFIG) -> list[Slot]:
    return list(timeline(state_of(*documents), now, config))


def short(found: list[Slot]) -> list[str]:
    return [
        f"{slot.kind} {slot.start.format('HH:mm')}-{slot.end.format('HH:mm')}" for slot in found
    ]


def free(found: list[Slot]) -> list[str]:
    return [line for line in short(found) if line.startswith("free")]


def test_an_empty_day_is_work_lunch_and_email_windows() -> None:
    assert short(slots()) == [
        "free 09:00-13:00",
        "email 13:00-13:20",
        "free 13:20-14:00",
        "lunch 14:00-15:00",
        "free 15:00-17:30",
        "email 17:30-17:50",
        "free 17:50-18:30",
    ]


def test_what_is_fixed_takes_its_time() -> None:
    found = slots(
        deep("b1", today("09:30")),
        deep("b2", today("16:00"), 15, kind=BlockKind.CALLS),
        meeting("m3", today("11:00"), today("12:00")),
    )
    assert short(found)[:6] == [
        "free 09:00-09:30",
        "deep 09:30-10:30",
        "free 10:30-11:00",
        "meeting 11:00-12:00",
        "free 12:00-13:00",
        "email 13:00-13:20",
    ]
    assert "calls 16:00-16:15" in short(found)
    assert [slot.title for slot in found if slot.kind is SlotKind.MEETING] == ["Meeting m3"]
    assert [slot.block.id for slot in found if slot.block] == ["b1", "b2"]


@pytest.mark.parametrize(("ends", "named"), [("12:45", True), ("12:46", False)])
def test_gaps_are_worth_naming_from_fifteen_minutes(ends: str, named: bool) -> None:
    found = free(slots(meeting("m1", today("09:00"), today(ends))))
    assert (f"free {ends}-13:00" in found) is named


def test_only_time_to_come_is_free() -> None:
    assert free(slots(now=today("12:30")))[0] == "free 12:30-13:00"
    assert free(slots(now=today("12:46")))[0] == "free 13:20-14:00"
    assert free(slots(now=today("18:20"))) == []


def test_a_gap_keeps_its_id_while_it_shrinks() -> None:
    ids = [slots(now=today(time))[0].id for time in ("08:00", "10:00", "12:45")]
    assert len(set(ids)) == 1


def test_weekends_have_no_frame_but_what_is_planned() -> None:
    saturday = moment("2026-03-07 08:00")
    assert short(slots(deep("b1", saturday.at(10)), now=saturday)) == ["deep 10:00-11:00"]


class TestMeetings:
    def test_all_day_ones_are_no_slots(self) -> None:
        day = meeting("m1", today("00:00"), moment("2026-03-06 00:00"), all_day=True)
        assert slots(day) == slots()

    def test_those_that_leave_the_rep_free_take_no_time(self) -> None:
        found = slots(meeting("m1", today("09:00"), today("12:00"), busy=False))
        assert "meeting 09:00-12:00" in short(found)
        assert free(found) == free(slots())

    def test_at_the_same_time_the_longest_counts(self) -> None:
        found = slots(
            meeting("m1", today("09:00"), today("12:00")),
            meeting("m2", today("10:00"), today("10:30")),
        )
        assert free(found)[0] == "free 12:00-13:00"

    def test_over_midnight_they_are_cut_there(self) -> None:
        night = meeting("m1", moment("2026-03-04 22:00"), today("09:30"))
        first = slots(night)[0]
        assert (first.start, first.end, first.minutes) == (today("00:00"), today("09:30"), 570)
        yesterday = meeting("m2", moment("2026-03-04 22:00"), moment("2026-03-05 00:00"))
        assert slots(yesterday) == slots()

    def test_all_day_ones_stand_apart_on_each_of_their_days(self) -> None:
        fair = meeting("m1", today("00:00"), moment("2026-03-07 00:00"), all_day=True)
        state = state_of(fair, meeting("m2", today("10:00"), today("11:00")))
        days = (f"2026-03-0{day} 12:00" for day in (4, 5, 6, 7))
        found = [[each.id for each in all_day(state, moment(day))] for day in days]
        assert found == [[], ["m1"], ["m1"], []]


class TestBlocks:
    def test_the_running_one_grows_over_its_time(self) -> None:
        state = do(State(), start_focus, title="Prices", now=today("09:10")).state
        for now, end in (("09:40", "10:10"), ("10:25", "10:25")):
            found = list(timeline(state, today(now), CONFIG))
            assert short(found)[0] == f"deep 09:10-{end}"

    def test_one_done_stands_where_it_was(self) -> None:
        state = do(state_of(deep("b1", today("09:00"))), start_focus, now=today("09:30")).state
        state = do(state, stop_focus, now=today("09:50")).state
        assert short(list(timeline(state, today("12:00"), CONFIG)))[0] == "deep 09:30-09:50"

    def test_one_over_midnight_is_there_on_both_days(self) -> None:
        state = do(State(), start_focus, title="Late", now=moment("2026-03-04 23:30")).state
        before = timeline(state, moment("2026-03-04 23:40"), CONFIG)
        after = timeline(state, today("00:10"), CONFIG)
        assert short(list(before))[-1] == "deep 23:30-00:00"
        assert short(list(after))[0] == "deep 00:00-00:30"

    def test_those_dropped_or_of_another_day_are_not_there(self) -> None:
        dropped = deep("b1", today("09:00"), state=BlockState.DROPPED)
        assert slots(dropped, deep("b2", moment("2026-03-06 09:00"))) == slots()

    def test_those_without_a_time_stand_apart_in_the_order_they_came(self) -> None:
        calls = deep("b4", None, kind=BlockKind.CALLS)
        state = state_of(deep("b10", None), deep("b9", None), calls, deep("b1", today("09:00")))
        assert [block.id for block in unplanned(state)] == ["b9", "b10"]

    def test_what_is_left_over_comes_with_the_longest_carried_first(self) -> None:
        missed = deep("b1", moment("2026-03-04 09:00"))
        carried = (deep("b2", None, carried=1), deep("b3", None, carried=4))
        state = state_of(missed, *carried, deep("b4", None, carried=5), deep("b5", None))
        assert [block.id for block in left_over(state, EARLY)] == ["b3", "b2", "b1"]


class TestOverlaps:
    def told(self, *documents: Any, now: pendulum.DateTime = EARLY) -> dict[str, str]:
        found = overlaps(slots(*documents, now=now), now)
        return {key: slot_name(slot) for key, slot in found.items()}

    def test_what_only_touches_does_not_overlap(self) -> None:
        assert self.told(deep("b1", today("10:00")), deep("b2", today("11:00"))) == {}

    def test_blocks_tell_of_each_other(self) -> None:
        both = (deep("b1", today("10:00")), deep("b2", today("10:45")))
        assert self.told(*both) == {"b1": "Block b2", "b2": "Block b1"}

    @pytest.mark.parametrize(("late", "told"), [(4, {}), (5, {"b1": "Block b2", "b2": "Block b1"})])
    def test_a_block_begun_some_minutes_late_is_worth_no_word(
        self, late: int, told: dict[str, str]
    ) -> None:
        began = today("10:00").add(minutes=late)
        running = deep("b1", today("10:00"), state=BlockState.RUNNING, started_at=stamp(began))
        assert self.told(running, deep("b2", today("11:00")), now=began) == told

    def test_a_block_gives_way_to_what_is_fixed_not_the_other_way_round(self) -> None:
        fixed = meeting("m1", today("10:30"), today("11:30"))
        assert self.told(deep("b1", today("10:00")), fixed) == {"b1": "Meeting m1"}
        assert self.told(deep("b1", today("13:30"))) == {"b1": "lunch"}
        assert self.told(deep("b1", today("17:00"))) == {"b1": "email window"}

    def test_two_meetings_at_once_are_worth_a_word_unless_one_keeps_nobody_busy(self) -> None:
        one = meeting("m1", today("10:00"), today("11:00"))
        other = meeting("m2", today("10:30"), today("12:00"))
        assert self.told(one, other) == {"m1": "Meeting m2", "m2": "Meeting m1"}
        idle = meeting("m2", today("10:30"), today("12:00"), busy=False)
        assert self.told(one, idle) == {}

    def test_what_is_over_overlaps_nothing_any_more(self) -> None:
        over = deep(
            "b1",
            today("09:00"),
            state=BlockState.DONE,
            started_at=stamp(today("09:00")),
            ended_at=stamp(today("11:00")),
        )
        fixed = meeting("m1", today("09:30"), today("10:00"))
        assert self.told(over, fixed, deep("b2", today("09:45")), now=today("11:30")) == {}


def test_the_night_the_clocks_change_is_an_hour_shorter() -> None:
    sunday = moment("2026-03-29 00:30")
    found = slots(deep("b1", moment("2026-03-29 01:30"), 60), now=sunday)
    assert short(found) == ["deep 01:30-03:30"]
    assert found[0].minutes == 60


def test_a_config_without_lunch_or_windows_makes_a_plain_day() -> None:
    plain = Config(day=DaySettings(lunch=Span("14:00", "14:00"), email_windows=()))
    assert short(slots(config=plain)) == ["free 09:00-18:30"]


_spans = st.tuples(st.integers(0, 24 * 60 - 1), st.integers(1, 300))


@settings(max_examples=60, deadline=None)
@given(st.lists(_spans, max_size=8), st.integers(0, 24 * 60 - 1))
def test_free_time_is_never_taken_and_nothing_overlaps_it(
    spans: list[tuple[int, int]], minute: int
) -> None:
    midnight, now = today("00:00"), today("00:00").add(minutes=minute)
    meetings = [
        meeting(f"m{n}", midnight.add(minutes=start), midnight.add(minutes=start + length))
        for n, (start, length) in enumerate(spans)
    ]
    found = slots(*meetings, now=now)
    assert found == sorted(found, key=lambda slot: (slot.start, slot.end))
    assert len({slot.id for slot in found}) == len(found)
    for gap in (slot for slot in found if slot.kind is SlotKind.FREE):
        assert gap.minutes >= 15
        assert gap.start >= now
        assert today("09:00") <= gap.start < gap.end <= today("18:30")
        for other in found:
            assert other is gap or other.end <= gap.start or other.start >= gap.end
