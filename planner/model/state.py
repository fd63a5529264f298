"""All that the planner knows, as one frozen value, and the steps that lead back."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from itertools import compress
from operator import is_not
from typing import Any, TypeVar

import msgspec

from planner.model.contact import Contact
from planner.model.day import Block, Day, Meeting, Rep
from planner.model.document import Document
from planner.model.mail import Mail, Mailbox
from planner.model.receipt import CallExport, Inbox
from planner.model.request import Request
from planner.model.touch import PlannedCall, Touch

D = TypeVar("D", bound=msgspec.Struct)

TABLES: dict[str, type[Document]] = {
    "contacts": Contact,
    "touches": Touch,
    "calls": PlannedCall,
    "requests": Request,
    "blocks": Block,
    "meetings": Meeting,
    "days": Day,
    "rep": Rep,
    "mails": Mail,
    "mailboxes": Mailbox,
}
"""Table name in the file -> the document it holds."""

RECEIPTS: dict[str, type[Document]] = {"exports": CallExport, "inbox": Inbox}
"""The same for what was given away and taken in: no undo takes that back."""

_TABLE_OF: dict[type, str] = {kind: name for name, kind in {**TABLES, **RECEIPTS}.items()}
_PREFIXES: dict[type, str] = {
    Contact: "c",
    Touch: "t",
    PlannedCall: "p",
    Request: "r",
    Block: "b",
    Meeting: "m",
    Mail: "e",
}
_SERIAL = re.compile(r"[a-z](\d+)")


class Former(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What some documents were on the other side of a change; ``None`` where there was none."""

    contacts: dict[str, Contact | None] = {}
    touches: dict[str, Touch | None] = {}
    calls: dict[str, PlannedCall | None] = {}
    requests: dict[str, Request | None] = {}
    blocks: dict[str, Block | None] = {}
    meetings: dict[str, Meeting | None] = {}
    days: dict[str, Day | None] = {}
    rep: dict[str, Rep | None] = {}
    mails: dict[str, Mail | None] = {}
    mailboxes: dict[str, Mailbox | None] = {}


class Step(Document, frozen=True, kw_only=True):
    """One change that can be taken back, or, once ``undone``, made again.

    ``said`` is what the change told the rep; ``former`` are the documents to swap in.
    """

    said: str
    at: datetime
    former: Former
    undone: bool = False


class State(msgspec.Struct, frozen=True, kw_only=True):
    """Every table as a mapping from id to document. Never changed in place.

    ``serial`` is the last number given to an id and never goes back, not even by an undo.
    ``steps`` are ordered, the newest last.
    """

    contacts: Mapping[str, Contact] = {}
    touches: Mapping[str, Touch] = {}
    calls: Mapping[str, PlannedCall] = {}
    requests: Mapping[str, Request] = {}
    blocks: Mapping[str, Block] = {}
    meetings: Mapping[str, Meeting] = {}
    days: Mapping[str, Day] = {}
    rep: Mapping[str, Rep] = {}
    mails: Mapping[str, Mail] = {}
    mailboxes: Mapping[str, Mailbox] = {}
    exports: Mapping[str, CallExport] = {}
    inbox: Mapping[str, Inbox] = {}
    steps: Mapping[str, Step] = {}
    serial: int = 0

    def new_id(self, kind: type[Document], ahead: int = 0) -> str:
        """An id never used before; ``ahead`` skips those about to be put beside it."""
        return f"{_PREFIXES[kind]}{self.serial + 1 + ahead}"

    def put(self, *documents: Document) -> "State":
        """The state with these documents in place of what had their ids."""
        changed: dict[str, Any] = {}
        serial = self.serial
        for document in documents:
            table = _TABLE_OF[type(document)]
            if table not in changed:
                changed[table] = dict(getattr(self, table))
            changed[table][document.id] = document
            serial = max(serial, serial_of(document.id))
        return msgspec.structs.replace(self, serial=serial, **changed)

    @property
    def presence(self) -> Rep:
        """The rep's own document."""
        return self.rep.get("rep") or Rep(id="rep")

    def whom(self, contact_id: str) -> Contact:
        """The contact with this id; nobody by name, where they were forgotten, or the past knows
        one whom a restored file does not."""
        return self.contacts.get(contact_id) or Contact(id=contact_id, name="")

    def day(self, day: date) -> Day:
        """The record of a day in the rep's calendar, empty if nothing was noted."""
        id_ = day.isoformat()
        return self.days.get(id_) or Day(id=id_)


def serial_of(id_: str) -> int:
    """The number in an id that the planner gave; 0 for any other, such as that of a day."""
    found = _SERIAL.fullmatch(id_)
    return int(found[1]) if found else 0


def changed(document: D, **fields: Any) -> D:
    """The document with these fields changed."""
    return msgspec.structs.replace(document, **fields)


def receipts_differ(old: State, new: State) -> bool:
    """Whether something was given away or taken in between the two."""
    return any(getattr(old, table) != getattr(new, table) for table in RECEIPTS)


def altered(before: Mapping[str, D], after: Mapping[str, D]) -> list[str]:
    """The ids of what ``before`` does not have, or not so."""
    # Identity first, and in C: most documents are shared between one state and the next.
    other = compress(after, map(is_not, after.values(), map(before.get, after)))
    return [key for key in other if before.get(key) != after[key]]


def gone(before: Mapping[str, D], after: Mapping[str, D]) -> list[str]:
    """The ids of what ``before`` has alone."""
    return [] if before.keys() <= after.keys() else [key for key in before if key not in after]


def difference(old: State, new: State) -> Former:
    """What the documents that differ were in ``old``: swap it in to go back. Receipts stay."""
    former: dict[str, dict[str, Any]] = {}
    for table in TABLES:
        before, after = getattr(old, table), getattr(new, table)
        if before is after:
            continue
        if other := [*altered(before, after), *gone(before, after)]:
            former[table] = {key: before.get(key) for key in other}
    return Former(**former)


def swap(state: State, former: Former) -> tuple[State, Former]:
    """Put ``former`` in place; the second value leads back again."""
    tables: dict[str, Any] = {}
    for table in TABLES:
        documents: dict[str, Any] = getattr(former, table)
        if not documents:
            continue
        now = dict(getattr(state, table))
        for key, document in documents.items():
            if document is None:
                now.pop(key, None)
            else:
                now[key] = document
        tables[table] = now
    swapped = msgspec.structs.replace(state, **tables)
    return swapped, difference(state, swapped)
