"""Forgetting a person: what is theirs goes, also from the way back; what happened stays without
them."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from planner.method.privacy.nameless import without
from planner.method.privacy.personal import Naming, Person, rewritten, texts
from planner.model.contact import Contact
from planner.model.day import Block, Day
from planner.model.document import Document
from planner.model.mail import Mail
from planner.model.receipt import CallExport
from planner.model.state import TABLES, State, Step, changed

THEIRS = ("contacts", "touches", "calls", "requests", "mails")
"""The tables whose documents belong to somebody."""

WHOLLY = ("contacts", "mails")
"""Those of them of which nothing is left."""

Places = frozenset[tuple[str, str]]
"""Documents, by table and id."""


class Erased(NamedTuple):
    """The state without a person. ``theirs`` were their documents, ``picked`` the blocks and days
    that had chosen them, ``steps`` the ways back that went."""

    state: State
    theirs: Places = frozenset()
    picked: Places = frozenset()
    steps: Places = frozenset()


def erased(state: State, person: Person, *, everywhere: bool = False) -> Erased:
    """The state without ``person``, the very same one if nothing in it is theirs.

    ``everywhere`` blacks them out in the texts of others as well.
    """
    theirs = belongings(state, person)
    naming, ids = Naming(person), {key for _table, key in theirs} | person.documents
    left = _Left(person, naming, everywhere)
    gone = {key for table, key in theirs if table in WHOLLY}
    tables: dict[str, Mapping[str, Any]] = {
        table: dict(left.table(getattr(state, table), gone)) for table in TABLES
    }
    steps = dict(left.steps(state.steps, ids))
    exports = {key: _forgets(export, ids) for key, export in state.exports.items()}
    tables |= {"steps": steps, "exports": exports}
    # Tables that are what they were stay the very same.
    news = {name: table for name, table in tables.items() if table != getattr(state, name)}
    return Erased(
        changed(state, **news) if news else state,
        theirs,
        frozenset(_picked(state, person)),
        frozenset(("steps", key) for key in state.steps.keys() - steps.keys()),
    )


def named_in(state: State, person: Person) -> Places:
    """The documents of others that name the person in a text."""
    naming = Naming(person)
    found = (
        (table, key) for table, key, document in _documents(state) if naming.is_in(*texts(document))
    )
    return frozenset(found) - belongings(state, person)


def belongings(state: State, person: Person) -> Places:
    """The documents of this person, those included that only an undo would bring back."""
    theirs = [(t, key, each) for t, key, each in _documents(state) if t in THEIRS]
    found = {(table, key) for table, key, each in theirs if _whose(each) in person.ids}
    # A mail is about a contact, or about one of their requests.
    requests = {key for table, key in found if table == "requests"}
    found.update((table, key) for table, key, each in theirs if _whose(each) in requests)
    return frozenset(found)


class _Left:
    """What is left of documents without a person."""

    def __init__(self, person: Person, naming: Naming, everywhere: bool) -> None:
        self._ids, self._naming, self._everywhere = person.ids, naming, everywhere
        # A sentence about what was done calls people by name, whatever they are called.
        self._sentences = Naming(person, least_words=1)

    def table(
        self, documents: Mapping[str, Document], gone: set[str]
    ) -> Iterator[tuple[str, Document]]:
        return ((key, self._of(each)) for key, each in documents.items() if key not in gone)

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
        left = without(document, self._ids)
        return rewritten(left, self._naming.blackened) if self._everywhere else left


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
    """The id of the contact, or of the request, that a document belongs to."""
    if isinstance(document, Mail):
        return document.item
    owner: str = document.id if isinstance(document, Contact) else document.contact
    return owner


def _picked(state: State, person: Person) -> Iterator[tuple[str, str]]:
    for table, key, document in _documents(state):
        if isinstance(document, Block | Day) and without(document, person.ids) is not document:
            yield table, key


def _forgets(export: CallExport, ids: set[str]) -> CallExport:
    """The receipt without calls of which nobody could say any more whose they were."""
    told = {
        month: {key: checksum for key, checksum in calls.items() if key not in ids}
        for month, calls in export.told.items()
    }
    left = tuple(key for key in export.left if key not in ids)
    batch = tuple(key for key in export.batch if key not in ids)
    return changed(export, told=told, left=left, batch=batch)
