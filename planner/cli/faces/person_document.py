"""All that is held of one person, as a document that they can be given."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from planner.cli.faces import json as json_face
from planner.cli.faces.json import Json, instant
from planner.cli.faces.view import View
from planner.cli.invocation import Invocation
from planner.method.privacy.forgetting import belongings, named_in
from planner.method.privacy.personal import Person, person_of, texts
from planner.method.searching import when
from planner.model.contact import Contact
from planner.model.day import Block, Day
from planner.model.document import Channel, Offence
from planner.model.mail import Mail
from planner.model.request import Request
from planner.model.state import State
from planner.model.touch import Outcome, Touch


def document(contact: Contact, invocation: Invocation) -> Json:
    """Everything, that of history included. Raises StateUnusable for a month that cannot be read:
    an answer with a hole would be a wrong one.
    """
    desk = invocation.desk
    person = person_of(contact)
    state, found = desk.history(), desk.store.traces(person)
    view, places = invocation.view(state), belongings(state, person)

    def mine(table: str) -> list[Any]:
        """What belongs to the person, the oldest first."""
        documents = getattr(state, table).items()
        held = [each for key, each in documents if (table, key) in places]
        return sorted(held, key=lambda each: (when(each), each.id))

    touches, requests, mails = map(mine, ("touches", "requests", "mails"))
    return {
        "held_at": instant(desk.now, view),
        "contact": json_face.item(contact, view) | _plain(contact, state),
        "touches": [json_face.item(touch, view) for touch in touches],
        "requests": [_request(request, view) for request in requests],
        "calls": [json_face.item(call, view) for call in mine("calls")],
        "chosen_for": [_chosen(each, view) for each in _choosing(state, person)],
        "offences": [
            _offence(each, each.offence, view) for each in (*touches, *requests) if each.offence
        ],
        "mail": [*_mail(touches, requests, mails, contact, view)],
        "drafts": list(found.drafts),
        "named_in": [_naming(table, key, view) for table, key in _named(state, person)],
        "undo": found.steps,
        "history": list(found.months),
        "backups": list(found.backups),
        "other_files": list(found.elsewhere),
    }


def readable(document: Json) -> str:
    """The document for people."""
    return json.dumps(document, indent=2, ensure_ascii=False)


def _plain(contact: Contact, state: State) -> Json:
    """What is held of a contact and is told nowhere else: how they may be reached, and why."""
    fields: Json = msgspec.to_builtins(contact)
    referrer = state.contacts.get(contact.referred_by)
    kept = (
        *("given_name", "preference", "cadence", "rest", "wake"),
        *("known_since", "touched_at", "spoke_at", "contacted_at"),
    )
    return {name: fields.get(name) for name in kept} | {
        "referred_by": referrer.name if referrer else None
    }


def _request(request: Request, view: View) -> Json:
    return json_face.item(request, view) | {
        "promises": json_face.promises(request, view),
        "asked_again": [instant(at, view) for at in request.asked_again],
    }


def _choosing(state: State, person: Person) -> Iterator[Block | Day]:
    for block in state.blocks.values():
        if not person.ids.isdisjoint((*block.picks, *block.skipped)):
            yield block
    for day in state.days.values():
        if not person.ids.isdisjoint((*day.picks, *day.passed)):
            yield day


def _chosen(choosing: Block | Day, view: View) -> Json:
    kind = "block" if isinstance(choosing, Block) else "day"
    return {"kind": kind, "id": choosing.id, "at": instant(when(choosing), view)}


def _offence(met: Touch | Request, offence: Offence, view: View) -> Json:
    at = instant(offence.at or when(met), view)
    return {"in": met.id, "at": at, **json_face.offence(offence)}


def _mail(
    touches: list[Touch],
    requests: list[Request],
    mails: list[Mail],
    contact: Contact,
    view: View,
) -> Iterator[Json]:
    """Mails that went to them. Where to is only known of the present."""
    for touch in touches:
        if touch.channel is Channel.EMAIL and touch.outcome is Outcome.SENT:
            yield {"about": touch.id, "at": instant(touch.at, view), "to": contact.email}
    for request in requests:
        if request.mail_sent_at:
            at = instant(request.mail_sent_at, view)
            yield {"about": request.id, "at": at, "to": contact.email}
    for mail in mails:
        at = instant(mail.sent_at or mail.sending_at, view)
        yield {"about": mail.item, "at": at, "to": contact.email}


def _named(state: State, person: Person) -> list[tuple[str, str]]:
    """What names them in a text, where it is more than a way back."""
    return sorted(each for each in named_in(state, person) if each[1] in getattr(state, each[0]))


def _naming(table: str, key: str, view: View) -> Json:
    """A text about somebody else, to be looked through before it is given away."""
    document = getattr(view.state, table)[key]
    told = [text for text in texts(document) if text]
    return {"in": table, "id": document.id, "at": instant(when(document), view), "texts": told}
