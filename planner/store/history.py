"""What has moved out of the state: finished documents, one file for each month in which they ended.

A document is first saved here and only then leaves the state. Whatever happens between the two, it
stands in both, where the state's word counts: nothing is lost, and nothing is doubled.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from planner.collector import uncollected
from planner.locale import _
from planner.method.archiving import Ended
from planner.model.document import Document
from planner.model.errors import StateUnusable
from planner.model.state import State, changed
from planner.store import layout
from planner.store.audit import complaints_without_contacts
from planner.store.damage import BOM, Damage, Newer
from planner.store.head import own_head
from planner.store.layout import Contents, Lines
from planner.store.place import Mark, Months
from planner.store.refusals import unwritable, why

if TYPE_CHECKING:
    from planner.method.searching import Batch, Found, Wanted
    from planner.store.index import Kind

MOVING = ("touches", "calls", "requests", "blocks", "meetings", "days")
"""The tables whose documents move. Contacts and the rep's own document never do."""

_FIRST, _LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)


class Taken(NamedTuple):
    """What history holds safely now, and a sentence for each month that could not be written to,
    because what stands in its file must not be overwritten.
    """

    documents: tuple[State, ...]
    troubles: tuple[str, ...]


class History:
    """The months of one place. The caller holds the lock while it takes."""

    def __init__(self, months: Months) -> None:
        self._months = months

    def take(self, finished: Iterable[Ended], lines: Lines, serial: int) -> Taken:
        """Save finished documents, each in the month in which it ended, as they stand in the
        state file's ``lines``. Raises StateUnusable if the disk refuses.
        """
        taken, troubles = [], []
        for month, documents in _by_month(finished).items():
            try:
                former = self._former(month)
            except StateUnusable as trouble:
                troubles.append(trouble.sentence)
                continue
            self._write(month, former, _picked(lines, documents), serial)
            taken.append(documents)
            # Now, once a day, so that who finds something need not wait for it.
            with suppress(StateUnusable):
                self.index(month, "words")
                self._list(month, *self._content(month))
        return Taken(tuple(taken), tuple(troubles))

    def joined(self, state: State, since: datetime | None, about: str = "") -> State:
        """``state`` with what ended in the month of ``since`` or later (ever, if ``None``).

        ``about`` is an id: of the past, what is that document or names it, and maybe more. Raises
        StateUnusable for a month that cannot be read: an answer with a hole would be a wrong one.
        """
        first = month_of(since) if since else ""
        months = [month for month in self._names() if month >= first]
        with uncollected():
            past = list(self._past(months, about))
            return changed(state, **_tables((*past, state))) if past else state

    def found(self, wanted: "Wanted") -> Iterator["Batch"]:
        """Month by month, the newest first, what is wanted of it."""
        # Imported late: only finding needs it.
        from planner.method.searching import Batch

        try:
            months = self._names()
        except StateUnusable as trouble:
            yield Batch(trouble=trouble.sentence)
            return
        for month in reversed(months):
            try:
                yield Batch(self._found(month, wanted))
            except StateUnusable as trouble:
                yield Batch(trouble=trouble.sentence)

    def _found(self, month: str, wanted: "Wanted") -> tuple["Found", ...]:
        from planner.store.index import looked_up, wanted_in

        mark, words = self.index(month, "words")
        numbers = wanted_in(words, wanted)
        if not numbers:
            return ()
        present, found = self.index(month, "found")
        # Where somebody wrote meanwhile, the numbers are those of another content.
        return looked_up(found, numbers) if present == mark else self._found(month, wanted)

    def index(self, month: str, kind: "Kind") -> tuple[Mark, bytes]:
        """What finding needs of a month, and of which content of it: as it was kept, or made anew
        and kept if the month is not what it was then. Raises StateUnusable for one that cannot be
        read.
        """
        from planner.store import index

        with suppress(OSError, Damage):
            kept, mark = self._months.index(month, kind), self._months.mark(month)
            if index.is_of(mark, kind, kept):
                return mark, kept
        mark, contents = self.read(month)
        fresh = index.written(mark, contents.state)
        # They only save time: where they cannot be kept, they are made again.
        with suppress(OSError, Damage):
            for each, content in fresh.items():
                self._months.keep_index(month, each, content, mark)
        return mark, fresh[kind]

    def serial(self) -> int:
        """The highest number of an id that a month knows of, of those that can be read."""
        known = [0]
        with suppress(StateUnusable):
            for month in self._names():
                with suppress(StateUnusable):
                    known.append(self.read(month)[1].state.serial)
        return max(known)

    def troubles(self) -> Iterator[str]:
        """A sentence for each month that cannot be read, or for all of them."""
        try:
            months = self._names()
        except StateUnusable as trouble:
            yield trouble.sentence
            return
        for month in months:
            try:
                self.read(month)
            except StateUnusable as trouble:
                yield trouble.sentence

    def _past(self, months: Iterable[str], about: str) -> Iterator[State]:
        """What of each month names an id; all of it where that is none. Raises StateUnusable."""
        # Imported late: most of those who ask for the past ask for all of it.
        from planner.store import named

        may_list = has_form = named.has_form(about)
        for month in months:
            found = self._by_list(month, about) if has_form else None
            if found is None:
                mark, content = self._content(month)
                found = self._contents(month, content, about).state
                # One at a look: to look through a month takes half a millisecond, to list it ten.
                # Where ten years have no lists, as after an upgrade, nobody waits for all of them.
                if may_list and own_head(content):
                    self._list(month, mark, content)
                    may_list = False
            yield found

    def _by_list(self, month: str, about: str) -> State | None:
        """The same by the list of a month; ``None`` where there is none of its present file."""
        from planner.store import named

        with suppress(OSError, Damage):
            mark, kept = self._months.mark(month), self._months.index(month, "names")
            if named.is_of(mark, kept):
                return self._at(month, mark, named.places(kept, about))
        return None

    def _at(self, month: str, mark: Mark, places: Mapping[bytes, list[int]]) -> State:
        """The documents whose lines begin at these places. Raises Damage, OSError."""
        if not places:
            return State()
        head, *lines = self._months.lines(month, mark, [0, *chain(*places.values())])
        rest = iter(lines)
        tables = {name: list(islice(rest, len(starts))) for name, starts in places.items()}
        return layout.decoded(_part(head, tables)).state

    def _list(self, month: str, mark: Mark, content: bytes) -> None:
        """Keep which ids stand in which lines of a month that the planner wrote itself: only then
        each document has a line of its own."""
        from planner.store import named

        # It only saves time: where it cannot be kept, the month is looked through again.
        with suppress(OSError, Damage):
            self._months.keep_index(month, "names", named.written(mark, content), mark)

    def _former(self, month: str) -> tuple[Mark | None, Contents | None]:
        return self.read(month) if month in self._names() else (None, None)

    def _names(self) -> list[str]:
        """The months there are, the oldest first. Raises StateUnusable for a folder that the
        system does not list: without its names nobody knows what is missing."""
        try:
            return self._months.names()
        except OSError as error:
            raise _unusable(str(error.filename), error) from error

    def read(self, month: str) -> tuple[Mark, Contents]:
        """One month. Raises StateUnusable."""
        mark, content = self._content(month)
        return mark, self._contents(month, content)

    def _content(self, month: str) -> tuple[Mark, bytes]:
        try:
            return self._months.read(month)
        except (OSError, Damage) as error:
            raise _unusable(self._months.path(month), error) from error

    def _contents(self, month: str, content: bytes, about: str = "") -> Contents:
        try:
            return _understood(content, about)
        except Damage as error:
            raise _unusable(self._months.path(month), error) from error

    def _write(
        self, month: str, former: tuple[Mark | None, Contents | None], fresh: Lines, serial: int
    ) -> None:
        mark, contents = former
        before: Lines = contents.lines if contents else {}
        names = {**fresh, **before}
        after = {name: {**before.get(name, {}), **fresh.get(name, {})} for name in names}
        generation = contents.generation if contents else 0
        serial = max(serial, contents.state.serial if contents else 0)
        try:
            self._months.replace(month, layout.written(after, serial, generation + 1), mark)
        except (OSError, Damage) as error:
            raise unwritable(self._months.path(month), error) from error


def month_of(moment: datetime) -> str:
    """The name of its month. By UTC: where the rep travels, documents stay where they are."""
    # At the edges of the calendar no other zone's time can be told.
    there = min(max(moment, _FIRST), _LAST).astimezone(UTC)
    return f"{there.year:04}-{there.month:02}"


def without(state: State, gone: Iterable[State]) -> State:
    """``state`` without the documents of the others."""
    keys = _tables(gone)
    left: dict[str, Any] = {}
    for name in filter(keys.get, MOVING):
        documents: Mapping[str, Document] = getattr(state, name)
        left[name] = {key: each for key, each in documents.items() if key not in keys[name]}
    return changed(state, **left)


def _by_month(finished: Iterable[Ended]) -> dict[str, State]:
    months: defaultdict[str, list[Document]] = defaultdict(list)
    for ended_at, document in finished:
        months[month_of(ended_at)].append(document)
    return {month: State().put(*months[month]) for month in sorted(months)}


def _tables(states: Iterable[State]) -> dict[str, dict[str, Document]]:
    """The documents of all these states; of those that stand in two, the later one's."""
    tables: dict[str, dict[str, Document]] = {name: {} for name in MOVING}
    for state in states:
        for name, documents in tables.items():
            documents.update(getattr(state, name))
    return tables


def _picked(lines: Lines, documents: State) -> Lines:
    """The lines of these documents, with all that a newer planner may have written in them."""
    return {name: {key: lines[name][key] for key in getattr(documents, name)} for name in MOVING}


def _understood(content: bytes, about: str) -> Contents:
    if about and own_head(content):
        content = _about(content, b'"%s"' % about.encode())
        return layout.decoded(content)
    contents = layout.decoded(content)
    if contents.foreign:
        wrong = complaints_without_contacts(contents.state, content.removeprefix(BOM))
        if complaint := next(wrong, ""):
            raise Damage(complaint)
    return contents


def _about(content: bytes, named: bytes) -> bytes:
    """The file without the lines that do not name it: ten years are looked through in an instant,
    and understood only where it matters."""
    tables: defaultdict[bytes, list[bytes]] = defaultdict(list)
    # Nothing is copied on the way but what is found: it would take most of the time.
    name, seen, place = b"", 0, content.find(named)
    while place >= 0:
        start, end = content.rfind(b"\n", 0, place) + 1, content.find(b"\n", place)
        begun = content.rfind(b'": {\n', seen, start)
        name = name if begun < 0 else content[content.rfind(b"\n", 0, begun) + 2 : begun]
        tables[name].append(content[start:end])
        seen, place = end, content.find(named, end)
    return _part(content[: content.find(b"\n")], tables)


def _part(head: bytes, tables: Mapping[bytes, Iterable[bytes]]) -> bytes:
    """A file of these lines alone, under the head of the one in which they stand."""
    found = (
        b'"%s": {%s}' % (name, b",".join(line.rstrip(b",\n") for line in lines))
        for name, lines in tables.items()
    )
    return b",".join((head.rstrip(b",\n"), *found)) + b"}"


def _unusable(path: str, error: Exception) -> StateUnusable:
    said = _("{path} cannot be used: {reason}").format(path=path, reason=why(error, path))
    way_out = "" if isinstance(error, Newer) else "; " + _("mend it or move it away")
    return StateUnusable(f"{said}{way_out}.")
