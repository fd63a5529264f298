"""Something fetched beside the screen, from beat to beat."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Errand(Generic[T]):
    """One at a time, in a thread that nobody waits for, also not at the end. ``goes_on`` from when
    it was sent until what it brought was taken."""

    def __init__(self) -> None:
        self._brought: SimpleQueue[T] = SimpleQueue()
        self.goes_on = False

    def send(self, fetch: Callable[[], T]) -> None:
        """``fetch`` raises nothing: there is nobody to hear it."""
        self.goes_on = True
        Thread(target=lambda: self._brought.put(fetch()), daemon=True).start()

    def brought(self) -> T | None:
        """What it came back with, once; ``None`` until then."""
        if not self.goes_on or self._brought.empty():
            return None
        self.goes_on = False
        return self._brought.get()
