"""Which known contact a typed line names, and where in the line."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from planner.model.contact import Contact
from planner.model.text import fold, folded

_SHORTEST = 3
"""Letters of a name that is looked for beyond the beginning of a line; there two are enough."""

_WORD = re.compile(r"\S+")
_PUNCTUATION = '.,;:!?¿¡()"“”«»'


class Mention(NamedTuple):
    """The characters from ``start`` to ``end``, the ``name``, mean these contacts: several if the
    name, or the company, is that of several."""

    name: str
    contacts: tuple[Contact, ...]
    start: int
    end: int
    by_company: bool = False


class _Found(NamedTuple):
    """A name in the line; the best one has the least place, shortness and ``by_company``."""

    place: int
    shortness: int
    by_company: bool
    contact: Contact


class _Word(NamedTuple):
    plain: str
    start: int
    end: int


def mention(contacts: Mapping[str, Contact], line: str) -> Mention | None:
    """The longest name or company at the beginning of ``line``, else the first one anywhere.

    An id as the first word is a name too. Accents, case and punctuation do not matter; words are
    met whole.
    """
    words = list(_words(line))
    if words and words[0].plain in contacts:
        known = (contacts[words[0].plain],)
        return Mention(words[0].plain, known, words[0].start, words[0].end)
    present = {word.plain for word in words} - {""}
    text = "".join(f" {word.plain}" for word in words) + " "
    found = [
        _Found(place, -len(name), by_company, contact)
        for contact in _begun_by(contacts, present)
        for first, name, by_company in _names(contact.name, contact.company)
        if first in present
        and (place := text.find(f" {name} ")) >= 0
        and len(name) >= (_SHORTEST if place else 2)
    ]
    if not found:
        return None
    best = min(found, key=lambda other: other[:3])
    named = tuple(other.contact for other in found if other[:3] == best[:3])
    begin = text.count(" ", 0, best.place)
    last = begin + text.count(" ", best.place + 1, best.place - best.shortness)
    start, end = words[begin].start, words[last].end
    return Mention(line[start:end], named, start, end, best.by_company)


def with_words(contacts: Mapping[str, Contact], words: str) -> tuple[Contact, ...]:
    """The contacts that have ``words``, one after the other, in their name or company: who is
    called Ana Ruiz García is meant by ``Ana Ruiz``."""
    plain = " ".join(each.plain for each in _words(words))
    if not plain:
        return ()
    longest = max(plain.replace("_", " ").split(), key=len, default="")
    names = _folded(contacts)
    return tuple(
        contact
        for contact, name, company in zip(contacts.values(), names[::2], names[1::2], strict=True)
        if (longest in name or longest in company)
        and any(
            f" {plain} " in f" {name} "
            for _first, name, _by_company in _names(contact.name, contact.company)
        )
    )


@lru_cache(maxsize=512)
def _names(name: str, company: str) -> tuple[tuple[str, str, bool], ...]:
    """What may stand in a line for a contact: its first word, all of it, and whether it is the
    company alone."""
    person, firm = _plainly(name), _plainly(company)
    names = {firm: True, person: False, f"{person} {firm}".strip(): False}
    return tuple(
        (text.partition(" ")[0], text, by_company) for text, by_company in names.items() if text
    )


def _begun_by(contacts: Mapping[str, Contact], words: Iterable[str]) -> list[Contact]:
    """Those whose name or company begins with one of these words, and maybe others: of three
    thousand a few, and only these are taken apart."""
    known, text = list(contacts.values()), "\n".join(("", *_folded(contacts)))
    # For the blanks that ``_plain`` fills, anything may stand.
    any_word = "|".join(map(re.escape, words)).replace("_", ".")
    begins = re.compile(rf"\n(?:[^\S\n]|[{re.escape(_PUNCTUATION)}])*(?:{any_word})(?!\w)")
    line, seen, places = 0, 0, dict[int, None]()
    for found in begins.finditer(text):
        line += text.count("\n", seen, found.start())
        seen = found.start()
        places[line // 2] = None
    return [known[place] for place in places]


def _folded(contacts: Mapping[str, Contact]) -> Sequence[str]:
    """Name and company of each, one after the other, folded."""
    return _remembered(
        tuple(chain.from_iterable((each.name, each.company) for each in contacts.values()))
    )


_remembered = lru_cache(maxsize=2)(folded)
"""While the rep types, at each key."""


def _words(text: str) -> Iterator[_Word]:
    """The words and where they stand, both without the punctuation around them."""
    for found in _WORD.finditer(text):
        bare = found[0].strip(_PUNCTUATION)
        start = found.start() + found[0].index(bare)
        yield _Word(_plain(bare), start, start + len(bare))


def _plainly(text: str) -> str:
    """Its words alone. Where they stand nobody asks of a name, and there are three thousand."""
    return " ".join(filter(None, map(_bare, text.split())))


def _bare(word: str) -> str:
    return _plain(word.strip(_PUNCTUATION))


def _plain(word: str) -> str:
    return fold(word).replace(" ", "_")
