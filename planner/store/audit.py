"""The closer look at a file that another hand wrote: an editor, a merge, a script."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import msgspec

from planner.locale import _
from planner.model.state import State, changed, serial_of
from planner.store.damage import KINDS, Damage, twice

READERS = {name: msgspec.json.Decoder(kind) for name, kind in KINDS.items()}
"""Table name -> what reads one of its documents."""
NAIVE = re.compile(rb'"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?"')


def audited(state: State, content: bytes) -> State:
    """``state`` with a serial above every id in it. Raises Damage for what only shows up later:
    a key that stands twice, a wrong id, a moment without an offset, a contact that is not there.
    """
    if complaint := next(complaints(state, content), ""):
        raise Damage(complaint)
    serials = (serial_of(key) for name in KINDS for key in getattr(state, name))
    return changed(state, serial=max((state.serial, *serials)))


def complaints(state: State, content: bytes) -> Iterator[str]:
    """All that is wrong in a file whose form is sound."""
    yield from complaints_without_contacts(state, content)
    for name in ("touches", "calls", "requests"):
        yield from _dangling(name, getattr(state, name), state)


def complaints_without_contacts(state: State, content: bytes) -> Iterator[str]:
    """The same for a file whose contacts stand in another one."""
    if complaint := twice(content):
        yield complaint
    for name in KINDS:
        yield from _wrong_ids(name, getattr(state, name))
        if NAIVE.search(content):
            yield from _without_offset(name, getattr(state, name))


def naive(value: object) -> bool:
    """Whether a moment without an offset stands anywhere in a document."""
    if isinstance(value, datetime):
        return value.tzinfo is None
    if isinstance(value, msgspec.Struct):
        return any(naive(getattr(value, field)) for field in value.__struct_fields__)
    if isinstance(value, Mapping):
        return any(map(naive, value.values()))
    return isinstance(value, tuple) and any(map(naive, value))


def _wrong_ids(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    for key, document in table.items():
        if key != document.id:
            yield _("{table} {key} says its id is {other}").format(
                table=name, key=key, other=document.id
            )


def _without_offset(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    for key, document in table.items():
        if naive(document):
            yield _("{table} {key} holds a moment without an offset; write Z at its end").format(
                table=name, key=key
            )


def _dangling(name: str, table: Mapping[str, Any], state: State) -> Iterator[str]:
    for key, document in table.items():
        if document.contact and document.contact not in state.contacts:
            yield _("{table} {key} names contact {contact}, which is not there").format(
                table=name, key=key, contact=document.contact
            )
