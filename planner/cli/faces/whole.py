"""Everything on one item, for programs: the item itself and what hangs on it."""

from functools import singledispatch
from typing import Any

from planner.cli.faces import json as json_face
from planner.cli.faces import letter as letter_face
from planner.cli.faces.json import Json
from planner.cli.faces.view import View
from planner.cli.queued import as_queued
from planner.method.calls.touching import last_touches
from planner.method.leaving.toll import toll
from planner.method.requests.promises import details_to_ask
from planner.method.requests.still_open import calls_with
from planner.model.contact import Contact
from planner.model.day import Block
from planner.model.document import Document
from planner.model.message import Message
from planner.model.request import Request
from planner.model.state import State
from planner.model.touch import PlannedCall

MOST_TOUCHES = 20
"""The newest touches of a contact; ``list touches --all`` has them all."""


def whole(item: Document, view: View) -> Json:
    """The item as in lists, and more keys by its kind."""
    return json_face.item(as_queued(item, view), view) | _more(item, view)


@singledispatch
def _more(item: Document, view: View) -> Json:
    return {}


@_more.register
def _of_contact(contact: Contact, view: View) -> Json:
    state = view.state
    return {
        "touches": _items(last_touches(state, contact.id, MOST_TOUCHES), view),
        "requests": _items(requests_of(state, contact), view),
        "calls": _items((as_queued(call, view) for call in calls_of(state, contact)), view),
        **json_face.toll_of(toll(state, contact.id, view.now), view),
    }


@_more.register
def _of_request(request: Request, view: View) -> Json:
    mail = deferral_of(request, view)
    return {
        "promises": json_face.promises(request, view),
        "mail": letter_face.document(mail) if mail else None,
    }


@_more.register
def _of_block(block: Block, view: View) -> Json:
    return {
        "picks": [view.state.whom(pick).name for pick in block.picks],
        "interrupted_by": [mark.request for mark in block.interruptions],
        "calls": _items((view.state.touches.get(id_) for id_ in block.touches), view),
    }


def requests_of(state: State, contact: Contact) -> list[Request]:
    """The requests of a contact, the newest first."""
    mine = [request for request in state.requests.values() if request.contact == contact.id]
    return sorted(mine, key=lambda request: request.received_at, reverse=True)


def calls_of(state: State, contact: Contact) -> list[PlannedCall]:
    """The calls still planned with a contact, the first due first."""
    return sorted(calls_with(state, contact), key=lambda call: call.due_at or call.made_at)


def deferral_of(request: Request, view: View) -> Message | None:
    """The mail that asks for the details, ready to send, while they are to be asked for."""
    if not details_to_ask(request, view.now):
        return None
    # Imported late: most items have no letter.
    from planner.method.letters.deferral import deferral

    contact = view.state.whom(request.contact)
    return deferral(contact, request, now=view.now, config=view.config)


def _items(documents: Any, view: View) -> list[Json]:
    return [json_face.item(document, view) for document in documents if document is not None]
