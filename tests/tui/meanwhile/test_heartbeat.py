"""What time itself does to an open screen."""

from datetime import date

import pytest
from clocks import FixedClock
from day_samples import CONFIG, customer, moment, today
from msgspec.structs import replace

from planner.desk import Desk
from planner.method.calls.call_block import start_block
from planner.method.day.availability import returned_today
from planner.method.day.blocks import running_block
from planner.method.day.deep_work import start_focus
from planner.method.typed.adding import add
from planner.model.change import Change
from planner.model.contact import Cadence
from planner.model.day import Ending
from planner.model.errors import StateUnusable
from planner.model.instants import stamp
from planner.store import memory_store
from planner.tui.meanwhile.heartbeat import PAUSE, Beat, Heartbeat


@pytest.fixture
def desk(clock: FixedClock) -> Desk:
    desk = Desk(memory_store(), CONFIG, clock)
    desk.apply(lambda state, **_: Change(state.put(customer("c1")), "made"), undoable=False)
    return desk


def test_nothing_changes_within_a_second_without_a_block(desk: Desk, clock: FixedClock) -> None:
    heart = Heartbeat(desk)
    heart.beat()
    clock.advance(microseconds=400_000)
    assert heart.beat() == Beat(desk.now)


def test_the_page_changes_with_the_minute(desk: Desk, clock: FixedClock) -> None:
    heart = Heartbeat(desk)
    heart.beat()
    clock.advance(seconds=59)
    assert not heart.beat().page_changed
    clock.advance(seconds=1)
    assert heart.beat().page_changed


def test_a_running_block_changes_with_the_second(desk: Desk, clock: FixedClock) -> None:
    desk.apply(start_block)
    heart = Heartbeat(desk)
    heart.beat()
    clock.advance(seconds=1)
    beat = heart.beat()
    assert beat.bar_changed
    assert not beat.page_changed


def test_the_page_changes_with_each_minute_of_deep_work_done(desk: Desk, clock: FixedClock) -> None:
    clock.advance(seconds=20)
    desk.apply(start_focus, title="Price list")
    heart = Heartbeat(desk)
    heart.beat()
    clock.advance(seconds=59)
    assert heart.beat().page_changed
    # The hands of the clock stand at 10:01:20: no minute of theirs is over, one of the work is.
    clock.advance(seconds=1)
    assert heart.beat().page_changed
    clock.advance(seconds=1)
    assert not heart.beat().page_changed


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
    assert beat.said == ("Five calls: ended at 10:15, when its time was over.",)


def test_what_ended_while_the_planner_was_closed_is_told_at_the_first_beat(
    desk: Desk, clock: FixedClock
) -> None:
    desk.apply(start_block)
    clock.advance(hours=23)
    heart = Heartbeat(desk)
    heart.wake()
    assert running_block(desk.state) is None
    assert "Five calls: ended at Thu 5 Mar 10:15, when its time was over." in heart.beat().said
    assert heart.beat().said == ()


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


def test_the_first_beat_of_a_day_notes_that_the_rep_is_here(desk: Desk, clock: FixedClock) -> None:
    heart = Heartbeat(desk)
    heart.beat()
    assert desk.state.presence.seen_at == stamp(clock.now())
    assert not desk.state.steps
    seen = desk.state
    clock.advance(hours=2)
    heart.beat()
    assert desk.state is seen
    clock.moment = today("23:59").add(minutes=1)
    heart.beat()
    assert desk.state.presence.seen_at == stamp(moment("2026-03-06 00:00"))


def test_a_laptop_that_slept_for_days_tells_it_once(desk: Desk, clock: FixedClock) -> None:
    step = Cadence(step=2, due=date(2026, 3, 9))
    desk.apply(lambda state, **_: Change(state.put(customer("c1", cadence=step)), ""))
    heart = Heartbeat(desk)
    heart.beat()
    clock.advance(days=5)
    beat = heart.beat()
    assert beat.page_changed
    assert beat.said == ("You were away for 2 working days; nothing has piled up.",)
    assert returned_today(desk.state, clock.now())
    assert desk.state.contacts["c1"].cadence == replace(step, due=date(2026, 3, 11))
    clock.advance(minutes=1)
    assert not heart.beat().said


def test_what_a_full_disk_does_not_take_is_noted_later(
    desk: Desk, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    heart = Heartbeat(desk)
    with monkeypatch.context() as full:
        full.setattr(desk, "_save", _refuse)
        assert heart.beat().page_changed
        clock.advance(seconds=PAUSE - 1)
        assert not heart.beat().page_changed
    clock.advance(seconds=1)
    heart.beat()
    assert desk.state.presence.seen_at == stamp(clock.now())


def _refuse(*_: object) -> None:
    raise StateUnusable("No space left.")


def test_it_calls_the_rep_once_for_what_becomes_due(desk: Desk, clock: FixedClock) -> None:
    desk.apply(add, "Name c1 10:30 renewal", to="calls")
    heart = Heartbeat(desk)
    heard = []
    for _ in range(40 * 60):
        clock.advance(seconds=1)
        heard += heart.beat().alerts
    assert [alert.title for alert in heard] == ["Call now: Name c1"]


def test_the_end_of_a_block_calls_at_its_second(desk: Desk, clock: FixedClock) -> None:
    clock.advance(seconds=20)
    desk.apply(start_block)
    heart = Heartbeat(desk)
    clock.advance(minutes=14, seconds=59)
    assert not heart.beat().alerts
    clock.advance(seconds=1)
    assert [alert.title for alert in heart.beat().alerts] == ["Time is over: Five calls"]


def test_who_waits_aside_hears_of_each_state_once_and_of_each_minute(
    desk: Desk, clock: FixedClock
) -> None:
    heard: list[int] = []
    desk.aside = lambda: heard.append(len(desk.state.contacts))
    heart = Heartbeat(desk)
    for _second in range(3):
        heart.beat()
        clock.advance(seconds=1)
    desk.apply(lambda state, **_: Change(state.put(customer("c2")), "made"))
    heart.beat()
    heart.beat()
    clock.advance(minutes=1)
    heart.beat()
    assert heard == [1, 2, 2]
