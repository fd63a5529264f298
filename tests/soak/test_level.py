"""The same done again leaves as many objects as before: in seconds what the soak does in days."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from census import Living, growing, living
from clocks import FixedClock
from soaked_day import SCENES

from planner.desk import Desk
from planner.store import memory_store
from planner.tui import prompt
from planner.tui.app import PlannerApp
from tests.benchmarks.grown import CONFIG, NOW, grown
from tests.tui.screens import Screen

SHORT = (*SCENES["interruption"], "R", "slash", "type jon", "escape", "R", *SCENES["card"])
WARM, ROUNDS = 1, 6
"""After the first round each cache has seen nearly all that there is; what fills up by chance does
not do so each time."""


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Screen]:
    store, clock = memory_store(), FixedClock(NOW)
    with store.transaction() as transaction:
        transaction.save(grown(0.05, contacts=60, per_day=15))
    desk = Desk(store, CONFIG, clock)
    async with PlannerApp(desk, folder).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        yield Screen(pilot, desk, clock)


async def counted(screen: Screen, rounds: int) -> list[Living]:
    """Do the scenes, again and again on the same day; what there is after each round."""
    began, counts = screen.state, list[Living]()
    for _ in range(rounds):
        await screen.press(*SHORT)
        await screen.pilot.resize_terminal(60, 15)
        await screen.pilot.resize_terminal(80, 24)
        with screen.desk.store.transaction() as transaction:
            transaction.save(began)
        screen.desk.refresh()
        # The last dialog sweeps up.
        await screen.press("question_mark", "escape")
        screen.pilot.app.clear_notifications()
        await screen.pilot.pause()
        counts.append(living())
    return counts


async def test_objects_level_off(tmp_path: Path) -> None:
    async with opened(tmp_path) as screen:
        counts = await counted(screen, ROUNDS)
    assert not growing(counts[WARM:])


async def test_a_dialog_that_somebody_keeps_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[object] = []
    monkeypatch.setattr(prompt.Dialog, "on_unmount", lambda dialog: kept.append(dialog))
    async with opened(tmp_path) as screen:
        counts = await counted(screen, 2)
    assert {"planner.tui.dialogs.capture.Capture", "textual.strip.Strip"} <= growing(counts).keys()
