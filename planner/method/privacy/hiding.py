"""Stand-ins for names, numbers and notes, while others look at the screen.

Ids stay, and so does all that a rule may ask: the order of names, who works for whom, what is
empty. So the page is the same page, and every key does what it does without stand-ins.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

import msgspec

from planner.locale import _
from planner.method.contacts.finding import by_name
from planner.model.contact import Contact, Rest, Wake
from planner.model.day import Block, BlockKind, Day, Meeting
from planner.model.document import Document, Offence
from planner.model.request import Request, Support
from planner.model.state import TABLES, D, State, changed
from planner.model.text import fold
from planner.model.touch import PlannedCall, Touch

HIDDEN: Final = "•••"
"""What stands for a number, an address and all that somebody wrote."""

TEXTS: Final[dict[type[msgspec.Struct], tuple[str, ...]]] = {
    Contact: (
        *("given_name", "title", "emails", "phones", "labels", "notes", "brings", "source_ids"),
        *("rest", "wake"),
    ),
    Rest: ("reason",),
    Wake: ("reason",),
    Touch: ("objective", "note", "reason", "offence"),
    Offence: ("words",),
    PlannedCall: ("objective",),
    Request: ("about", "next_step", "answer", "support", "offence"),
    Support: ("what",),
    Block: ("title",),
    Meeting: ("summary", "uid", "source"),
    Day: ("line",),
}
"""Fields that tell who a customer is or what they want, or that hold such fields. A contact's name
and company come on top: they have stand-ins of their own."""


Documents = Mapping[str, Document]


class Person(NamedTuple):
    """What a contact and their company are called instead."""

    name: str
    company: str


def hidden(state: State, before: tuple[State, State] = (State(), State())) -> State:
    """The state with stand-ins. ``before`` is an earlier state with what it became: what has not
    changed since is taken from there."""
    known, covered = before
    tables = {
        table: getattr(covered, table)
        if getattr(state, table) is getattr(known, table)
        else _covered(getattr(state, table), getattr(known, table), getattr(covered, table))
        for table in TABLES
    }
    return changed(state, **tables)


def secrets(document: Document) -> Iterator[str]:
    """Every text that is hidden of a document, besides a contact's name and company; of a text of
    several lines each line too."""
    for text in texts_in(document, _fields):
        lines = text.splitlines()
        yield text
        yield from lines if len(lines) > 1 else ()


def initials(contact: Contact) -> str:
    """``A. R.``: enough for the rep who looks for somebody, and little for others."""
    return " ".join(f"{word[0]}." for word in contact.name.split()[:2])


def _covered(documents: Documents, known: Documents, before: Documents) -> dict[str, Document]:
    """What is ``known`` has its stand-in ``before``: a second one for each of 3,000 contacts with
    every key would leave holes of a MiB in memory."""
    people = _people([each for each in documents.values() if isinstance(each, Contact)])
    covered = {}
    for key, document in documents.items():
        called = people[key]._asdict() if isinstance(document, Contact) else {}
        last = before[key] if known.get(key) is document else None
        if last is None or any(getattr(last, field) != word for field, word in called.items()):
            last = _cover(document, **called)
        covered[key] = last
    return covered


def _people(contacts: list[Contact]) -> dict[str, Person]:
    """Rules compare names to decide who comes first: numbers are given in that order."""
    companies = sorted({fold(each.company) for each in contacts} - {""})
    called = dict(zip(companies, _numbered(_("Company {n}"), len(companies)), strict=True))
    names = _numbered(_("Contact {n}"), len(contacts))
    return {
        contact.id: Person(name, called.get(fold(contact.company), ""))
        for contact, name in zip(by_name(contacts), names, strict=True)
    }


def _numbered(words: str, count: int) -> list[str]:
    """As many stand-ins, all equally long, so that they sort as they are numbered."""
    width = len(str(count))
    return [words.format(n=f"{n:0{width}d}") for n in range(1, count + 1)]


def _cover(struct: D, **called: str) -> D:
    fields = {field: getattr(struct, field) for field in _fields(struct)}
    told = {field: _instead(value) for field, value in fields.items() if value} | called
    return changed(struct, **told) if told else struct


def _instead(value: Any) -> Any:
    """For a text, some texts, or what holds such. Not for what is empty."""
    if isinstance(value, str):
        return HIDDEN
    if not isinstance(value, tuple):
        return _cover(value)
    return _so_many(len(value)) if isinstance(value[0], str) else tuple(map(_instead, value))


@cache
def _so_many(texts: int) -> tuple[str, ...]:
    """One for all contacts with as many: else they would be a fifth of what stand-ins take."""
    return (HIDDEN,) * texts


def texts_in(thing: Any, fields: Callable[[Any], tuple[str, ...]]) -> Iterator[str]:
    """All texts of a thing, as far as ``fields`` tells where it has some."""
    if isinstance(thing, str):
        yield thing
        return
    is_tuple = isinstance(thing, tuple)
    parts = thing if is_tuple else (getattr(thing, field) for field in fields(thing))
    for part in parts:
        yield from texts_in(part, fields)


def _fields(thing: Any) -> tuple[str, ...]:
    """Where a thing has texts. What a call block is called is no secret."""
    called = isinstance(thing, Block) and thing.kind is BlockKind.CALLS
    return () if called else TEXTS.get(type(thing), ())
