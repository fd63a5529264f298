"""Calls as the CRMs take them."""

import csv
import io
from typing import Any

import pytest
from day_samples import MADRID, customer, moment

from planner.interchange.call_log import LONGEST_TITLE, write_calls
from planner.locale import use
from planner.model.contact import Contact
from planner.model.instants import stamp
from planner.model.receipt import Crm
from planner.model.touch import Mark, Outcome, Touch

ANA = customer(
    "c1",
    name="Ana Ruiz",
    company="Talleres Norte",
    emails=("ana@norte.example",),
    source_ids=("hubspot:101", "salesforce:0011x00000AAAA1", "salesforce:0031x00000BBBB2"),
)
AT = stamp(moment("2026-07-06 00:30"))


def touch(**fields: Any) -> Touch:
    usual = {"id": "t9", "contact": "c1", "at": AT, "outcome": Outcome.SPOKE}
    return Touch(**{**usual, **fields})


def rows(crm: Crm, *touches: Touch, contact: Contact = ANA, **how: Any) -> list[dict[str, str]]:
    written = write_calls(crm, touches, {contact.id: contact}, MADRID, **how)
    return list(csv.DictReader(io.StringIO(written.data.decode("utf-8-sig"), newline="")))


def test_hubspot_takes_it() -> None:
    call = touch(objective="quote received?", note="wants 40", marks=(Mark.WHAT_ELSE,))
    (row,) = rows(Crm.HUBSPOT, call)
    assert row == {
        "Activity date": "2026-07-06 00:30",
        "Call title": "Call: quote received?",
        "Call notes": "wants 40\nIn the talk: what else",
        "Call outcome": "Connected",
        "Call duration": "",
        "Call direction": "Outbound",
        "Record ID": "101",
        "Email": "ana@norte.example",
    }


def test_salesforce_takes_it_with_the_id_of_the_person_not_of_the_account() -> None:
    (row,) = rows(Crm.SALESFORCE, touch(outcome=Outcome.VOICEMAIL, objective="renewal"))
    assert (row["WhoId"], row["ActivityDate"]) == ("0031x00000BBBB2", "2026-07-06")
    assert (row["Status"], row["CallType"]) == ("Completed", "Outbound")
    assert (row["Subject"], row["CallDisposition"]) == ("Call: renewal", "Left voicemail")
    assert "00:30" in row["Description"]


def test_pipedrive_takes_it() -> None:
    (row,) = rows(Crm.PIPEDRIVE, touch(outcome=Outcome.NO_ANSWER, note="busy"))
    assert (row["Type"], row["Done"], row["Due date"]) == ("Call", "Done", "2026-07-06")
    assert (row["Person - Email"], row["Organization"]) == ("ana@norte.example", "Talleres Norte")
    assert row["Note"] == "00:30 · No answer\nbusy"


@pytest.mark.parametrize(
    ("outcome", "name"),
    [
        (Outcome.SPOKE, "Connected"),
        (Outcome.VOICEMAIL, "Left voicemail"),
        (Outcome.NO_ANSWER, "No answer"),
        (Outcome.WRONG_NUMBER, "Wrong number"),
    ],
)
def test_outcomes_have_the_names_of_hubspot_whatever_the_rep_speaks(
    outcome: Outcome, name: str
) -> None:
    use("es")
    assert rows(Crm.HUBSPOT, touch(outcome=outcome))[0]["Call outcome"] == name


def test_no_text_is_a_formula_and_no_number_is_spoilt() -> None:
    texts = ("=1+1", "+34 900", "-5", "@SUM(A1)", "\t=1", "＝1")
    made = [touch(objective="x", note=text) for text in texts]
    for row in rows(Crm.CSV, *made):
        assert row["Note"][0] == "'"
        assert row["Phone"] == "+34 944 123 456"
    assert rows(Crm.CSV, touch(note="a = b"))[0]["Note"] == "a = b"
    hostile = customer("c1", name="=cmd|x", phones=("=1+1",))
    row = rows(Crm.CSV, touch(), contact=hostile)[0]
    assert (row["Contact"], row["Phone"]) == ("'=cmd|x", "'=1+1")


def test_the_plain_table_has_the_words_of_the_commands_in_every_language() -> None:
    use("es")
    marks = (Mark.WHAT_ELSE, Mark.REFERRAL_ASKED)
    (row,) = rows(Crm.CSV, touch(outcome=Outcome.NO_ANSWER, marks=marks))
    assert (row["Outcome"], row["Marks"]) == ("no-answer", "what-else, referral-asked")


def test_who_will_not_be_found_is_told_once() -> None:
    jon, eva = (
        customer("c2", name="Jon", emails=()),
        customer("c3", name="Eva", emails=("e@e.example",)),
    )
    people = {each.id: each for each in (ANA, jon, eva)}
    calls = [touch(contact=key) for key in ("c1", "c2", "c2", "c3", "gone")]
    told = {crm: write_calls(crm, calls, people, MADRID).warnings for crm in Crm}
    assert [len(told[crm]) for crm in (Crm.HUBSPOT, Crm.SALESFORCE, Crm.CSV)] == [2, 3, 0]
    assert "Jon" in told[Crm.HUBSPOT][0]
    assert not any("Ana" in each for each in told[Crm.SALESFORCE])


def test_a_long_objective_stands_whole_in_the_text() -> None:
    long = "why " * 100
    (row,) = rows(Crm.SALESFORCE, touch(objective=long.strip()))
    assert len(row["Subject"]) == LONGEST_TITLE
    assert long.strip() in row["Description"]


def test_rows_end_as_spreadsheets_want_and_a_mark_comes_if_asked_for() -> None:
    data = write_calls(Crm.CSV, [touch(note="uno\ndos")], {"c1": ANA}, MADRID).data
    assert data.count(b"\r\n") == 2
    assert not data.startswith(b"\xef\xbb\xbf")
    marked = write_calls(Crm.CSV, [], {}, MADRID, bom=True).data
    assert marked.startswith(b"\xef\xbb\xbf")
