"""Who a person is in all that was written down: their ids, and how texts name them."""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

import msgspec

from planner.locale import _
from planner.method.privacy import hiding
from planner.model.contact import SAME_DIGITS, Contact, called
from planner.model.day import Meeting
from planner.model.errors import Refused
from planner.model.request import Request, Support
from planner.model.state import State, changed
from planner.model.text import clean, fold

TEXTS: Final[dict[type[msgspec.Struct], tuple[str, ...]]] = {
    **hiding.TEXTS,
    Contact: ("title", "labels", "notes", "brings", "rest", "wake"),
    Request: (*hiding.TEXTS[Request], "reason"),
    Support: ("department", "what"),
    Meeting: ("summary",),
}
"""Fields in which others may be named. Whoever is called the same, or shares a number with a
colleague, keeps name, addresses and numbers of their own."""

_WORD: Final = re.compile(r"\w+")
_DIGITS: Final = re.compile(r"\d+")
_EXTENSION: Final = re.compile(r"(?i)(?<=\d)\D*(?:x|ext|int|#).*")
_LEAST_DIGITS: Final = 6
_BETWEEN: Final = r"[ ().-]{0,2}"
_BETWEEN_WORDS: Final = r"\W{1,3}"
_COUNTRY: Final = r"(?:\(?(?:\+|00)?\d{1,4}\)?[ ().-]{0,3})?"
_APART: Final = "\0" * 4
"""Parts texts so that no place is found that begins in one and ends in another."""
_NOTHING: Final = re.compile(r"(?!)")


class Person(NamedTuple):
    """One person, with all the ids, names, addresses and numbers they ever had here; ``documents``
    are the ids of what is theirs in other files too, once that is known."""

    ids: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()


class Naming:
    """Finds the places of a text that name a person: by full name, address or number."""

    def __init__(self, person: Person, least_words: int = 2) -> None:
        """A name of fewer words than ``least_words`` is looked for nowhere: it may be a plain word,
        or the first name of anybody."""
        patterns = sorted(_patterns(person, least_words), key=len, reverse=True)
        self._pattern = re.compile("|".join(patterns)) if patterns else _NOTHING

    def is_in(self, *texts: str) -> bool:
        """Whether one of these texts names them."""
        return self._pattern.search(fold(_APART.join(texts))) is not None

    def blackened(self, text: str) -> str:
        """The text with each of these places blacked out; the very same one where there is none."""
        folded, places = _folded(text)
        pieces, done = [], 0
        for found in self._pattern.finditer(folded):
            pieces += [text[done : places[found.start()]], called("")]
            end = found.end()
            done = places[end] if end < len(places) else len(text)
        return "".join((*pieces, text[done:])) if pieces else text


def person_of(contact: Contact) -> Person:
    """Who a contact is, as far as the contact says it."""
    return Person(
        ids=frozenset((contact.id,)),
        names=frozenset(filter(None, (contact.name,))),
        companies=frozenset(filter(None, (fold(contact.company),))),
        emails=frozenset(map(str.casefold, contact.emails)),
        phones=frozenset(filter(None, map(_tail, contact.phones))),
    )


def person_named(text: str) -> Person:
    """Somebody who is in no contact any more. Raises Refused for what could mean anybody."""
    words, digits = _WORD.findall(text), _tail(text)
    if "@" in text:
        return Person(emails=frozenset((text.strip().casefold(),)))
    if digits and not any(map(str.isalpha, text)):
        return Person(phones=frozenset((digits,)))
    if len(words) < 2:
        raise Refused(
            _("{who} may be anybody; write the full name, an address or a number.").format(
                who=clean(text)
            )
        )
    return Person(names=frozenset((clean(text),)))


def with_former(person: Person, state: State, alive: Container[str]) -> Person:
    """The person with what ``state`` and its way back know more of them: former names and numbers,
    and the ids of contacts that stand for them and are not ``alive`` any more, as after an undo."""
    former = (step.former.contacts.values() for step in state.steps.values())
    for contact in chain(state.contacts.values(), *former):
        gone = contact is not None and contact.id not in alive
        if contact and (contact.id in person.ids or (gone and _is_same(person, contact))):
            more = person_of(contact)
            person = Person(*(mine | new for mine, new in zip(person, more, strict=True)))
    return person


def texts(thing: Any) -> Iterator[str]:
    """All texts of a document in which somebody may be named."""
    return hiding.texts_in(thing, _fields)


def rewritten(thing: Any, change: Callable[[str], str]) -> Any:
    """A document with each of these texts changed; the very same one where none is."""
    if isinstance(thing, str):
        return change(thing)
    if isinstance(thing, tuple):
        fresh = tuple(rewritten(part, change) for part in thing)
        return thing if fresh == thing else fresh
    fields = {name: getattr(thing, name) for name in _fields(thing)}
    told = {name: rewritten(value, change) for name, value in fields.items() if value}
    news = {name: value for name, value in told.items() if value is not fields[name]}
    return changed(thing, **news) if news else thing


def _fields(thing: Any) -> tuple[str, ...]:
    return TEXTS.get(type(thing), ())


def _is_same(person: Person, contact: Contact) -> bool:
    other = person_of(contact)
    if person.emails & other.emails:
        return True
    same_name = set(map(fold, person.names)) & set(map(fold, other.names))
    nothing_else = not (person.companies or person.emails or person.phones)
    return bool(
        same_name
        and (nothing_else or person.companies & other.companies or person.phones & other.phones)
    )


def _tail(phone: str) -> str:
    """The last digits of a number, that tell it from others however it is written."""
    digits = "".join(_DIGITS.findall(_EXTENSION.sub("", phone)))[-SAME_DIGITS:]
    return digits if len(digits) >= _LEAST_DIGITS else ""


def _patterns(person: Person, least_words: int) -> Iterator[str]:
    for name in person.names:
        words = _WORD.findall(fold(name))
        if words and len(words) >= least_words:
            yield rf"(?<!\w){_BETWEEN_WORDS.join(words)}(?!\w)"
    for email in person.emails:
        if "@" in email:
            yield rf"(?<![\w.+-]){re.escape(fold(email))}(?![\w-]|\.\w)"
    for phone in person.phones:
        yield rf"(?<!\d){_COUNTRY}{_BETWEEN.join(phone)}(?!\d)"


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its letters the place of the one that it comes from."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters = [(letter, place) for place, char in enumerate(text) for letter in fold(char)]
    return "".join(letter for letter, _place in letters), [place for _letter, place in letters]
