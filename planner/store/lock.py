"""One writer at a time, over all processes. The kernel frees the lock of a process that dies.

To import filelock takes a ninth of a command. So where ``flock`` is there it is called here;
Windows and the few file systems without it are filelock's matter.
"""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from errno import ENOSYS
from functools import partial
from pathlib import Path

from planner.locale import _
from planner.model.errors import StateUnusable
from planner.store.refusals import why

if sys.platform != "win32":
    import fcntl

_ASK_AGAIN = 0.01
"""Seconds between two tries."""
_OPEN = os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)

Release = Callable[[], None]


@contextmanager
def locked(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock file ``path``, which stays when it is free: removing it would part waiters.

    Raises StateUnusable if another process still holds it after ``patience`` seconds.
    """
    try:
        release = _acquired(path, patience)
    except OSError as error:
        raise StateUnusable(
            _("{path} cannot be locked: {reason}. Nothing was changed.").format(
                path=path, reason=why(error, str(path))
            )
        ) from error
    if release is None:
        raise StateUnusable(_busy(path))
    try:
        yield
    finally:
        release()


def _acquired(path: Path, patience: float) -> Release | None:
    """How to let go again; ``None`` where another process does not."""
    if sys.platform == "win32":
        return _by_filelock(path, patience)
    for number in range(max(1, round(patience / _ASK_AGAIN))):
        if number:
            time.sleep(_ASK_AGAIN)
        try:
            if release := _flocked(path):
                return release
        except OSError as error:
            if error.errno != ENOSYS:
                raise
            return _by_filelock(path, patience)
    return None


if sys.platform != "win32":

    def _flocked(path: Path) -> Release | None:
        """One try."""
        descriptor = os.open(path, _OPEN | os.O_CREAT | os.O_NONBLOCK, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Who removes the file parts those who wait: only the one that stands there counts.
            if os.path.samestat(os.fstat(descriptor), os.lstat(path)):
                _sign(descriptor)
                return partial(_let_go, descriptor)
        except (BlockingIOError, FileNotFoundError):
            pass
        except BaseException:
            _let_go(descriptor)
            raise
        _let_go(descriptor)
        return None

    def _let_go(descriptor: int) -> None:
        # What the lock was for is done and durable: nothing here can refuse it any more.
        with suppress(OSError):
            try:
                # Closing would do, but for a child that another thread starts at this moment.
                fcntl.flock(descriptor, fcntl.LOCK_UN)
            finally:
                os.close(descriptor)


def _by_filelock(path: Path, patience: float) -> Release | None:
    # Imported late: see above.
    from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

    # What locks by being there needs a name at which nothing stays.
    soft = sys.platform != "win32"
    lock: BaseFileLock = (
        SoftFileLock(f"{path}.soft", timeout=patience, mode=0o600)
        if soft
        else FileLock(path, timeout=patience, mode=0o600)
    )
    try:
        lock.acquire(poll_interval=_ASK_AGAIN)
    except Timeout:
        return None
    if not soft:
        with suppress(OSError):
            descriptor = os.open(path, _OPEN)
            try:
                _sign(descriptor)
            finally:
                os.close(descriptor)
    return lock.release


def _sign(descriptor: int) -> None:
    """Tell those who wait who holds the lock; the file's time tells since when.

    The first byte is left alone: on Windows it is the one that is locked.
    """
    with suppress(OSError):
        os.lseek(descriptor, 1, os.SEEK_SET)
        os.write(descriptor, b"%10d\n" % os.getpid())


def _busy(path: Path) -> str:
    with suppress(OSError), path.open("rb") as file:
        file.seek(1)
        since = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC).astimezone()
        if holder := re.fullmatch(rb"\s*(\d+)\s*", file.read(32)):
            return _(
                "Another planner is busy (pid {pid}, since {time}); nothing was changed."
            ).format(pid=int(holder[1]), time=f"{since:%H:%M}")
    return _("Another planner is busy; nothing was changed.")
