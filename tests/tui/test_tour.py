"""The tour goes on when the rep has done what it asks, with the rep's own keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
from clocks import FixedClock
from screens import Opens, Screen

from planner.clock import Clock, parse_moment
from planner.config import Config
from planner.tui.app import PlannerApp
from planner.tui.light import PANES
from planner.tui.tour import STEPS, Guide, Sight, Tour, tour_desk

MOMENT = parse_moment("2026-03-05T10:42:00+01:00[Europe/Madrid]")


@asynccontextmanager
async def touring(size: tuple[int, int], **keys: str) -> AsyncIterator[Screen]:
    config = msgspec.structs.replace(Config(), keys=keys)
    with tour_desk(config, Clock(MOMENT)) as (desk, folder):
        app = PlannerApp(desk, folder, day=Tour)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Screen(pilot, desk, FixedClock(MOMENT))


def told(screen: Screen) -> str:
    """What the guide on top says."""
    return str(screen.pilot.app.screen.query_one(Guide).render())


async def step(screen: Screen, number: int) -> None:
    """Wait until the guide that is seen tells this step."""

    def is_told() -> bool:
        guides = screen.pilot.app.screen.query(Guide)
        return bool(guides) and str(guides.first().render()).startswith(f"{number} of 8")

    await screen.until(is_told)


async def test_a_first_day_from_the_panes_to_the_help() -> None:
    async with touring((80, 24), block="f5") as screen:
        await step(screen, 1)
        assert "tab" in told(screen)
        await screen.press("tab", "tab")
        await step(screen, 2)
        assert "f5" in told(screen)
        await screen.press("f5")
        await step(screen, 3)
        await screen.press("1")
        await step(screen, 4)
        await screen.press("i", "type ana")
        # The guide stands below the dialog, and hides none of it.
        await step(screen, 4)
        guide, box = (screen.pilot.app.screen.query_one(each) for each in ("Guide", "#box"))
        assert not guide.region.overlaps(box.region)
        await screen.press("enter", "enter")
        await step(screen, 5)
        await screen.press("escape")
        await step(screen, 6)
        await screen.press("f5", "f")
        await step(screen, 7)
        await screen.press("u")
        await step(screen, 8)
        await screen.press("question_mark")
        await step(screen, 8)
        await screen.press("escape", "q")
        await screen.until(lambda: not screen.pilot.app.is_running)


async def test_it_is_left_at_any_time_by_escape_twice() -> None:
    async with touring((140, 40)) as screen:
        await step(screen, 1)
        await screen.press("escape", "b", "escape")
        await screen.until(lambda: "Once more" in told(screen))
        await screen.press("escape")
        await screen.until(lambda: not screen.pilot.app.is_running)


async def test_what_comes_by_itself_is_told_in_the_guide() -> None:
    async with touring((140, 40)) as screen:
        app = screen.pilot.app
        assert isinstance(app, PlannerApp)
        (app.data_folder / "inbox.txt").write_text("in: Rosa Molina wrong gaskets\n", "utf-8")
        await screen.until(lambda: "Rosa Molina" in told(screen))


def test_no_step_is_over_before_it_begins_but_the_one_that_closes_a_dialog() -> None:
    with tour_desk(Config(), Clock(MOMENT)) as (desk, _folder):
        for dialog in (False, True):
            sight = Sight(desk.state, desk.state, frozenset(PANES[:1]), dialog)
            over = [number for number, each in enumerate(STEPS, 1) if each.done(sight)]
            assert over == ([] if dialog else [5])


async def test_over_the_own_day_it_touches_nothing_of_it(planner: Opens) -> None:
    async with planner() as screen:
        day = screen.day
        day.run_worker(day.take_tour())
        await screen.until(lambda: isinstance(screen.pilot.app.screen, Tour))
        await step(screen, 1)
        await screen.press("b")
        assert "Carmen Otero" in screen.picture()
        await screen.press("q")
        await screen.until(lambda: screen.pilot.app.screen is day)
        assert not screen.state.blocks
        await screen.press("b")
        assert screen.state.blocks
