"""Stand-ins hide every text of others, and change nothing that a rule decides."""

from collections.abc import Iterator
from typing import get_type_hints

import msgspec
import pytest
from day_samples import CONFIG, THURSDAY, customer, prospect, state_of, today

from planner.demo import demo_desk
from planner.method.calls.five_calls import queue
from planner.method.privacy.hiding import HIDDEN, TEXTS, hidden, secrets
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind
from planner.model.instants import stamp
from planner.model.request import Request, Verdict
from planner.model.state import TABLES, State, changed
from planner.model.touch import CallReason, PlannedCall
from planner.tui.rows.page import Size, page

TOLD_BY_THE_PLANNER = {
    *("id", "contact", "planned_call", "request", "block", "interrupted", "referred_by"),
    *("picks", "skipped", "touches", "passed"),
    *("zone", "language", "country", "mail_way", "department", "reason"),
    *("item", "letter", "message_id"),
}
"""Ids, places on the map, and words of the planner itself."""


@pytest.mark.parametrize("document", TABLES.values())
def test_every_text_of_a_document_is_hidden_or_known_to_be_no_secret(
    document: type[msgspec.Struct],
) -> None:
    hides = {*TEXTS.get(document, ()), *(("name", "company") if document is Contact else ())}
    texts = {
        field
        for field, kind in get_type_hints(document).items()
        if kind is str or kind == tuple[str, ...]
    }
    assert texts - hides <= TOLD_BY_THE_PLANNER


def words(value: object) -> Iterator[str]:
    """Every string in a document, at any depth."""
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from words(each)
    elif isinstance(value, str):
        yield value


def test_no_secret_is_left_in_the_demo_day() -> None:
    with demo_desk() as (desk, _folder):
        state = desk.state
    documents = [each for table in TABLES for each in getattr(state, table).values()]
    real = {text for document in documents for text in secrets(document) if text}
    real |= {text for c in state.contacts.values() for text in (c.name, c.company)}
    assert len(real) > 100
    covered = hidden(state)
    left = {
        word
        for table in TABLES
        for document in getattr(covered, table).values()
        for word in words(msgspec.to_builtins(document))
    }
    assert not left & real


def test_the_page_is_the_same_page_row_by_row() -> None:
    with demo_desk() as (desk, _folder):
        state, now, config = desk.state, desk.now, desk.config
    real, covered = (page(s, now, config, Size(140)) for s in (state, hidden(state)))
    assert all(pane.rows for pane in real.panes.values())
    for pane, shown in real.panes.items():
        assert [row.id for row in shown.rows] == [row.id for row in covered.panes[pane].rows]


def test_who_comes_first_by_name_still_does() -> None:
    names = ("Zoe", "ana", "Ben", "Álvaro", "Ada") * 3
    people = [customer(f"c{n}", name=name, company="") for n, name in enumerate(names, 1)]
    state = state_of(*people)

    def order(state: State) -> list[str]:
        return [candidate.contact.id for candidate in queue(state, THURSDAY, CONFIG)]

    assert order(hidden(state)) == order(state)


def test_colleagues_stay_colleagues_and_nobody_gets_a_company() -> None:
    covered = hidden(
        state_of(
            customer("c1", company="Núñez"),
            customer("c2", company="NUÑEZ"),
            customer("c3", company="Vega"),
            prospect("c4", company=""),
        )
    ).contacts
    assert covered["c1"].company == covered["c2"].company
    assert covered["c3"].company not in ("", covered["c1"].company)
    assert covered["c4"].company == ""


def test_what_is_empty_stays_empty_and_what_is_not_is_covered() -> None:
    call = PlannedCall(id="p1", contact="c1", reason=CallReason.CHECK_IN, made_at=stamp(THURSDAY))
    request = Request(
        id="r1",
        contact="c1",
        about="wrong gaskets",
        received_at=stamp(today("09:30")),
        verdict=Verdict.TAKE,
        choice=Verdict.TAKE,
    )
    calls = Block(id="b1", kind=BlockKind.CALLS, title="Five calls", planned_minutes=15)
    deep = Block(id="b2", kind=BlockKind.DEEP, title="Acme contract", planned_minutes=60)
    covered = hidden(state_of(customer("c1", emails=()), call, request, calls, deep))
    assert covered.contacts["c1"].emails == ()
    assert covered.contacts["c1"].phones == (HIDDEN,)
    assert covered.calls["p1"] == call
    assert covered.requests["r1"].about == HIDDEN
    assert covered.requests["r1"].next_step == ""
    assert covered.blocks["b1"].title == "Five calls"
    assert covered.blocks["b2"].title == HIDDEN


def test_a_table_that_has_not_changed_is_not_hidden_anew() -> None:
    before = state_of(customer("c1"), Block(id="b1", kind=BlockKind.DEEP, planned_minutes=5))
    covered = hidden(before)
    after = hidden(
        before.put(Block(id="b2", kind=BlockKind.DEEP, planned_minutes=5)), (before, covered)
    )
    assert after.contacts is covered.contacts
    assert set(after.blocks) == {"b1", "b2"}


def test_whoever_has_not_changed_keeps_the_stand_in() -> None:
    people = [customer(f"c{n}", name=f"Ana {n}", company=f"Acme {n}") for n in range(5)]
    before = state_of(*people)
    covered = hidden(before)
    noted = before.put(changed(people[3], notes="wants a list"))
    after = hidden(noted, (before, covered))
    same = [key for key in noted.contacts if after.contacts[key] is covered.contacts[key]]
    assert same == ["c0", "c1", "c2", "c4"]


@pytest.mark.parametrize("name", ["Aaron", "Ana 2 b", "Zoe"])
def test_after_a_change_it_is_hidden_as_if_it_were_new(name: str) -> None:
    before = state_of(*(customer(f"c{n}", name=f"Ana {n}", company=f"Acme {n}") for n in range(5)))
    after = before.put(
        customer("c9", name=name, company="Able"),
        Block(id="b1", kind=BlockKind.DEEP, planned_minutes=5, title="Nexus"),
    )
    assert hidden(after, (before, hidden(before))) == hidden(after)
