"""Bytes that survive a power cut: every call that changes the disk stands here.

A replacement takes four steps and needs all of them: a new file, its sync, the rename, the sync of
the folder. Without the syncs a power cut loses what was acknowledged, or leaves an empty file.
"""

import errno
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_PIECE = 64 * 1024
_WINDOWS_TRIES = 50


def temporary(path: Path) -> Path:
    """The name beside ``path`` under which its next content is written."""
    return path.with_name(path.name + ".tmp")


def write_new(path: Path, parts: Iterable[bytes]) -> None:
    """A new private file of these parts, synced; nothing is left of it after an error.

    Whatever stood at ``path`` is the rest of a killed writer and goes: the caller holds the lock.
    """
    path.unlink(missing_ok=True)
    descriptor = os.open(path, _NEW | _PLAIN, 0o600)
    try:
        try:
            if sys.platform != "win32":
                os.fchmod(descriptor, 0o600)
            for part in parts:
                rest = memoryview(part)
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
            _sync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


@contextmanager
def written_beside(path: Path, parts: Iterable[bytes]) -> Iterator[Path]:
    """A new file that is to take the place of ``path``; nothing is left of it if it does not."""
    new = temporary(path)
    write_new(new, parts)
    try:
        yield new
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise


def rename(new: Path, path: Path) -> None:
    """Put ``new`` in the place of ``path``; durable once the folder is synced."""
    # On Windows a file that somebody has open, if only to read, cannot be replaced at once.
    for _attempt in range(_WINDOWS_TRIES if sys.platform == "win32" else 0):
        try:
            new.replace(path)
        except PermissionError:
            time.sleep(0.02)
        else:
            return
    new.replace(path)


def link(path: Path, spare: Path) -> None:
    """``path`` under the name ``spare`` too: the same file where links work, else a copy."""
    spare.unlink(missing_ok=True)
    try:
        spare.hardlink_to(path)
    except OSError:
        copy(path, spare)


def copy(path: Path, other: Path) -> None:
    """A private, synced copy that keeps the time of ``path``."""
    with path.open("rb") as file:
        write_new(other, iter(partial(file.read, _PIECE), b""))
    found = path.stat()
    os.utime(other, ns=(found.st_atime_ns, found.st_mtime_ns))


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable. Windows keeps them so by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | _PLAIN)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems cannot sync a folder, and say so.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        # macOS' fsync stops at the drive's own memory.
        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)
