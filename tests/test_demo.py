"""The demo day is believable on any day that it is shown."""

import pytest
from clocks import FixedClock
from day_samples import THURSDAY, moment, today

from planner.demo import ZONE, demo_desk
from planner.method.day.blocks import running_block
from planner.model.instants import local


@pytest.mark.parametrize("later", range(5))
def test_nobody_calls_on_a_weekend(later: int) -> None:
    day_of_work = THURSDAY.at(10, 42).add(days=later + 2 * (later > 1))
    with demo_desk(FixedClock(day_of_work)) as (desk, _folder):
        days = {local(touch.at, ZONE).isoweekday() for touch in desk.state.touches.values()}
        made = {local(call.made_at, ZONE).isoweekday() for call in desk.state.calls.values()}
    assert days
    assert max(days | made) <= 5


@pytest.mark.parametrize("hour", ["2026-03-05 08:50", "2026-03-05 15:00", "2026-03-07 11:00"])
def test_opens_at_its_own_hour_where_nobody_can_be_called(hour: str) -> None:
    with demo_desk(FixedClock(moment(hour))) as (desk, _folder):
        assert desk.now.format("HH:mm") == "10:42"
        assert desk.now >= moment(hour).start_of("day")
        assert running_block(desk.state)


@pytest.mark.parametrize("hour", ["10:42", "13:30", "16:40", "18:30"])
def test_opens_at_any_other_hour_as_it_is(hour: str) -> None:
    with demo_desk(FixedClock(today(hour))) as (desk, _folder):
        assert desk.now == today(hour)
