"""The state file: TinyDB's JSON, laid out with one document per line.

    {"_meta": {"file": {"schema": 1, "generation": 7, "serial": 42, "sum": "0a1b2c3d"}},
    "contacts": {
    "c1": {"id":"c1","name":"Ana Ruiz"},
    "c2": {"id":"c2","name":"Jon Etxebarria"}
    },
    "touches": {}
    }

The first line is the matter of ``head``, the rest is written here.
"""

from collections.abc import Mapping
from functools import cached_property

import msgspec

from planner.collector import uncollected
from planner.model.state import State, changed
from planner.store.damage import BOM, UNREADABLE, Damage, damages
from planner.store.head import SCHEMA, Head, head_of, own_head, sealed
from planner.store.migrations import Plain, check, migrated

Lines = Mapping[str, Mapping[str, bytes]]
"""Table -> id -> the document's line: its key, a colon, its JSON."""


_state = msgspec.json.Decoder(State)
_raw = msgspec.json.Decoder(dict[str, dict[str, msgspec.Raw]])
_plain = msgspec.json.Decoder(dict[str, dict[str, dict[str, object]]])
_encode = msgspec.json.Encoder().encode


class Contents:
    """One file's content, understood. ``foreign``: another hand than the planner's wrote it;
    ``schema``: the one it was written in.
    """

    def __init__(self, state: State, head: Head, content: bytes, *, foreign: bool) -> None:
        self.state = state
        self.generation = head.generation
        self.schema = head.schema
        self.foreign = foreign
        self._content = content

    @classmethod
    def saved(cls, state: State, generation: int, lines: Lines) -> "Contents":
        """What was just written."""
        contents = cls(state, Head(SCHEMA, generation), b"", foreign=False)
        contents.lines = lines
        return contents

    @cached_property
    def lines(self) -> Lines:
        """The documents as they stand in the file; cut only when a save needs them."""
        tables = _raw.decode(self._content)
        tables.pop("_meta", None)
        self._content = b""
        return {
            name: {key: line(key, bytes(record)) for key, record in records.items()}
            for name, records in tables.items()
        }


def read(content: bytes) -> Contents:
    """What ``content`` holds, looked at closely if it is foreign. Raises Damage (or Newer)."""
    contents = decoded(content)
    if contents.foreign:
        # Imported late: what the planner wrote itself needs no closer look.
        from planner.store.audit import audited

        contents.state = audited(contents.state, content.removeprefix(BOM))
    return contents


def decoded(content: bytes) -> Contents:
    """What ``content`` holds, migrated if it is older. Raises Damage (or Newer)."""
    head = own_head(content)
    foreign = head is None
    content = content.removeprefix(BOM)
    try:
        head = head or head_of(content)
        check(head.schema)
        if head.schema < SCHEMA:
            content = _migrated(content, head.schema)
        with uncollected():
            state = _state.decode(content)
        if foreign:
            _raw.decode(content.decode())
    except UNREADABLE as error:
        raise Damage(next(damages(content), str(error))) from error
    state = changed(state, serial=head.serial)
    return Contents(state, head, content, foreign=foreign)


def written(lines: Lines, serial: int, generation: int) -> list[bytes]:
    """The bytes of a whole file, in parts: joining millions of bytes once more takes its time."""
    parts = [part for name, records in lines.items() for part in _table(name, records)]
    parts[-1] = b"\n}\n"
    return [sealed(generation, serial, parts), *parts]


def line(key: str, record: bytes) -> bytes:
    """A document's line, without the comma at its end."""
    # Whitespace between tokens is all that a line break can be in JSON: texts escape theirs.
    return b"%s: %s" % (_encode(key), record.replace(b"\n", b"").replace(b"\r", b""))


def _table(name: str, records: Mapping[str, bytes]) -> tuple[bytes, ...]:
    if not records:
        return b"%s: {}" % _encode(name), b",\n"
    return b"%s: {\n" % _encode(name), b",\n".join(records.values()), b"\n}", b",\n"


def _migrated(content: bytes, schema: int) -> bytes:
    tables: Plain = _plain.decode(content)
    meta = tables.pop("_meta")
    return _encode({"_meta": meta, **migrated(tables, schema)})
