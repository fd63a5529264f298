"""The demo day as plain text, at three sizes and in two languages, looked at by eye once.

``pytest tests/tui/test_goldens.py --new-goldens`` writes them anew; look at the difference.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from clocks import FixedClock
from day_samples import today
from screens import Screen

from planner.demo import demo_desk
from planner.locale import use
from planner.tui.app import PlannerApp

GOLDENS = Path(__file__).parent / "goldens"
SIZES = ((140, 40), (100, 30), (80, 24))


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use(request.param)
    yield request.param
    use("en")


@pytest.mark.parametrize(("columns", "lines"), SIZES)
async def test_the_demo_day_looks_as_it_was_seen_last(
    columns: int, lines: int, language: str, new_goldens: bool
) -> None:
    clock = FixedClock(today("10:42"))
    with demo_desk(clock) as (desk, folder):
        async with PlannerApp(desk, folder).run_test(size=(columns, lines)) as pilot:
            await pilot.pause()
            seen = Screen(pilot, desk, clock).picture()
    golden = GOLDENS / f"day-{language}-{columns}x{lines}.txt"
    if new_goldens:
        golden.write_text(seen + "\n", "utf-8")
    assert seen + "\n" == golden.read_text("utf-8")
