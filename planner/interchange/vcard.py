"""Contacts from vCard files, versions 2.1 to 4.0, and to files of version 3.0."""

from collections.abc import Iterable, Iterator

from planner.interchange.decoding import (
    CODE_PAGE,
    decode,
    decode_by_mark,
    known_encoding,
    refuse_other_kinds,
    some_lines,
)
from planner.interchange.vcard_cards import OWN, READ, Cards, cards, read_card
from planner.interchange.vcard_lines import properties
from planner.interchange.vcard_text import Decoder, escaped
from planner.interchange.words import ids_from, in_parts
from planner.locale import _
from planner.model.contact import Contact
from planner.model.draft import Draft, Reading, Skipped
from planner.model.errors import NothingUsable
from planner.model.progress import Progress, followed, unfollowed
from planner.model.text import clean

_OCTETS = 75
"""So long may a line of a card be, its end not counted."""


def read_vcards(
    data: bytes, file: str, *, encoding: str = CODE_PAGE, progress: Progress = unfollowed
) -> Reading:
    """The contacts in a vCard file. ``file`` is its name in sentences.

    ``encoding`` is the code page of what is neither UTF-8 nor says what it is. Raises
    NothingUsable where there is no card, WrongUsage for an encoding that does not exist.
    """
    code_page = known_encoding(encoding)
    text = decode_by_mark(data, file)
    if text is None and code_page.startswith(("utf-16", "utf-32")):
        text = decode(data, file, encoding).text
    if text is None:
        refuse_other_kinds(data, file)
    decoder = Decoder(file, code_page, marked=text is not None)
    found = cards(properties(data if text is None else text.encode()))
    if not found.cards:
        raise NothingUsable(_("{file}: no card found.").format(file=file))
    read = [read_card(card, file, decoder) for card in followed(found.cards, progress)]
    return Reading(
        tuple(one for one in read if isinstance(one, Draft)),
        tuple(one for one in read if isinstance(one, Skipped)),
        tuple(_warnings(found, file, decoder)),
    )


def _warnings(found: Cards, file: str, decoder: Decoder) -> Iterator[str]:
    for card in found.cards:
        for one in card.properties:
            decoder.check(one)
    yield from decoder.warnings()
    if incomplete := [card.line for card in found.cards if not card.complete]:
        yield _(
            "{file}: the card on line {lines} has no END:VCARD; it was read as far as it goes."
        ).format(file=file, lines=some_lines(incomplete))
    if left_out := _left_out(found):
        yield _("{file}: left out, for want of a place in a contact: {columns}.").format(
            file=file, columns=", ".join(left_out)
        )
    if found.strays:
        yield _("{file}: line {lines} is no part of a card; it was left out.").format(
            file=file, lines=some_lines(found.strays)
        )


def _left_out(found: Cards) -> list[str]:
    """The properties that hold something and have no place in a contact."""
    named = {
        one.name
        for card in found.cards
        for one in card.properties
        if one.name not in READ and one.value.strip(b" ;\t")
    }
    return [clean(name) for name in sorted(named)]


def write_vcards(contacts: Iterable[Contact]) -> bytes:
    """Cards of version 3.0 of these contacts that ``read_vcards`` reads back exactly."""
    lines = [line for contact in contacts for line in _lines(contact)]
    return b"".join(map(_folded, lines))


def _lines(contact: Contact) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    # Version 3.0 wants both; how a name falls into parts, only its owner knows.
    given, family = in_parts(contact)
    yield f"N:{_value(family)};{_value(given)};;;"
    yield f"FN:{_value(contact.name)}"
    yield from _some("ORG", contact.company)
    yield from _some("TITLE", contact.title)
    for email in contact.emails:
        yield from _some("EMAIL;TYPE=INTERNET", email)
    for phone in contact.phones:
        yield from _some("TEL", phone)
    if contact.labels:
        yield "CATEGORIES:" + ",".join(map(_value, contact.labels))
    yield from _some("NOTE", contact.notes)
    yield from _some("TZ", contact.zone)
    yield from _some("LANG", contact.language)
    yield from _some(f"{OWN}COUNTRY", contact.country)
    yield from _some(f"{OWN}RELATIONSHIP", contact.relationship)
    for source_id in contact.source_ids:
        yield from _some(f"{OWN}SOURCE-ID", source_id)
    yield from _some("UID", next(ids_from(contact, "vcard"), ""))
    yield "END:VCARD"


def _some(name: str, text: str) -> Iterator[str]:
    if text:
        yield f"{name}:{_value(text)}"


def _value(text: str) -> str:
    return escaped(clean(text, lines=True))


def _folded(line: str) -> bytes:
    """The line with its end, broken into pieces that cut no character."""
    pieces = [b""]
    for char in line:
        encoded = char.encode()
        if len(pieces[-1]) + len(encoded) > _OCTETS:
            pieces.append(b" ")
        pieces[-1] += encoded
    return b"\r\n".join(pieces) + b"\r\n"
