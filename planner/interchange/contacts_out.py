"""Contacts to CSV files under the headers of other programs, so that those take them back.

The planner's own import reads each of them as well, and finds nobody new and nothing changed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from planner.interchange.csv_cells import csv_file, guarded
from planner.interchange.layouts import Layout, Program, layout_for
from planner.model.contact import Contact
from planner.model.text import clean

_LISTS = {"Email": "emails", "Phone": "phones", "Label": "labels", "Source ID": "source_ids"}
_SINGLES = {
    "Name": "name",
    "Given Name": "given_name",
    "Company": "company",
    "Job Title": "title",
    "Notes": "notes",
    "Relationship": "relationship",
    "Language": "language",
    "Country": "country",
    "Time Zone": "zone",
}
"""The planner's own headers -> the fields below them; a list has as many as anybody needs."""
_OFTEN_WITHOUT_PLACE: Final = ("relationship", "language", "country", "zone")
_SEPARATORS: Final = (":::", ";", ",")
"""What parts the values of a cell, the strongest first."""


class Written(NamedTuple):
    """The file, and how many values of which field have no place in it."""

    data: bytes
    left_out: Mapping[str, int] = {}


def write_contacts(contacts: Iterable[Contact], program: Program) -> Written:
    """A CSV file of these contacts that ``program`` takes, guarded against formulas."""
    people = list(contacts)
    if program is Program.PLANNER:
        return Written(write_csv(people))
    layout = layout_for(program, people)
    headers, left_out = layout.headers(), Counter[str]()
    filled = [_cells(contact, layout, left_out) for contact in people]
    rows = [[_written(cells.get(header, "")) for header in headers] for cells in filled]
    return Written(csv_file([headers, *rows], bom=layout.bom), left_out)


def write_csv(contacts: Iterable[Contact]) -> bytes:
    """A CSV file of these contacts, under the planner's own headers, that ``read_csv``
    reads back exactly."""
    people = list(contacts)
    widths = {
        header: max((len(getattr(contact, field)) for contact in people), default=1) or 1
        for header, field in _LISTS.items()
    }
    numbered = [f"{header} {n + 1}" for header, width in widths.items() for n in range(width)]
    rows = [[*_SINGLES, *numbered]]
    for contact in people:
        cells = [getattr(contact, field) for field in _SINGLES.values()]
        for header, field in _LISTS.items():
            values: Sequence[str] = getattr(contact, field)
            cells += [*values, *[""] * (widths[header] - len(values))]
        rows.append(list(map(_written, cells)))
    return csv_file(rows)


def _written(cell: str) -> str:
    return guarded(clean(cell, lines=True))


def _cells(contact: Contact, layout: Layout, left_out: Counter[str]) -> dict[str, str]:
    """What stands under which header."""
    cells = {header: text(contact) for header, text in layout.texts.items()}
    cells |= _emails(contact, layout, left_out) | _phones(contact, layout, left_out)
    if layout.notes:
        cells[layout.notes] = contact.notes
    elif contact.notes:
        left_out["notes"] += 1
    fit = [label for label in contact.labels if layout.labels and _fits(label, layout)]
    left_out["labels"] += len(contact.labels) - len(fit)
    left_out.update(_without_place(contact, layout))
    if layout.labels:
        cells[layout.labels] = _joined(fit, layout)
    return cells


def _without_place(contact: Contact, layout: Layout) -> Iterator[str]:
    """What was said of the contact and no column holds; a customer is one without a word, too."""
    nobody = Contact(id="", name="")
    for field in _OFTEN_WITHOUT_PLACE:
        if field not in layout.placed and getattr(contact, field) != getattr(nobody, field):
            yield field


def _emails(contact: Contact, layout: Layout, left_out: Counter[str]) -> dict[str, str]:
    whole = [email for email in contact.emails if not _parted(email)]
    cells = dict(zip(layout.emails, whole, strict=False))
    rest = whole[len(layout.emails) :]
    left_out["emails"] += len(contact.emails) - len(whole) + (0 if layout.rest else len(rest))
    kinds = {layout.kinds[header]: "Work" for header in cells if header in layout.kinds}
    if kinds:
        # So Google marks the one to write to first.
        kinds[next(iter(kinds))] = "* Work"
    return cells | kinds | ({layout.rest: ";".join(rest)} if layout.rest else {})


def _phones(contact: Contact, layout: Layout, left_out: Counter[str]) -> dict[str, str]:
    # Two numbers in one field stay one value: their digits tell it from others, as before.
    told = {phone: _unparted(phone) for phone in contact.phones}
    whole = [p for p, plain in told.items() if plain == p or any(map(str.isdecimal, p))]
    several = len(whole) > 1
    headers = (layout.mobile, *layout.phones) if several and layout.mobile else layout.phones
    cells = {header: told[phone] for header, phone in zip(headers, whole, strict=False)}
    left_out["phones"] += len(contact.phones) - len(cells)
    kinds = {layout.kinds[header]: "Work" for header in cells if header in layout.kinds}
    if kinds and several:
        kinds[next(iter(kinds))] = "Mobile"
    return cells | kinds


def _parted(value: str) -> bool:
    """Whether a program would take the value for several."""
    return any(separator in value for separator in _SEPARATORS)


def _unparted(value: str) -> str:
    for separator in _SEPARATORS:
        value = value.replace(separator, " ")
    return value


def _fits(label: str, layout: Layout) -> bool:
    """Whether no separator stands in it that counts in this cell."""
    strongest = _SEPARATORS.index(layout.parted_by.strip())
    return not any(separator in label for separator in _SEPARATORS[: strongest + 1])


def _joined(labels: list[str], layout: Layout) -> str:
    parts = [*labels, *([layout.last_label] if layout.last_label else [])]
    text = layout.parted_by.join(parts)
    # A weaker separator counts where a lone label has none of the stronger ones beside it.
    return text + layout.parted_by if _parted(text) and len(parts) == 1 else text
