"""Somebody new in one line: the name, then what else is known of them."""

import re
from typing import NamedTuple

from planner.model.text import clean

_SMALL = frozenset(
    {"de", "del", "la", "las", "los", "y", "i", "da", "do", "dos", "van", "der", "von"}
)
"""Words inside a name that are written small."""


class Introduced(NamedTuple):
    """Fields of a contact, as :class:`planner.model.contact.Contact` has them."""

    name: str
    company: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]


def introduced(line: str) -> Introduced:
    """Read ``Marta Solé, Grup Solé, +34 933 100 206``: behind the company numbers and addresses, in
    any order. The name is empty where the line begins with none."""
    name, company, *ways = (part.strip() for part in f"{clean(line)},".split(","))
    return Introduced(
        as_written(name),
        company,
        phones=tuple(way for way in ways if way and "@" not in way),
        emails=tuple(way for way in ways if "@" in way),
    )


def as_written(name: str) -> str:
    """A name as a letter greets it: one typed in a hurry, ``pedro gil de la peña``, gets its
    capitals. One that begins with a word that has a capital is as it was meant."""
    first, *others = name.split(" ")
    if not first.islower():
        return name
    return " ".join((_capital(first), *(w if w in _SMALL else _capital(w) for w in others)))


def _capital(word: str) -> str:
    """``jean-luc`` has two; ``McCoy`` has its own."""
    if not word.islower():
        return word
    return re.sub(r"(?<!\w)\w", lambda letter: letter[0].upper(), word)
