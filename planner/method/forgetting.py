"""Forgetting a person: what is theirs goes, what only happened to them stays without them.

Numbers of the past stay true. So a touch or a request is kept as a moment, an outcome and a mood of
nobody; who it was, what was said and what was written is gone, also from the way back.
"""

from collections.abc import Iterator, Mapping
from functools import singledispatch
from itertools import chain
from typing import Any, NamedTuple

import msgspec

from planner.method.personal import Naming, Person, rewritten, texts
from planner.model.contact import Contact
from planner.model.day import Block, Day
from planner.model.document import Document, Offence
from planner.model.request import Request, RequestState
from planner.model.state import TABLES, State, Step, changed
from planner.model.touch import CallState, PlannedCall, Touch

THEIRS = ("contacts", "touches", "calls", "requests")
"""The tables whose documents belong to somebody."""

Places = frozenset[tuple[str, str]]
"""Documents, by table and id."""


class Erased(NamedTuple):
    """The state without a person. ``theirs`` were their documents, ``picked`` the blocks and days
    that had chosen them, ``steps`` the ways back that went, ``naming`` the documents of others that
    name them in a text."""

    state: State
    theirs: Places = frozenset()
    picked: Places = frozenset()
    steps: Places = frozenset()
    naming: Places = frozenset()


def erased(state: State, person: Person, *, everywhere: bool = False) -> Erased:
    """The state without ``person``, the very same one if nothing in it is theirs.

    ``everywhere`` blacks them out in the texts of others as well.
    """
    theirs = belongings(state, person)
    naming, ids = Naming(person), {key for _table, key in theirs}
    left = _Left(person, naming, everywhere)
    tables = {table: dict(left.table(getattr(state, table))) for table in TABLES}
    steps = dict(left.steps(state.steps, ids))
    after = msgspec.structs.replace(state, **_different(state, tables | {"steps": steps}))
    return Erased(
        after if after != state else state,
        theirs,
        frozenset(_picked(state, person)),
        frozenset(("steps", key) for key in state.steps.keys() - steps.keys()),
        frozenset(
            (table, key)
            for table, key, document in _documents(state)
            if key not in ids and any(map(naming.is_in, texts(document)))
        ),
    )


def belongings(state: State, person: Person) -> Places:
    """The documents of this person, those included that only an undo would bring back."""
    return frozenset(
        (table, key)
        for table, key, document in _documents(state)
        if table in THEIRS and _whose(document) in person.ids
    )


class _Left:
    """What is left of documents without a person."""

    def __init__(self, person: Person, naming: Naming, everywhere: bool) -> None:
        self._ids, self._naming, self._everywhere = person.ids, naming, everywhere
        # A sentence about what was done calls people by name, whatever they are called.
        self._sentences = Naming(person, least_words=1)

    def table(self, documents: Mapping[str, Document]) -> Iterator[tuple[str, Document]]:
        for key, document in documents.items():
            if document.id not in self._ids:
                yield key, self._of(document)

    def steps(self, steps: Mapping[str, Step], ids: set[str]) -> Iterator[tuple[str, Step]]:
        """A step that was only about them goes; of one about others too, what is theirs."""
        for key, step in steps.items():
            tables = {
                table: {k: d and self._of(d) for k, d in documents.items() if k not in ids}
                for table, documents in _former(step)
            }
            lost = any(len(tables[table]) < len(documents) for table, documents in _former(step))
            if lost and not any(tables[table] for table in THEIRS):
                continue
            said = self._sentences.blackened(step.said)
            former = changed(step.former, **tables)
            whole = said == step.said and former == step.former
            yield key, step if whole else changed(step, said=said, former=former)

    def _of(self, document: Any) -> Any:
        left = _without(document, self._ids)
        return rewritten(left, self._naming.blackened) if self._everywhere else left


def _different(state: State, tables: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The tables that are not what they were; the others stay the very same."""
    return {name: table for name, table in tables.items() if table != getattr(state, name)}


def _documents(state: State) -> Iterator[tuple[str, str, Document]]:
    """All documents, those of the way back included."""
    for table in TABLES:
        former = (getattr(step.former, table).items() for step in state.steps.values())
        for key, document in chain(getattr(state, table).items(), *former):
            if document is not None:
                yield table, key, document


def _former(step: Step) -> list[tuple[str, Mapping[str, Any]]]:
    return [(table, getattr(step.former, table)) for table in TABLES]


def _whose(document: Any) -> str:
    owner: str = document.id if isinstance(document, Contact) else document.contact
    return owner


def _picked(state: State, person: Person) -> Iterator[tuple[str, str]]:
    for table, key, document in _documents(state):
        if isinstance(document, Block | Day) and _without(document, person.ids) is not document:
            yield table, key


@singledispatch
def _without(document: Document, ids: frozenset[str]) -> Document:
    """The document without those whose ids these are."""
    return document


@_without.register
def _contact_without(contact: Contact, ids: frozenset[str]) -> Contact:
    return changed(contact, referred_by="") if contact.referred_by in ids else contact


@_without.register
def _block_without(block: Block, ids: frozenset[str]) -> Block:
    if ids.isdisjoint((*block.picks, *block.skipped)):
        return block
    return changed(block, picks=_others(block.picks, ids), skipped=_others(block.skipped, ids))


@_without.register
def _day_without(day: Day, ids: frozenset[str]) -> Day:
    if ids.isdisjoint((*day.picks, *day.passed)):
        return day
    return changed(day, picks=_others(day.picks, ids), passed=_others(day.passed, ids))


@_without.register
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


@_without.register
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


@_without.register
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
