"""Where the months of history are kept: a folder beside the state file, or memory."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from planner.locale import _
from planner.paths import make_private
from planner.store import durable, regular
from planner.store.damage import Damage
from planner.store.place import Mark

_FILE = re.compile(r"(\d{4}-\d\d)\.json")


class FolderMonths:
    """``2026-03.json`` and its like, and beside the folder ``index/2026-03.words`` and the like.
    One that is a link stays a link.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._indexes = folder.parent / "index"

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

    def mark(self, month: str) -> Mark:
        return regular.mark_of(self._path(month).stat())

    def replace(self, month: str, parts: list[bytes], former: Mark | None) -> None:
        make_private(self._folder)
        # A month whose folder a power cut may lose is not durable. The folder may be there already
        # and still not be safe: whoever made it may have been killed.
        durable.sync_folder(self._folder.parent)
        target = Path(os.path.realpath(self._path(month)))
        regular.refuse_to_write(target, parts)
        with durable.written_beside(target, parts) as new:
            _refuse_to_overwrite(target, former)
            durable.rename(new, target)
        durable.sync_folder(target.parent)

    def lines(self, month: str, mark: Mark, starts: Iterable[int]) -> list[bytes]:
        return regular.lines(self._path(month), mark, starts)

    def index(self, month: str, kind: str) -> bytes:
        return regular.read(self._index(month, kind))[1]

    def keep_index(self, month: str, kind: str, index: bytes, mark: Mark) -> None:
        path = self._index(month, kind)
        make_private(path.parent)
        # Two who write at the same moment may spoil it; its sum tells, and it is made again.
        with durable.written_beside(path, [index]) as new:
            durable.rename(new, path)
        # Whoever forgets a person changes the month first and then removes what was kept of it.
        # That may have been just now: what comes too late goes again.
        if self.mark(month) != mark:
            path.unlink()

    def _index(self, month: str, kind: str) -> Path:
        return self._indexes / f"{month}.{kind}"

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

    def mark(self, month: str) -> Mark:
        return self.read(month)[0]

    def replace(self, month: str, parts: list[bytes], former: Mark | None) -> None:
        self._contents[month] = b"".join(parts)

    def lines(self, month: str, mark: Mark, starts: Iterable[int]) -> list[bytes]:
        content = self.read(month)[1]
        return [content[start : content.find(b"\n", start) + 1] for start in starts]

    def index(self, month: str, kind: str) -> bytes:
        raise FileNotFoundError(month)

    def keep_index(self, month: str, kind: str, index: bytes, mark: Mark) -> None:
        """What has so little past makes it anew in no time."""


def _refuse_to_overwrite(target: Path, former: Mark | None) -> None:
    """Programs that know nothing of the lock may have written since ``former`` was read."""
    try:
        present = regular.mark_of(target.stat())
    except FileNotFoundError:
        present = None
    if present != former:
        raise Damage(_("another program is writing it at this moment"))
