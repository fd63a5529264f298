"""Slow work beside the screen."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def beside(work: Callable[[], T]) -> T:
    """What ``work`` gives, done in a thread; the screen lives on, and whoever leaves the planner
    need not wait for it. ``work`` raises nothing."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def tell(result: T) -> None:
        if not done.done():
            done.set_result(result)

    def run() -> None:
        result = work()
        # Nobody is there any more to be told.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(tell, result)

    Thread(target=run, daemon=True).start()
    return await done
