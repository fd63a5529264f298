"""How far something long has come, for who waits for it."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Called now and then with how many of how many are done; the last time with all of them."""

STEP = 500
"""So many are done from one call to the next: a hundredth of a second."""

T = TypeVar("T")


def unfollowed(done: int, of: int) -> None:
    """Nobody waits."""


def followed(items: Sequence[T], progress: Progress) -> Iterator[T]:
    """The items, with their progress told."""
    for done, item in enumerate(items):
        if not done % STEP:
            progress(done, len(items))
        yield item
    progress(len(items), len(items))
