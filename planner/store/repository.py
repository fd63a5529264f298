"""The state as the rest of the planner knows it: the newest, and one writer at a time."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from planner.model.state import State
from planner.store import backups
from planner.store.backups import Backup
from planner.store.damage import Damage
from planner.store.head import SCHEMA
from planner.store.layout import Contents
from planner.store.ledger import Ledger, Seen
from planner.store.place import Mark, Place
from planner.store.refusals import unsearchable, unwritable

if TYPE_CHECKING:
    from planner.method.archiving import Ended
    from planner.method.privacy.personal import Person
    from planner.method.privacy.traces import Traces
    from planner.store.doctor import Checkup
    from planner.store.history import History


class Store:
    """One rep's state. Where it refuses (StateUnusable, Refused), nothing has changed."""

    def __init__(self, place: Place, patience: float = 10.0) -> None:
        self._ledger = Ledger(place)
        self._patience = patience
        self._seen: Seen | None = None

    def load(self) -> State:
        """The newest state; empty where nothing was ever saved."""
        return _state(self._newest())

    def changed(self) -> bool:
        """Whether another hand wrote since the last load or save."""
        try:
            return self._seen is None or self._ledger.place.mark() != self._seen.mark
        except (OSError, Damage):
            return True

    @property
    def mark(self) -> Mark | None:
        """What tells the state last loaded or saved from others; ``None`` if it is damaged."""
        return None if self._seen is None or self._seen.error else self._seen.mark

    @property
    def saved(self) -> bool:
        """Whether the newest state is the one that this store itself saved last."""
        return self._seen is not None and self._seen.own

    @contextmanager
    def transaction(self) -> Iterator["Transaction"]:
        """Keep other writers out while a change is made on the newest state."""
        # A folder that was removed is noticed here, before the lock would make it anew.
        self.load()
        with self._ledger.place.locked(self._patience):
            transaction = Transaction(self, self._newest())
            try:
                yield transaction
            finally:
                transaction.over = True

    def newest_backup(self) -> Backup | None:
        """The newest former state that can be read."""
        return self._ledger.shelf.newest()

    def backups(self) -> list[Backup]:
        """All former states that are kept, newest first, with what they hold. Raises StateUnusable
        where the system does not list them: some may be there."""
        try:
            return backups.by_save(self._ledger.shelf.listing())
        except OSError as error:
            raise unsearchable(self._ledger.place.name, error) from error

    def back_up(self) -> Backup:
        """Keep the present state as a backup now."""
        with self.transaction():
            return self._ledger.keep(self._newest())

    def state_of(self, name: str) -> State:
        """The state that a backup holds."""
        from planner.store.care import kept

        return kept(self._ledger, name).state

    def restore(self, name: str) -> State:
        """Make a backup the newest state. What it replaces, damaged or not, becomes a backup
        itself, so this can be taken back; numbers of ids go on from the highest ever used.
        """
        from planner.store.care import restored

        self._seen = restored(self._ledger, name, self._patience)
        return _state(self._seen)

    def checkup(self) -> "Checkup":
        """What is wrong with the file, and what of it is whole. Changes nothing."""
        from planner.store.care import checkup

        return checkup(self._ledger)

    def mend(self) -> State:
        """Save the whole documents of a damaged file, which becomes a backup as it was."""
        from planner.store.care import mended

        self._seen = mended(self._ledger, self._patience)
        return _state(self._seen)

    def traces(self, person: "Person", *, everywhere: bool = False) -> "Traces":
        """What ``forget`` would find. Changes nothing."""
        from planner.store.forgetting import traces

        return traces(self._ledger, person, everywhere=everywhere)

    def forget(self, person: "Person", *, everywhere: bool = False) -> "Traces":
        """Erase a person from state, history, backups and drafts; ``everywhere`` from the texts of
        others too. Gives what there was. No undo and no backup brings it back.
        """
        from planner.store.forgetting import forgotten

        found, seen = forgotten(self._ledger, person, self._patience, everywhere=everywhere)
        self._seen = seen or self._seen
        return found

    @property
    def history(self) -> "History":
        """What has moved out of the state."""
        # Imported late: most commands live in the present.
        from planner.store.history import History

        return History(self._ledger.place.months())

    def write(self, seen: Seen, state: State) -> Seen:
        """Put ``state`` in the place of what was ``seen``. For transactions."""
        # Imported late, as its like in this class: commands that only read do without TinyDB.
        from planner.store.staging import staged

        former = seen.contents
        try:
            lines = staged(former.lines if former else {}, _state(seen), state)
        except Damage as error:
            raise unwritable(self._ledger.place.name, error) from error
        generation = former.generation if former else 0
        self._seen = self._ledger.write(state, lines, seen, generation, _reason(former))
        return self._seen

    def _newest(self) -> Seen:
        if self._seen is None and self._ledger.never_saved():
            self._seen = Seen(None)
        elif self._seen is None or self._ledger.mark() != self._seen.mark:
            self._seen = self._ledger.read()
        if self._seen.error:
            raise self._seen.error
        return self._seen


class Transaction:
    """The time in which no other planner writes. ``state`` is the newest."""

    def __init__(self, store: Store, seen: Seen) -> None:
        self._store = store
        self._seen = seen
        self.over = False

    @property
    def state(self) -> State:
        return _state(self._seen)

    def save(self, state: State) -> None:
        """Make ``state`` the newest. Durable when it returns."""
        if self.over:
            raise RuntimeError("a transaction writes only while it lasts")
        self._seen = self._store.write(self._seen, state)

    def archive(self, finished: Iterable["Ended"]) -> tuple[str, ...]:
        """Move finished documents to history. Durable when it returns.

        Gives a sentence for each month whose file is damaged: what belongs there stays.
        """
        from planner.store.history import without

        contents = self._seen.contents
        if contents is None:
            return ()
        taken = self._store.history.take(finished, contents.lines, contents.state.serial)
        if taken.documents:
            self.save(without(self.state, taken.documents))
        return taken.troubles


def _state(seen: Seen) -> State:
    return seen.contents.state if seen.contents else State()


def _reason(former: Contents | None) -> str:
    """Why the present content is kept at once, not only every 10 minutes."""
    if former and former.schema < SCHEMA:
        return f"schema{former.schema}"
    return "foreign" if former and former.foreign else ""
