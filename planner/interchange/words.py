"""What other programs write for a country, a zone, an address, a kind of phone, an id."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter

from planner.model.contact import Contact
from planner.model.instants import known_zone
from planner.model.text import fold

_MOBILE_KINDS = ("mobile", "cell", "movil", "celular", "iphone", "handy")
_LAST_KINDS = ("fax", "pager", "telex")
_COUNTRY_CODE = re.compile(r"(?i)[a-z]{2,3}(-[a-z0-9]{1,3})?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_PHONE = re.compile(r"[+(]?[0-9][0-9 ()./#*x-]{5,}")
_DATE = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}")
_OFFSET = re.compile(r"(?i)^\(?(?:utc|gmt)\s*(?:[+-]\d{1,2}:?\d{2})?\)?\s*")


def country_of(text: str) -> str:
    """A code in capitals, or the name as it stands: which country it is, is asked later."""
    return text.upper() if _COUNTRY_CODE.fullmatch(text) else text


def given_name_in(name: str, given: str) -> str:
    """The given name, where the first word of the name does not say it: María Belén, not Dr."""
    first, _blank, _rest = name.partition(" ")
    return given if given not in ("", first, name) and f" {given} " in f" {name} " else ""


def in_parts(contact: Contact) -> tuple[str, str]:
    """Given name and the rest of the name where they are known, else all of it and nothing."""
    given, rest = contact.given_name, contact.name.removeprefix(f"{contact.given_name} ")
    return (given, rest) if given and rest != contact.name else (contact.name, "")


def ids_from(contact: Contact, source: str) -> Iterator[str]:
    """The ids that a program gave the contact, as an import brought them."""
    begin = f"{source}:"
    return (each.removeprefix(begin) for each in contact.source_ids if each.startswith(begin))


def ranked(found: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    """The texts, those of the lowest rank first."""
    return tuple(text for _rank, text in sorted(found, key=itemgetter(0)))


def looks_like_email(text: str) -> bool:
    """Whether it can only be an address."""
    return _EMAIL.fullmatch(text.strip()) is not None


def looks_like_phone(text: str) -> bool:
    """Whether it can only be a number to call."""
    plain = text.strip()
    return _PHONE.fullmatch(plain) is not None and _DATE.match(plain) is None


def can_be_dialled(text: str) -> bool:
    """Whether it may be a number, however short and whatever people write around it: an extension,
    ``944 123 456 (home)``."""
    return any(map(str.isdigit, text)) and _DATE.fullmatch(text.strip()) is None


@lru_cache(maxsize=256)
def zone_of(text: str) -> str:
    """An IANA zone, or nothing. HubSpot writes ``europe_slash_madrid`` or ``UTC +01:00 Europe
    Madrid`` for Europe/Madrid, people its city, or ``Eastern Time``.
    """
    # Imported late: few files name zones.
    from planner.method.hours.state_zone import zone_of_clock

    plain = _OFFSET.sub("", text).replace("_slash_", "/")
    if zone := zone_of_clock(plain):
        return zone
    area, _, place = plain.partition("/" if "/" in plain else " ")
    written = "_".join(re.split(r"[ _]", place))
    candidates = (text, f"{area}/{written}", f"{area.title()}/{written.title()}")
    known = (name for name in candidates if name and known_zone(name))
    if name := next(known, ""):
        return name
    # Imported late: most zones are known as they stand.
    from planner.method.hours.country_zone import zone_named

    return zone_named(text)


@lru_cache(maxsize=256)
def phone_rank(kind: str, mobile: bool, preferred: bool) -> int:
    """The place of a phone among others: mobile ones first, those that nobody answers last."""
    folded = fold(kind)
    if any(word in folded for word in _LAST_KINDS):
        return 3
    if mobile or any(word in folded for word in _MOBILE_KINDS):
        return 0
    return 1 if preferred else 2
