"""The backups of one place: kept at a save, read back, listed, thinned out."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from operator import attrgetter
from pathlib import Path

from planner.locale import _
from planner.model.errors import Refused
from planner.store import backups, layout
from planner.store.backups import Backup
from planner.store.damage import KINDS, Damage
from planner.store.head import own_head
from planner.store.place import Mark, Place
from planner.store.refusals import why


class Shelf:
    """Knows the newest backup's time, so that most saves need not look at the folder."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._kept: Mapping[str, datetime] | None = None

    def names(self) -> list[str]:
        """The likeliest to be up to date first."""
        return backups.newest_first(self._place.kept())

    def newest(self) -> Backup | None:
        """The one of the latest save that can be read. It is the previous state or the last one
        kept by number: after a backup by hand the latter, so both are looked at."""
        with suppress(OSError):
            readable = (backup for backup in self.listing() if not backup.complaint)
            return max(islice(readable, 2), key=attrgetter("generation"), default=None)
        return None

    def listing(self) -> Iterator[Backup]:
        """Each backup with what it holds, or why it cannot be read. Raises OSError where they are
        not listed."""
        kept = self._place.kept()
        return (self._backup(name, kept[name]) for name in backups.newest_first(kept))

    def contents(self, name: str) -> layout.Contents:
        """What a backup holds. Raises Refused for a name that is none, Damage, OSError."""
        if name not in self.names():
            raise Refused(_("There is no backup {name}; see planner restore.").format(name=name))
        return layout.read(self._place.read_kept(name).content)

    def highest(self) -> tuple[int, int]:
        """The highest generation and serial in any backup."""
        numbers = [(0, 0)]
        with suppress(OSError):
            numbers += [(backup.generation, backup.serial) for backup in self.listing()]
        generations, serials = zip(*numbers, strict=True)
        return max(generations), max(serials)

    def next(self, generation: int, mark: Mark | None, reason: str) -> tuple[int, str]:
        """The generation to write after ``generation``, and the name under which the content of
        ``mark`` is kept: one every 10 minutes, or at once if there is a ``reason``; else none.
        """
        if self._kept is None:
            self._kept = self._place.kept()
        if mark is None:
            return self._above(generation), ""
        if not reason and not backups.due(self._kept, mark.when):
            return generation + 1, ""
        self._kept = self._place.kept()
        following = self._above(generation)
        return following, backups.numbered(following, reason)

    def settle(self, name: str) -> None:
        """After a backup was kept: read it back, and let go of what is outdated."""
        # A backup is a second net: if it fails, the save itself still stands, and the next save
        # finds none of this time and keeps one again.
        with suppress(OSError):
            if "-" not in name and not self._readable(name):
                self._place.drop_kept(name)
            self._kept = self._place.kept()
            for old in backups.outdated(self._kept):
                self._place.drop_kept(old)

    def add(self, generation: int) -> Backup:
        """Keep the present content now."""
        self._kept = self._place.kept()
        name = backups.numbered(self._above(generation))
        self._place.keep(name)
        self.settle(name)
        return self._backup(name, self._kept.get(name, datetime.fromtimestamp(0, UTC)))

    def _readable(self, name: str) -> bool:
        # What the planner wrote tells by its sum that it is whole. To decode it too would take as
        # much memory as the state itself, every ten minutes.
        with suppress(Damage):
            content = self._place.read_kept(name).content
            return bool(own_head(content) or layout.read(content))
        return False

    def _above(self, generation: int) -> int:
        """No backup has this number yet, even if an old state was copied back by hand."""
        return max([generation, *map(backups.number, self._kept or ())]) + 1

    def _backup(self, name: str, when: datetime) -> Backup:
        path = Path(self._place.name).parent / "backups" / name
        try:
            contents = layout.read(self._place.read_kept(name).content)
        except (OSError, Damage) as error:
            complaint = why(error, str(path))
            return Backup(name, path, when, backups.number(name), complaint=complaint)
        counts = {table: len(getattr(contents.state, table)) for table in KINDS}
        return Backup(name, path, when, contents.generation, contents.state.serial, counts)
