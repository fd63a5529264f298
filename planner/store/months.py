"""Where the months of history are kept: a folder beside the state file, or memory."""

import os
import re
from contextlib import suppress
from pathlib import Path

from planner.locale import _
from planner.paths import make_private
from planner.store import durable, regular
from planner.store.damage import Damage
from planner.store.place import Mark

_FILE = re.compile(r"(\d{4}-\d\d)\.json")


class FolderMonths:
    """``2026-03.json`` and its like. One that is a link stays a link."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        try:
            files = os.listdir(self._folder)  # noqa: PTH208 - the bare names
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(found[1] for found in map(_FILE.fullmatch, files) if found)

    def path(self, month: str) -> str:
        return str(self._path(month))

    def read(self, month: str) -> tuple[Mark, bytes]:
        return regular.read(self._path(month))

    def replace(self, month: str, parts: list[bytes], former: Mark | None) -> None:
        make_private(self._folder)
        # A month whose folder a power cut may lose is not durable. The folder may be there already
        # and still not be safe: whoever made it may have been killed.
        durable.sync_folder(self._folder.parent)
        target = Path(os.path.realpath(self._path(month)))
        regular.refuse_to_write(target, parts)
        new = durable.temporary(target)
        durable.write_new(new, parts)
        try:
            _refuse_to_overwrite(target, former)
            durable.rename(new, target)
        except BaseException:
            with suppress(OSError):
                new.unlink()
            raise
        durable.sync_folder(target.parent)

    def _path(self, month: str) -> Path:
        return self._folder / f"{month}.json"


class MemoryMonths:
    """The same without a disk, on a dict of the caller's."""

    def __init__(self, contents: dict[str, bytes]) -> None:
        self._contents = contents

    def names(self) -> list[str]:
        return sorted(self._contents)

    def path(self, month: str) -> str:
        return f"memory {month}"

    def read(self, month: str) -> tuple[Mark, bytes]:
        try:
            content = self._contents[month]
        except KeyError:
            raise FileNotFoundError(month) from None
        return Mark(0, len(content), 0), content

    def replace(self, month: str, parts: list[bytes], former: Mark | None) -> None:
        self._contents[month] = b"".join(parts)


def _refuse_to_overwrite(target: Path, former: Mark | None) -> None:
    """Programs that know nothing of the lock may have written since ``former`` was read."""
    try:
        present = regular.mark_of(target.stat())
    except FileNotFoundError:
        present = None
    if present != former:
        raise Damage(_("another program is writing it at this moment"))
