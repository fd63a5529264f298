"""The state in a folder: ``planner.json``, its lock beside it, and ``backups/``."""

import os
import stat
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from errno import EACCES
from pathlib import Path

from planner.locale import _
from planner.model.errors import StateUnusable
from planner.paths import make_private, state_file
from planner.store import durable
from planner.store.backups import PREVIOUS
from planner.store.damage import Damage
from planner.store.place import Kept, Mark

_TICK_NS = 2 * 10**9
_STEP_NS = 1000
LARGEST = 64 * 1024 * 1024
_READ = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to must not hang the planner
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Disk:
    """A folder of the rep's. If ``planner.json`` is a link, the file it leads to is the state."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = state_file(folder)
        self._backups = folder / "backups"
        self.name = str(self._path)

    def mark(self) -> Mark | None:
        try:
            return _mark(self._path.stat())
        except FileNotFoundError:
            if self._path.is_symlink():
                raise Damage(_("it is a link to a file that is not there")) from None
            return None

    def read(self) -> tuple[Mark, bytes]:
        return _read(self._path)

    def locked(self, patience: float) -> AbstractContextManager[None]:
        # Imported late: commands that only read need no lock, and filelock is slow to import.
        from planner.store.lock import locked

        try:
            make_private(self._folder)
        except OSError as error:
            raise StateUnusable(
                _("{path} cannot be made: {reason}.").format(
                    path=self._folder, reason=error.strerror or error
                )
            ) from error
        target = self._target()
        return locked(target.with_name(target.name + ".lock"), patience)

    def replace(
        self, parts: list[bytes], former: Mark | None, keep: str = "", *, previous: bool = True
    ) -> Mark:
        target = self._target()
        new = durable.temporary(target)
        spare = durable.temporary(self._backups / PREVIOUS)
        _refuse_to_write(target, parts)
        durable.write_new(new, parts)
        try:
            mark = _distinct(new, former)
            if keep:
                self.keep(keep)
            if former:
                make_private(self._backups)
                durable.link(target, spare)
            self._refuse_to_overwrite(former)
            durable.rename(new, target)
        except BaseException:
            for rest in (new, spare):
                with suppress(OSError):
                    rest.unlink()
            raise
        self._settle(target, spare if former else None)
        # Only now: until the save is certain, the last backup is not given up for this one.
        with suppress(OSError):
            durable.rename(spare, self._backups / PREVIOUS) if previous else spare.unlink()
        return mark

    def _refuse_to_overwrite(self, former: Mark | None) -> None:
        """Programs that know nothing of the lock may have written since ``former`` was read."""
        if self.mark() != former:
            raise StateUnusable(
                _("{path} was changed by another program just now; try again.").format(
                    path=self.name
                )
            )

    def _settle(self, target: Path, spare: Path | None) -> None:
        """Make the replacement durable, or take it back: what is refused has not happened."""
        try:
            durable.sync_folder(target.parent)
        except OSError:
            try:
                target.unlink() if spare is None else durable.rename(spare, target)
            except OSError as error:
                raise StateUnusable(
                    _("{path} may or may not hold the last change: {reason}.").format(
                        path=self.name, reason=error.strerror or error
                    )
                ) from error
            raise

    def keep(self, name: str) -> None:
        make_private(self._backups)
        # A copy, so that whoever edits the state in place cannot spoil its backup too.
        spare = durable.temporary(self._backups / name)
        durable.copy(self._target(), spare)
        durable.rename(spare, self._backups / name)
        durable.sync_folder(self._backups)

    def kept(self) -> dict[str, datetime]:
        try:
            names = os.listdir(self._backups)  # noqa: PTH208 - the bare names
        except (FileNotFoundError, NotADirectoryError):
            return {}
        kept = {}
        for name in names:
            # Another planner may be clearing out at this moment.
            with suppress(FileNotFoundError):
                kept[name] = _when((self._backups / name).stat().st_mtime_ns)
        return kept

    def read_kept(self, name: str) -> Kept:
        mark, content = _read(self._backups / name)
        return Kept(_when(mark.modified_ns), content)

    def drop_kept(self, name: str) -> None:
        (self._backups / name).unlink(missing_ok=True)

    def _target(self) -> Path:
        return Path(os.path.realpath(self._path))


def _when(nanoseconds: int) -> datetime:
    return datetime.fromtimestamp(nanoseconds / 1e9, UTC)


def _mark(found: os.stat_result) -> Mark:
    return Mark(found.st_ino, found.st_size, found.st_mtime_ns)


def _distinct(new: Path, former: Mark | None) -> Mark:
    """The mark of ``new``, later than ``former`` even within one tick of the system's clock.

    Numbers of inodes are used again at once, so two saves in a tick could else look like one.
    """
    mark = _mark(new.stat())
    if former and 0 <= former.modified_ns - mark.modified_ns < _TICK_NS:
        mark = mark._replace(modified_ns=former.modified_ns + _STEP_NS)
        os.utime(new, ns=(mark.modified_ns, mark.modified_ns))
        mark = _mark(new.stat())
    return mark


def _read(path: Path) -> tuple[Mark, bytes]:
    """A regular file's bytes, all of one moment."""
    _refuse_irregular(path.stat())
    descriptor = os.open(path, _READ)
    with os.fdopen(descriptor, "rb") as file:
        before = os.fstat(descriptor)
        _refuse_irregular(before)
        content = file.read(LARGEST + 1)
        after = os.fstat(descriptor)
    if _mark(before) != _mark(after):
        raise Damage(_("another program is writing it at this moment"))
    return _mark(after), content


def _refuse_irregular(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise Damage(_("it is a folder"))
    if not stat.S_ISREG(found.st_mode):
        raise Damage(_("it is a pipe or a device, not a file"))
    if found.st_size > LARGEST:
        raise Damage(_("it is larger than {limit} MiB").format(limit=LARGEST >> 20))


def _refuse_to_write(path: Path, parts: list[bytes]) -> None:
    if sum(map(len, parts)) > LARGEST:
        raise Damage(_("it would be larger than {limit} MiB").format(limit=LARGEST >> 20))
    # Replacing needs no right to write the old file; one made read-only is meant to stay.
    with suppress(FileNotFoundError):
        if not path.stat().st_mode & stat.S_IWUSR:
            raise PermissionError(EACCES, os.strerror(EACCES))
