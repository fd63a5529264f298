"""Somebody new in one line: the name, then what else is known of them."""

from typing import NamedTuple

from planner.model.text import clean


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
        name,
        company,
        phones=tuple(way for way in ways if way and "@" not in way),
        emails=tuple(way for way in ways if "@" in way),
    )
