"""The state in a folder: ``planner.json``, its lock beside it, ``backups/`` and ``history/``."""

import os
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from pathlib import Path

from planner.locale import _
from planner.model.errors import StateUnusable
from planner.paths import make_private, state_file
from planner.store import durable, regular
from planner.store.backups import PREVIOUS
from planner.store.damage import Damage
from planner.store.place import Kept, Mark, Months
from planner.store.refusals import why
from planner.store.regular import mark_of

_TICK_NS = 2 * 10**9
_STEP_NS = 1000


class Disk:
    """A folder of the rep's. If ``planner.json`` is a link, the file it leads to is the state."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = state_file(folder)
        self._backups = folder / "backups"
        self.name = str(self._path)

    def mark(self) -> Mark | None:
        try:
            return mark_of(self._path.stat())
        except FileNotFoundError:
            if self._path.is_symlink():
                raise Damage(_("it is a link to a file that is not there")) from None
            return None

    def read(self) -> tuple[Mark, bytes]:
        return regular.read(self._path)

    def locked(self, patience: float) -> AbstractContextManager[None]:
        # Imported late: commands that only read need no lock, and filelock is slow to import.
        from planner.store.lock import locked

        try:
            make_private(self.folder)
        except OSError as error:
            raise StateUnusable(
                _("{path} cannot be made: {reason}.").format(
                    path=self.folder, reason=why(error, str(self.folder))
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
        regular.refuse_to_write(target, parts)
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
                        path=self.name, reason=why(error, self.name)
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
                kept[name] = mark_of((self._backups / name).stat()).when
        return kept

    def read_kept(self, name: str) -> Kept:
        mark, content = regular.read(self._backups / name)
        return Kept(mark.when, content)

    def replace_kept(self, name: str, parts: list[bytes]) -> None:
        path = self._backups / name
        found = path.stat()
        with durable.written_beside(path, parts) as new:
            os.utime(new, ns=(found.st_atime_ns, found.st_mtime_ns))
            durable.rename(new, path)
        durable.sync_folder(self._backups)

    def drop_kept(self, name: str) -> None:
        (self._backups / name).unlink(missing_ok=True)

    def months(self) -> Months:
        # Imported late: most commands live in the present.
        from planner.store.months import FolderMonths

        return FolderMonths(self.folder / "history")

    def _target(self) -> Path:
        return Path(os.path.realpath(self._path))


def _distinct(new: Path, former: Mark | None) -> Mark:
    """The mark of ``new``, which no other content of the file has, even within one tick of the
    system's clock: later than ``former``, and a step beside the moment that another program's
    write in place would get.

    Numbers of inodes are used again at once, so two saves in a tick could else look like one.
    """
    moment = new.stat().st_mtime_ns
    if former and 0 <= former.modified_ns - moment < _TICK_NS:
        moment = former.modified_ns
    moment += _STEP_NS
    os.utime(new, ns=(moment, moment))
    return mark_of(new.stat())
