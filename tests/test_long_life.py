"""The planner stays open for weeks: midnights, daylight saving, sleep, travel, a clock set back."""

from datetime import date

import pendulum
import pytest
from clocks import FixedClock
from day_samples import CONFIG, MADRID, customer, moment
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from planner.config import Config
from planner.desk import Desk
from planner.method.calls.call_block import start_block
from planner.method.day.blocks import running_block
from planner.method.day.deep_work import start_focus
from planner.method.day.time_line import SlotKind, timeline
from planner.model.change import Change
from planner.model.day import BlockState
from planner.store import memory_store
from planner.tui.meanwhile.heartbeat import Heartbeat

EVERY_DAY = replace(CONFIG, day=replace(CONFIG.day, days=frozenset(range(1, 8))))


def a_desk(clock: FixedClock, config: Config = EVERY_DAY) -> Desk:
    desk = Desk(memory_store(), config, clock)
    people = [customer(f"c{number}") for number in range(1, 40)]
    desk.apply(lambda state, **_: Change(state.put(*people), "made"), undoable=False)
    return desk


@pytest.mark.parametrize("start", ["2026-03-15 08:00", "2026-10-12 08:00", "2028-02-15 08:00"])
def test_in_a_month_no_day_is_skipped_or_doubled(start: str) -> None:
    clock = FixedClock(moment(start))
    desk = a_desk(clock)
    heart = Heartbeat(desk)
    first = clock.now().date()
    seen: list[date] = [first]
    for _ in range(31 * 24 * 6):
        clock.advance(minutes=10)
        beat = heart.beat()
        assert not beat.said
        if desk.now.date() != seen[-1]:
            assert beat.page_changed
            seen.append(desk.now.date())
    assert seen == [first.add(days=number) for number in range(len(seen))]
    assert len(seen) == 32


@pytest.mark.parametrize("day", ["2026-03-28", "2026-03-29", "2026-10-25", "2028-02-29"])
def test_the_frame_of_the_day_stays_at_its_hours(day: str) -> None:
    now = moment(f"{day} 07:00")
    slots = timeline(a_desk(FixedClock(now)).state, now, EVERY_DAY)
    frame = {slot.kind: slot.start.format("YYYY-MM-DD HH:mm") for slot in reversed(slots)}
    assert frame[SlotKind.LUNCH] == f"{day} 14:00"
    assert frame[SlotKind.EMAIL] == f"{day} 13:00"
    assert frame[SlotKind.FREE] == f"{day} 09:00"


@pytest.mark.parametrize("start", ["2026-03-29 01:50", "2026-10-25 01:50", "2026-10-25 02:50"])
def test_a_block_has_fifteen_minutes_of_real_time_in_the_night_of_the_change(start: str) -> None:
    clock = FixedClock(moment(start))
    wide = replace(
        EVERY_DAY,
        calling_hours=replace(
            EVERY_DAY.calling_hours, start="00:00", end="23:59", days=frozenset(range(1, 8))
        ),
    )
    desk = a_desk(clock, wide)
    desk.apply(start_block)
    heart = Heartbeat(desk)
    rang_after = 0
    for minute in range(1, 20):
        clock.advance(minutes=1)
        # Each step is shorter than a gap, as in a program that is awake.
        clock.advance(seconds=-30)
        heart.beat()
        clock.advance(seconds=30)
        if heart.beat().rang:
            rang_after = minute
    assert rang_after == 15


@settings(max_examples=40, deadline=None)
@given(
    jumps=st.lists(
        st.sampled_from([-3600, -1, 0, 1, 20, 59, 61, 600, 3600, 8 * 3600, 3 * 86_400]),
        min_size=1,
        max_size=30,
    ),
    deep=st.booleans(),
)
def test_whatever_the_clock_does_a_block_ends_once_and_honestly(
    jumps: list[int], deep: bool
) -> None:
    clock = FixedClock(moment("2026-03-05 10:00"))
    desk = a_desk(clock)
    desk.apply(start_focus if deep else start_block)
    heart = Heartbeat(desk)
    for jump in jumps:
        clock.advance(seconds=jump)
        heart.beat()
    (block,) = desk.state.blocks.values()
    assert block.started_at is not None
    if running_block(desk.state) is None:
        assert block.state is BlockState.DONE
        assert block.ended_at is not None
        minutes = (block.ended_at - block.started_at).total_seconds() / 60
        assert minutes == block.planned_minutes


def test_travelling_moves_the_clock_but_not_the_promise() -> None:
    clock = FixedClock(moment("2026-03-05 10:00"))
    at_home = a_desk(clock)
    abroad = Desk(
        at_home.store,
        replace(EVERY_DAY, rep=replace(EVERY_DAY.rep, zone="America/New_York")),
        clock,
    )
    at_home.apply(start_block)
    abroad.refresh()
    assert abroad.now.format("HH:mm") == "04:00"
    assert abroad.now == at_home.now
    mine, theirs = running_block(at_home.state), running_block(abroad.state)
    assert mine is not None
    assert theirs is not None
    assert mine.started_at == theirs.started_at


def test_a_zone_is_what_the_config_says_whatever_the_clock_shows() -> None:
    clock = FixedClock(pendulum.datetime(2026, 3, 5, 23, 30, tz="UTC"))
    assert a_desk(clock).now.date() == date(2026, 3, 6)
    assert a_desk(clock).now.timezone_name == MADRID
