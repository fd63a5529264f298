"""The state and its place: read when another hand wrote, changed by one writer at a time."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from planner.locale import _
from planner.model.errors import StateUnusable
from planner.model.state import State
from planner.store import backups, layout
from planner.store.backups import Backup
from planner.store.damage import KINDS, Damage, Newer
from planner.store.migrations import SCHEMA
from planner.store.place import Mark, Place


class _Seen(NamedTuple):
    """What was last read or written, or why it could not be read."""

    mark: Mark | None
    contents: layout.Contents | None = None
    error: StateUnusable | None = None


class Store:
    """One rep's state. Every refusal is a StateUnusable, and then nothing has changed."""

    def __init__(self, place: Place, patience: float = 10.0) -> None:
        self._place = place
        self._patience = patience
        self._seen: _Seen | None = None
        self._kept: Mapping[str, datetime] | None = None

    def load(self) -> State:
        """The newest state; empty where nothing was ever saved."""
        contents = self._contents()
        return contents.state if contents else State()

    def changed(self) -> bool:
        """Whether another hand wrote since the last load or save."""
        try:
            return self._seen is None or self._place.mark() != self._seen.mark
        except (OSError, Damage):
            return True

    @contextmanager
    def transaction(self) -> Iterator["Transaction"]:
        """Keep other writers out while a change is made on the newest state."""
        with self._place.locked(self._patience):
            transaction = Transaction(self, self.load())
            try:
                yield transaction
            finally:
                transaction.over = True

    def newest_backup(self) -> Backup | None:
        """The newest former state that can be read."""
        for name in backups.newest_first(self._place.kept()):
            with suppress(OSError, Damage):
                return self._backup(name)
        return None

    def save(self, old: State, new: State) -> None:
        """Replace the state by ``new``; ``old`` is what it was made from. For transactions."""
        # Imported late: commands that only read do without TinyDB.
        from planner.store.staging import staged

        seen = self._seen
        former = seen.contents if seen else None
        generation, keep = self._next(former, seen.mark if seen else None)
        try:
            lines = staged(former.lines if former else {}, old, new)
            parts = layout.written(lines, new.serial, generation)
            mark = self._place.replace(parts, seen.mark if seen else None, keep)
        except Damage as error:
            raise self._not_written(str(error)) from error
        except OSError as error:
            raise self._not_written(error.strerror or str(error)) from error
        self._seen = _Seen(mark, layout.Contents.saved(new, generation, lines))
        self._clear_out(keep)

    def _contents(self) -> layout.Contents | None:
        try:
            if self._seen is None or self._place.mark() != self._seen.mark:
                self._seen = self._look()
        except (OSError, Damage) as error:
            raise self._unreadable(error) from error
        if self._seen.error:
            raise self._seen.error
        return self._seen.contents

    def _look(self) -> _Seen:
        mark = self._place.mark()
        if mark is None:
            if self._seen or backups.newest_first(self._place.kept()):
                raise Damage(_("it is not there any more"))
            return _Seen(None)
        mark, content = self._place.read()
        try:
            return _Seen(mark, layout.read(content))
        except Damage as error:
            # Remembered, so that a screen may ask twice a second without reading it each time.
            return _Seen(mark, error=self._unreadable(error))

    def _next(
        self, former: layout.Contents | None, mark: Mark | None
    ) -> tuple[int, tuple[str, ...]]:
        """The next generation, and the names under which the present content is kept."""
        if former is None or mark is None:
            return 1, ()
        if self._kept is None:
            self._kept = self._place.kept()
        when = datetime.fromtimestamp(mark.modified_ns / 1e9, UTC)
        reason = _reason(former)
        if not reason and not backups.due(self._kept, when):
            return former.generation + 1, (backups.PREVIOUS,)
        self._kept = self._place.kept()
        highest = max(map(backups.number, self._kept), default=0)
        generation = max(former.generation, highest) + 1
        return generation, (backups.PREVIOUS, backups.numbered(generation, reason))

    def _clear_out(self, keep: tuple[str, ...]) -> None:
        if len(keep) < 2:
            return
        self._kept = self._place.kept()
        for name in backups.outdated(self._kept):
            # One backup too many harms nobody; the next save tries again.
            with suppress(OSError):
                self._place.drop_kept(name)

    def _backup(self, name: str) -> Backup:
        when, content = self._place.read_kept(name)
        contents = layout.read(content)
        counts = {table: len(getattr(contents.state, table)) for table in KINDS}
        path = Path(self._place.name).parent / "backups" / name
        return Backup(name, path, when, contents.generation, counts)

    def _unreadable(self, error: Exception) -> StateUnusable:
        reason = error.strerror if isinstance(error, OSError) else None
        said = _("{path} cannot be used: {reason}").format(
            path=self._place.name, reason=reason or error
        )
        if isinstance(error, Newer):
            return StateUnusable(f"{said}.")
        return StateUnusable(f"{said}; {self._way_out()}")

    def _way_out(self) -> str:
        with suppress(OSError):
            if backup := self.newest_backup():
                return _(
                    "the newest usable backup is {name} of {when} with {count} contacts,"
                    " see planner doctor."
                ).format(
                    name=backup.name,
                    when=f"{backup.when.astimezone():%Y-%m-%d %H:%M}",
                    count=backup.counts["contacts"],
                )
        return _("there is no usable backup, see planner doctor.")

    def _not_written(self, reason: str) -> StateUnusable:
        return StateUnusable(
            _("{path} cannot be written: {reason}. Nothing was changed.").format(
                path=self._place.name, reason=reason
            )
        )


class Transaction:
    """The time in which no other planner writes. ``state`` is the newest."""

    def __init__(self, store: Store, state: State) -> None:
        self._store = store
        self.state = state
        self.over = False

    def save(self, state: State) -> None:
        """Make ``state`` the newest. Durable when it returns."""
        if self.over:
            raise RuntimeError("a transaction writes only while it lasts")
        self._store.save(self.state, state)
        self.state = state


def _reason(former: layout.Contents) -> str:
    if former.schema < SCHEMA:
        return f"schema{former.schema}"
    return "foreign" if former.foreign else ""
