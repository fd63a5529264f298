"""Regular files, read whole and at one moment; and when not to write one."""

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from errno import EACCES
from pathlib import Path

from planner.locale import _
from planner.store.damage import Damage
from planner.store.place import Mark

LARGEST = 64 * 1024 * 1024
_READ = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to must not hang the planner
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def mark_of(found: os.stat_result) -> Mark:
    """What tells a file from one written since: inode, bytes, nanoseconds of its last change."""
    return Mark(found.st_ino, found.st_size, found.st_mtime_ns)


def read(path: Path) -> tuple[Mark, bytes]:
    """A regular file's bytes, all of one moment. Raises Damage, OSError."""
    _refuse_irregular(path.stat())
    descriptor = os.open(path, _READ)
    with os.fdopen(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        _refuse_irregular(before)
        # Room for the largest file would be asked of the system for each of a hundred months. A
        # byte more than there was tells one that grew.
        content = file.read(before.st_size + 1)
        after = os.fstat(descriptor)
    if mark_of(before) != mark_of(after):
        raise Damage(_("another program is writing it at this moment"))
    return mark_of(after), content


def lines(path: Path, mark: Mark, starts: Iterable[int]) -> list[bytes]:
    """The lines that begin at these bytes of a regular file. Raises Damage where it is not, or no
    more, the one of this mark; OSError."""
    _refuse_irregular(path.stat())
    descriptor = os.open(path, _READ)
    with os.fdopen(descriptor, "rb") as file:
        found = [file.readline() for start in starts if file.seek(start) == start]
        if mark_of(os.fstat(descriptor)) != mark:
            raise Damage(_("another program is writing it at this moment"))
    return found


def refuse_to_write(path: Path, parts: list[bytes]) -> None:
    """Whether these bytes may take the place of ``path``. Raises Damage, OSError if not."""
    if sum(map(len, parts)) > LARGEST:
        raise Damage(_("it would be larger than {limit} MiB").format(limit=LARGEST >> 20))
    # Replacing needs no right to write the old file; one made read-only is meant to stay.
    with suppress(FileNotFoundError):
        if not path.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(EACCES, os.strerror(EACCES))


def _refuse_irregular(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise Damage(_("it is a folder"))
    if not stat.S_ISREG(found.st_mode):
        raise Damage(_("it is a pipe or a device, not a file"))
    if found.st_size > LARGEST:
        raise Damage(_("it is larger than {limit} MiB").format(limit=LARGEST >> 20))
