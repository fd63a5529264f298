"""Finding a contact by what the rep types, and naming exactly one."""

import random
import re
import timeit
from datetime import UTC, datetime
from itertools import chain
from typing import Any

import pytest
from day_samples import customer, days_ago
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.method.contacts import finding
from planner.method.contacts.finding import find_contact, find_contacts, told_apart
from planner.model.contact import Contact
from planner.model.errors import Refused
from planner.model.state import State
from planner.model.text import fold

LUCIA = Contact(
    id="c1",
    name="Lucía Núñez",
    company="Ibérica de Válvulas, S.L.",
    emails=("lnunez@valvulas.example",),
    phones=("+34 944 123 456",),
)
ANA = Contact(id="c12", name="Ana Ruiz", company="Talleres Norte")
OTHER_ANA = Contact(id="c40", name="Ana Ruiz", company="Orona")
NORA = Contact(id="c3", name="Nora O'Brien", company="Ruiz e Hijos")
CHEN = Contact(id="c4", name="陈伟", company="Lucid")
ALL = (LUCIA, ANA, OTHER_ANA, NORA, CHEN)
STATE = State().put(*ALL)


def found(query: str) -> list[str]:
    return [contact.id for contact in find_contacts(ALL, query)]


@pytest.mark.parametrize(
    "query",
    [
        "lucia nun",
        "Núñez lucía",
        "nun",
        "válv luc",
        "sl iberica",
        "s.l.",
        "lnunez@valv",
        "944",
        "944123",
        "944 123 4",
        "123456",
        "+34 944",
        "34944",
        "LUCÍA",
    ],
)
def test_words_in_any_order_without_accents_or_whole(query: str) -> None:
    assert "c1" in found(query)


@pytest.mark.parametrize("query", ["ucia", "lucia ruiz", "44 123", "xyz", "_", "3456"])
def test_what_begins_no_word_is_not_found(query: str) -> None:
    assert "c1" not in found(query)


@pytest.mark.parametrize(
    "query",
    ["ana de talleres nor", "Ana de Talleres Norte", "ana ruiz at talleres", "ana del norte"],
)
def test_somebody_is_found_by_name_and_where_they_work(query: str) -> None:
    assert found(query) == ["c12"]


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("Íñigo Fernández Muñoz", "iñigo fdez"),
        ("Ana Rodríguez", "rguez"),
        ("Luis Domínguez Sánchez", "luis dguez schez"),
        ("Marta Giménez", "gmnez"),
    ],
)
def test_surnames_may_be_shortened(name: str, query: str) -> None:
    """A new contact of the short name would be somebody twice."""
    contacts = [*ALL, Contact(id="c7", name=name), Contact(id="c8", name="Fermín Núñez Deza")]
    assert [each.name for each in find_contacts(contacts, query)] == [name]


def test_a_shortened_name_comes_before_a_company_of_that_name() -> None:
    works_there = Contact(id="c7", name="Ana Muñoz", company="Fernández", touched_at=days_ago(1))
    called_so = Contact(id="c8", name="Ana Fernández Muñoz")
    assert find_contacts([works_there, called_so], "fdez muñoz") == [called_so, works_there]


def test_where_they_work_is_no_name() -> None:
    """Of two halves the first is looked for in the name, the second in the company."""
    assert found("norte de ana") == []
    assert found("de talleres") == []
    assert set(found("ana de")) == {"c12", "c40"}


def test_who_is_called_so_comes_before_who_works_there() -> None:
    dela = Contact(id="c7", name="Ana de Talleres", company="Orona")
    assert [c.id for c in find_contacts((ANA, dela), "ana de talleres")] == ["c7"]


def test_one_that_is_named_whole_is_not_looked_for_in_a_company() -> None:
    """A command shows nobody before it takes them."""
    with pytest.raises(Refused):
        find_contact(STATE, "Ana de Talleres")


def test_signs_inside_a_word_may_be_left_out() -> None:
    assert found("obrien") == ["c3"]
    assert found("o'bri") == ["c3"]
    assert found("陈") == ["c4"]


def test_the_start_of_a_name_comes_before_other_names_and_those_before_companies() -> None:
    start = Contact(id="c5", name="Ruiz Ana")
    assert [c.id for c in find_contacts((NORA, ANA, start), "ruiz")] == ["c5", "c12", "c3"]
    assert found("luc") == ["c1", "c4"]


def test_a_whole_name_comes_before_those_that_it_begins() -> None:
    touched = datetime(2026, 3, 4, tzinfo=UTC)
    longer = customer("c1", name="Juan Gilabert", touched_at=touched)
    people = (longer, customer("c2", name="Juan Gil"))
    assert [each.id for each in find_contacts(people, "juan gil")] == ["c2", "c1"]
    assert [each.id for each in find_contacts(people, "juan gi")] == ["c1", "c2"]


def test_a_company_that_says_it_all_comes_before_one_that_says_half() -> None:
    """Who types the company of a caller is offered its people, whoever shares a word with it."""
    lola = Contact(id="c1", name="Lola Vega", company="Cerámicas Ríos")
    half = Contact(id="c2", name="Adrián Ríos", company="Cerámicas Puig")
    assert find_contacts((half, lola), "ceramicas rios") == [lola, half]


def test_among_equals_the_one_touched_last_comes_first() -> None:
    touched = [
        Contact(id=f"c{day}", name="Ana Ruiz", touched_at=datetime(2026, 3, day, tzinfo=UTC))
        for day in (1, 3, 2)
    ]
    assert [contact.id for contact in find_contacts([ANA, *touched], "ana")] == [
        "c3",
        "c2",
        "c1",
        "c12",
    ]


def test_among_equals_who_is_likely_comes_before_who_was_touched_last() -> None:
    both = (ANA, OTHER_ANA)
    for likely in both:
        first, *_others = find_contacts(both, "ana", likely={likely.id})
        assert first == likely
    assert find_contacts(ALL, "nora", likely={CHEN.id}) == [NORA]


def test_signs_alone_mean_whom_they_name_and_not_everybody() -> None:
    """Enter took whoever stood first."""
    whale = Contact(id="c6", name="🐳")
    assert find_contacts(ALL, "🐳") == []
    assert find_contacts((*ALL, whale), "🐳") == [whale]


def test_no_more_than_asked_for_and_everybody_without_words() -> None:
    assert len(find_contacts(ALL, "", 3)) == 3
    assert len(find_contacts(ALL, "  ")) == len(ALL)


@pytest.mark.parametrize("who", ["c1", " C1 ", "lucia nunez", "LUCÍA  NÚÑEZ", "lucia", "944 123"])
def test_one_contact_by_id_name_or_anything_that_only_fits_one(who: str) -> None:
    assert find_contact(STATE, who) is LUCIA


def test_a_whole_name_is_meant_although_it_begins_another() -> None:
    longer = Contact(id="c6", name="Nora O'Brien Casey")
    assert find_contact(STATE.put(longer), "nora o'brien") is NORA


def test_who_can_be_several_is_refused_with_their_ids() -> None:
    with pytest.raises(Refused) as refused:
        find_contact(STATE, "ana ruiz")
    assert "c12 Ana Ruiz, Talleres Norte; c40 Ana Ruiz, Orona" in refused.value.sentence


def test_an_id_that_is_not_there_is_no_name() -> None:
    with pytest.raises(Refused, match="nothing with the id r99; 'planner find'"):
        find_contact(STATE, "R99")


def test_nobody_named_is_nobody_found() -> None:
    for nobody in ("", " "):
        with pytest.raises(Refused, match="Say who it is"):
            find_contact(STATE, nobody)


def test_only_a_few_candidates_are_named_and_the_rest_counted() -> None:
    crowd = State().put(*(Contact(id=f"c{n}", name=f"Ana {n}") for n in range(1, 10)))
    with pytest.raises(Refused, match="and 4 more"):
        find_contact(crowd, "ana")


@pytest.mark.parametrize("who", ["Pedro", "", "???"])
def test_nobody_is_refused_with_what_would_help(who: str) -> None:
    with pytest.raises(Refused, match="planner list contacts"):
        find_contact(STATE, who)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text(max_size=20), st.text(max_size=10))
def test_a_contact_is_found_by_the_beginnings_of_its_own_words(
    name: str, company: str, query: str
) -> None:
    contact = Contact(id="c1", name=name, company=company)
    assert find_contacts([contact], name) == [contact]
    assert find_contacts([contact], f"{company} {name}") == [contact]
    assert len(find_contacts([contact], query)) <= 1


ODD = st.text(alphabet="aBñÍß _-'.´\u0301\t陈1２²", max_size=8)


@settings(max_examples=400, deadline=None)
@given(ODD, ODD, ODD, st.text(alphabet="12２ +ex", max_size=8), ODD)
def test_each_word_asked_for_begins_one_of_the_contact(
    name: str, company: str, email: str, phone: str, query: str
) -> None:
    contact = Contact(id="c1", name=name, company=company, emails=(email,), phones=(phone,))
    chunks = fold(f"{name} {company} {email}").split()
    parts = [re.findall(r"\w+", chunk) for chunk in chunks]
    groups = re.findall(r"\d+", phone)
    numbers = ["".join(groups[place:]) for place in range(len(groups))]
    numbers += ["".join(groups)[-9:]]
    words = [*chunks, *chain(*parts), *map("".join, parts), *numbers]
    asked = re.findall(r"\w+", fold(query)) or fold(query).split()
    number = "" if re.search(r"[^\W\d_]", query) else "".join(re.findall(r"\d+", query))[-9:]
    by_words = all(any(word.startswith(each) for word in words) for each in asked)
    by_number = bool(number) and any(each.startswith(number) for each in words)
    assert find_contacts([contact], query) == ([contact] if by_words or by_number else [])


def test_a_key_press_among_three_thousand_is_quick_and_remembers_no_more_than_it_may() -> None:
    dice = random.Random(7)
    names = ("Ana", "Lucía", "José", "Íñigo", "Marta", "Jon", "Chen", "Sara")
    contacts = [
        Contact(
            id=f"c{n}",
            name=f"{dice.choice(names)} {dice.choice(names)} Núñez {n}",
            company=f"Talleres {n % 300}, S.L.",
            emails=(f"p{n}@talleres.example",),
            phones=(f"+34 944 {n:04} 10",),
        )
        for n in range(3000)
    ]
    find_contacts(contacts, "a")
    # Five milliseconds are the goal; the rest is room for a busy machine.
    best = min(timeit.repeat(lambda: find_contacts(contacts, "a nun"), number=1, repeat=7))
    assert best < 0.025
    for kept in (finding._words, finding._numbers, finding._named):
        information = kept.cache_info()
        assert information.maxsize is not None
        assert information.currsize <= information.maxsize


@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["Ana", "Bea", "Óscar"])), max_size=12),
    st.integers(1, 8),
)
def test_with_nothing_typed_the_first_are_the_first_of_all(
    people: list[tuple[int, str]], limit: int
) -> None:
    book = [
        customer(f"c{n}", name=name, touched_at=days_ago(days) if days else None)
        for n, (days, name) in enumerate(people)
    ]
    assert find_contacts(book, "", limit) == find_contacts(book, "", len(book) + 1)[:limit]


class TestTwins:
    """Of one name and company."""

    def twins(self, *fields: dict[str, Any]) -> list[str]:
        contacts = [
            customer(f"c{n}", name="Ana Ruiz", company="Norte", **each)
            for n, each in enumerate(fields)
        ]
        apart = told_apart([*contacts, LUCIA, ANA, OTHER_ANA])
        assert apart.keys() == {contact.id for contact in contacts}
        return list(apart.values())

    def test_are_told_apart_by_the_first_field_that_differs(self) -> None:
        assert self.twins({"title": "Compras"}, {"title": ""}) == ["Compras", ""]
        assert self.twins({"phones": ("944 1",)}, {"phones": ("944 2",)}) == ["944 1", "944 2"]
        assert self.twins({"emails": ("a@x.example",)}, {"emails": ("b@x.example",)}) == [
            "a@x.example",
            "b@x.example",
        ]

    def test_of_three_by_all_where_no_field_does(self) -> None:
        one, two = {"title": "Compras", "phones": ("1",)}, {"title": "Ventas", "phones": ("1",)}
        assert self.twins(one, two, two | {"phones": ("2",)}) == [
            "Compras · 1",
            "Ventas · 1",
            "Ventas · 2",
        ]

    def test_are_not_where_nothing_differs(self) -> None:
        assert self.twins({"phones": ()}, {"phones": ()}) == ["", ""]


@pytest.mark.parametrize("stored", ["944 123 456", "+34944123456", "+34 944 12 34 56"])
@pytest.mark.parametrize("typed", ["+34 944 123 456", "0034944123456", "944123456"])
def test_a_number_is_known_however_it_is_written(stored: str, typed: str) -> None:
    other = customer("c2", phones=("+34 944 123 457",))
    state = State().put(customer("c1", phones=(stored,)), other)
    assert find_contact(state, typed).id == "c1"
    assert find_contacts(state.contacts.values(), typed) == [state.contacts["c1"]]


def test_a_number_stored_in_one_piece_is_found_without_its_country() -> None:
    ana = customer("c1", phones=("+34944123456",))
    assert find_contacts([ana], "944 12") == [ana]
