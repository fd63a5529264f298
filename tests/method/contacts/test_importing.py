"""Importing: nobody twice, nothing overwritten, one change."""

from typing import Any

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.config import Config, RepSettings
from planner.method.contacts.editing import edit_contact
from planner.method.contacts.importing import Preview, becoming, import_contacts, preview
from planner.model.contact import Contact, Preference, Relationship
from planner.model.document import Channel
from planner.model.draft import Draft, Reading
from planner.model.instants import stamp
from planner.model.state import State, changed, difference, swap

NOW = pendulum.datetime(2026, 3, 2, 10, tz="Europe/Madrid")


def draft(name: str, line: int = 2, **fields: Any) -> Draft:
    return Draft("list.csv", line, name, **fields)


def known(*contacts: Contact) -> State:
    return State().put(*contacts)


def counts(found: Preview) -> tuple[int, int, int]:
    return len(found.new), len(found.changed), len(found.same)


def imported(state: State, *drafts: Draft) -> State:
    return import_contacts(state, Reading(drafts), now=NOW, config=Config()).state


ANA = Contact(
    id="c7",
    name="Ana Ruiz",
    company="Norte",
    emails=("ana@norte.example",),
    phones=("+34 944 123 456",),
    source_ids=("hubspot:51",),
)


@pytest.mark.parametrize("noted", ["wrong number: +34 944 123 456", "número erróneo: 944123456"])
def test_a_number_that_was_wrong_does_not_come_back(noted: str) -> None:
    ana = changed(ANA, phones=(), notes=f"pays late\n{noted}")
    offered = draft("Ana Ruiz", source_ids=("hubspot:51",), phones=("+34 944 123 456",))
    assert counts(preview(known(ana), [offered])) == (0, 0, 1)
    other = draft("Ana Ruiz", source_ids=("hubspot:51",), phones=("+34 944 123 457",))
    assert imported(known(ana), other).contacts["c7"].phones == ("+34 944 123 457",)


def test_who_wants_no_calls_is_written_to() -> None:
    change = import_contacts(
        State(), Reading((draft("Ana", no_calls=True), draft("Jon", 3))), now=NOW, config=Config()
    )
    ana, jon = change.state.contacts.values()
    assert (ana.preference.channel, jon.preference.channel) == (Channel.EMAIL, None)
    assert "1 wants no calls and is written to." in change.said


def test_what_they_told_the_rep_counts_more_than_a_file() -> None:
    ana = Contact(id="c1", name="Ana", preference=Preference(channel=Channel.PHONE))
    assert imported(known(ana), draft("Ana", no_calls=True)).contacts["c1"] == ana


def test_a_number_that_is_only_noted_is_taken_from_a_file() -> None:
    ana = changed(ANA, phones=(), notes="office: +34 944 123 456")
    offered = draft("Ana Ruiz", source_ids=("hubspot:51",), phones=("+34 944 123 456",))
    assert imported(known(ana), offered).contacts["c7"].phones == ("+34 944 123 456",)


class TestSamePerson:
    """Same record, else same address, else same number and name."""

    def same(self, offered: Draft) -> bool:
        return counts(preview(known(ANA), [offered]))[0] == 0

    def test_by_record(self) -> None:
        assert self.same(draft("Anna R.", source_ids=("hubspot:51",)))
        assert not self.same(draft("Ana Ruiz", source_ids=("zoho:51",), emails=("x@y.example",)))

    def test_by_address_in_any_case(self) -> None:
        assert self.same(draft("A. Ruiz", emails=("other@x.example", "ANA@Norte.example")))

    def test_by_number_and_name(self) -> None:
        assert self.same(draft("ANA RUÍZ", phones=("0034-944.123.456",)))
        assert self.same(draft("Ana Ruiz", phones=("944123456",)))

    def test_not_by_number_alone_nor_by_another_extension(self) -> None:
        assert not self.same(draft("Jon Gil", phones=("944123456",)))
        assert not self.same(draft("Ana Ruiz", phones=("944 123 456 x12",)))

    def test_not_by_a_cell_that_says_there_is_no_address(self) -> None:
        found = preview(State(), [draft("Ana", emails=("none",)), draft("Jon", emails=("none",))])
        assert counts(found) == (2, 0, 0)

    def test_by_name_and_company_only_where_there_is_nothing_else(self) -> None:
        assert self.same(draft("Ana Ruiz", company="Norte"))
        assert not self.same(draft("Ana Ruiz", company="Sur"))
        assert not self.same(draft("Ana Ruiz", company="Norte", emails=("ana@home.example",)))

    def test_the_record_counts_more_than_the_address(self) -> None:
        jon = Contact(id="c8", name="Jon", emails=("jon@norte.example",))
        both = draft("Ana", source_ids=("hubspot:51",), emails=("jon@norte.example",))
        (match,) = preview(known(ANA, jon), [both]).changed
        assert match.contact == ANA

    def test_twice_in_one_file(self) -> None:
        first = draft("Eva", 2, emails=("eva@x.example",))
        again = draft("Eva Sanz", 9, emails=("EVA@x.example",), phones=("600",))
        found = preview(State(), [first, again])
        assert counts(found) == (1, 0, 1)
        (eva,) = imported(State(), first, again).contacts.values()
        assert (eva.name, eva.phones) == ("Eva", ("600",))


class TestTwoRecordsOfOneProgram:
    """One name and one number; what they differ in tells two people apart."""

    def people(self, **differs: tuple[Any, Any]) -> list[Contact]:
        both = ({"source_ids": ("hubspot:1",)}, {"source_ids": ("hubspot:2",)})
        for field, values in differs.items():
            for fields, value in zip(both, values, strict=True):
                fields[field] = value
        drafts = [
            draft(fields.pop("name", "Ana Ruiz"), line, phones=("944123456",), **fields)
            for line, fields in enumerate(both, 2)
        ]
        state = imported(State(), *drafts)
        assert imported(state, *reversed(drafts)) == state
        return list(state.contacts.values())

    def test_two_companies_are_two(self) -> None:
        ana, other = self.people(
            company=("Norte", "Sur"),
            emails=(("a@norte.example",), ("a@sur.example",)),
            notes=("", "pays late"),
        )
        assert (ana.company, ana.emails) == ("Norte", ("a@norte.example",))
        assert (other.company, other.notes) == ("Sur", "pays late")

    def test_two_addresses_are_two_where_no_company_is_known(self) -> None:
        assert len(self.people(emails=(("a@x.example",), ("b@x.example",)))) == 2
        assert len(self.people(emails=(("a@x.example",), ()))) == 1

    def test_two_names_at_one_address_are_two(self) -> None:
        shared = ("info@x.example",)
        assert len(self.people(emails=(shared, shared), name=("Ana Ruiz", "Jon Gil"))) == 2

    def test_true_doubles_stay_one(self) -> None:
        (ana,) = self.people(
            company=("Norte", "NORTE, S.L."), emails=(("a@x.example",), ("b@x.example",))
        )
        assert ana.source_ids == ("hubspot:1", "hubspot:2")
        assert ana.emails == ("a@x.example", "b@x.example")

    def test_so_do_those_of_one_address(self) -> None:
        shared = ("ana@x.example",)
        assert len(self.people(emails=(shared, shared), company=("Norte", "Sur"))) == 1

    def test_so_do_those_of_other_programs_and_of_none(self) -> None:
        companies = ("Norte", "Sur")
        assert len(self.people(company=companies, source_ids=(("zoho:1",), ("hubspot:1",)))) == 1
        assert len(self.people(company=companies, source_ids=((), ("hubspot:1",)))) == 1

    def test_ids_that_name_no_program_count_too(self) -> None:
        assert len(self.people(company=("Norte", "Sur"), source_ids=(("17",), ("18",)))) == 2

    def test_a_third_row_goes_to_the_one_it_is_about(self) -> None:
        rows = [("hubspot:1", "Norte"), ("hubspot:2", "Sur"), ("", "SUR S.A."), ("", "Norte")]
        drafts = [
            draft("Ana", line, company=company, phones=("944",), source_ids=(id_,) if id_ else ())
            for line, (id_, company) in enumerate(rows, 2)
        ]
        found = preview(State(), drafts)
        assert counts(found) == (2, 0, 2)
        assert len(imported(State(), *drafts).contacts) == 2

    def test_who_is_known_by_another_record_is_somebody_else(self) -> None:
        other = draft("Ana Ruiz", company="Sur", phones=("944123456",), source_ids=("hubspot:9",))
        assert counts(preview(known(ANA), [other])) == (1, 0, 0)


class TestConflicts:
    def told(self, *drafts: Draft) -> tuple[str, ...]:
        return preview(State(), drafts).conflicts

    def test_what_an_earlier_row_says_otherwise_is_told(self) -> None:
        first = draft("Ana Ruiz", emails=("a@x.example",), company="Norte", title="Compras")
        again = draft("ANA RUIZ", 9, emails=("a@x.example",), company="Sur", notes="pays late")
        third = first._replace(line=12, notes="calls at night", relationship=Relationship.PROSPECT)
        assert self.told(first, again, third) == (
            "list.csv, line 9: an earlier row is Ana Ruiz too; left out: company: Sur.",
            "list.csv, line 12: an earlier row is Ana Ruiz too; left out: notes: calls at night.",
        )

    def test_a_company_brings_its_full_stop_along(self) -> None:
        first = draft("Ana Ruiz", emails=("a@x.example",), company="Norte")
        (told,) = self.told(first, first._replace(line=9, company="Ebro S.A."))
        assert told.endswith("left out: company: Ebro S.A.")

    def test_true_doubles_have_nothing_to_tell(self) -> None:
        first = draft("Ana Ruiz", phones=("600",), company="Norte")
        assert self.told(first, draft("Ana Ruíz", 3, phones=("600",), company="NORTE S.L.")) == ()
        assert self.told(first, draft("Jon", 3, phones=("600",), company="Sur")) == ()

    def test_what_stands_among_the_contacts_is_no_row(self) -> None:
        later = draft("Ana Ruiz", emails=ANA.emails, company="Sur")
        assert preview(known(ANA), [later]).conflicts == ()


class TestMerging:
    def test_only_what_is_empty_is_filled_and_lists_get_what_they_lack(self) -> None:
        state = imported(
            known(ANA),
            draft(
                "Ana María",
                company="Sur",
                title="Compras",
                emails=("ANA@norte.example", "ana@home.example"),
                phones=("944 123 456", "600 111 222"),
                labels=("VIP",),
                notes="siesta",
                source_ids=("hubspot:51", "vcard:x"),
            ),
        )
        (ana,) = state.contacts.values()
        assert (ana.name, ana.company) == ("Ana Ruiz", "Norte")
        assert (ana.title, ana.notes, ana.labels) == ("Compras", "siesta", ("VIP",))
        assert ana.emails == ("ana@norte.example", "ana@home.example")
        assert ana.phones == ("+34 944 123 456", "600 111 222")
        assert ana.source_ids == ("hubspot:51", "vcard:x")

    def test_nothing_to_add_is_the_same(self) -> None:
        state = known(ANA)
        offered = draft("Ana Ruiz", company="NORTE", emails=("Ana@norte.example",))
        assert counts(preview(state, [offered])) == (0, 0, 1)
        assert imported(state, offered) == state

    def test_a_new_contact(self) -> None:
        state = imported(
            known(ANA),
            draft("Eva", phones=("600 1", "6001", "600 2"), zone="Asia/Tokyo"),
            draft("Jon", relationship=Relationship.PROSPECT),
        )
        eva, jon = list(state.contacts.values())[1:]
        assert (eva.id, jon.id) == ("c8", "c9")
        assert eva.phones == ("600 1", "600 2")
        assert (eva.zone, eva.known_since) == ("Asia/Tokyo", stamp(NOW))
        assert (eva.relationship, jon.relationship) == ("customer", "prospect")

    def test_who_was_taken_for_a_customer_becomes_what_the_file_says(self) -> None:
        state = imported(State(), draft("Eva"), draft("Jon"))
        file = [draft("Eva", relationship=Relationship.PROSPECT), draft("Jon", title="Compras")]
        found = preview(state, file)
        assert [match.becomes for match in found.changed] == [Relationship.PROSPECT, None]
        assert becoming(found) == "1 becomes a prospect, as the file says."
        after = imported(state, *file)
        assert [each.relationship for each in after.contacts.values()] == ["prospect", "customer"]
        # What a file or the rep has said stands.
        customers = [draft(name, relationship=Relationship.CUSTOMER) for name in ("Eva", "Jon")]
        assert imported(after, *customers) == after
        assert becoming(preview(after, customers)) == ""

    @pytest.mark.parametrize("said_by", ["file", "rep"])
    def test_who_was_said_to_be_a_customer_stays_one(self, said_by: str) -> None:
        file = draft("Eva", relationship=Relationship.CUSTOMER if said_by == "file" else None)
        state = imported(State(), file)
        if said_by == "rep":
            for kind in ("prospect", "customer"):
                values = {"relationship": kind}
                state = edit_contact(state, "c1", values, now=NOW, config=Config()).state
        assert imported(state, draft("Eva", relationship=Relationship.PROSPECT)) == state

    def test_a_new_contact_is_called_by_the_zone_of_their_country(self) -> None:
        countries = ("United Kingdom", "ES", "ES-CN", "US", "Atlantis", "")
        state = imported(
            State(),
            *(draft(f"P{at}", country=country) for at, country in enumerate(countries)),
            draft("Traveller", country="GB", zone="Asia/Tokyo"),
        )
        zones = [contact.zone for contact in state.contacts.values()]
        # On the islands, of whom an address tells, one Spaniard in twenty lives.
        assert zones == ["Europe/London", "Europe/Madrid", "", "", "", "", "Asia/Tokyo"]

    def test_a_far_island_leaves_the_others_their_clock(self) -> None:
        countries = ("Argentina", "Chile", "CN", "Ecuador", "NZ")
        state = imported(State(), *(draft(f"P {code}", country=code) for code in countries))
        zones = [contact.zone for contact in state.contacts.values()]
        assert zones == [
            "America/Argentina/Buenos_Aires",
            "America/Santiago",
            "Asia/Shanghai",
            "America/Guayaquil",
            "Pacific/Auckland",
        ]

    def test_a_rep_of_the_islands_has_customers_there(self) -> None:
        canarian = Config(rep=RepSettings(zone="Atlantic/Canary"))
        reading = Reading((draft("Luis", country="ES"), draft("Joan", country="PT")))
        state = import_contacts(State(), reading, now=NOW, config=canarian).state
        zones = [contact.zone for contact in state.contacts.values()]
        assert zones == ["", "Europe/Lisbon"]

    def test_the_sentence_counts(self) -> None:
        offered = (draft("Eva"), draft("Ana", source_ids=("hubspot:51",), title="Compras"))
        change = import_contacts(known(ANA), Reading(offered), now=NOW, config=Config())
        assert change.said == "Contacts imported: 1 new, 1 changed."

    def test_it_counts_for_whom_nobody_can_tell_the_time(self) -> None:
        somewhere = (
            draft("Bob", country="US"),
            draft("Pat", country="US", zone="America/New_York"),
            draft("Joan", country="Mexico"),
            draft("Luis", country="ES"),
            draft("Uma", country="FR"),
            draft("Ivo"),
        )
        said = import_contacts(State(), Reading(somewhere), now=NOW, config=Config()).said
        assert said.startswith("Contacts imported: 6 new, 0 changed. 2 have no time zone")
        assert "zone (Bob, Joan), and" in said
        many = tuple(draft(name, country="US") for name in ("Bob", "Sue", "Tim", "Zoe"))
        said = import_contacts(State(), Reading(many), now=NOW, config=Config()).said
        assert "zone (Bob, Sue, Tim …), and" in said

    def test_of_the_last_contact_that_before_the_planner_knew_them_counts(self) -> None:
        lately, later = stamp(NOW.subtract(days=70)), stamp(NOW.add(days=1))
        at = {"last_contact": lately}
        state = imported(
            State(), draft("Eva", **at), draft("Ivo", last_contact=later), draft("Luis")
        )
        assert [each.contacted_at for each in state.contacts.values()] == [lately, None, None]
        again = imported(state, draft("Luis", **at), draft("Eva", last_contact=stamp(NOW)))
        assert [each.contacted_at for each in again.contacts.values()] == [lately, None, lately]

    def test_what_it_says_against_that_helps(self) -> None:
        bob = {"emails": ("bob@example.com",), "country": "US"}
        before = imported(State(), draft("Bob", **bob))
        again = Reading((draft("Bob", **bob, zone="America/New_York"),))
        change = import_contacts(before, again, now=NOW, config=Config())
        assert change.said == "Contacts imported: 0 new, 1 changed."

    def test_one_step_back(self) -> None:
        before = known(ANA)
        after = imported(before, draft("Eva"), draft("Ana Ruiz", company="Norte", title="x"))
        undone, _again = swap(after, difference(before, after))
        assert undone.contacts == before.contacts


PERSON = st.builds(
    lambda number, upper, bare, phone: draft(
        (f"PERSON {number}" if upper else f"Person {number}"),
        company="Norte",
        emails=() if bare else (f"p{number}@x.example",),
        phones=(f"+34 944 000 {number:03}",) if phone else (),
    ),
    st.integers(0, 5),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PERSON, max_size=12))
def test_importing_again_changes_nothing(drafts: list[Draft]) -> None:
    once = imported(State(), *drafts)
    assert imported(once, *drafts) == once
    found = preview(once, drafts)
    assert (found.new, found.changed, len(found.same)) == ((), (), len(drafts))


@settings(max_examples=100, deadline=None)
@given(st.lists(PERSON, max_size=12))
def test_every_draft_is_counted_once(drafts: list[Draft]) -> None:
    assert sum(counts(preview(known(ANA), drafts))) == len(drafts)


def test_a_file_of_one_person_is_no_slower_than_one_of_many() -> None:
    # Everything is about one record: a comparison of all with all would take minutes.
    drafts = [
        draft("Ana", line, source_ids=("hubspot:1",), emails=(f"a{line}@x.example",))
        for line in range(20_000)
    ]
    (ana,) = imported(State(), *drafts).contacts.values()
    assert len(ana.emails) == 20_000
