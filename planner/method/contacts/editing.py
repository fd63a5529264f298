"""Changing a contact by hand, one field at a time."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

import pendulum

from planner.config import Config
from planner.locale import LANGUAGES, N_, _
from planner.method.by_id import contact_of
from planner.method.hours.country_zone import zone_named
from planner.method.hours.public_holidays import country_code
from planner.method.persistence.qualification import MARKS, answer, told_of
from planner.method.typed.own_words import (
    is_unknown,
    is_yes,
    language_of,
    relationship_name,
    relationship_of,
)
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

    A field is named by its id, by its name on the screen, or as an import names its column. Lists
    are separated by commas; an empty value empties the field. Raises Refused for an unknown field
    (with the list of those there are) and for a value that the field cannot take.
    """
    contact = contact_of(state, contact_id)
    named = {_field(said): value for said, value in values.items()}
    edited = _edited(contact, {field: FIELDS[field].read(typed) for field, typed in named.items()})
    if edited == contact:
        return Change(state, _("{name}: nothing to change.").format(name=contact.name), contact)
    return Change(state.put(edited), _said(edited, named), edited)


def _said(contact: Contact, fields: Iterable[str]) -> str:
    """What was changed; a mark of the qualification with its answer."""
    marks = [field for field in fields if field in MARKS]
    others = ", ".join(field_name(field) for field in fields if field not in MARKS)
    told = others and _("{name}: changed {fields}.").format(name=contact.name, fields=others)
    answers = (told_of(contact, mark) for mark in marks)
    return " ".join(filter(None, (told, *answers)))


def field_name(id_: str) -> str:
    """The name of a field, in the language of the screen."""
    return _(FIELDS[id_].name)


def written(contact: Contact, field: str) -> str:
    """What stands in the field now, as the rep would type it."""
    holder = contact.qualification if field in MARKS else contact
    return _written(getattr(holder, field))


def explain_value(field: str, typed: str) -> str:
    """How ``typed`` is understood; empty where it is taken as it stands. Raises Refused for what
    the field cannot take."""
    said = _written(FIELDS[field].read(typed))
    return "" if said == clean(typed) else said


def _written(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return answer(value)
    if isinstance(value, Relationship):
        return relationship_name(value)
    return clean(", ".join(value) if isinstance(value, tuple) else value)


def _edited(contact: Contact, fields: Mapping[str, Any]) -> Contact:
    """The contact with these fields changed; marks of the qualification stand inside that."""
    marks = {field: value for field, value in fields.items() if field in MARKS}
    own = {field: value for field, value in fields.items() if field not in MARKS}
    if "relationship" in own:
        own["relationship_said"] = True
    if given := own.get("given_name"):
        _refuse_strange(given, own.get("name", contact.name))
    return changed(contact, **own, qualification=changed(contact.qualification, **marks))


def _refuse_strange(given: str, name: str) -> None:
    """Letters greet by words of the name alone: else a name changed later would leave the former
    one in the greeting."""
    if f" {given} " not in f" {name} ":
        raise Refused(
            _("{given} is no part of {name}; write the words of it that letters greet.").format(
                given=given, name=name
            )
        )


def _field(said: str) -> str:
    """The id of the field, which may be called by its name as well."""
    names = {fold(name): id_ for id_ in FIELDS for name in (field_name(id_), id_)}
    if field := (_COLUMNS | names).get(fold(said)):
        return field
    raise Refused(
        _("Contacts have no field {field}; these can be set: {fields}.").format(
            field=clean(said), fields=", ".join(map(_both_names, FIELDS))
        )
    )


def _both_names(id_: str) -> str:
    """``nombre (name)``: as the screen says it, and as commands do in every language."""
    name = field_name(id_)
    return name if name == id_ else f"{name} ({id_})"


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
    """A zone of the database, the city that the planner itself says for one, or ``Eastern``."""
    # Imported late: few edits are of a zone.
    from planner.method.hours.state_zone import zone_of_clock

    said = clean(value)
    zone = zone_of_clock(said) or (said if not said or known_zone(said) else zone_named(said))
    if said and not zone:
        raise Refused(
            _("{zone} is no time zone; write one such as Europe/Madrid.").format(zone=said)
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
    said = clean(value)
    language = language_of(said)
    if said and language not in LANGUAGES:
        raise Refused(
            _("{language} is no language of the planner; write one of these: {languages}.").format(
                language=said, languages=", ".join(LANGUAGES)
            )
        )
    return language


def _relationship(value: str) -> Relationship:
    relationship = relationship_of(said := clean(value))
    if relationship is None:
        raise Refused(
            _("{value} is no relationship; write customer or prospect.").format(value=said)
        )
    return relationship


def _yes_or_no(value: str) -> bool:
    if not (said := clean(value)):
        return False
    yes = is_yes(said)
    if yes is None:
        raise Refused(_("{value} is neither yes nor no.").format(value=said))
    return yes


def _yes_no_or_unknown(value: str) -> bool | None:
    """Unknown is not no: it has words of its own, and nothing said is one of them."""
    said = clean(value)
    yes = is_yes(said)
    if yes is None and not is_unknown(said):
        raise Refused(_("{value} is neither yes nor no nor unknown.").format(value=said))
    return yes


_COLUMNS = {
    "cargo": "title",
    "correo": "emails",
    "puesto": "title",
    "relacion": "relationship",
    "telefono": "phones",
    "zona": "zone",
}
"""What the columns of an import are often called, where the screen says something else."""

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")


class Field(NamedTuple):
    """``name`` is how the rep knows it, a marked text; ``read`` makes its value of what was typed,
    or raises Refused."""

    name: str
    read: Callable[[str], Any]


FIELDS = {
    "name": Field(N_("name"), _name),
    "company": Field(N_("company"), clean),
    "title": Field(N_("what they do there"), clean),
    "emails": Field(N_("emails"), _emails),
    "phones": Field(N_("phones"), _phones),
    "labels": Field(N_("labels"), _list),
    "notes": Field(N_("notes"), partial(clean, lines=True)),
    "zone": Field(N_("time zone"), _zone),
    "language": Field(N_("language"), _language),
    "country": Field(N_("country"), _country),
    "relationship": Field(N_("customer or prospect"), _relationship),
    "source_ids": Field(N_("id in the other program"), _list),
    "deal_of_the_year": Field(N_("deal of the year"), _yes_or_no),
    "brings": Field(N_("what they bring"), clean),
    "given_name": Field(N_("given name"), clean),
    **{mark: Field(name, _yes_no_or_unknown) for mark, name in MARKS.items()},
}
"""What can be changed, by the name that it has in the state file and in commands."""
