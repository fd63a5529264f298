"""Finding anything by its words: contacts, requests, calls, touches, blocks, meetings, days.

Words in any order, accents and case apart; each begins a word of what is found. At least one stands
in its own text, the others there or in the contact's name: "ana delivery" finds what was said to
Ana about a delivery.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain
from typing import Any, NamedTuple

from planner.locale import N_, _
from planner.method.contacts.finding import find_contacts, named_by
from planner.method.texts import text_of, texts_of
from planner.model.contact import Contact
from planner.model.day import Block, Day, Meeting
from planner.model.document import Document
from planner.model.instants import local, zone_of
from planner.model.request import Request
from planner.model.saying import say_day
from planner.model.state import TABLES, State
from planner.model.text import fold
from planner.model.touch import PlannedCall, Touch

_WORD = re.compile(r"\w+")
_KINDS: dict[type[Document], str] = {
    Contact: "contact",
    Request: "request",
    PlannedCall: "call",
    Touch: "touch",
    Block: "block",
    Meeting: "meeting",
    Day: "day",
}
_NAMES = {
    "contact": N_("contact"),
    "request": N_("request"),
    "call": N_("call"),
    "touch": N_("touch"),
    "block": N_("block"),
    "meeting": N_("meeting"),
    "day": N_("day"),
}
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_BEFORE = 24
"""Characters before the first word found that a quote shows as well, at most."""


class Found(NamedTuple):
    """One document. ``contact`` is the id of whom it is about, empty if of nobody; ``at`` when it
    was, ``None`` for contacts; ``text`` all its words that can be searched.
    """

    kind: str
    id: str
    contact: str
    at: datetime | None
    text: str


class Batch(NamedTuple):
    """What one step of a search found; ``trouble`` is a sentence if it could not look."""

    found: tuple[Found, ...] = ()
    trouble: str = ""


class Entry(NamedTuple):
    """One document as a search sees it. ``words`` are those of its text, folded, a blank before
    each: so their beginnings are found by a plain ``in``.
    """

    words: str
    found: Found


class Wanted(NamedTuple):
    """What is looked for. ``words`` are folded; ``named`` tells for each of them the ids of the
    contacts whom it names.
    """

    words: tuple[str, ...]
    named: Mapping[str, Set[str]]

    @property
    def leading(self) -> tuple[str, ...]:
        """Words of which at least one begins a word of every text that is wanted."""
        in_no_name = [word for word in self.words if not self.named[word]]
        return (max(in_no_name, key=len),) if in_no_name else self.words

    def holds(self, words: str, contact: str) -> bool:
        """Whether a document is wanted that has these words (as an entry has them) and is about
        this contact: one of what is looked for among the words, the rest there or in the name.
        """
        here = [word for word in self.words if f" {word}" in words]
        if len(here) == len(self.words):
            return True
        return bool(here) and all(w in here or contact in self.named[w] for w in self.words)


def find(state: State, past: Callable[[Wanted], Iterable[Batch]], query: str) -> Iterator[Batch]:
    """What ``query`` can mean, step by step, so that whoever asks can stop at any of them.

    First contacts by name, the likeliest first; then contacts by their notes and all else in the
    state; then each batch that ``past`` gives. In a batch the newest comes first. A query without
    words finds nothing.
    """
    words = query_words(query)
    if not words:
        return
    contacts = find_contacts(state.contacts.values(), query, len(state.contacts))
    yield Batch(tuple(map(_found, contacts)))
    wanted = Wanted(words, {word: named_by(state.contacts.values(), word) for word in words})
    yield Batch(_in_state(state, wanted, {contact.id for contact in contacts}))
    # Where a document stands in both, the state's word counts.
    here = {key for name in TABLES for key in getattr(state, name)}
    for month in past(wanted):
        yield month._replace(found=tuple(each for each in month.found if each.id not in here))


def entries(documents: Iterable[Document]) -> list[Entry]:
    """All of them as a search sees them, the newest first."""
    told = [Entry(_starts(_folded(each)), _found(each)) for each in documents]
    return sorted(told, key=lambda entry: _moment(entry.found), reverse=True)


def query_words(query: str) -> tuple[str, ...]:
    """The words of ``query``, folded, each once."""
    return tuple(dict.fromkeys(_WORD.findall(fold(query))))


def kind_name(found: Found) -> str:
    """What it is, in a word."""
    return _(_NAMES[found.kind])


def dated(instant: datetime, now: datetime) -> str:
    """The instant as the rep reads it: the time today, the day this year, before that its year."""
    zone = zone_of(now)
    moment, today = local(instant, zone), local(now, zone)
    if moment.date() == today.date():
        return moment.strftime("%H:%M")
    return say_day(moment, today)


def marked(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """``text`` in pieces, with ``True`` for the words that begin with one of the ``words``."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for place in _places(text, words):
        pieces += [(text[end : place.start()], False), (place[0], True)]
        end = place.end()
    return [piece for piece in (*pieces, (text[end:], False)) if piece[0]]


def quote(text: str, words: Sequence[str]) -> str:
    """``text`` from a little before the first of the words on."""
    first = next((place.start() for place in _places(text, words)), 0)
    if first <= _BEFORE:
        return text
    start = text.find(" ", first - _BEFORE, first)
    return f"… {text[first - _BEFORE if start < 0 else start :].lstrip(' ·')}"


def _places(text: str, words: Sequence[str]) -> Iterator[re.Match[str]]:
    starts = tuple(words)
    return (place for place in _WORD.finditer(text) if fold(place[0]).startswith(starts))


def _in_state(state: State, wanted: Wanted, known: Set[str]) -> tuple[Found, ...]:
    by_notes = (each for each in state.contacts.values() if each.id not in known)
    tables = (getattr(state, name).values() for name in TABLES if name not in ("contacts", "rep"))
    return (*_matching(by_notes, wanted), *_matching(chain.from_iterable(tables), wanted))


def _matching(documents: Iterable[Document], wanted: Wanted) -> list[Found]:
    # Most documents hold none of the words, and most that do hold them within others: each is told
    # before more is asked of it.
    leading = wanted.leading
    texts = ((each, _folded(each)) for each in documents)
    likely = ((each, text) for each, text in texts if any(map(text.__contains__, leading)))
    found = [_found(each) for each, text in likely if wanted.holds(_starts(text), _about(each))]
    return sorted(found, key=_moment, reverse=True)


def _moment(found: Found) -> datetime:
    return found.at or _LONG_AGO


def _folded(document: Document) -> str:
    return fold(" ".join(texts_of(document)))


def _starts(folded: str) -> str:
    return "".join(f" {word}" for word in _WORD.findall(folded))


def _found(document: Document) -> Found:
    kind, contact = _KINDS[type(document)], _about(document)
    return Found(kind, document.id, contact, when(document), text_of(document))


def _about(document: Document) -> str:
    """The id of the contact whom it is about, empty if of nobody."""
    if isinstance(document, Contact):
        return document.id
    about: str = getattr(document, "contact", "")
    return about


def when(document: Document) -> datetime | None:
    """When it was, or is to be; of what is never found, nothing."""
    at = _WHEN.get(type(document))
    return at(document) if at else None


def _noon_of(day: Day) -> datetime | None:
    # A file edited by hand may name its days otherwise.
    with suppress(ValueError):
        # Noon by UTC is the same day nearly everywhere.
        return datetime.fromisoformat(f"{day.id}T12:00:00+00:00")
    return None


_WHEN: dict[type[Document], Callable[[Any], datetime | None]] = {
    Request: lambda request: request.received_at,
    PlannedCall: lambda call: call.done_at or call.due_at or call.made_at,
    Touch: lambda touch: touch.at,
    Block: lambda block: block.begins,
    Meeting: lambda meeting: meeting.start,
    Day: _noon_of,
}
