"""What the disk does not take, kept until it does, and what can be done about it.

Every change of the screen goes through here. Knows no widget.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.clock import Clock
from planner.config import Config
from planner.desk import Desk, Verb
from planner.locale import _
from planner.model.change import Change
from planner.model.errors import PlannerError, Refused, StateUnusable
from planner.model.state import State
from planner.store import Backup, Store, memory_store, open_store

if TYPE_CHECKING:
    from planner.store.doctor import Checkup

PATIENCE = 2.0
"""Seconds to wait for another planner that writes to the new folder at this moment."""


class Wish(NamedTuple):
    """A change that could not be saved. ``said`` is what it tells once it is made."""

    said: str
    make: Callable[[], Change]


class Remedies(NamedTuple):
    """What can take the place of a file that cannot be read: a backup, or what is whole in it."""

    backup: Backup | None = None
    checkup: "Checkup | None" = None


class Trouble:
    """``unreadable`` and ``unwritable`` are the sentences that tell why, empty where all is well;
    ``wishes`` the changes that were refused for it; ``folder`` is where the state is, ``moved``
    tells that it was saved there for want of a better place. ``shown``: the rep is being asked.
    """

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk = desk
        self.folder = folder
        self.unreadable = ""
        self.unwritable = ""
        self.wishes: tuple[Wish, ...] = ()
        self.moved = False
        self.shown = False

    @property
    def reason(self) -> str:
        return self.unreadable or self.unwritable

    def refresh(self) -> bool:
        """Take over what another program wrote. Tells whether there is something new to show."""
        before, news = self.unreadable, False
        try:
            news = self._desk.refresh()
            self.unreadable = ""
        except StateUnusable as refusal:
            self.unreadable = refusal.sentence
        return news or self.unreadable != before

    def apply(self, verb: Verb, *args: Any, **kwargs: Any) -> Change:
        """As the desk does. What the rep wanted is kept if it cannot be saved."""
        desk = self._desk
        make = partial(desk.apply, verb, *args, **kwargs)
        try:
            return self.change(make)
        except StateUnusable:
            # Where the rules would refuse it as well, there is nothing to keep.
            would = verb(desk.state, *args, now=desk.now, config=desk.config, **kwargs)
            self.wishes += (Wish(would.said, make),)
            raise

    def change(self, make: Callable[[], Change]) -> Change:
        """Change the state; a save that fails is told by ``reason`` until one succeeds."""
        before = self._desk.state
        try:
            change = make()
        except StateUnusable as refusal:
            self.refresh()
            self.unwritable = "" if self.unreadable else refusal.sentence
            raise
        if self._desk.state is not before:
            self.saved()
        return change

    def saved(self) -> None:
        """What is shown is on the disk."""
        self.unreadable = self.unwritable = ""

    def retry(self) -> str:
        """Make the changes that were kept, the oldest first, and tell what came of them."""
        told: list[str] = []
        while self.wishes:
            try:
                told.append(self.change(self.wishes[0].make).said)
            except StateUnusable:
                raise
            except PlannerError as refusal:
                told.append(refusal.sentence)
            self.wishes = self.wishes[1:]
        self.unwritable = ""
        return "\n".join(told)

    def drop(self) -> None:
        """Give up the changes that were kept."""
        self.wishes = ()

    def move(self, folder: Path) -> None:
        """Write all that is shown to ``folder``, and go on there with the changes kept. Raises
        PlannerError if there is a state already, or it cannot be written.
        """
        store = open_store(folder, patience=PATIENCE)
        with store.transaction() as transaction:
            if transaction.state != State():
                raise Refused(
                    _("{folder} holds the state of a planner already; name another folder.").format(
                        folder=folder
                    )
                )
            transaction.save(self._desk.state)
        self._desk.store = store
        self.folder, self.moved = folder, True
        self.saved()
        self._desk.refresh()


def remedies(store: Store, path: Path) -> Remedies:
    """What can be offered for the state file ``path``; nothing for a file that is sound, and for
    one that only a newer planner understands.
    """
    try:
        checkup = store.checkup()
    except PlannerError:
        return Remedies() if path.exists() else Remedies(store.newest_backup())
    return Remedies() if checkup.sound else Remedies(store.newest_backup(), checkup)


def desk_beside(store: Store, config: Config, clock: Clock) -> Desk:
    """A desk whose file cannot be read: it shows the newest usable backup, and takes over the file
    as soon as that is mended.
    """
    desk = Desk(memory_store(), config, clock)
    if backup := store.newest_backup():
        desk.state = store.state_of(backup.name)
    desk.store = store
    return desk
