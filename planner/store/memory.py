"""A place without a disk: for tests, and for a day that is thrown away."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from planner.locale import _
from planner.model.errors import StateUnusable
from planner.store.backups import PREVIOUS
from planner.store.damage import Damage
from planner.store.place import Kept, Mark, Months

_HOUR_NS = 3600 * 10**9


class Memory:
    """Behaves as a folder does. Its time moves on by an hour with each new content."""

    name = "memory"
    folder = None

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._content: bytes | None = None
        self._mark: Mark | None = None
        self._backups: dict[str, Kept] = {}
        self._written = 0
        self._months: dict[str, bytes] = {}

    def mark(self) -> Mark | None:
        return self._mark

    def read(self) -> tuple[Mark, bytes]:
        if self._mark is None or self._content is None:
            raise FileNotFoundError
        return self._mark, self._content

    @contextmanager
    def locked(self, patience: float) -> Iterator[None]:
        if not self._lock.acquire(timeout=patience):
            raise StateUnusable(_("Another planner is busy; nothing was changed."))
        try:
            yield
        finally:
            self._lock.release()

    def replace(
        self, parts: list[bytes], former: Mark | None, keep: str = "", *, previous: bool = True
    ) -> Mark:
        for name in filter(None, (keep, PREVIOUS if former and previous else "")):
            self.keep(name)
        return self.put(b"".join(parts))

    def keep(self, name: str) -> None:
        mark, content = self.read()
        self._backups[name] = Kept(mark.when, content)

    def put(self, content: bytes | None) -> Mark:
        """Set the content as another hand would; ``None`` deletes it."""
        self._written += 1
        mark = Mark(self._written, len(content or b""), self._written * _HOUR_NS)
        self._content, self._mark = content, mark if content is not None else None
        return mark

    def kept(self) -> dict[str, datetime]:
        return {name: kept.when for name, kept in self._backups.items()}

    def read_kept(self, name: str) -> Kept:
        try:
            return self._backups[name]
        except KeyError:
            raise Damage(_("it is not there")) from None

    def replace_kept(self, name: str, parts: list[bytes]) -> None:
        self._backups[name] = self._backups[name]._replace(content=b"".join(parts))

    def drop_kept(self, name: str) -> None:
        self._backups.pop(name, None)

    def months(self) -> Months:
        # Imported late: most commands live in the present.
        from planner.store.months import MemoryMonths

        return MemoryMonths(self._months)
