"""Somebody new in one line: the name, then what else is known of them."""

from typing import NamedTuple

from planner.method.reached_at import cover_numbers, reached_at
from planner.model.text import clean


class Introduced(NamedTuple):
    """Fields of a contact, as :class:`planner.model.contact.Contact` has them."""

    name: str
    company: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]


def introduced(line: str) -> Introduced:
    """Read ``Marta Solé, Grup Solé, +34 933 100 206``: numbers and addresses stand anywhere, and
    what else is behind the company is taken for one. Of whom nothing else is known, that is the
    name; it is empty where the line has none."""
    covered, numbers = cover_numbers(clean(line))
    who, behind, phones, emails = reached_at(covered.split(), numbers)
    name, company, *ways = (part.strip() for part in f"{' '.join((*who, *behind))},".split(","))
    phones = (*phones, *(way for way in ways if way and "@" not in way))
    emails = (*emails, *(way for way in ways if "@" in way))
    if not name and not company:
        name = next(iter((*phones, *emails)), "")
    return Introduced(name, company, phones, emails)
