"""Contacts to CSV files under the headers of other programs, so that those take them back.

The planner's own import reads each of them as well, and finds nobody new and nothing changed.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from planner.interchange.contacts_csv import write_csv
from planner.interchange.csv_rows import guarded
from planner.interchange.words import in_parts
from planner.model.contact import Contact, Relationship
from planner.model.text import clean


class Program(StrEnum):
    """Whose headers a file gets. The planner's own have a place for all that a contact has."""

    GOOGLE = "google"
    OUTLOOK = "outlook"
    HUBSPOT = "hubspot"
    SALESFORCE = "salesforce"
    PIPEDRIVE = "pipedrive"
    PLANNER = "planner"


class Written(NamedTuple):
    """The file, and how many values of which field have no place in it."""

    data: bytes
    left_out: Mapping[str, int] = {}


class _Layout(NamedTuple):
    """The headers of one program, by what stands under them.

    ``rest`` takes the addresses for which ``emails`` has no place. Of several phones the first is a
    ``mobile`` one, as far as anybody knows; a lone one may be any. Labels are parted by
    ``parted_by`` and end with ``last_label``. ``kinds`` says, for the header of a value, under
    which one stands what kind it is.
    """

    texts: Mapping[str, Callable[[Contact], str]]
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    mobile: str = ""
    rest: str = ""
    notes: str = ""
    labels: str = ""
    parted_by: str = ""
    last_label: str = ""
    kinds: Mapping[str, str] = {}
    bom: bool = False

    def headers(self) -> list[str]:
        values = (*self.emails, self.rest, self.mobile, *self.phones)
        with_kinds = (header for value in values for header in (self.kinds.get(value), value))
        return [h for h in (*self.texts, *with_kinds, self.notes, self.labels) if h]


_SEPARATORS: Final = (":::", ";", ",")
"""What parts the values of a cell, the strongest first."""
_STAGES: Final = {Relationship.CUSTOMER: "Customer", Relationship.PROSPECT: "Lead"}


def write_contacts(contacts: Iterable[Contact], program: Program) -> Written:
    """A CSV file of these contacts that ``program`` takes, guarded against formulas."""
    people = list(contacts)
    if program is Program.PLANNER:
        return Written(write_csv(people))
    layout = _google(people) if program is Program.GOOGLE else _LAYOUTS[program]
    left_out: Counter[str] = Counter()
    out = io.StringIO()
    # All is quoted: a spreadsheet that splits at semicolons must not find a formula behind one.
    writer = csv.DictWriter(out, layout.headers(), restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for contact in people:
        cells = _cells(contact, layout, left_out)
        writer.writerow(
            {header: guarded(clean(cell, lines=True)) for header, cell in cells.items()}
        )
    return Written(out.getvalue().encode("utf-8-sig" if layout.bom else "utf-8"), left_out)


def _cells(contact: Contact, layout: _Layout, left_out: Counter[str]) -> dict[str, str]:
    """What stands under which header."""
    cells = {header: text(contact) for header, text in layout.texts.items()}
    cells |= _emails(contact, layout, left_out) | _phones(contact, layout, left_out)
    if layout.notes:
        cells[layout.notes] = contact.notes
    elif contact.notes:
        left_out["notes"] += 1
    fit = [label for label in contact.labels if layout.labels and _fits(label, layout)]
    left_out["labels"] += len(contact.labels) - len(fit)
    if layout.labels:
        cells[layout.labels] = _joined(fit, layout)
    return cells


def _emails(contact: Contact, layout: _Layout, left_out: Counter[str]) -> dict[str, str]:
    whole = [email for email in contact.emails if not _parted(email)]
    cells = dict(zip(layout.emails, whole, strict=False))
    rest = whole[len(layout.emails) :]
    left_out["emails"] += len(contact.emails) - len(whole) + (0 if layout.rest else len(rest))
    kinds = {layout.kinds[header]: "Work" for header in cells if header in layout.kinds}
    if kinds:
        # So Google marks the one to write to first.
        kinds[next(iter(kinds))] = "* Work"
    return cells | kinds | ({layout.rest: ";".join(rest)} if layout.rest else {})


def _phones(contact: Contact, layout: _Layout, left_out: Counter[str]) -> dict[str, str]:
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


def _fits(label: str, layout: _Layout) -> bool:
    """Whether no separator stands in it that counts in this cell."""
    strongest = _SEPARATORS.index(layout.parted_by.strip())
    return not any(separator in label for separator in _SEPARATORS[: strongest + 1])


def _joined(labels: list[str], layout: _Layout) -> str:
    parts = [*labels, *([layout.last_label] if layout.last_label else [])]
    text = layout.parted_by.join(parts)
    # A weaker separator counts where a lone label has none of the stronger ones beside it.
    return text + layout.parted_by if _parted(text) and len(parts) == 1 else text


def _first_name(contact: Contact) -> str:
    """What a file said, else the first word: how a name falls into parts only its owner knows."""
    given, rest = in_parts(contact)
    if rest:
        return given
    first, _blank, last = contact.name.partition(" ")
    # The name of a company has no parts, and of two blanks a program would keep one.
    whole = contact.name == contact.company or last.startswith(" ")
    return contact.name if whole else first


def _last_name(contact: Contact) -> str:
    return contact.name[len(_first_name(contact)) :].strip()


def _only_last_name(contact: Contact) -> str:
    """For a program that refuses anybody without one."""
    return _last_name(contact) or contact.name


def _no_only_name(contact: Contact) -> str:
    return _first_name(contact) if _last_name(contact) else ""


def _id_of(source: str) -> Callable[[Contact], str]:
    """The id that the program gave the contact, so that it knows them again."""

    def found(contact: Contact) -> str:
        ids = (each for each in contact.source_ids if each.startswith(f"{source}:"))
        return next(ids, "").removeprefix(f"{source}:")

    return found


def _google(people: list[Contact]) -> _Layout:
    """Google numbers the columns, as many as anybody needs."""
    emails = max((len(each.emails) for each in people), default=1) or 1
    phones = max((len(each.phones) for each in people), default=1) or 1
    mails = tuple(f"E-mail {n} - Value" for n in range(1, emails + 1))
    numbers = tuple(f"Phone {n} - Value" for n in range(1, phones + 1))
    return _Layout(
        texts={
            "First Name": _first_name,
            "Last Name": _last_name,
            "Organization Name": lambda contact: contact.company,
            "Organization Title": lambda contact: contact.title,
        },
        emails=mails,
        phones=numbers,
        notes="Notes",
        labels="Labels",
        parted_by=" ::: ",
        last_label="* myContacts",
        kinds={value: value.replace("Value", "Label") for value in (*mails, *numbers)},
    )


_LAYOUTS: Final = {
    Program.OUTLOOK: _Layout(
        texts={
            "First Name": _first_name,
            "Last Name": _last_name,
            "Company": lambda contact: contact.company,
            "Job Title": lambda contact: contact.title,
        },
        emails=("E-mail Address", "E-mail 2 Address", "E-mail 3 Address"),
        phones=("Business Phone", "Business Phone 2", "Home Phone", "Other Phone"),
        mobile="Mobile Phone",
        notes="Notes",
        labels="Categories",
        parted_by=";",
        # Without it Outlook takes the file for one in the code page of its computer.
        bom=True,
    ),
    Program.HUBSPOT: _Layout(
        texts={
            "Record ID": _id_of("hubspot"),
            "First Name": _first_name,
            "Last Name": _last_name,
            "Company Name": lambda contact: contact.company,
            "Job Title": lambda contact: contact.title,
            "Lifecycle Stage": lambda contact: _STAGES[contact.relationship],
            "Time Zone": lambda contact: contact.zone.lower().replace("/", "_slash_"),
        },
        emails=("Email",),
        rest="Additional email addresses",
        phones=("Phone Number",),
        mobile="Mobile Phone Number",
    ),
    Program.SALESFORCE: _Layout(
        texts={
            "Contact ID": _id_of("salesforce"),
            "First Name": _no_only_name,
            "Last Name": _only_last_name,
            "Account Name": lambda contact: contact.company,
            "Title": lambda contact: contact.title,
        },
        emails=("Email",),
        phones=("Phone", "Home Phone", "Other Phone"),
        mobile="Mobile",
        notes="Description",
    ),
    Program.PIPEDRIVE: _Layout(
        texts={
            "Person - ID": _id_of("pipedrive"),
            "Person - Name": lambda contact: contact.name,
            "Person - Organization": lambda contact: contact.company,
            "Person - Job title": lambda contact: contact.title,
        },
        emails=("Person - Email - Work", "Person - Email - Home", "Person - Email - Other"),
        phones=("Person - Phone - Work", "Person - Phone - Home", "Person - Phone - Other"),
        mobile="Person - Phone - Mobile",
        notes="Note",
        labels="Person - Labels",
        parted_by=", ",
    ),
}
