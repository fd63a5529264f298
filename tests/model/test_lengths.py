"""How long something is."""

import pytest

from planner.model.lengths import hours


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, "0 min"), (45, "45 min"), (59.6, "1h"), (60, "1h"), (80, "1h20"), (1625, "27h05")],
)
def test_minutes_as_people_write_them(minutes: float, told: str) -> None:
    assert hours(minutes) == told
