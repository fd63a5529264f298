"""The real screen on a desk that forgets, at a Thursday ten o'clock in Madrid."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from clocks import FixedClock
from day_samples import CONFIG
from screens import PEOPLE, Opens, Screen

from planner.config import Config
from planner.desk import Desk
from planner.model.change import Change
from planner.model.document import Document
from planner.store import Store, memory_store
from planner.tui.app import PlannerApp


@pytest.fixture
def planner(clock: FixedClock, tmp_path: Path) -> Opens:
    """Opens the screen: ``async with planner() as screen``."""

    @asynccontextmanager
    async def opened(
        documents: Iterable[Document] = PEOPLE,
        size: tuple[int, int] = (140, 40),
        config: Config = CONFIG,
        store: Store | None = None,
    ) -> AsyncIterator[Screen]:
        desk = Desk(store or memory_store(), config, clock)
        people = tuple(documents)
        desk.apply(lambda state, **_: Change(state.put(*people), "made"), undoable=False)
        app = PlannerApp(desk, tmp_path)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield Screen(pilot, desk, clock)

    return opened
