"""One row of a CSV table to a draft of a contact."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from planner.interchange.csv_cells import unguarded
from planner.interchange.csv_dates import date_in
from planner.interchange.csv_headers import Column, Field
from planner.interchange.words import (
    can_be_dialled,
    country_of,
    given_name_in,
    looks_like_email,
    phone_rank,
    ranked,
    zone_of,
)
from planner.method.hours.state_zone import zone_in_state
from planner.method.typed.own_words import (
    is_yes,
    language_of,
    relationship_of,
    wants_no_calls,
)
from planner.model.contact import Relationship
from planner.model.draft import Draft
from planner.model.text import clean, fold

_OWN_NAME_PARTS = (Field.FIRST_NAME, Field.MIDDLE_NAME, Field.LAST_NAME)
_NAME_PARTS = (Field.PREFIX, *_OWN_NAME_PARTS, Field.SUFFIX)
_WRAPPED = ("'", "=")
_DAMAGED = re.compile(r"\d[.,]?\d*E\+\d+")
_STRONGER = re.compile(":::|;")
_SALESFORCE_ID = re.compile(r"[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?")
_LEAD = "salesforce:00Q"
_CONVERTED = ("converted", "convertido")
_NOT_CONVERTED = ("not converted", "no convertido", "unconverted")
_MARKED = ("1", "x", "X")
_OWN_GROUPS = {"* mycontacts", "* starred"}


class Cell(NamedTuple):
    """What stands in one cell, clean and freed of its guard; its neighbour says of what kind."""

    column: Column
    value: str
    kind: str


class RowReading(NamedTuple):
    """``draft`` is none where nothing says who it is; ``damaged`` are numbers gone for good;
    ``unknown`` what is no time zone, language or date that is known; ``unusable`` what stands where
    an address or a number should, and is none; ``neither`` what is no customer and no prospect.
    """

    draft: Draft | None
    damaged: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unusable: tuple[str, ...] = ()
    neither: tuple[str, ...] = ()


def read_row(row: Sequence[str], columns: Mapping[int, Column], file: str, line: int) -> RowReading:
    """The contact in one row of a table with these columns."""
    cells = _cells(row, columns)
    numbers, damaged = _phones(cells[Field.PHONE])
    addresses = _emails(cells[Field.EMAIL])
    phones = tuple(filter(can_be_dialled, numbers))
    emails = tuple(filter(looks_like_email, addresses))
    unusable = tuple(said for said in (*addresses, *numbers) if said not in {*emails, *phones})
    company = _first(cells, Field.COMPANY)
    name = _name(cells) or company or next(iter(emails + phones), "")
    if not name:
        return RowReading(None, damaged, unusable=unusable)
    zone_said, language_said = _first(cells, Field.ZONE), _first(cells, Field.LANGUAGE)
    zone, language = zone_of(zone_said), language_of(language_said)
    country, state = country_of(_first(cells, Field.COUNTRY)), _first(cells, Field.STATE)
    contacted = [
        (cell, date_in(cell.value, month_first=cell.column.month_first))
        for cell in cells[Field.CONTACTED]
    ]
    draft = Draft(
        file=file,
        line=line,
        name=name,
        company=company,
        title=_first(cells, Field.TITLE),
        emails=emails,
        phones=phones,
        labels=_labels(cells[Field.LABEL]),
        notes="\n".join(cell.value for cell in cells[Field.NOTES]),
        zone=zone or zone_in_state(state, country, _first(cells, Field.POSTCODE)),
        language=language,
        country=country,
        relationship=_relationship(cells),
        source_ids=tuple(filter(None, map(_source_id, cells[Field.SOURCE_ID]))),
        last_contact=_latest(contacted),
        given_name=given_name_in(name, _first(cells, Field.FIRST_NAME)),
        no_calls=_wants_no_calls(cells),
    )
    dates = ((cell.value, date) for cell, date in contacted)
    known = ((zone_said, zone), (language_said, language), *dates)
    lost = [said for said, found in known if not found]
    said = _first(cells, Field.RELATIONSHIP)
    neither = (said,) if said and draft.relationship is None and not draft.no_calls else ()
    return RowReading(draft, damaged, tuple(filter(None, lost)), unusable, neither)


def _latest(contacted: Iterable[tuple[Cell, datetime | None]]) -> datetime | None:
    """When they were contacted last; any activity counts where nothing tells of a contact."""
    dates = ((not cell.column.activity, date) for cell, date in contacted if date)
    return max(dates, default=(False, None))[1]


def _cells(row: Sequence[str], columns: Mapping[int, Column]) -> defaultdict[Field, list[Cell]]:
    cells: defaultdict[Field, list[Cell]] = defaultdict(list)
    # Nearly every row is harmless as a whole, and then its cells need no closer look.
    together = "".join(row)
    harmless = together.isprintable() and "  " not in together
    width = len(row)
    for place, column in columns.items():
        if place >= width or not (text := row[place].strip()):
            continue
        field, kind_at = column.field, column.kind_at
        if not harmless:
            text = clean(text, lines=field is Field.NOTES)
        if text[:1] in _WRAPPED:
            text = unguarded(text)
        if text:
            kind = row[kind_at] if kind_at is not None and kind_at < width else ""
            cells[field].append(Cell(column, text, kind))
    return cells


def _values(cell: Cell) -> list[str]:
    """The values in one cell, split by the strongest of the separators in it."""
    text = cell.value
    if cell.column.several:
        for separator in (":::", ";", ","):
            if separator in text:
                return [value for part in text.split(separator) if (value := part.strip())]
    return [text]


def _first(cells: Mapping[Field, list[Cell]], field: Field) -> str:
    """The first value. A company may hold a comma, so only the stronger separators count."""
    for cell in cells.get(field, ()):
        if not cell.column.several:
            return cell.value
        for part in _STRONGER.split(cell.value):
            if value := part.strip():
                return value
    return ""


def _name(cells: Mapping[Field, list[Cell]]) -> str:
    if whole := _first(cells, Field.NAME):
        return whole
    if cells.keys().isdisjoint(_OWN_NAME_PARTS):
        return ""
    return " ".join(cell.value for field in _NAME_PARTS for cell in cells.get(field, ()))


def _emails(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Addresses, the one that Google marks as primary first."""
    return ranked(
        (not cell.kind.startswith("*"), value) for cell in cells for value in _values(cell)
    )


def _phones(cells: Iterable[Cell]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Numbers, mobile ones first, fax and pager last; and what a spreadsheet made of others."""
    found: list[tuple[int, str]] = []
    damaged: list[str] = []
    for cell in cells:
        rank = phone_rank(cell.kind, cell.column.mobile, cell.kind.startswith("*"))
        if "E+" not in cell.value:
            found += [(rank, value) for value in _values(cell)]
            continue
        # Whole first: the comma in 3,4611E+10 is none between two numbers.
        whole = _DAMAGED.fullmatch(cell.value)
        for value in [cell.value] if whole else _values(cell):
            if _DAMAGED.fullmatch(value):
                damaged.append(value)
            else:
                found.append((rank, value))
    return ranked(found), tuple(damaged)


def _labels(cells: Iterable[Cell]) -> tuple[str, ...]:
    found = [value for cell in cells for value in _values(cell)]
    return tuple(value for value in found if value.lower() not in _OWN_GROUPS)


def _relationship(cells: Mapping[Field, list[Cell]]) -> Relationship | None:
    if said := relationship_of(_first(cells, Field.RELATIONSHIP)):
        return said
    if cells.get(Field.LEAD_OWNER) or _is_lead(cells.get(Field.SOURCE_ID, ())):
        return Relationship.PROSPECT
    return _of_status(fold(_first(cells, Field.LEAD_STATUS)))


def _of_status(status: str) -> Relationship | None:
    """What the status of a lead says: all that have one are prospects still, but who was converted,
    to a contact whoever it is."""
    if not status or (status.endswith(_CONVERTED) and not status.endswith(_NOT_CONVERTED)):
        return None
    return relationship_of(status) or Relationship.PROSPECT


def _wants_no_calls(cells: Mapping[Field, list[Cell]]) -> bool:
    """Whether a column of its own says so, or the status of a customer or a lead."""
    marks = cells.get(Field.NO_CALLS, ())
    statuses = (_first(cells, field) for field in (Field.RELATIONSHIP, Field.LEAD_STATUS))
    return any(cell.value in _MARKED or is_yes(cell.value) for cell in marks) or any(
        map(wants_no_calls, statuses)
    )


def _is_lead(ids: Iterable[Cell]) -> bool:
    """Whether the record is a lead of Salesforce, which its id says."""
    return any(_source_id(cell).startswith(_LEAD) for cell in ids)


def _source_id(cell: Cell) -> str:
    source, value = cell.column.source, cell.value
    if source == "salesforce" and not _SALESFORCE_ID.fullmatch(value):
        # Any table may have a column named Id.
        return ""
    return f"{source}:{value}" if source else value
