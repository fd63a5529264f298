"""From what the rep wrote to the item meant: an id, or a name where it is unambiguous."""

import re
from collections.abc import Iterable

from planner.locale import _
from planner.method.by_id import find_item
from planner.method.contacts.finding import find_contact, meant, only
from planner.method.requests.still_open import calls_with, requests_of
from planner.model.contact import Contact
from planner.model.document import Document
from planner.model.errors import Refused
from planner.model.request import Request
from planner.model.state import State
from planner.model.touch import PlannedCall

_ID = re.compile(r"[a-z]\d+")


def item_named(state: State, text: str) -> Document:
    """The item with this id, else the contact of this name. Raises Refused where there is none, or
    several are meant."""
    return find_item(state, text) or find_contact(state, text)


def contact_or_new(state: State, text: str) -> Contact | str:
    """The contact meant, or ``text`` itself as the name of somebody new.

    Raises Refused where several are meant: a second Ana is not made by accident.
    """
    found = meant(state, text)
    return only(text, found) if found else text


def request_named(state: State, text: str) -> str:
    """The id of the request: by its own, or by the name or the id of who has only this one open.
    Raises Refused where none or several are meant."""
    if _is_id(state, text):
        return text.strip().lower()
    contact = find_contact(state, text)
    going = requests_of(state, contact)
    if not going:
        raise Refused(_("{name} has no open request.").format(name=contact.name))
    return _only(going, contact.name)


def call_named(state: State, text: str) -> str:
    """The id of an item: its own, or that of the only call planned with whoever is named. Raises
    Refused where several are meant."""
    if _is_id(state, text):
        return text.strip().lower()
    contact = find_contact(state, text)
    planned = calls_with(state, contact)
    return _only(planned, contact.name) if planned else contact.id


def _is_id(state: State, text: str) -> bool:
    """What looks like an id is one, even one that does not exist: nobody is called r17. That of a
    contact says who, as the name does: programs have it from ``contact_id``."""
    wanted = text.strip().lower()
    return wanted not in state.contacts and (
        looks_like_id(wanted) or find_item(state, wanted) is not None
    )


def looks_like_id(text: str) -> bool:
    """Whether ``text`` has the form of an id, ``r17``, whether there is one or not."""
    return _ID.fullmatch(text) is not None


def _only(items: Iterable[Request | PlannedCall], name: str) -> str:
    first, *others = items
    if others:
        ids = ", ".join(f"{item.id} {_matter(item)}".strip() for item in (first, *others))
        raise Refused(
            _("{name} has several: {items}. Name one by its id.").format(name=name, items=ids)
        )
    return first.id


def _matter(item: Request | PlannedCall) -> str:
    return item.about if isinstance(item, Request) else item.objective
