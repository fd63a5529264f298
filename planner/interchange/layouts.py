"""Programs that take contacts, and the headers under which each wants them."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from planner.interchange.words import ids_from, in_parts
from planner.model.contact import Contact, Relationship


class Program(StrEnum):
    """Whose headers a file gets. The planner's own have a place for all that an import brings."""

    GOOGLE = "google"
    OUTLOOK = "outlook"
    HUBSPOT = "hubspot"
    SALESFORCE = "salesforce"
    PIPEDRIVE = "pipedrive"
    PLANNER = "planner"


class Layout(NamedTuple):
    """The headers of one program, by what stands under them.

    ``rest`` takes the addresses for which ``emails`` has no place. Of several phones the first is a
    ``mobile`` one, as far as anybody knows; a lone one may be any. Labels are parted by
    ``parted_by`` and end with ``last_label``. ``kinds`` says, for the header of a value, under
    which one stands what kind it is. ``placed`` are the fields under ``texts`` for which other
    programs have no place.
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
    placed: tuple[str, ...] = ()
    bom: bool = False

    def headers(self) -> list[str]:
        """All of them, in the order of the file."""
        values = (*self.emails, self.rest, self.mobile, *self.phones)
        with_kinds = (header for value in values for header in (self.kinds.get(value), value))
        return [h for h in (*self.texts, *with_kinds, self.notes, self.labels) if h]


_STAGES: Final = {Relationship.CUSTOMER: "Customer", Relationship.PROSPECT: "Lead"}


def layout_for(program: Program, people: list[Contact]) -> Layout:
    """The headers of a program for these people; the planner's own file has none of these."""
    return _google(people) if program is Program.GOOGLE else _LAYOUTS[program]


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
    return lambda contact: next(ids_from(contact, source), "")


def _google(people: list[Contact]) -> Layout:
    """Google numbers the columns, as many as anybody needs."""
    emails = max((len(each.emails) for each in people), default=1) or 1
    phones = max((len(each.phones) for each in people), default=1) or 1
    mails = tuple(f"E-mail {n} - Value" for n in range(1, emails + 1))
    numbers = tuple(f"Phone {n} - Value" for n in range(1, phones + 1))
    return Layout(
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
    Program.OUTLOOK: Layout(
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
    Program.HUBSPOT: Layout(
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
        placed=("relationship", "zone"),
    ),
    Program.SALESFORCE: Layout(
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
    Program.PIPEDRIVE: Layout(
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
