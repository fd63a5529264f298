"""Items as programs see them: the keys of docs/cli.md, never renamed."""

from datetime import datetime
from functools import singledispatch
from typing import Any

import msgspec

from planner.cli.faces.view import View
from planner.method.calls.candidates import Candidate, later_told
from planner.method.calls.occasions import agreed
from planner.method.hours.calling_hours import reach
from planner.method.leaving.toll import Reviewed, Toll
from planner.method.persistence.cadence import still_resting
from planner.method.requests.promises import minutes_to_answer
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind, Meeting
from planner.model.document import Document, Offence
from planner.model.instants import local_to
from planner.model.request import Request, Support
from planner.model.touch import PlannedCall, Touch

Json = dict[str, Any]


def items(documents: Any, view: View) -> Json:
    """A list, as every ``list`` command prints it."""
    return {"items": [item(document, view) for document in documents]}


def instant(moment: datetime | None, view: View) -> str | None:
    """ISO 8601 with the offset of the rep's zone, whole seconds."""
    if moment is None:
        return None
    return local_to(moment, view.now).isoformat(timespec="seconds")


@singledispatch
def item(document: Document | Candidate | Reviewed, view: View) -> Json:
    """One item. Every one has ``id``, ``kind`` and ``state``."""
    raise TypeError(type(document).__name__)


@item.register
def _contact(contact: Contact, view: View) -> Json:
    return {
        "id": contact.id,
        "kind": "contact",
        "state": contact_state(contact, view),
        "name": contact.name,
        "company": contact.company,
        "title": contact.title,
        "emails": list(contact.emails),
        "phones": list(contact.phones),
        "labels": list(contact.labels),
        "notes": contact.notes,
        "zone": contact.zone,
        "language": contact.language,
        "country": contact.country,
        "relationship": contact.relationship.value,
        "source_ids": list(contact.source_ids),
        "deal_of_the_year": contact.deal_of_the_year,
        "brings": contact.brings,
        "qualification": msgspec.structs.asdict(contact.qualification),
    }


def contact_state(contact: Contact, view: View) -> str:
    """``active``; ``resting``, or ``left`` after abuse, while the contact is left in peace."""
    rest = still_resting(contact, view.now)
    if rest is None:
        return "active"
    return "left" if rest.left else "resting"


@item.register
def _reviewed(reviewed: Reviewed, view: View) -> Json:
    """A contact with its toll."""
    return _contact(reviewed.contact, view) | toll_of(reviewed.toll, view)


def toll_of(toll: Toll, view: View) -> Json:
    """What a contact costs, and when they last made the rep pay."""
    return {
        "toll": toll.points,
        "offences": toll.offences,
        "worst": toll.worst,
        "last_offence_at": instant(toll.last_at, view),
    }


@item.register
def _candidate(candidate: Candidate, view: View) -> Json:
    """A row of the queue. Without a call planned before, the contact's id stands for it."""
    contact = candidate.contact
    return {
        "id": candidate.planned.id if candidate.planned else contact.id,
        "kind": "call",
        "state": "open",
        "contact": contact.name,
        "contact_id": contact.id,
        "company": contact.company,
        "objective": candidate.objective,
        "reason": candidate.why,
        "reachable": candidate.reach.state.value,
        "due_at": instant(candidate.due_at, view),
        "left_out": candidate.left_out or None,
        "channel": candidate.channel.value,
    }


@item.register
def _planned_call(call: PlannedCall, view: View) -> Json:
    contact = view.state.whom(call.contact)
    when = reach(contact, view.now, view.config, view.config.calls.minutes)
    occasion = agreed(contact, call, view.now, view.config)
    return {
        "id": call.id,
        "kind": "call",
        "state": call.state.value,
        "contact": contact.name,
        "contact_id": contact.id,
        "company": contact.company,
        "objective": call.objective,
        "reason": occasion.why,
        "reachable": when.state.value,
        "due_at": instant(call.due_at, view),
        "left_out": later_told(call, view.now, view.config) or None,
        "channel": occasion.channel.value,
    }


@item.register
def _request(request: Request, view: View) -> Json:
    return {
        "id": request.id,
        "kind": "request",
        "state": request.state.value,
        "contact": view.state.whom(request.contact).name,
        "contact_id": request.contact,
        "about": request.about,
        "channel": request.channel.value,
        "urgent": request.urgent,
        "received_at": instant(request.received_at, view),
        "promised_at": instant(request.promise.at if request.promise else None, view),
        "interrupted": request.interrupted or None,
        "verdict": request.verdict.value,
        "choice": request.choice.value,
        "reason": request.reason,
        "next_step": request.next_step,
        "support": [_support(support, view) for support in request.support],
        "our_mistake": request.our_mistake,
        "apology_given": request.apology_given,
        "mood": request.mood.value if request.mood else None,
        "answer": request.answer,
        "closed_at": instant(request.closed_at, view),
        "minutes_to_answer": minutes_to_answer(request),
        "offence": offence(request.offence) if request.offence else None,
    }


def promises(request: Request, view: View) -> list[Json]:
    """Every promise made about a request, the one in force last."""
    return [
        {
            "at": instant(promise.at, view),
            "made_at": instant(promise.made_at, view),
            "kept": promise.kept,
        }
        for promise in request.promises
    ]


def _support(support: Support, view: View) -> Json:
    return {
        "department": support.department,
        "what": support.what,
        "asked_at": instant(support.asked_at, view),
        "due_at": instant(support.due_at, view),
        "answered_at": instant(support.answered_at, view),
    }


@item.register
def _block(block: Block, view: View) -> Json:
    shared = {
        "id": block.id,
        "kind": block.kind.value,
        "state": block.state.value,
        "title": block.title,
        "planned_start": instant(block.planned_start, view),
        "planned_minutes": block.planned_minutes,
        "started_at": instant(block.started_at, view),
        "ended_at": instant(block.ended_at, view),
        "ending": block.ending.value if block.ending else None,
        "interruptions": len(block.interruptions),
    }
    if block.kind is BlockKind.DEEP:
        return shared
    return shared | {"target": block.target, "touches": len(block.touches)}


@item.register
def _touch(touch: Touch, view: View) -> Json:
    return {
        "id": touch.id,
        "kind": "touch",
        "state": "done",
        "contact": view.state.whom(touch.contact).name,
        "contact_id": touch.contact,
        "at": instant(touch.at, view),
        "channel": touch.channel.value,
        "outcome": touch.outcome.value,
        "objective": touch.objective,
        "note": touch.note,
        "mood": touch.mood.value if touch.mood else None,
        "marks": [mark.value for mark in touch.marks],
        "reason": touch.reason,
        "offence": offence(touch.offence) if touch.offence else None,
    }


@item.register
def _meeting(meeting: Meeting, view: View) -> Json:
    return {
        "id": meeting.id,
        "kind": "meeting",
        "state": "over" if meeting.end <= view.now else "planned",
        "summary": meeting.summary,
        "start": instant(meeting.start, view),
        "end": instant(meeting.end, view),
        "busy": meeting.busy,
        "all_day": meeting.all_day,
    }


def offence(met: Offence) -> Json:
    """What happened, as the rep noted it."""
    return {"severity": met.severity, "words": met.words, "left": met.left}
