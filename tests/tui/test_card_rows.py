"""The card of a contact, and what is told of an item that is about nobody."""

import pytest
from day_samples import CONFIG, THURSDAY, customer, state_of, today

from planner.model.contact import Contact
from planner.model.day import Block, BlockKind, BlockState
from planner.model.instants import stamp
from planner.tui.listing import Row
from planner.tui.rows.card import card_rows
from planner.tui.rows.found import story_rows


def told(rows: tuple[Row, ...]) -> list[str]:
    lines = (line for row in rows for line in row.lines)
    pieces = ("".join(words for words, _look in (*line.left, *line.right)) for line in lines)
    return [" ".join(text.split()) for text in pieces]


def card(contact: Contact) -> list[str]:
    return told(card_rows(state_of(contact), contact, THURSDAY, CONFIG))


def test_who_has_no_number_cannot_be_called() -> None:
    assert "can be called open" in card(customer("c1"))
    assert "can be called no phone number" in card(customer("c1", phones=()))


def test_who_has_no_company_has_no_empty_line_for_it() -> None:
    assert not any(line.startswith("works") for line in card(customer("c1", company="")))


@pytest.mark.parametrize(
    ("at", "state", "words"),
    [
        ("16:00", BlockState.PLANNED, "planned"),
        ("09:00", BlockState.PLANNED, "planned"),
        ("16:00", BlockState.DROPPED, "not done"),
    ],
)
def test_a_block_is_not_done_only_once_it_cannot_be_done(
    at: str, state: BlockState, words: str
) -> None:
    block = Block(
        id="b1",
        kind=BlockKind.DEEP,
        title="Price list",
        planned_minutes=60,
        planned_start=stamp(today(at)),
        state=state,
    )
    assert told(story_rows(block, state_of(block), THURSDAY))[-1] == words
    tomorrow = THURSDAY.add(days=1)
    assert told(story_rows(block, state_of(block), tomorrow))[-1] == "not done"
