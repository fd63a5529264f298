"""The card of a contact, and what is told of an item that is about nobody."""

from typing import Any

import pytest
from day_samples import CONFIG, THURSDAY, customer, deep, state_of, taken, today

from planner.locale import use
from planner.method.calls.marks import mark_name
from planner.method.persistence.qualification import describe
from planner.model.contact import Cadence, Contact, Qualification
from planner.model.day import BlockState
from planner.model.document import Document, Offence
from planner.model.instants import stamp
from planner.model.request import Promise, Request, RequestState
from planner.model.touch import Mark, Outcome, Touch
from planner.tui.rows.card import card_rows
from planner.tui.rows.found import story_rows
from planner.tui.terminal.drawing import cells, words_of
from planner.tui.widgets.listing import Row


def told(rows: tuple[Row, ...]) -> list[str]:
    lines = (line for row in rows for line in row.lines)
    pieces = (words_of((*line.left, *line.right)) for line in lines)
    return [" ".join(text.split()) for text in pieces]


def card(contact: Contact) -> list[str]:
    return told(card_rows(state_of(contact), contact, THURSDAY, CONFIG))


def test_who_has_no_number_cannot_be_called() -> None:
    assert "can be called open" in card(customer("c1"))
    assert "can be called no phone number" in card(customer("c1", phones=()))


def test_who_has_no_company_has_no_empty_line_for_it() -> None:
    assert any(line.startswith("works") for line in card(customer("c1")))
    assert not any(line.startswith("works") for line in card(customer("c1", company="")))


def test_unknown_is_not_no() -> None:
    marks = Qualification(in_target=True, has_capacity=False, has_need=True)
    shown = card(customer("c1", qualification=marks))
    told = " ".join(shown)
    assert "qualified in our target yes · gave us the data ?" in told
    assert "has the capacity no" in told
    assert "has the need yes" in told
    assert not any(line.startswith("qualified") for line in card(customer("c1")))


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
    block = deep("b1", at, state=state)
    assert told(story_rows(block, state_of(block), THURSDAY))[-1] == words
    tomorrow = THURSDAY.add(days=1)
    assert told(story_rows(block, state_of(block), tomorrow))[-1] == "not done"


_LONG = " ".join(f"word{number}" for number in range(80))


def whole(contact: Contact, *others: Document) -> str:
    state = state_of(contact, *others)
    rows = card_rows(state, contact, THURSDAY, CONFIG)
    assert all(cells((*line.left, *line.right)) <= 64 for row in rows for line in row.lines)
    return " ".join(told(rows))


@pytest.mark.parametrize(
    ("state", "by", "words"),
    [
        (RequestState.OPEN, "12:00", "by 12:00"),
        (RequestState.OPEN, "09:30", "late since 09:30"),
        (RequestState.DEFERRED, "09:30", "no email yet"),
    ],
)
def test_a_promise_is_told_as_the_requests_pane_tells_it(
    state: RequestState, by: str, words: str
) -> None:
    promise = Promise(at=stamp(today(by)), zone="Europe/Madrid", made_at=stamp(today("09:00")))
    request = taken("r1", about="gaskets", state=state, promises=(promise,))
    assert f"gaskets{words}" in whole(customer("c1"), request)


def test_what_comes_next_about_a_request_is_told_whole() -> None:
    assert f"next step: {_LONG}" in whole(customer("c1"), taken("r1", next_step=_LONG))


@pytest.mark.parametrize("field", ["title", "company", "brings", "notes"])
def test_what_is_long_is_shown_whole(field: str) -> None:
    assert _LONG in whole(customer("c1", **{field: _LONG}))


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_four_marks_and_what_stands_beside_the_toll_are_shown_whole(language: str) -> None:
    use(language)
    marks = Qualification(in_target=True, gave_data=False, has_capacity=False)
    met = Touch(
        id="t1",
        contact="c1",
        at=stamp(today("09:30")),
        outcome=Outcome.SPOKE,
        offence=Offence(severity=3),
    )
    shown = whole(customer("c1", qualification=marks, brings=_LONG), met)
    assert all(mark in shown for mark in describe(marks).split(" · "))
    assert _LONG in shown


def test_a_long_request_and_a_long_note_of_a_call_are_shown_whole() -> None:
    asked, note = taken("r1", at="09:30", about=_LONG), _LONG.upper()
    called = Touch(id="t1", contact="c1", at=asked.received_at, outcome=Outcome.SPOKE, note=note)
    shown = whole(customer("c1"), asked, called)
    assert _LONG in shown
    assert _LONG.upper() in shown


def test_notes_keep_their_paragraphs() -> None:
    assert card(customer("c1", notes="one\n\ntwo"))[-3:] == ["one", "", "two"]


@pytest.mark.parametrize("note", ["", "asked about delivery in May"])
@pytest.mark.parametrize("marks", [(), (Mark.PIVOT,), tuple(Mark)])
def test_what_was_done_in_a_talk_last_year_is_told_whole_and_leaves_no_blank_line(
    marks: tuple[Mark, ...], note: str
) -> None:
    """At the end of a card such a line was the 'one more' to scroll to."""
    talk = Touch(
        id="t1",
        contact="c1",
        at=stamp(THURSDAY.subtract(months=8)),
        outcome=Outcome.SPOKE,
        objective="check in, nothing wrong at all",
        note=note,
        marks=marks,
    )
    shown = whole(customer("c1"), talk)
    assert all(mark_name(mark) in shown for mark in marks)
    assert note in shown
    rows = card_rows(state_of(customer("c1"), talk), customer("c1"), THURSDAY, CONFIG)
    assert all(told(rows)[told(rows).index("last touches") :])


def test_the_touches_of_years_stand_on_the_card_the_older_ones_below_the_notes() -> None:
    """The card ended at the tenth, and did not say that there were others."""
    anna = customer("c1", notes="plays padel on tuesdays")
    calls = [
        Touch(
            id=f"t{months}",
            contact="c1",
            at=stamp(THURSDAY.subtract(months=months)),
            outcome=Outcome.SPOKE,
            objective=f"call {months}",
        )
        for months in range(1, 25)
    ]
    shown = told(card_rows(state_of(anna, *calls), anna, THURSDAY, CONFIG))
    assert shown.index("last touches") + 12 == shown.index("notes")
    earlier = shown[shown.index("earlier touches") + 1 :]
    assert shown.index("notes") < shown.index("earlier touches")
    assert [line.rpartition(" ")[2] for line in earlier] == [str(at) for at in range(11, 25)]
    assert "earlier touches" not in told(
        card_rows(state_of(anna, *calls[:10]), anna, THURSDAY, CONFIG)
    )


def _answered(number: int, contact: str = "c1", **changes: Any) -> Request:
    """One that was asked and answered so many days ago."""
    at = stamp(THURSDAY.subtract(days=number))
    given: dict[str, Any] = {
        "about": f"matter {number}",
        "answer": f"answer {number}",
        "state": RequestState.CLOSED,
        "closed_at": at,
    }
    return taken(f"r{number}", contact, received_at=at, **(given | changes))


def test_the_card_tells_what_they_asked_for_and_were_told() -> None:
    """Who was answered by telephone stood there as spoken to today, and nothing said about what."""
    anna = customer("c1", notes="plays padel on tuesdays")
    asked = [_answered(number) for number in range(5)]
    left = _answered(6, state=RequestState.LEFT, answer="")
    others = _answered(7, contact="c2")
    shown = told(card_rows(state_of(anna, *asked, left, others), anna, THURSDAY, CONFIG))
    last = shown[shown.index("last answers") + 1 : shown.index("notes") - 1]
    assert [line.rpartition(" ")[2] for line in last] == ["0", "0", "1", "1", "2", "2"]
    assert last[0].endswith("answer 0")
    assert last[1] == "matter 0"
    earlier = shown[shown.index("earlier answers") + 1 :]
    assert earlier[1] == "matter 3"
    assert earlier[-2].endswith("you left")
    assert not any("matter 7" in line for line in shown)


def test_an_answer_that_is_long_stands_whole_on_the_card() -> None:
    asked = _answered(1, answer="the pump goes back on Monday, and " * 5, about="")
    assert "and the pump goes back on Monday" in whole(customer("c1"), asked)
    rows = card_rows(state_of(customer("c1"), asked), customer("c1"), THURSDAY, CONFIG)
    assert all(cells(line.left) <= 64 for row in rows for line in row.lines)
    assert all(told(rows)[told(rows).index("last answers") :])


def test_who_phones_is_not_told_as_weeks_of_silence() -> None:
    """Answered by telephone in the morning, their card said 'not spoken to for 34 days'."""
    anna = customer("c1", spoke_at=stamp(THURSDAY.subtract(days=34)))
    assert "why call not spoken to for 34 days" in card(anna)
    waits = _answered(1, state=RequestState.OPEN, answer="", closed_at=None)
    for asked, why in ((_answered(0), "had your answer today"), (waits, "waits for your answer")):
        shown = told(card_rows(state_of(anna, asked), anna, THURSDAY, CONFIG))
        assert f"why call {why}" in shown
    yesterday = told(card_rows(state_of(anna, _answered(1)), anna, THURSDAY, CONFIG))
    assert "why call not spoken to for 34 days" in yesterday


@pytest.mark.parametrize(("days", "told_day"), [(4, " · Mon 9 Mar"), (0, "")])
def test_the_next_of_the_four_tells_its_day_until_it_has_come(days: int, told_day: str) -> None:
    """Two days after a voicemail nobody saw on the card whether to write now or next week."""
    due = THURSDAY.add(days=days).date()
    silent = customer("c1", cadence=Cadence(step=2, due=due, unanswered=1))
    assert f"next contact 2 of 4{told_day}" in [
        line.removesuffix(" · by email") for line in card(silent)
    ]
