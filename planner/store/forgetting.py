"""A person erased from every file there is: drafts, months, backups, the state.

Each file is replaced as a save does it, so that a crash leaves it as it was or as it is to be. The
state comes last and keeps no copy of what it was: until then the contact is there to be named, and
doing it again does the rest.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import NamedTuple

import msgspec

from planner.collector import uncollected
from planner.locale import _
from planner.method.privacy.forgetting import WHOLLY, Erased, Places, erased, named_in
from planner.method.privacy.personal import Naming, Person, with_former
from planner.method.privacy.traces import Traces, counted
from planner.model.document import Document
from planner.model.errors import StateUnusable
from planner.model.state import State
from planner.store import layout, rests
from planner.store.damage import KINDS, Damage, Newer
from planner.store.history import History
from planner.store.layout import Contents, Lines, line
from planner.store.ledger import Ledger, Seen
from planner.store.place import Mark
from planner.store.refusals import unreadable, unsearchable, why
from planner.store.staging import fields, record

_encode = msgspec.json.Encoder().encode


class _File(NamedTuple):
    """A file with documents. ``read`` gives what it holds; it raises Damage for a backup that
    nobody can read, StateUnusable for all else. ``put`` replaces it durably; ``grows`` tells by how
    many its generation is higher then."""

    name: str
    read: Callable[[], Contents]
    put: Callable[[list[bytes]], Mark | None]
    grows: int = 0


class _Plan(NamedTuple):
    """What is to be done: ``files`` are to be rewritten, the state as the last of them."""

    person: Person
    traces: Traces
    files: tuple[_File, ...]


def traces(ledger: Ledger, person: Person, *, everywhere: bool) -> Traces:
    """What there is of a person, and in which files. Raises StateUnusable for one that cannot be
    understood: what cannot be read cannot be said to be clean.
    """
    return _planned(ledger, person, everywhere=everywhere).traces


def forgotten(
    ledger: Ledger, person: Person, patience: float, *, everywhere: bool
) -> tuple[Traces, Seen | None]:
    """Forget the person; ``everywhere`` in the texts of others too. The second value is the state
    as it is now, ``None`` if nothing of it changed.

    Raises StateUnusable; what was done by then stays done, and doing it again does the rest.
    """
    seen = None
    with ledger.place.locked(patience):
        plan = _planned(ledger, person, everywhere=everywhere)
        _drop(ledger, plan.traces)
        for file in plan.files:
            fresh = _rewritten(file, plan.person, everywhere=everywhere)
            seen = fresh if file.name == ledger.place.name else None
        # The state that was is still linked for a moment, and a status line may have come anew.
        with suppress(OSError):
            _sweep(ledger, ())
    return plan.traces, seen


def _planned(ledger: Ledger, person: Person, *, everywhere: bool) -> _Plan:
    try:
        with uncollected():
            return _looked_through(ledger, person, everywhere=everywhere)
    except OSError as error:
        raise unsearchable(ledger.place.name, error) from error


def _looked_through(ledger: Ledger, person: Person, *, everywhere: bool) -> _Plan:
    live, months, backups = _live(ledger), list(_months(ledger)), list(_backups(ledger))
    alive = live.read().state.contacts.keys()
    files: list[_File] = []
    damaged: list[str] = []
    for file in (*months, *backups, live):
        try:
            person = with_former(person, file.read().state, alive)
            files.append(file)
        except Damage:
            damaged.append(file.name)
    # Only now is it known under which ids and names the person stands anywhere.
    found: list[Erased] = []
    named: list[Places] = []
    concerned: list[_File] = []
    for file in files:
        state = file.read().state
        left = erased(state, person, everywhere=everywhere)
        found.append(left._replace(state=State()))
        named.append(named_in(state, person))
        concerned += [file] if left.state is not state else []
    theirs = frozenset(key for each in found for _table, key in each.theirs)
    naming, folder = Naming(person), ledger.place.folder
    all_traces = counted(found, named)._replace(
        months=tuple(file.name for file in months if file in concerned),
        backups=tuple(file.name for file in backups if file in concerned),
        unreadable=tuple(damaged),
        drafts=tuple(rests.drafts(folder, theirs, naming)) if folder else (),
        elsewhere=tuple(rests.elsewhere(folder, naming)) if folder else (),
    )
    return _Plan(person._replace(documents=theirs), all_traces, tuple(concerned))


def _drop(ledger: Ledger, found: Traces) -> None:
    """What goes as a whole."""
    try:
        for name in found.unreadable:
            ledger.place.drop_kept(name)
        _sweep(ledger, found.drafts)
    except OSError as error:
        raise _unfinished(ledger.place.name, error) from error


def _sweep(ledger: Ledger, drafts: Iterable[str]) -> None:
    if ledger.place.folder:
        rests.drop(ledger.place.folder, drafts)


def _rewritten(file: _File, person: Person, *, everywhere: bool) -> Seen:
    """Write what is left of the file, if that could be read back."""
    try:
        contents = file.read()
        left = erased(contents.state, person, everywhere=everywhere)
        lines, generation = _lines(contents, left), contents.generation + file.grows
        parts = layout.written(lines, contents.state.serial, generation)
        if layout.decoded(b"".join(parts)).state != left.state:
            raise Damage(_("it could not be read back"))
        mark = file.put(parts)
    except (OSError, Damage) as error:
        raise _unfinished(file.name, error) from error
    return Seen(mark, Contents.saved(left.state, generation, lines))


def _lines(contents: Contents, left: Erased) -> Lines:
    """The lines of what is left. Of tables that this planner does not know, a line that names a
    contact who goes, goes too."""
    contacts = [b'"%s"' % key.encode() for table, key in left.theirs if table in WHOLLY]
    fresh: dict[str, Mapping[str, bytes]] = {}
    for name, lines in contents.lines.items():
        if name not in KINDS:
            fresh[name] = {k: v for k, v in lines.items() if not any(c in v for c in contacts)}
            continue
        before, after = getattr(contents.state, name), getattr(left.state, name)
        theirs = {key for table, key in left.theirs if table == name}
        fresh[name] = {
            key: lines[key]
            if document is before[key]
            else _line(document, None if key in theirs else before[key], lines[key])
            for key, document in after.items()
        }
    return fresh


def _line(document: Document, before: Document | None, stored: bytes) -> bytes:
    """A changed document. Fields that this planner does not know stay in those of others only."""
    told = fields(document, before, record(stored, document.id))
    return line(document.id, _encode(told))


def _live(ledger: Ledger) -> _File:
    seen = Seen(None) if ledger.never_saved() else ledger.read()
    if seen.error:
        raise seen.error
    contents = seen.contents or Contents.saved(State(), 0, {})

    def put(parts: list[bytes]) -> Mark:
        return ledger.place.replace(parts, seen.mark, previous=False)

    return _File(ledger.place.name, lambda: contents, put, grows=1)


def _months(ledger: Ledger) -> Iterator[_File]:
    months = ledger.place.months()
    history, marks = History(months), dict[str, Mark]()

    def read(month: str) -> Contents:
        marks[month], contents = history.read(month)
        return contents

    def put(month: str, parts: list[bytes]) -> None:
        months.replace(month, parts, marks[month])

    for month in months.names():
        yield _File(month, partial(read, month), partial(put, month))


def _backups(ledger: Ledger) -> Iterator[_File]:
    place = ledger.place

    def read(name: str) -> Contents:
        try:
            return layout.read(place.read_kept(name).content)
        except (OSError, Newer) as error:
            raise unreadable(name, error, None) from error

    for name in ledger.shelf.names():
        yield _File(name, partial(read, name), partial(place.replace_kept, name))


def _unfinished(path: str, error: Exception) -> StateUnusable:
    return StateUnusable(
        _(
            "{path} cannot be written: {reason}. Not all is forgotten yet; do it again"
            " once that is mended."
        ).format(path=path, reason=why(error, path))
    )
