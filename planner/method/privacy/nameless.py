"""What is left of a document when a contact goes: that something happened, to nobody.

A touch or a request is kept as a moment, an outcome and a mood, so that numbers of the past stay
true. Who it was, what was said and what was written is gone.
"""

from functools import singledispatch

from planner.model.contact import Contact
from planner.model.day import Block, Day
from planner.model.document import Document, Offence
from planner.model.request import Request, RequestState
from planner.model.state import changed
from planner.model.touch import CallState, PlannedCall, Touch


@singledispatch
def without(document: Document, ids: frozenset[str]) -> Document:
    """The document without those contacts whose ids these are; the very same one if it does not
    know them."""
    return document


@without.register
def _contact_without(contact: Contact, ids: frozenset[str]) -> Contact:
    return changed(contact, referred_by="") if contact.referred_by in ids else contact


@without.register
def _block_without(block: Block, ids: frozenset[str]) -> Block:
    if ids.isdisjoint((*block.picks, *block.skipped)):
        return block
    return changed(block, picks=_others(block.picks, ids), skipped=_others(block.skipped, ids))


@without.register
def _day_without(day: Day, ids: frozenset[str]) -> Day:
    if ids.isdisjoint((*day.picks, *day.passed)):
        return day
    return changed(day, picks=_others(day.picks, ids), passed=_others(day.passed, ids))


@without.register
def _touch_without(touch: Touch, ids: frozenset[str]) -> Touch:
    if touch.contact not in ids:
        return touch
    return Touch(
        id=touch.id,
        contact="",
        at=touch.at,
        channel=touch.channel,
        outcome=touch.outcome,
        block=touch.block,
        planned_call=touch.planned_call,
        request=touch.request,
        step=touch.step,
        marks=touch.marks,
        mood=touch.mood,
        offence=_wordless(touch.offence),
    )


@without.register
def _call_without(call: PlannedCall, ids: frozenset[str]) -> PlannedCall:
    if call.contact not in ids:
        return call
    return PlannedCall(
        id=call.id,
        contact="",
        reason=call.reason,
        due_at=call.due_at,
        made_at=call.made_at,
        request=call.request,
        state=CallState.DROPPED if call.state is CallState.OPEN else call.state,
        done_at=call.done_at,
        carried=call.carried,
    )


@without.register
def _request_without(request: Request, ids: frozenset[str]) -> Request:
    if request.contact not in ids:
        return request
    # Closed without a moment: nobody was answered, and nobody waits any more.
    return Request(
        id=request.id,
        contact="",
        channel=request.channel,
        state=request.state if request.state.ended else RequestState.CLOSED,
        received_at=request.received_at,
        urgent=request.urgent,
        verdict=request.verdict,
        choice=request.choice,
        interrupted=request.interrupted,
        asked_again=request.asked_again,
        deferred_at=request.deferred_at,
        mail_sent_at=request.mail_sent_at,
        mail_received_at=request.mail_received_at,
        promises=tuple(changed(promise, zone="UTC") for promise in request.promises),
        our_mistake=request.our_mistake,
        apology_given=request.apology_given,
        answer_channel=request.answer_channel,
        closed_at=request.closed_at,
        carried=request.carried,
        mood=request.mood,
        offence=_wordless(request.offence),
    )


def _wordless(offence: Offence | None) -> Offence | None:
    return changed(offence, words="") if offence else None


def _others(chosen: tuple[str, ...], ids: frozenset[str]) -> tuple[str, ...]:
    return tuple(key for key in chosen if key not in ids)
