"""Changing a contact by hand."""

import pendulum
import pytest

from planner.config import Config
from planner.locale import LANGUAGES, use
from planner.method.contacts.editing import FIELDS, edit_contact, explain_value, field_name, written
from planner.model.contact import Contact, Qualification, Relationship
from planner.model.errors import Refused
from planner.model.state import State, changed

NOW = pendulum.datetime(2026, 3, 2, 10, 0, tz="Europe/Madrid")
ANA = Contact(id="c1", name="Ana Ruiz", company="Talleres Norte", phones=("+34 944 123 456",))
STATE = State().put(ANA)


def edited(**values: str) -> Contact:
    return edit_contact(STATE, "c1", values, now=NOW, config=Config()).state.contacts["c1"]


def test_several_fields_at_once_and_the_rest_stays() -> None:
    contact = edited(title="Gerente", zone="Europe/Madrid", language="es", relationship="prospect")
    assert contact.title == "Gerente"
    assert (contact.zone, contact.language) == ("Europe/Madrid", "es")
    assert contact.relationship is Relationship.PROSPECT
    assert (contact.name, contact.phones) == (ANA.name, ANA.phones)


def test_lists_are_separated_by_commas() -> None:
    contact = edited(emails="ana@norte.example, , a@b.example,ana@norte.example", labels="VIP")
    assert contact.emails == ("ana@norte.example", "a@b.example")
    assert contact.labels == ("VIP",)


def test_an_empty_value_empties_the_field() -> None:
    contact = edited(company="", phones="")
    assert (contact.company, contact.phones) == ("", ())


@pytest.mark.parametrize(("said", "meant"), [("yes", True), ("Sí", True), ("no", False)])
def test_deal_of_the_year(said: str, meant: bool) -> None:
    assert edited(deal_of_the_year=said).deal_of_the_year is meant


def test_notes_keep_their_lines_and_nothing_harmful() -> None:
    contact = edited(notes="one\ntwo\x1b[31m", name="A\x1b[2Jna\nRuiz\u202e")
    assert contact.notes == "one\ntwo[31m"
    assert contact.name == "A[2Jna Ruiz"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("zone", "Mars"),
        ("language", "xx"),
        ("relationship", "friend"),
        ("deal_of_the_year", "maybe"),
        ("name", " \u200b "),
        ("id", "c9"),
        ("owner", "accounts"),
        ("has_need", "maybe"),
        ("qualification", "yes"),
        ("country", "Wakanda"),
        ("emails", "ana@norte.example, notanemail"),
        ("emails", "ana ruiz@norte.example"),
        ("phones", "abc"),
    ],
)
def test_what_cannot_stand_there_is_refused(field: str, value: str) -> None:
    with pytest.raises(Refused):
        edited(**{field: value})


def test_an_unknown_field_is_told_with_those_there_are() -> None:
    with pytest.raises(Refused) as refusal:
        edited(colour="red")
    assert all(field in refusal.value.sentence for field in FIELDS)


@pytest.mark.parametrize(
    ("city", "zone"),
    [
        ("Canarias", "Atlantic/Canary"),
        ("ciudad de méxico", "America/Mexico_City"),
        ("Mexico City", "America/Mexico_City"),
        ("Madrid", "Europe/Madrid"),
        ("EST", "America/New_York"),
    ],
)
def test_a_zone_may_be_said_by_its_city_as_the_screen_says_it(city: str, zone: str) -> None:
    assert edited(zone=city).zone == zone


def test_one_bad_value_refuses_all() -> None:
    with pytest.raises(Refused):
        edited(title="Gerente", zone="Nowhere")


def test_the_same_value_changes_nothing() -> None:
    change = edit_contact(STATE, "c1", {"name": "Ana Ruiz"}, now=NOW, config=Config())
    assert change.state is STATE


def test_every_field_exists() -> None:
    marks = Qualification.__struct_fields__
    assert set(FIELDS) <= {*Contact.__struct_fields__, *marks}
    assert set(marks) <= set(FIELDS)


@pytest.mark.parametrize("country", ["ES", "es-ct", "Spain", "España", "KE", ""])
def test_a_country_is_one_whose_public_holidays_are_known(country: str) -> None:
    assert edited(country=country).country == country


def test_addresses_and_numbers_are_taken_as_they_are_written() -> None:
    written = ("josé@correo.example", "o'brien+x@x.example", "root@localhost")
    assert edited(emails=",".join(written)).emails == written
    assert edited(phones="600 1, 1-800-FLOWERS,ext. 12").phones == (
        "600 1",
        "1-800-FLOWERS",
        "ext. 12",
    )


def test_the_given_name_is_one_or_more_words_of_the_name() -> None:
    assert edited(given_name="Ana Ruiz").given_name == "Ana Ruiz"
    assert edited(name="María Belén Gil", given_name="María Belén").given_name == "María Belén"
    assert edited(given_name="").given_name == ""
    with pytest.raises(Refused, match="Pepa is no part of Ana Ruiz"):
        edited(given_name="Pepa")


def test_what_they_bring_and_where_they_are() -> None:
    contact = edited(brings=" 40 000 a year, two\x07 referrals ", country="Portugal")
    assert contact.brings == "40 000 a year, two referrals"
    assert contact.country == "Portugal"


@pytest.mark.parametrize(
    ("said", "meant"),
    [("yes", True), ("Sí", True), ("NO", False), ("unknown", None), ("", None), ("?", None)],
)
def test_unknown_is_not_no(said: str, meant: bool | None) -> None:
    assert edited(has_need=said).qualification.has_need is meant


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"gave_data": "yes"}, "Ana Ruiz, gave us the data: yes."),
        ({"gave_data": "no"}, "Ana Ruiz, gave us the data: no."),
        (
            {"has_need": "yes", "brings": "30k"},
            "Ana Ruiz: changed what they bring. Ana Ruiz, has the need: yes.",
        ),
    ],
)
def test_a_mark_is_told_with_its_answer(values: dict[str, str], said: str) -> None:
    assert edit_contact(STATE, "c1", values, now=NOW, config=Config()).said == said


def test_a_mark_taken_back_is_not_known_yet() -> None:
    change = edit_contact(STATE, "c1", {"in_target": "yes"}, now=NOW, config=Config())
    back = edit_contact(change.state, "c1", {"in_target": ""}, now=NOW, config=Config())
    assert back.said == "Ana Ruiz, in our target: not known yet."


def test_one_mark_leaves_the_others() -> None:
    change = edit_contact(
        STATE, "c1", {"in_target": "yes", "has_capacity": "no"}, now=NOW, config=Config()
    )
    again = edit_contact(change.state, "c1", {"has_capacity": ""}, now=NOW, config=Config())
    assert again.state.contacts["c1"].qualification == Qualification(in_target=True)


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        ("relationship", "cliente", "customer"),
        ("relationship", "Cliente potencial", "prospect"),
        ("relationship", "prospect", "prospect"),
        ("language", "español", "es"),
        ("language", "English", "en"),
        ("language", "es-ES", "es"),
    ],
)
def test_the_words_of_both_languages_are_known(field: str, typed: str, meant: str) -> None:
    assert getattr(edited(**{field: typed}), field) == meant


def test_each_language_is_known_by_its_name() -> None:
    for code, name in LANGUAGES.items():
        assert edited(language=name.title()).language == code


def test_a_refusal_says_what_was_typed_as_it_was_typed() -> None:
    with pytest.raises(Refused, match="Gañán is no language"):
        edited(language="Gañán")


def test_a_field_is_named_as_the_screen_names_it() -> None:
    use("es")
    values = {"Nombre": "Ana Ruiz Gil", "deal_of_the_year": "sí"}
    change = edit_contact(STATE, "c1", values, now=NOW, config=Config())
    assert change.state.contacts["c1"].name == "Ana Ruiz Gil"
    assert change.said.endswith("nombre, operación del año.")


@pytest.mark.parametrize(
    ("said", "value"), [("relación", "potencial"), ("zona", "Europe/Lisbon"), ("Cargo", "Gerente")]
)
def test_a_field_is_named_as_the_columns_of_an_import_are(said: str, value: str) -> None:
    change = edit_contact(STATE, "c1", {said: value}, now=NOW, config=Config())
    contact = change.state.contacts["c1"]
    assert value in (contact.zone, contact.title) or contact.relationship is Relationship.PROSPECT


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_field_is_known_by_each_of_the_names_that_a_refusal_tells(language: str) -> None:
    use(language)
    with pytest.raises(Refused) as refusal:
        edited(colour="red")
    for id_ in FIELDS:
        assert field_name(id_) in refusal.value.sentence
        for name in (id_, field_name(id_)):
            edit_contact(
                STATE, "c1", {name: written(STATE.contacts["c1"], id_)}, now=NOW, config=Config()
            )


def test_what_is_understood_is_said_where_it_differs_from_what_was_typed() -> None:
    use("es")
    assert explain_value("relationship", "CUSTOMER") == "cliente"
    assert explain_value("has_need", "yes") == "sí"
    assert explain_value("language", "español") == "es"
    assert explain_value("company", "Talleres Norte") == ""


@pytest.mark.parametrize("field", FIELDS)
def test_what_stands_in_a_field_can_be_typed_again(field: str) -> None:
    contact = STATE.contacts["c1"]
    said = field == "relationship"
    assert edited(**{field: written(contact, field)}) == changed(contact, relationship_said=said)
