"""How long something is."""

import pytest

from planner.model.lengths import countdown, hours


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, "0 min"), (45, "45 min"), (59.6, "1h"), (60, "1h"), (80, "1h20"), (1625, "27h05")],
)
def test_minutes_as_people_write_them(minutes: float, told: str) -> None:
    assert hours(minutes) == told


@pytest.mark.parametrize(
    ("left", "told"), [(504, "08:24"), (0, "00:00"), (-72, "+01:12"), (6000, "100:00")]
)
def test_what_is_left_counts_on_once_the_time_is_over(left: int, told: str) -> None:
    assert countdown(left) == told
