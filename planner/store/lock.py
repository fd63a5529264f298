"""One writer at a time, over all processes. The kernel frees the lock of a process that dies."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from planner.locale import _
from planner.model.errors import StateUnusable

_ASK_AGAIN = 0.01
_OPEN = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock file ``path``, which stays when it is free: removing it would part waiters.

    Raises StateUnusable if another process still holds it after ``patience`` seconds.
    """
    lock: BaseFileLock = FileLock(path, timeout=patience, mode=0o600)
    try:
        lock.acquire(poll_interval=_ASK_AGAIN)
    except Timeout as error:
        raise StateUnusable(_busy(path)) from error
    except OSError as error:
        raise StateUnusable(
            _("{path} cannot be locked: {reason}. Nothing was changed.").format(
                path=path, reason=error.strerror or error
            )
        ) from error
    try:
        if not isinstance(lock, SoftFileLock):
            _sign(path)
        yield
    finally:
        lock.release()


def _sign(path: Path) -> None:
    """Tell those who wait who holds the lock; the file's time tells since when.

    The first byte is left alone: on Windows it is the one that is locked.
    """
    with suppress(OSError):
        descriptor = os.open(path, _OPEN)
        try:
            os.lseek(descriptor, 1, os.SEEK_SET)
            os.write(descriptor, b"%10d\n" % os.getpid())
        finally:
            os.close(descriptor)


def _busy(path: Path) -> str:
    with suppress(OSError), path.open("rb") as file:
        file.seek(1)
        since = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC).astimezone()
        if holder := re.fullmatch(rb"\s*(\d+)\s*", file.read(32)):
            return _(
                "Another planner is busy (pid {pid}, since {time}); nothing was changed."
            ).format(pid=int(holder[1]), time=f"{since:%H:%M}")
    return _("Another planner is busy; nothing was changed.")
