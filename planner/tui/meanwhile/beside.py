"""Slow work beside the screen."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import copy
from threading import Thread
from typing import TypeVar

from planner.collector import uncollected
from planner.desk import Desk

T = TypeVar("T")


_TURN_SECONDS = 0.0005
"""So soon the screen gets its turn while a thread computes; by default it waits ten times as long,
at each of the many turns that a key takes."""
_USUAL_TURN = sys.getswitchinterval()


@contextmanager
def short_turns() -> Iterator[None]:
    """In which a thread that computes leaves the screen as quick as it is."""
    sys.setswitchinterval(_TURN_SECONDS)
    try:
        yield
    finally:
        sys.setswitchinterval(_USUAL_TURN)


async def beside(work: Callable[[], T], *, to_its_end: bool = False) -> T:
    """What ``work`` gives, or raises, done in a thread; the screen lives on. Whoever leaves the
    planner need not wait for it, unless it was promised to come ``to_its_end``."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def tell(result: T | None, error: Exception | None) -> None:
        if done.done():
            return
        if error:
            done.set_exception(error)
        else:
            done.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, error = None, None
        try:
            with short_turns():
                result = work()
        except Exception as raised:
            # Told to whoever waits: they know what it means.
            error = raised
        # Nobody is there any more to be told.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(tell, result, error)

    Thread(target=run, daemon=not to_its_end).start()
    return await done


def by_other_hands(desk: Desk, work: Callable[[Desk], T]) -> tuple[T, Desk]:
    """What ``work`` gives, done by another pair of hands as another program would do it; and these
    hands. Who takes over what they know need not read the file again."""
    hands = copy(desk)
    hands.store = copy(desk.store)
    with short_turns(), uncollected(for_good=True):
        return work(hands), hands
