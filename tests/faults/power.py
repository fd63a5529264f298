"""A disk whose power fails: follows the operations of real saves, and forgets what was not synced.

The model is harsher than any file system. Content without a sync may come back empty, cut short,
full of zeros, or whole; of the names changed since their folder was last synced, any may be lost
and any kept.
"""

import os
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

UNCERTAIN = 8
"""So many of the latest names may be lost; the system writes older ones back by itself."""
INDEX = "index"
"""What is kept to find things in a month. It stays, also where the month itself is lost: nothing
worse can come of it, and it takes none of the places of the latest names."""
Survivors = dict[Path, bytes]
"""What is found after the power is back: path -> content."""


FOLDER = -1
"""Stands for the content of what is a folder: it has none, and what is in it needs it."""


class Change(NamedTuple):
    """Names set and dropped together, not safe before ``folder`` is synced."""

    folder: Path
    put: dict[Path, int]
    gone: tuple[Path, ...] = ()


class Watched:
    """One folder's files, as processes see them and as the disk holds them for sure."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.contents: list[bytes] = []
        self.synced: dict[int, bytes] = {}
        self.names: dict[Path, int] = {}
        self.safe: dict[Path, int] = {}
        self.pending: list[Change] = []
        self.opened: dict[int, Path] = {}
        self.seen: set[frozenset[tuple[Path, bytes]]] = set()

    def __call__(self, name: str, real: Callable[..., Any], given: tuple[Any, ...]) -> Any:
        answer = real(*given)
        note = getattr(self, f"_on_{name}", None)
        if note:
            note(answer, *given)
        return answer

    def after_a_cut(self) -> Iterator[Survivors]:
        """Every outcome of a power cut at this moment that was not seen before."""
        for kept in product((False, True), repeat=len(self.pending)):
            names = dict(self.safe)
            for change in (c for c, keep in zip(self.pending, kept, strict=True) if keep):
                _apply(change, names)
            for damage in (_empty, _half, _zeros, _whole):
                found = {
                    path: self._content(number, damage)
                    for path, number in names.items()
                    if number != FOLDER and self._leads_to(path, names)
                }
                if (key := frozenset(found.items())) not in self.seen:
                    self.seen.add(key)
                    yield found

    def _leads_to(self, path: Path, names: dict[Path, int]) -> bool:
        """Whether the folder of ``path`` has survived."""
        return path.parent == self.folder or path.parent in names

    def _content(self, number: int, damage: Callable[[bytes], bytes]) -> bytes:
        now = self.contents[number]
        return now if self.synced.get(number) == now else damage(now)

    def _on_open(self, descriptor: int, path: Any, flags: int = 0, *_mode: Any) -> None:
        self.opened[descriptor] = path = Path(path)
        if flags & os.O_CREAT and path not in self.names and path.suffix != ".lock":
            self.contents.append(b"")
            self._change(Change(path.parent, {path: len(self.contents) - 1}))

    def _on_write(self, count: int, descriptor: int, data: Any) -> None:
        if (path := self.opened[descriptor]) in self.names:
            self.contents[self.names[path]] += bytes(data)[:count]

    def _on_fsync(self, _answer: None, descriptor: int) -> None:
        path = self.opened[descriptor]
        if path in self.names:
            self.synced[self.names[path]] = self.contents[self.names[path]]
        for change in (c for c in self.pending if c.folder == path):
            _apply(change, self.safe)
        self.pending = [change for change in self.pending if change.folder != path]

    def _on_mkdir(self, _answer: None, path: Any, *_mode: Any) -> None:
        self._change(Change(Path(path).parent, {Path(path): FOLDER}))

    def _on_link(self, _answer: None, source: Any, target: Any) -> None:
        self._change(Change(Path(target).parent, {Path(target): self.names[Path(source)]}))

    def _on_replace(self, _answer: None, source: Any, target: Any) -> None:
        source, target = Path(source), Path(target)
        same = self.names[source] == self.names.get(target)
        gone = () if same else (source,)
        self._change(Change(target.parent, {target: self.names[source]}, gone))

    def _on_unlink(self, _answer: None, path: Any) -> None:
        self._change(Change(Path(path).parent, {}, (Path(path),)))

    def _change(self, change: Change) -> None:
        if self.folder in (change.folder, *change.folder.parents):
            _apply(change, self.names)
            if change.folder.name == INDEX:
                _apply(change, self.safe)
                return
            self.pending.append(change)
            for old in self.pending[:-UNCERTAIN]:
                _apply(old, self.safe)
            self.pending = self.pending[-UNCERTAIN:]


def _apply(change: Change, names: dict[Path, int]) -> None:
    names.update(change.put)
    for path in change.gone:
        names.pop(path, None)


def _empty(_content: bytes) -> bytes:
    return b""


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _zeros(content: bytes) -> bytes:
    return bytes(len(content))


def _whole(content: bytes) -> bytes:
    return content
