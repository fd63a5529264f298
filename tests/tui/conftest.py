"""The real screen on a desk that forgets, at a Thursday ten o'clock in Madrid."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from clocks import FixedClock
from day_samples import CONFIG, customer
from screens import Opens, Screen

from planner.config import Config
from planner.desk import Desk
from planner.model.change import Change
from planner.model.document import Document
from planner.store import Store, memory_store
from planner.tui.app import PlannerApp

FIVE = (
    customer("c1", name="Ana Ruiz", company="Talleres Norte"),
    customer("c2", name="Jon Etxebarria", company="Goierri Steel"),
    customer("c3", name="Sara Costa", company="Costa"),
    customer("c4", name="Luis Vega", company="Vega"),
    customer("c5", name="Lucía Núñez", company="Núñez", emails=("lucia@nunez.example",)),
    customer("c6", name="Greta Lind", company="Lind AB"),
)


@pytest.fixture
def planner(clock: FixedClock, tmp_path: Path) -> Opens:
    """Opens the screen: ``async with planner() as screen``."""

    @asynccontextmanager
    async def opened(
        documents: Iterable[Document] = FIVE,
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
