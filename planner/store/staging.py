"""A change, staged through TinyDB over an in-memory view before a byte goes to the disk."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from tinydb import Storage, TinyDB
from tinydb.table import Document as Record
from tinydb.table import Table

from planner.model.document import Document
from planner.model.state import State, altered, gone
from planner.store.audit import NAIVE, READERS, naive
from planner.store.damage import KINDS, UNREADABLE, Damage
from planner.store.layout import Lines, line

_encode = msgspec.json.Encoder().encode


class Records(Table):
    """A table whose ids are our own strings: TinyDB's numbers collide between processes."""

    document_id_class = str  # type: ignore[assignment]


class Database(TinyDB):
    """TinyDB, with ids of our own."""

    table_class = Records


class View(Storage):
    """In memory, only the records that a change touches: TinyDB copies each table it is shown,
    and most of them stay as they are.
    """

    def __init__(self, tables: dict[str, dict[str, Any]]) -> None:
        self.tables = tables

    def read(self) -> dict[str, dict[str, Any]]:
        return self.tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        self.tables = data


def staged(lines: Lines, old: State, new: State) -> Lines:
    """The lines of ``new``, given those of ``old``. What this planner does not know (fields of a
    newer one, other tables) stays as it is.

    Raises Damage if a document could not be read back from what would be written.
    """
    after = {name: lines.get(name, {}) for name in {**lines, **dict.fromkeys(KINDS)}}
    for name in KINDS:
        if getattr(old, name) is not getattr(new, name):
            after[name] = _staged(name, after[name], getattr(old, name), getattr(new, name))
    return after


def _staged(
    name: str,
    lines: Mapping[str, bytes],
    before: Mapping[str, Document],
    after: Mapping[str, Document],
) -> Mapping[str, bytes]:
    put, without = {key: after[key] for key in altered(before, after)}, gone(before, after)
    former = {key: record(lines[key], key) for key in (*without, *put) if key in before}
    fresh = (
        Record(fields(document, before.get(key), former.get(key)), key)  # type: ignore[arg-type]
        for key, document in put.items()
    )
    records = _through_tinydb(name, former, fresh)
    # One by one: 50,000 records at once would be twice the memory, and to drop them in one call
    # would keep every other thread waiting, the screen's among them.
    changed = {key: _line(name, put[key], records.pop(key)) for key in [*records]}
    result = {**lines, **changed}
    for key in without:
        del result[key]
    return result if list(result) == list(after) else {key: result[key] for key in after}


def _through_tinydb(
    name: str, former: dict[str, Any], fresh: Iterable[Record]
) -> dict[str, dict[str, Any]]:
    """What becomes of the touched records of a table."""
    view = View({name: former})
    table = Database(storage=lambda: view).table(name)
    if former:
        table.remove(doc_ids=list(former))  # type: ignore[arg-type]
    table.insert_multiple(fresh)
    return view.tables[name]


def _line(name: str, document: Document, record: dict[str, Any]) -> bytes:
    try:
        encoded = _encode(record)
        same = READERS[name].decode(encoded) == document
    except (*UNREADABLE, UnicodeEncodeError, OverflowError) as error:
        raise Damage(f"{name} {document.id}: {error}") from error
    if not same:
        raise Damage(f"{name} {document.id}: cannot be read back")
    if NAIVE.search(encoded) and naive(document):
        raise TypeError(f"{document.id} holds a moment without an offset")
    return line(document.id, encoded)


def record(line_of_it: bytes, key: str) -> dict[str, Any]:
    """A document as it stands in its line, with fields that this planner does not know."""
    stored: dict[str, Any] = msgspec.json.decode(line_of_it[len(line(key, b"")) :])
    return stored


def fields(document: Document, former: Document | None, stored: dict[str, Any] | None) -> Any:
    """A document as plain data; what this planner does not know of the ``stored`` one, which it
    read as ``former``, stays in it."""
    fresh = msgspec.to_builtins(document)
    return fresh if former is None else _patched(stored, msgspec.to_builtins(former), fresh)


def _patched(stored: Any, before: Any, after: Any) -> Any:
    """``stored`` with the change that leads from ``before`` to ``after``; what neither of them
    knows stays. Entries of lists are matched by place: the model's lists only grow.
    """
    if isinstance(stored, dict) and isinstance(before, dict) and isinstance(after, dict):
        unknown = {k: v for k, v in stored.items() if k not in before and k not in after}
        known = {k: _patched(stored.get(k), before.get(k), v) for k, v in after.items()}
        return known | unknown
    if isinstance(stored, list) and isinstance(before, tuple) and isinstance(after, tuple):
        both = min(len(stored), len(before), len(after))
        kept = map(_patched, stored[:both], before, after)
        return [*kept, *after[both:]]
    return after
