"""Whole states on a place: read with a sentence for each thing that can be wrong, and written
with what they replace kept on the shelf.
"""

from typing import NamedTuple

from planner.locale import _
from planner.model.errors import StateUnusable
from planner.model.state import State
from planner.store import layout
from planner.store.backups import Backup
from planner.store.damage import Damage
from planner.store.place import Mark, Place
from planner.store.refusals import unreadable, unwritable
from planner.store.shelf import Shelf


class Seen(NamedTuple):
    """What was last read or written. ``contents`` is ``None`` before the first save, and where
    ``error`` tells why it could not be read. ``own``: written here, not read.
    """

    mark: Mark | None
    contents: layout.Contents | None = None
    error: StateUnusable | None = None
    own: bool = False


class Ledger:
    """Everything that reads or writes goes through here. Raises StateUnusable."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.shelf = Shelf(place)

    def mark(self) -> Mark | None:
        try:
            return self.place.mark()
        except (OSError, Damage) as error:
            raise self.unreadable(error) from error

    def never_saved(self) -> bool:
        """Whether there is neither a state nor a backup of one."""
        try:
            return self.place.mark() is None and not self.shelf.names()
        except (OSError, Damage) as error:
            raise self.unreadable(error) from error

    def content(self) -> tuple[Mark, bytes]:
        """The bytes as they are."""
        try:
            return self.place.read()
        except FileNotFoundError:
            raise self.unreadable(Damage(_("it is not there any more"))) from None
        except (OSError, Damage) as error:
            raise self.unreadable(error) from error

    def read(self) -> Seen:
        """The present state. Damage is part of the answer, so that a screen may ask twice a
        second without reading the file each time.
        """
        mark, content = self.content()
        try:
            return Seen(mark, layout.read(content))
        except Damage as error:
            return Seen(mark, error=self.unreadable(error))

    def write(
        self, state: State, lines: layout.Lines, former: Seen, generation: int, reason: str = ""
    ) -> Seen:
        """Put ``state`` in the place of ``former``, as a generation above ``generation``. What it
        replaces is kept; under a number of its own if there is a ``reason``.
        """
        # Damage must not push the last good state out of its place.
        previous = former.contents is not None
        try:
            generation, keep = self.shelf.next(generation, former.mark, reason)
            parts = layout.written(lines, state.serial, generation)
            mark = self.place.replace(parts, former.mark, keep, previous=previous)
        except (OSError, Damage) as error:
            raise unwritable(self.place.name, error) from error
        if keep:
            self.shelf.settle(keep)
        return Seen(mark, layout.Contents.saved(state, generation, lines), own=True)

    def keep(self, seen: Seen) -> Backup:
        """Keep what was just seen as a backup, whatever was kept a moment ago."""
        if seen.contents is None:
            raise self.unreadable(Damage(_("nothing was saved yet")))
        try:
            return self.shelf.add(seen.contents.generation)
        except OSError as error:
            raise unwritable(self.place.name, error) from error

    def unreadable(self, error: Exception) -> StateUnusable:
        return unreadable(self.place.name, error, self.shelf.newest())
