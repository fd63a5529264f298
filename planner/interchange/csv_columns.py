"""What the columns of other programs' CSV files mean: names of headers, English and Spanish.

Columns are known by name, never by position: positions shift between exports.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from planner.interchange.words import looks_like_email, looks_like_phone
from planner.locale import _
from planner.model.errors import WrongUsage
from planner.model.text import clean, fold


class Field(StrEnum):
    """What a column holds. The values are names that a mapping may use."""

    NAME = "name"
    FIRST_NAME = "first name"
    MIDDLE_NAME = "middle name"
    LAST_NAME = "last name"
    PREFIX = "name prefix"
    SUFFIX = "name suffix"
    COMPANY = "company"
    TITLE = "job title"
    EMAIL = "email"
    PHONE = "phone"
    LABEL = "labels"
    NOTES = "notes"
    ZONE = "time zone"
    LANGUAGE = "language"
    COUNTRY = "country"
    RELATIONSHIP = "relationship"
    SOURCE_ID = "source id"
    LEAD_OWNER = "lead owner"


class Column(NamedTuple):
    """``several``: a cell may hold several values. ``mobile``: its phones are mobile ones.
    ``source`` is the program whose record ids stand in the column; none, if the ids say it
    themselves. ``kind_at`` is the place of the column that says what kind of value this one is.
    """

    field: Field
    several: bool = False
    mobile: bool = False
    source: str = ""
    kind_at: int | None = None


class Said(NamedTuple):
    """What the rep says that columns hold, as column -> field: ``now``, for the files at hand, and
    ``before``, by the names of a whole header. An empty field leaves the column out.

    In a file without a header columns are called by their numbers, from 1.
    """

    now: Mapping[str, str] = {}
    before: Mapping[frozenset[str], Mapping[str, str]] = {}

    def of(self, header: Sequence[str]) -> dict[str, str]:
        """What is said of the columns of this header; what is said now counts more."""
        before = self.before.get(header_names(header), {}) if self.before else {}
        return {**before, **({} if self.by_number else self.now)}

    @property
    def by_number(self) -> bool:
        """Whether columns are called by their numbers."""
        return bool(self.now) and all(map(str.isdecimal, self.now))


LEAST_COLUMNS = 2
"""So many known columns make a row the header. One that was mapped by hand is enough."""


def _several(field: Field, *headers: str, mobile: bool = False) -> dict[str, Column]:
    return {header: Column(field, several=True, mobile=mobile) for header in headers}


def _single(field: Field, *headers: str) -> dict[str, Column]:
    return {header: Column(field) for header in headers}


# Headers folded as _key does it: no accents, no case, a number is "#", "e-mail" is "email".
_KNOWN: dict[str, Column] = {
    **_single(Field.NAME, "name", "full name", "display name", "contact name", "contact"),
    **_single(Field.NAME, "contact person", "person - name", "nombre", "nombre completo"),
    **_single(Field.NAME, "nombre y apellidos", "contacto", "persona de contacto"),
    **_single(Field.NAME, "nombre del contacto", "persona - nombre"),
    **_single(Field.FIRST_NAME, "first name", "firstname", "given name", "person - first name"),
    **_single(Field.FIRST_NAME, "nombre de pila", "primer nombre", "persona - nombre de pila"),
    **_single(Field.MIDDLE_NAME, "middle name", "additional name", "segundo nombre"),
    **_single(Field.LAST_NAME, "last name", "lastname", "family name", "surname"),
    **_single(Field.LAST_NAME, "person - last name", "apellidos", "apellido"),
    **_single(Field.LAST_NAME, "persona - apellidos", "persona - apellido"),
    **_single(Field.PREFIX, "name prefix", "prefix", "salutation", "tratamiento", "prefijo"),
    **_single(Field.SUFFIX, "name suffix", "suffix", "sufijo"),
    **_single(Field.COMPANY, "company", "company name", "company / account", "account"),
    **_single(Field.COMPANY, "account name", "organization", "organisation", "organization name"),
    **_single(Field.COMPANY, "person - organization", "empresa", "compania", "organizacion"),
    **_single(Field.COMPANY, "nombre de la empresa", "nombre de empresa", "nombre de cuenta"),
    **_single(Field.COMPANY, "nombre de la cuenta", "cuenta", "persona - organizacion"),
    **_single(Field.COMPANY, "nombre de la organizacion", "lugar de trabajo", "compania / cuenta"),
    **_several(Field.COMPANY, "organization # - name", "associated company"),
    **_several(Field.COMPANY, "associated company (primary)", "empresa asociada"),
    **_single(Field.TITLE, "title", "job title", "jobtitle", "organization title", "position"),
    **_single(Field.TITLE, "person - job title", "role", "cargo", "puesto", "titulo"),
    **_single(Field.TITLE, "puesto de trabajo", "persona - cargo", "persona - puesto"),
    **_several(Field.TITLE, "organization # - title"),
    **_several(Field.EMAIL, "email", "emails", "email address", "email addresses", "mail"),
    **_several(Field.EMAIL, "work email", "secondary email", "additional email addresses"),
    **_several(Field.EMAIL, "email # address", "email # - value", "person - email", "correo"),
    **_several(Field.EMAIL, "person - email - work", "person - email - home"),
    **_several(Field.EMAIL, "person - email - other", "correos", "correo electronico"),
    **_several(Field.EMAIL, "direccion de correo electronico", "direccion de correo"),
    **_several(Field.EMAIL, "direccion de correo electronico #", "correo electronico #"),
    **_several(Field.EMAIL, "persona - correo electronico", "correo secundario"),
    **_several(Field.EMAIL, "persona - correo electronico - trabajo"),
    **_several(Field.EMAIL, "persona - correo electronico - casa"),
    **_several(Field.EMAIL, "persona - correo electronico - otro"),
    **_single(Field.EMAIL, "email #"),
    **_several(Field.PHONE, "phone", "phones", "phone number", "telephone", "tel", "work phone"),
    **_several(Field.PHONE, "business phone", "business phone #", "home phone", "home phone #"),
    **_several(Field.PHONE, "company main phone", "primary phone", "other phone", "homephone"),
    **_several(Field.PHONE, "otherphone", "phone # - value", "person - phone"),
    **_several(Field.PHONE, "person - phone - work", "person - phone - home"),
    **_several(Field.PHONE, "person - phone - other", "telefono", "telefonos"),
    **_several(Field.PHONE, "numero de telefono", "telefono del trabajo", "telefono trabajo"),
    **_several(Field.PHONE, "telefono de trabajo", "telefono fijo", "telefono particular"),
    **_several(Field.PHONE, "telefono del trabajo #", "telefono particular #", "otro telefono"),
    **_several(Field.PHONE, "telefono principal", "numero general de la compania"),
    **_several(Field.PHONE, "persona - telefono", "persona - telefono - trabajo"),
    **_several(Field.PHONE, "persona - telefono - casa", "persona - telefono - otro"),
    **_several(Field.PHONE, "direct phone", "direct phone number", "direct line", "direct dial"),
    **_several(Field.PHONE, "telefono directo", "linea directa"),
    **_single(Field.PHONE, "phone #"),
    **_several(Field.PHONE, "mobile", "mobile phone", "mobilephone", mobile=True),
    **_several(Field.PHONE, "mobile phone number", "mobile number", "cell", mobile=True),
    **_several(Field.PHONE, "car phone", mobile=True),
    **_several(Field.PHONE, "cell phone", "person - phone - mobile", "movil", mobile=True),
    **_several(Field.PHONE, "telefono movil", "numero de telefono movil", mobile=True),
    **_several(Field.PHONE, "numero de movil", "celular", mobile=True),
    **_several(Field.PHONE, "persona - telefono - movil", mobile=True),
    **_several(Field.LABEL, "label", "labels", "tag", "tags", "categories", "category"),
    **_several(Field.LABEL, "group membership", "person - label", "person - labels"),
    **_several(Field.LABEL, "etiqueta", "etiquetas", "categoria", "categorias"),
    **_several(Field.LABEL, "persona - etiqueta", "persona - etiquetas"),
    **_single(Field.LABEL, "label #"),
    **_single(Field.NOTES, "notes", "note", "comments", "description", "person - notes"),
    **_single(Field.NOTES, "notas", "nota", "comentarios", "descripcion", "persona - notas"),
    **_single(Field.ZONE, "time zone", "timezone", "zone", "zona horaria"),
    **_single(Field.LANGUAGE, "language", "preferred language", "idioma", "idioma preferido"),
    **_single(Field.COUNTRY, "country", "country code", "country/region", "mailing country"),
    **_single(Field.COUNTRY, "mailingcountry", "address # - country", "business country/region"),
    **_single(Field.COUNTRY, "home country/region", "other country/region", "pais"),
    **_single(Field.COUNTRY, "pais/region", "codigo de pais", "pais o region del trabajo"),
    **_single(Field.COUNTRY, "pais o region del domicilio", "pais de correspondencia"),
    **_single(Field.COUNTRY, "person - postal address - country", "business country"),
    **_single(Field.COUNTRY, "persona - direccion postal - pais", "mailing country/territory"),
    **_single(Field.RELATIONSHIP, "relationship", "lifecycle stage", "record type"),
    **_single(Field.RELATIONSHIP, "contact record type", "account record type", "relacion"),
    **_single(Field.RELATIONSHIP, "record type name", "etapa del ciclo de vida"),
    **_single(Field.RELATIONSHIP, "etapa de ciclo de vida", "tipo de registro"),
    **_single(Field.SOURCE_ID, "source id", "source ids", "source id #"),
    **_single(Field.LEAD_OWNER, "lead owner", "propietario de candidato"),
    **_single(Field.LEAD_OWNER, "propietario del candidato"),
    "record id": Column(Field.SOURCE_ID, source="hubspot"),
    "record id - contact": Column(Field.SOURCE_ID, source="hubspot"),
    "id de registro": Column(Field.SOURCE_ID, source="hubspot"),
    "id de registro - contact": Column(Field.SOURCE_ID, source="hubspot"),
    "id de registro - contacto": Column(Field.SOURCE_ID, source="hubspot"),
    "person - id": Column(Field.SOURCE_ID, source="pipedrive"),
    "persona - id": Column(Field.SOURCE_ID, source="pipedrive"),
    "id": Column(Field.SOURCE_ID, source="salesforce"),
    "contact id": Column(Field.SOURCE_ID, source="salesforce"),
    "lead id": Column(Field.SOURCE_ID, source="salesforce"),
}
FIELDS = (
    *("name", "first name", "middle name", "last name", "name prefix", "name suffix"),
    *("company", "title", "emails", "phones", "mobile", "labels", "notes", "zone"),
    *("language", "country", "relationship", "source_ids"),
)
"""What a column can be said to hold: the fields that a contact has when it is edited, the parts of
a name, and mobile numbers."""
# Zoho and HubSpot differ in one letter's case only.
_ZOHO_ID = "Record Id"
# A form of address where another column says what the person does.
_TITLES_OF_ADDRESS = {"title", "titulo"}
# A first name where another column has the last one.
_SHORT_NAMES = {"name", "nombre"}
_KIND = re.compile(r"(?i)(.*) - (?:type|label)")


def known_columns(header: Sequence[str], mapping: Mapping[str, str] = {}) -> dict[int, Column]:
    """Place -> column, of the columns that are known or mapped by hand.

    ``mapping`` goes from a header in the file to the name of a field or of a known column; to
    nothing, where the column is to be left out. Raises WrongUsage for a field that does not exist.
    """
    mapped = {_key(column): field and _field(field) for column, field in mapping.items()}
    keys = [_key(cell) for cell in header]
    by_name = {
        place: Column(Field.SOURCE_ID, source="zoho") if cell.strip() == _ZOHO_ID else _KNOWN[key]
        for place, (cell, key) in enumerate(zip(header, keys, strict=True))
        if key in _KNOWN and key not in mapped
    }
    by_hand = {place: column for place, key in enumerate(keys) if (column := mapped.get(key))}
    settled = {**_settled({**by_name, **by_hand}, keys), **by_hand}
    return _with_kinds(dict(sorted(settled.items())), header)


def numbered_columns(mapping: Mapping[str, str]) -> dict[int, Column]:
    """Place -> column, for a file without header: ``mapping`` calls columns by their numbers."""
    found = {int(number) - 1: field for number, field in mapping.items()}
    return {place: _field(field) for place, field in sorted(found.items()) if field and place >= 0}


def field_of(column: Column) -> str:
    """The name under which the rep says that a column holds this."""
    if column.mobile:
        return "mobile"
    return next(name for name in FIELDS if _field(name).field is column.field)


def header_names(header: Sequence[str]) -> frozenset[str]:
    """What tells one header from another, whatever the order and the case of its columns."""
    return frozenset(filter(None, map(_key, header)))


def is_field(name: str) -> bool:
    """Whether a column can be said to hold this; nothing, if it is to be left out."""
    return not name or _key(name) in _KNOWN


def plain_field(values: Collection[str]) -> str:
    """What a column plainly holds by its values: addresses or numbers; else nothing."""
    if values and all(map(looks_like_email, values)):
        return "emails"
    return "phones" if values and all(map(looks_like_phone, values)) else ""


def looks_like_person(row: Iterable[str]) -> bool:
    """Whether this is a row of the table and no header: it has an address or a number in it."""
    return any(looks_like_email(cell) or looks_like_phone(cell) for cell in row)


def is_header(columns: Mapping[int, Column], header: Sequence[str], mapping: Iterable[str]) -> bool:
    """Whether a row with these known columns is the header of a table."""
    if len(columns) >= LEAST_COLUMNS:
        return True
    keys = {_key(cell) for cell in header}
    return any(_key(column) in keys for column in mapping)


def unmatched(mapping: Iterable[str], header: Sequence[str]) -> list[str]:
    """The columns of ``mapping`` that this header does not have."""
    keys = {_key(cell) for cell in header}
    return [column for column in mapping if _key(column) not in keys]


def _key(header: str) -> str:
    folded = fold(clean(header)).strip(" *:'").replace("_", " ").replace("e-mail", "email")
    return " ".join(re.sub(r"\d+", "#", folded).split())


def _field(name: str) -> Column:
    if known := _KNOWN.get(_key(name)):
        return known
    raise WrongUsage(
        _("{name} is no field to map a column to; write one of: {fields}.").format(
            name=clean(name), fields=", ".join(FIELDS)
        )
    )


def _settled(found: dict[int, Column], keys: Sequence[str]) -> dict[int, Column]:
    """The same columns, those with two meanings settled by the company they keep."""
    fields = {column.field for column in found.values()}
    titles = {keys[place] for place, column in found.items() if column.field is Field.TITLE}
    other: dict[str, Field] = {}
    if titles - _TITLES_OF_ADDRESS:
        other |= dict.fromkeys(_TITLES_OF_ADDRESS, Field.PREFIX)
    if Field.LAST_NAME in fields and Field.FIRST_NAME not in fields:
        other |= dict.fromkeys(_SHORT_NAMES, Field.FIRST_NAME)
    return {
        place: column._replace(field=other.get(keys[place], column.field))
        for place, column in found.items()
    }


def _with_kinds(found: dict[int, Column], header: Sequence[str]) -> dict[int, Column]:
    """The same columns; ``Phone 1 - Value`` knows where ``Phone 1 - Label`` stands."""
    kinds = {kind[1]: place for place, cell in enumerate(header) if (kind := _KIND.fullmatch(cell))}
    return {
        place: column._replace(kind_at=kinds.get(header[place].removesuffix(" - Value")))
        for place, column in found.items()
    }
