"""What the columns of one CSV file hold: what their headers say, and what the rep says of them."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from planner.interchange.csv_headers import KNOWN, Column, Field, header_key
from planner.interchange.words import looks_like_email, looks_like_phone
from planner.locale import _
from planner.method.typed.own_words import relationship_of
from planner.model.errors import WrongUsage
from planner.model.text import clean


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
FIELDS = (
    *("name", "first name", "middle name", "last name", "name prefix", "name suffix"),
    *("company", "title", "emails", "phones", "mobile", "labels", "notes", "zone"),
    *("language", "country", "state", "postcode", "relationship", "source_ids"),
    *("last contact", "no calls"),
)
"""What a column can be said to hold: the fields that a contact has when it is edited, the parts of
a name, mobile numbers, the state and the postcode, which tell a zone, when they were last
contacted, and whether they want no calls."""
# What a contact has once; of two columns that hold it, the second would be lost. Surnames may be
# two: they stand in the name one behind the other.
_ONCE = {
    *(Field.NAME, Field.PREFIX, Field.FIRST_NAME, Field.MIDDLE_NAME, Field.SUFFIX),
    *(Field.COMPANY, Field.TITLE, Field.ZONE, Field.LANGUAGE, Field.COUNTRY),
    *(Field.STATE, Field.POSTCODE, Field.RELATIONSHIP, Field.CONTACTED),
}
# Zoho and HubSpot differ in one letter's case only.
_ZOHO_ID = "Record Id"
# A form of address where another column says what the person does.
_TITLES_OF_ADDRESS = {"title", "titulo"}
# A company, unless another column has it: then it may as well say whether they buy.
_CUSTOMERS = {"customer", "client", "cliente"}
# A first name where another column has the last one.
_SHORT_NAMES = {"name", "nombre"}
_PLAIN: dict[str, Callable[[str], object]] = {
    "emails": looks_like_email,
    "phones": looks_like_phone,
    "relationship": relationship_of,
}
_KIND = re.compile(r"(?i)(.*) - (?:type|label)")


def known_columns(header: Sequence[str], mapping: Mapping[str, str] = {}) -> dict[int, Column]:
    """Place -> column, of the columns that are known or mapped by hand.

    ``mapping`` goes from a header in the file to the name of a field or of a known column; to
    nothing, where the column is to be left out. A column that only its header names gives way to
    the one that ``mapping`` names for the same. Raises WrongUsage for a field that does not exist.
    """
    mapped = {header_key(column): field and _field(field) for column, field in mapping.items()}
    keys = [header_key(cell) for cell in header]
    by_name = {
        place: Column(Field.SOURCE_ID, source="zoho") if cell.strip() == _ZOHO_ID else KNOWN[key]
        for place, (cell, key) in enumerate(zip(header, keys, strict=True))
        if key in KNOWN and key not in mapped
    }
    by_hand = {place: column for place, key in enumerate(keys) if (column := mapped.get(key))}
    taken = _ONCE & {column.field for column in by_hand.values()}
    settled = _settled({**by_name, **by_hand}, keys)
    left = {place: column for place, column in settled.items() if column.field not in taken}
    return _with_kinds(dict(sorted({**left, **by_hand}.items())), header)


def numbered_columns(mapping: Mapping[str, str]) -> dict[int, Column]:
    """Place -> column, for a file without header: ``mapping`` calls columns by their numbers."""
    found = {int(number) - 1: field for number, field in mapping.items()}
    return {place: _field(field) for place, field in sorted(found.items()) if field and place >= 0}


def holding(fields: Mapping[str, str], column: str, field: str) -> dict[str, str]:
    """Column -> field, once the rep says that ``column`` holds this: of what a contact has once,
    any other column that held it is left out."""
    moved = field if field and _field(field).field in _ONCE else None
    freed = {name: "" if held == moved else held for name, held in fields.items()}
    return {**freed, column: field}


def field_of(column: Column) -> str:
    """The name under which the rep says that a column holds this."""
    if column.mobile:
        return "mobile"
    return next(name for name in FIELDS if _field(name).field is column.field)


def header_names(header: Sequence[str]) -> frozenset[str]:
    """What tells one header from another, whatever the order and the case of its columns."""
    return frozenset(filter(None, map(header_key, header)))


def is_field(name: str) -> bool:
    """Whether a column can be said to hold this; nothing, if it is to be left out."""
    return not name or header_key(name) in KNOWN


def plain_field(values: Collection[str]) -> str:
    """What a column plainly holds by its values: addresses, numbers, or who is a customer and who a
    prospect; else nothing."""
    fields = (field for field, is_one in _PLAIN.items() if all(map(is_one, values)))
    return next(fields, "") if values else ""


def looks_like_person(row: Iterable[str]) -> bool:
    """Whether this is a row of the table and no header: it has an address or a number in it."""
    return any(looks_like_email(cell) or looks_like_phone(cell) for cell in row)


def is_header(columns: Mapping[int, Column], header: Sequence[str], mapping: Iterable[str]) -> bool:
    """Whether a row with these known columns is the header of a table."""
    if len(columns) >= LEAST_COLUMNS:
        return True
    keys = {header_key(cell) for cell in header}
    return any(header_key(column) in keys for column in mapping)


def unmatched(mapping: Iterable[str], header: Sequence[str]) -> list[str]:
    """The columns of ``mapping`` that this header does not have."""
    keys = {header_key(cell) for cell in header}
    return [column for column in mapping if header_key(column) not in keys]


def _field(name: str) -> Column:
    if known := KNOWN.get(header_key(name)):
        return known
    raise WrongUsage(
        _("{name} is no field to map a column to; write one of: {fields}.").format(
            name=clean(name), fields=", ".join(FIELDS)
        )
    )


def _settled(found: dict[int, Column], keys: Sequence[str]) -> dict[int, Column]:
    """The same columns, those with two meanings settled by the company they keep."""
    companies = {keys[place] for place, column in found.items() if column.field is Field.COMPANY}
    if companies - _CUSTOMERS:
        found = {place: column for place, column in found.items() if keys[place] not in _CUSTOMERS}
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
