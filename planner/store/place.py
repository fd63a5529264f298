"""What the store asks of the place where it keeps its bytes: a folder, or memory in tests."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple, Protocol


class Mark(NamedTuple):
    """What tells one content of a file from another without reading it."""

    inode: int
    size: int
    modified_ns: int

    @property
    def when(self) -> datetime:
        """When it was written."""
        return datetime.fromtimestamp(self.modified_ns / 1e9, UTC)


class Kept(NamedTuple):
    """A backup's bytes, and when they were the state."""

    when: datetime
    content: bytes


class Months(Protocol):
    """Where the months of history are kept, each under its name, such as ``2026-03``. Every refusal
    is an OSError or a Damage.
    """

    def names(self) -> list[str]:
        """The months there are, the oldest first."""

    def path(self, month: str) -> str:
        """How sentences call it."""

    def read(self, month: str) -> tuple[Mark, bytes]:
        """Its content. Raises FileNotFoundError where there is none."""

    def mark(self, month: str) -> Mark:
        """Its content's mark. Raises FileNotFoundError where there is none."""

    def replace(self, month: str, parts: list[bytes], former: Mark | None) -> None:
        """Put these bytes in place of the content of ``former``. Durable on return, with all that
        leads to it; the caller holds the lock.
        """

    def lines(self, month: str, mark: Mark, starts: Iterable[int]) -> list[bytes]:
        """The lines of the content of ``mark`` that begin at these bytes. Raises Damage where it is
        another content.
        """

    def index(self, month: str, kind: str) -> bytes:
        """The index of this kind, ``words``, ``found`` or ``names``, that was kept of it.
        Raises FileNotFoundError where there is none.
        """

    def keep_index(self, month: str, kind: str, index: bytes, mark: Mark) -> None:
        """Keep an index of the content of ``mark``; the caller needs no lock."""


class Place(Protocol):
    """Reads, replaces and keeps whole contents. Every refusal is an OSError or a StateUnusable."""

    name: str
    """How sentences call it: the path of the state file."""

    @property
    def folder(self) -> Path | None:
        """Where other files of the planner lie beside it, if anywhere."""

    def mark(self) -> Mark | None:
        """The present content's mark; ``None`` where there is none."""

    def read(self) -> tuple[Mark, bytes]:
        """The present content. Raises Damage if it is no readable file."""

    def locked(self, patience: float) -> AbstractContextManager[None]:
        """Hold off every other writer; wait ``patience`` seconds for one, then StateUnusable."""

    def replace(
        self, parts: list[bytes], former: Mark | None, keep: str = "", *, previous: bool = True
    ) -> Mark:
        """Put these bytes in place of the content of ``former``, which becomes the previous state
        if it is fit to be one, and if ``keep`` names a backup, that. Durable on return. On an
        error nothing has changed.
        """

    def keep(self, name: str) -> None:
        """Keep the present content as a backup."""

    def kept(self) -> dict[str, datetime]:
        """The name of each backup, and when it was the state."""

    def read_kept(self, name: str) -> Kept:
        """One backup. Raises OSError, or Damage."""

    def replace_kept(self, name: str, parts: list[bytes]) -> None:
        """Put these bytes in place of a backup, which keeps its name and its time. Durable on
        return.
        """

    def drop_kept(self, name: str) -> None:
        """Remove one backup."""

    def months(self) -> Months:
        """The place of what has moved out of the state."""
