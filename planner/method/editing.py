"""Changing a contact by hand, one field at a time."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pendulum

from planner.config import Config
from planner.locale import LANGUAGES, _
from planner.method.public_holidays import country_code
from planner.method.qualification import MARKS
from planner.method.touching import contact_of
from planner.model.change import Change
from planner.model.contact import Contact, Relationship
from planner.model.errors import Refused
from planner.model.instants import known_zone
from planner.model.state import State, changed
from planner.model.text import clean, fold


def edit_contact(
    state: State,
    contact_id: str,
    values: Mapping[str, str],
    *,
    now: pendulum.DateTime,
    config: Config,
) -> Change:
    """Set the fields named in ``values``. All of them are taken, or none.

    Lists are separated by commas; an empty value empties the field. Raises Refused for an unknown
    field (with the list of those there are) and for a value that the field cannot take.
    """
    contact = contact_of(state, contact_id)
    fields = {field: _reader(field)(value) for field, value in values.items()}
    edited = _edited(contact, fields)
    if edited == contact:
        return Change(state, _("{name}: nothing to change.").format(name=contact.name), contact)
    said = _("{name}: changed {fields}.").format(name=edited.name, fields=", ".join(fields))
    return Change(state.put(edited), said, edited)


def _edited(contact: Contact, fields: Mapping[str, Any]) -> Contact:
    """The contact with these fields changed; marks of the qualification stand inside that."""
    marks = {field: value for field, value in fields.items() if field in MARKS}
    own = {field: value for field, value in fields.items() if field not in MARKS}
    return changed(contact, **own, qualification=changed(contact.qualification, **marks))


def _reader(field: str) -> Callable[[str], Any]:
    if field not in FIELDS:
        raise Refused(
            _("Contacts have no field {field}; these can be set: {fields}.").format(
                field=clean(field), fields=", ".join(FIELDS)
            )
        )
    return FIELDS[field]


def _lines(value: str) -> str:
    return clean(value, lines=True)


def _list(value: str) -> tuple[str, ...]:
    """The parts between commas, each once."""
    parts = (clean(part) for part in value.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _emails(value: str) -> tuple[str, ...]:
    for address in (addresses := _list(value)):
        if not _ADDRESS.fullmatch(address):
            raise Refused(
                _("{address} is no email address; write one such as ana@norte.example.").format(
                    address=address
                )
            )
    return addresses


def _phones(value: str) -> tuple[str, ...]:
    for number in (numbers := _list(value)):
        if not any(map(str.isdigit, number)):
            raise Refused(
                _("{number} is no phone number; write one such as +34 944 123 456.").format(
                    number=number
                )
            )
    return numbers


def _name(value: str) -> str:
    name = clean(value)
    if not name:
        raise Refused(_("A contact needs a name."))
    return name


def _zone(value: str) -> str:
    zone = clean(value)
    if zone and not known_zone(zone):
        raise Refused(
            _("{zone} is no time zone; write one such as Europe/Madrid.").format(zone=zone)
        )
    return zone


def _country(value: str) -> str:
    """As it was written: a name, or a code. One that is not known would have no public holiday."""
    country = clean(value)
    if country and not country_code(country):
        raise Refused(
            _(
                "{country} is no country that the planner knows;"
                " write its code, such as ES, or with a region ES-CT."
            ).format(country=country)
        )
    return country


def _language(value: str) -> str:
    language = fold(clean(value))
    if language and language not in LANGUAGES:
        raise Refused(
            _("{language} is no language of the planner; write one of these: {languages}.").format(
                language=language, languages=", ".join(LANGUAGES)
            )
        )
    return language


def _relationship(value: str) -> Relationship:
    try:
        return Relationship(fold(clean(value)))
    except ValueError as error:
        raise Refused(
            _("{value} is no relationship; write customer or prospect.").format(value=clean(value))
        ) from error


def _yes_or_no(value: str) -> bool:
    answer = (_ANSWERS | {"": False}).get(fold(clean(value)))
    if answer is None:
        raise Refused(_("{value} is neither yes nor no.").format(value=clean(value)))
    return answer


def _yes_no_or_unknown(value: str) -> bool | None:
    """Unknown is not no: it has words of its own, and nothing said is one of them."""
    answer = fold(clean(value))
    if answer in _UNKNOWN:
        return None
    if answer not in _ANSWERS:
        raise Refused(_("{value} is neither yes nor no nor unknown.").format(value=clean(value)))
    return _ANSWERS[answer]


_ANSWERS = {"yes": True, "si": True, "true": True, "no": False, "false": False}
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_UNKNOWN = ("", "?", "unknown", "desconocido")

FIELDS: dict[str, Callable[[str], Any]] = {
    "name": _name,
    "company": clean,
    "title": clean,
    "emails": _emails,
    "phones": _phones,
    "labels": _list,
    "notes": _lines,
    "zone": _zone,
    "language": _language,
    "country": _country,
    "relationship": _relationship,
    "source_ids": _list,
    "deal_of_the_year": _yes_or_no,
    "brings": clean,
    **dict.fromkeys(MARKS, _yes_no_or_unknown),
}
"""Field of a contact -> how its value is read from what the rep typed."""
