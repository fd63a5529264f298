"""What time itself does to an open screen."""

import pytest
from clocks import FixedClock
from day_samples import CONFIG, customer

from planner.desk import Desk
from planner.method.blocks import running_block
from planner.method.call_block import start_block
from planner.model.change import Change
from planner.model.day import Ending
from planner.store import memory_store
from planner.tui.heartbeat import Heartbeat


@pytest.fixture
def desk(clock: FixedClock) -> Desk:
    desk = Desk(memory_store(), CONFIG, clock)
    desk.apply(lambda state, **_: Change(state.put(customer("c1")), "made"), undoable=False)
    return desk


def test_nothing_changes_within_a_second_without_a_block(desk: Desk, clock: FixedClock) -> None:
    heart = Heartbeat(desk)
    clock.advance(microseconds=400_000)
    assert heart.beat() == (False, False, (), False)


def test_the_page_changes_with_the_minute(desk: Desk, clock: FixedClock) -> None:
    heart = Heartbeat(desk)
    clock.advance(seconds=59)
    assert not heart.beat().page_changed
    clock.advance(seconds=1)
    assert heart.beat().page_changed


def test_a_running_block_changes_with_the_second(desk: Desk, clock: FixedClock) -> None:
    desk.apply(start_block)
    heart = Heartbeat(desk)
    clock.advance(seconds=1)
    beat = heart.beat()
    assert beat.second_changed
    assert not beat.page_changed


def test_it_rings_once_when_the_time_is_over_and_cuts_no_call(
    desk: Desk, clock: FixedClock
) -> None:
    desk.apply(start_block)
    heart = Heartbeat(desk)
    rings = 0
    for _ in range(17 * 60):
        clock.advance(seconds=1)
        rings += heart.beat().rang
    assert rings == 1
    assert running_block(desk.state) is not None


def test_a_block_slept_through_is_closed_at_its_own_end(desk: Desk, clock: FixedClock) -> None:
    started = clock.now()
    desk.apply(start_block)
    heart = Heartbeat(desk)
    clock.advance(hours=3)
    beat = heart.beat()
    assert beat.page_changed
    (block,) = desk.state.blocks.values()
    assert block.ending is Ending.SETTLED
    assert block.ended_at == started.add(minutes=15)


def test_a_sleep_within_the_block_leaves_it_running_with_its_true_time(
    desk: Desk, clock: FixedClock
) -> None:
    desk.apply(start_block)
    heart = Heartbeat(desk)
    clock.advance(minutes=10)
    heart.beat()
    assert running_block(desk.state) is not None


def test_three_days_and_midnight_pass_without_a_word_of_refusal(
    desk: Desk, clock: FixedClock
) -> None:
    heart = Heartbeat(desk)
    for _ in range(72):
        clock.advance(hours=1)
        assert not heart.beat().said


def test_a_clock_set_back_is_survived(desk: Desk, clock: FixedClock) -> None:
    desk.apply(start_block)
    heart = Heartbeat(desk)
    clock.advance(hours=-1)
    assert heart.beat().page_changed
    assert running_block(desk.state) is not None
