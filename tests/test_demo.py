"""The demo day is believable on any day that it is shown."""

import pytest
from clocks import FixedClock
from day_samples import THURSDAY

from planner.demo import ZONE, demo_desk
from planner.model.instants import local


@pytest.mark.parametrize("later", range(5))
def test_nobody_calls_on_a_weekend(later: int) -> None:
    day_of_work = THURSDAY.at(10, 42).add(days=later + 2 * (later > 1))
    with demo_desk(FixedClock(day_of_work)) as (desk, _folder):
        days = {local(touch.at, ZONE).isoweekday() for touch in desk.state.touches.values()}
        made = {local(call.made_at, ZONE).isoweekday() for call in desk.state.calls.values()}
    assert days
    assert max(days | made) <= 5
