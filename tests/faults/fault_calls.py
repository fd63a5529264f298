"""The operating system, made to fail at a chosen call, or to tell what it was asked to do."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

CALLS = (
    "open", "write", "fsync", "close", "fchmod", "replace", "rename", "link", "unlink", "mkdir",
    "utime", "stat", "fstat", "lstat", "scandir", "lseek",
)  # fmt: skip


@contextmanager
def intercepted(
    on_call: Callable[[str, Callable[..., Any], tuple[Any, ...]], Any],
) -> Iterator[None]:
    """Send every call of ``os`` that touches files through ``on_call(name, real, arguments)``."""
    real = {name: getattr(os, name) for name in CALLS if hasattr(os, name)}
    inside: list[str] = []

    def through(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any, **named: Any) -> Any:
            # What the observer itself does to files is not observed.
            if inside:
                return function(*given, **named)
            inside.append(name)
            try:
                return on_call(name, lambda *again: function(*again, **named), given)
            finally:
                inside.clear()

        return called

    for name, function in real.items():
        setattr(os, name, through(name, function))
    try:
        yield
    finally:
        for name, function in real.items():
            setattr(os, name, function)


class Failing:
    """Fails the call of this number, and if ``lasting`` all that follow; counts them all."""

    def __init__(self, error: Callable[[], BaseException], number: int, lasting: bool) -> None:
        self.error, self.number, self.lasting = error, number, lasting
        self.count = 0
        self.failed: list[str] = []

    def __call__(self, name: str, real: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        self.count += 1
        if self.count != self.number and not (self.lasting and self.count > self.number):
            return real(*given)
        self.failed.append(name)
        if name == "close":
            # As Linux does: the descriptor is gone, whatever close says.
            real(*given)
        raise self.error()


def no_room() -> OSError:
    """What a full disk says."""
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
