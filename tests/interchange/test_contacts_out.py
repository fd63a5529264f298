"""Contacts for other programs: taken back by the planner too, with nobody new, nothing changed."""

import csv
import io

import pytest
from any_contacts import CONTACTS
from hypothesis import given, settings

from planner.interchange.contacts import read_contacts
from planner.interchange.contacts_out import write_contacts
from planner.interchange.csv_headers import KNOWN, header_key
from planner.interchange.layouts import Program
from planner.interchange.vcard import write_vcards
from planner.method.contacts.importing import Preview, preview
from planner.model.contact import Contact, Relationship
from planner.model.state import State, changed

ANA = Contact(
    id="c1", name="Ana Ruiz García", company="Talleres Norte, S.L.", title="Gerente",
    emails=("ana@norte.example", "a.ruiz@norte.example", "a@a.example", "b@b.example"),
    phones=("+34 600 123 456", "+34 944 123 456"), labels=("VIP", "Bilbao, north"),
    notes="=1+1\nlikes fish", relationship=Relationship.PROSPECT, zone="Europe/Madrid",
    source_ids=("hubspot:51", "pipedrive:7", "salesforce:0035g00000ABCDEAA4"),
)  # fmt: skip
CHER = Contact(id="c2", name="Cher", phones=("+1 213 555 0100",))
FIRM = Contact(id="c3", name="Aceros S.A.", company="Aceros S.A.")
PEOPLE = [ANA, CHER, FIRM]


def rows(program: Program, people: list[Contact] = PEOPLE) -> list[dict[str, str]]:
    text = write_contacts(people, program).data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def imported(program: Program, people: list[Contact]) -> Preview:
    reading = read_contacts(write_contacts(people, program).data, "out.csv")
    assert reading.skipped == ()
    return preview(State(contacts={each.id: each for each in people}), reading.drafts)


@pytest.mark.parametrize("program", Program)
def test_everybody_is_known_again(program: Program) -> None:
    found = imported(program, PEOPLE)
    assert (found.new, found.changed) == ((), ())
    assert [match.contact for match in found.same] == PEOPLE
    assert [match.draft.name for match in found.same] == [each.name for each in PEOPLE]
    assert found.same[0].draft.phones == ANA.phones


WHOLE = changed(ANA, given_name="Ana Ruiz", language="es", country="ES")
STAYS_HERE = {
    *("id", "deal_of_the_year", "brings", "referred_by", "preference", "qualification"),
    *("cadence", "rest", "wake", "known_since", "touched_at", "spoke_at", "relationship_said"),
    "contacted_at",
}
"""What the rep and the planner say of a contact, as ``docs/cli.md`` has it of the export."""


@pytest.mark.parametrize(
    ("written", "file"),
    [(write_contacts([WHOLE], Program.PLANNER).data, "a.csv"), (write_vcards([WHOLE]), "a.vcf")],
    ids=["table", "card"],
)
def test_each_field_of_a_contact_is_kept_by_a_file_or_is_known_to_stay_here(
    written: bytes, file: str
) -> None:
    """A new one needs a column in ``csv_headers`` and ``contacts_out`` and a property of the cards,
    and a value in ``WHOLE``; or it is named in ``STAYS_HERE`` and in the docs."""
    (draft,) = read_contacts(written, file).drafts
    kept = {field for field in Contact.__struct_fields__ if hasattr(draft, field)}
    assert set(Contact.__struct_fields__) - kept == STAYS_HERE
    empty = Contact(id="c1", name="")
    assert [field for field in kept if getattr(WHOLE, field) == getattr(empty, field)] == []
    assert [f for f in kept if getattr(draft, f) != getattr(WHOLE, f)] == []


@pytest.mark.parametrize("program", Program)
@settings(max_examples=60, deadline=None)
@given(contact=CONTACTS)
def test_hostile_contacts_too(program: Program, contact: Contact) -> None:
    found = imported(program, [contact])
    assert (found.new, found.changed) == ((), ())


HEADERS = {
    Program.GOOGLE: "First Name,Last Name,Organization Name,Organization Title,E-mail 1 - Label,"
    "E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Notes,Labels",
    Program.OUTLOOK: "First Name,Last Name,Company,Job Title,E-mail Address,E-mail 2 Address,"
    "Mobile Phone,Business Phone,Notes,Categories",
    Program.HUBSPOT: "Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,"
    "Company Name,Job Title,Lifecycle Stage,Time Zone",
    Program.SALESFORCE: "First Name,Last Name,Account Name,Title,Email,Phone,Mobile",
    Program.PIPEDRIVE: "Person - Name,Person - Organization,Person - Email - Work,"
    "Person - Phone - Work,Person - Phone - Mobile,Person - Job title",
}


@pytest.mark.parametrize("program", HEADERS)
def test_headers_are_those_that_the_program_writes_itself(program: Program) -> None:
    assert set(HEADERS[program].split(",")) <= rows(program)[0].keys()


def test_every_header_of_the_planners_own_is_known_to_its_import() -> None:
    headers = rows(Program.PLANNER)[0]
    assert [header for header in headers if header_key(header) not in KNOWN] == []


def test_google_tells_which_address_and_which_number_come_first() -> None:
    ana, cher, _firm = rows(Program.GOOGLE)
    assert (ana["First Name"], ana["Last Name"]) == ("Ana", "Ruiz García")
    assert (ana["E-mail 1 - Label"], ana["E-mail 2 - Label"]) == ("* Work", "Work")
    assert (ana["Phone 1 - Label"], ana["Phone 2 - Label"]) == ("Mobile", "Work")
    assert ana["Labels"] == "VIP ::: Bilbao, north ::: * myContacts"
    assert (cher["Phone 1 - Label"], cher["E-mail 1 - Label"]) == ("Work", "")


def test_a_program_gets_its_own_id_back_and_no_other() -> None:
    assert rows(Program.HUBSPOT)[0]["Record ID"] == "51"
    assert rows(Program.PIPEDRIVE)[0]["Person - ID"] == "7"
    assert rows(Program.SALESFORCE)[0]["Contact ID"] == "0035g00000ABCDEAA4"
    assert rows(Program.HUBSPOT)[1]["Record ID"] == ""


def test_salesforce_takes_nobody_without_a_last_name() -> None:
    assert [row["Last Name"] for row in rows(Program.SALESFORCE)] == [
        "Ruiz García",
        "Cher",
        "Aceros S.A.",
    ]


def test_what_hubspot_knows_of_a_stage_and_a_zone() -> None:
    ana = rows(Program.HUBSPOT)[0]
    assert (ana["Lifecycle Stage"], ana["Time Zone"]) == ("Lead", "europe_slash_madrid")
    others = "a.ruiz@norte.example;a@a.example;b@b.example"
    assert (ana["Email"], ana["Additional email addresses"]) == ("ana@norte.example", others)


def test_formulas_are_guarded_and_phones_are_not() -> None:
    ana = rows(Program.OUTLOOK)[0]
    assert ana["Notes"] == "'=1+1\nlikes fish"
    assert ana["Mobile Phone"] == "+34 600 123 456"


def test_what_has_no_place_is_counted() -> None:
    told = {program: +write_contacts(PEOPLE, program).left_out for program in HEADERS}  # type: ignore[operator]
    unsaid = {"relationship": 1, "zone": 1}
    assert told[Program.GOOGLE] == unsaid
    assert told[Program.OUTLOOK] == {"emails": 1, **unsaid}
    assert told[Program.HUBSPOT] == {"notes": 1, "labels": 2}
    assert told[Program.SALESFORCE] == {"emails": 3, "labels": 2, **unsaid}
    assert told[Program.PIPEDRIVE] == {"emails": 1, "labels": 1, **unsaid}


@pytest.mark.parametrize("program", [each for each in Program if each is not Program.PLANNER])
def test_a_field_of_the_planner_comes_back_from_a_program_or_is_told(program: Program) -> None:
    written = write_contacts([WHOLE], program)
    (draft,) = read_contacts(written.data, "out.csv").drafts
    fields = ("relationship", "language", "country", "zone")
    kept = [f for f in fields if getattr(draft, f) == getattr(WHOLE, f)]
    assert sorted(kept + [f for f in fields if written.left_out[f]]) == sorted(fields)
