"""An item by its short id, as tables show it."""

import re

from planner.locale import _
from planner.model.contact import Contact
from planner.model.document import Document
from planner.model.errors import Refused
from planner.model.state import TABLES, State

_CONTACT_ID = re.compile(r"\s*c\d+\s*", re.IGNORECASE)
_WITH_IDS = tuple(table for table in TABLES if table not in ("days", "rep", "mails", "mailboxes"))


def find_item(state: State, item_id: str) -> Document | None:
    """The contact, touch, call, request, block or meeting with this id, in either case."""
    wanted = item_id.strip().lower()
    tables = (getattr(state, table) for table in _WITH_IDS)
    return next((table[wanted] for table in tables if wanted in table), None)


def item_of(state: State, item_id: str) -> Document:
    """The item with this id. Raises Refused if there is none."""
    if item := find_item(state, item_id):
        return item
    raise nothing_with(item_id)


def contact_of(state: State, contact_id: str) -> Contact:
    """The contact with this id, as another document holds it. Raises Refused if there is none,
    or none any more."""
    contact = state.contacts.get(contact_id)
    if contact is None and not contact_id:
        raise Refused(_("Whoever this was about was forgotten; it stays as it is."))
    if contact is None:
        raise Refused(_("There is no contact {id}.").format(id=contact_id))
    return contact


def nothing_with(item_id: str) -> Refused:
    """The refusal of an id that nothing has."""
    told = _("There is nothing with the id {id}; 'planner find' finds anything by its words.")
    return Refused(told.format(id=item_id.strip().lower()))


def refuse_id(name: str) -> None:
    """Nobody new is called like an id: it is that of somebody who was forgotten, or a slip. Raises
    Refused."""
    if _CONTACT_ID.fullmatch(name):
        raise nothing_with(name)
