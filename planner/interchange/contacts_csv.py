"""Contacts from CSV files of other programs, and to a CSV file of our own."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from planner.interchange.csv_columns import unmatched
from planner.interchange.csv_rows import guarded, read_row
from planner.interchange.csv_table import Row, Table, read_table, short
from planner.interchange.decoding import decode, some_lines
from planner.locale import _
from planner.model.contact import Contact
from planner.model.draft import Reading, Skipped
from planner.model.errors import NothingUsable
from planner.model.text import clean

_LISTS = {"Email": "emails", "Phone": "phones", "Label": "labels", "Source ID": "source_ids"}
_SINGLES = {
    "Name": "name",
    "Company": "company",
    "Job Title": "title",
    "Notes": "notes",
    "Relationship": "relationship",
    "Language": "language",
    "Country": "country",
    "Time Zone": "zone",
}


def read_csv(
    data: bytes, file: str, *, encoding: str = "cp1252", mapping: Mapping[str, str] = {}
) -> Reading:
    """The contacts in a CSV file. ``file`` is its name in sentences.

    ``encoding`` is the code page of files that are not UTF-8; ``mapping`` goes from columns of the
    file to fields. Raises NothingUsable for what is no table of contacts, WrongUsage for an
    encoding or a field that does not exist.
    """
    text, warnings = decode(data, file, encoding)
    if not text.strip():
        raise NothingUsable(_("{file} is empty: no contact and no card found.").format(file=file))
    table = read_table(text, file, mapping)
    found = [(row, read_row(row.cells, table.header.columns, file, row.line)) for row in table.rows]
    drafts = tuple(contact.draft for _row, contact in found if contact.draft)
    nobody = _("there is no name, company, address or number in it")
    below = _("it stands below the table")
    skipped = (
        *(_skipped(file, row, nobody) for row, contact in found if not contact.draft),
        *(_skipped(file, row, below) for row in table.footer),
    )
    damaged = ((row, number) for row, contact in found for number in contact.damaged)
    notes = (
        *warnings,
        *_not_mapped(mapping, table, file),
        *(_destroyed(file, row, number) for row, number in damaged),
        *_too_long(file, table),
        *([] if drafts else [_("{file} has a header, but no contact.").format(file=file)]),
    )
    return Reading(drafts, skipped, notes)


def write_csv(contacts: Iterable[Contact], *, bom: bool = False) -> bytes:
    """A CSV file of these contacts, guarded against formulas, that ``read_csv`` reads back exactly.

    UTF-8 with CRLF. ``bom`` puts the byte order mark in front that some spreadsheets want.
    """
    people = list(contacts)
    widths = {
        header: max((len(getattr(contact, field)) for contact in people), default=1) or 1
        for header, field in _LISTS.items()
    }
    out = io.StringIO()
    # All is quoted: a spreadsheet that splits at semicolons must not find a formula behind one.
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    numbered = [f"{header} {n + 1}" for header, width in widths.items() for n in range(width)]
    writer.writerow([*_SINGLES, *numbered])
    for contact in people:
        cells = [getattr(contact, field) for field in _SINGLES.values()]
        for header, field in _LISTS.items():
            values: Sequence[str] = getattr(contact, field)
            cells += [*values, *[""] * (widths[header] - len(values))]
        writer.writerow([guarded(clean(cell, lines=True)) for cell in cells])
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def _skipped(file: str, row: Row, reason: str) -> Skipped:
    return Skipped(file, row.line, str(row), reason)


def _destroyed(file: str, row: Row, number: str) -> str:
    return _(
        "{file}, line {line}: {number} is a phone number that a spreadsheet destroyed."
    ).format(file=file, line=row.line, number=number)


def _too_long(file: str, table: Table) -> list[str]:
    width = len(table.header.row.cells)
    lines = [row.line for row in table.rows if any(row.cells[width:])]
    if not lines:
        return []
    return [
        _("{file} has more cells than its header on line {lines}.").format(
            file=file, lines=some_lines(lines)
        )
    ]


def _not_mapped(mapping: Iterable[str], table: Table, file: str) -> list[str]:
    return [
        _("{file} has no column {column} to map.").format(file=file, column=short(clean(column)))
        for column in unmatched(mapping, table.header.row.cells)
    ]
