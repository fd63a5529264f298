"""What is wrong with a damaged file, and which of its documents are whole.

A whole document can be read completely, stands under its own id in a table of its kind, and names
no contact that is lost. Nothing is guessed, and half a document is no document.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from planner.store import layout
from planner.store.audit import READERS, complaints, naive
from planner.store.damage import BOM, KINDS, UNREADABLE, Damage, damages, harmless
from planner.store.head import SCHEMA
from planner.store.migrations import check

_ENTRY = re.compile(r'("(?:[^"\\\n]|\\.)*")\s*:\s*(?=\{)')
_scan = json.JSONDecoder().raw_decode


class Checkup(NamedTuple):
    """``complaints``: one for each thing that is wrong, with its place; none for a sound file.
    ``whole``: how many documents of each table there are, or could be saved.
    """

    complaints: tuple[str, ...]
    whole: dict[str, int]

    @property
    def sound(self) -> bool:
        return not self.complaints


def examined(content: bytes) -> Checkup:
    """All complaints about a file's content. Raises Newer for one of a newer planner."""
    found = tuple(map(harmless, _complaints(content)))
    state = layout.decoded(salvaged(content) if found else content).state
    return Checkup(found, {name: len(getattr(state, name)) for name in KINDS})


def salvaged(content: bytes) -> bytes:
    """A sound file of the whole documents in ``content``. Raises Newer.

    Tables that this planner does not know are kept where the file as a whole can be parsed.
    """
    text = _text(content)
    try:
        tables = _by_structure(json.loads(text, object_pairs_hook=_first_of_each))
    except (ValueError, RecursionError):
        tables = _by_scanning(text)
    head = _head(tables.pop("_meta", {}))
    for name in KINDS:
        records = tables.setdefault(name, {})
        tables[name] = {key: value for key, value in records.items() if _fits(name, key, value)}
    for name in ("touches", "calls", "requests"):
        tables[name] = _anchored(tables[name], tables["contacts"])
    return msgspec.json.encode({"_meta": {"file": head}, **tables})


def _complaints(content: bytes) -> Iterator[str]:
    try:
        contents = layout.decoded(content)
    except Damage:
        yield from damages(content.removeprefix(BOM))
    else:
        yield from complaints(contents.state, content.removeprefix(BOM))


def _text(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    # What is no text becomes half a letter, which no document can hold.
    return content.removeprefix(BOM).decode("utf-8", "surrogateescape")


def _by_structure(whole: object) -> dict[str, dict[str, Any]]:
    if not isinstance(whole, dict):
        return {}
    return {
        name: table
        for name, table in whole.items()
        if isinstance(table, dict) and (name in KINDS or _is_writable({name: table}))
    }


def _first_of_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of documents that stand twice the first is kept, here as in scanning."""
    first: dict[str, Any] = {}
    for key, value in pairs:
        first.setdefault(key, value)
    return first


def _by_scanning(text: str) -> dict[str, dict[str, Any]]:
    """Walk over all that looks like ``"key": {``, and step into what does not end well."""
    tables: dict[str, dict[str, Any]] = {}
    table = ""
    position = 0
    while found := _ENTRY.search(text, position):
        key, position = found[1][1:-1], found.end() + 1
        if key in KINDS and key not in tables:
            tables[table := key] = {}
            continue
        value, end = _object(text, found.end())
        if key == "_meta":
            tables["_meta"] = value
        elif not table or not _fits(table, key, value) or _has_swallowed(value):
            continue
        else:
            tables[table].setdefault(key, value)
        position = max(position, end)
    return tables


def _object(text: str, start: int) -> tuple[dict[str, Any], int]:
    try:
        value, end = _scan(text, start)
    except (ValueError, RecursionError):
        return {}, start
    return value, end


def _has_swallowed(record: dict[str, Any]) -> bool:
    """Without its closing brace, a record takes those that follow for its fields."""
    return any(isinstance(v, dict) and v.get("id") == key for key, v in record.items())


def _fits(table: str, key: str, record: object) -> bool:
    try:
        document = READERS[table].decode(msgspec.json.encode(record))
    except (*UNREADABLE, UnicodeEncodeError):
        return False
    return document.id == key and not naive(document)


def _is_writable(table: dict[str, Any]) -> bool:
    try:
        msgspec.json.encode(table)
    except UnicodeEncodeError:
        return False
    return True


def _anchored(records: dict[str, Any], contacts: dict[str, Any]) -> dict[str, Any]:
    return {
        key: record
        for key, record in records.items()
        if not record["contact"] or record["contact"] in contacts
    }


def _head(meta: dict[str, Any]) -> dict[str, int]:
    said = meta.get("file")
    numbers = {
        name: value
        for name, value in (said.items() if isinstance(said, dict) else ())
        if name in ("schema", "generation", "serial") and type(value) is int and value >= 0
    }
    check(max(SCHEMA, numbers.get("schema", SCHEMA)))
    return numbers | {"schema": SCHEMA}
