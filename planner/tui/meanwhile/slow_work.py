"""A change that would be felt is made beside the screen, one at a time."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from planner.desk import Desk

T = TypeVar("T")


class SlowWork:
    """Whatever else would change the state waits for it: ask ``is_going_on``, or wait for its
    ``end``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._over = asyncio.Event()
        self._over.set()

    @property
    def is_going_on(self) -> bool:
        return not self._over.is_set()

    async def end(self) -> None:
        """Wait until nothing goes on."""
        await self._over.wait()

    async def do(self, work: Callable[[Desk], T], *, to_its_end: bool = False) -> T:
        """What ``work`` gives, or raises. The desk shows the old state until it is done. Whoever
        leaves the planner need not wait for it, unless it was promised to come ``to_its_end``."""
        # Imported late: few days have slow work.
        from planner.tui.meanwhile.beside import beside, by_other_hands

        await self._over.wait()
        self._over.clear()
        try:
            result, hands = await beside(
                lambda: by_other_hands(self._desk, work), to_its_end=to_its_end
            )
            self._desk.store, self._desk.state = hands.store, hands.state
        finally:
            self._over.set()
        return result
