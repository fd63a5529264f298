"""What is sifted out of a month: all that holds the words, told from the bytes alone."""

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.method.searching import Wanted, find, query_words
from planner.model.contact import Contact
from planner.model.request import Request, Verdict
from planner.model.state import State
from planner.model.touch import Outcome, Touch
from planner.store import layout
from planner.store.history import History
from planner.store.months import MemoryMonths
from planner.store.sifting import Sieve, sifted

AT = datetime(2020, 3, 2, 9, tzinfo=UTC)
NOTES = [
    "Entrega en Núñez, S.L. mañana",
    "ENTREGA URGENTE",
    "¿cuándo? “pronto”",
    "nun\u0303ez in two characters",
    'he said "nunez"\nand nunez again',
    "Straße 5, smørrebrød, œuvre",
    "Łódź and Škoda",
    "陈伟 wants 40 units",
    "ﬁnal quote, nº 7",
    "nothing of that sort",
]


def month(*notes: str) -> bytes:
    touches = [
        Touch(id=f"t{number}", contact="c1", at=AT, outcome=Outcome.SPOKE, note=note)
        for number, note in enumerate(notes)
    ]
    asked = Request(
        id="r90",
        contact="c2",
        about="wrong gaskets",
        received_at=AT,
        verdict=Verdict.TAKE,
        choice=Verdict.TAKE,
    )
    encode = msgspec.json.encode
    lines = {
        "touches": {touch.id: layout.line(touch.id, encode(touch)) for touch in touches},
        "calls": {},
        "requests": {asked.id: layout.line(asked.id, encode(asked))},
    }
    return b"".join(layout.written(lines, 99, 1))


def found(content: bytes, query: str) -> set[str]:
    """What a search in this month alone finds."""
    past = History(MemoryMonths({"2020-03": content})).sifted
    return {each.id for batch in find(State(), past, query) for each in batch.found}


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ("nunez", {0, 3, 4}),
        ("NÚÑEZ", {0, 3, 4}),
        ("entrega", {0, 1}),
        ("urg ent", {1}),
        ("cuando", {2}),
        ("pronto", {2}),
        ("strasse", {5}),
        ("smør", {5}),
        ("skoda", {6}),
        ("陈", {7}),
        ("final", {8}),
        ("no 7", {8}),
        ("unez", set()),
        ("contact", set()),
        ("2020", set()),
    ],
)
def test_words_are_found_however_they_are_written(query: str, notes: set[int]) -> None:
    assert found(month(*NOTES), query) == {f"t{number}" for number in notes}


def test_what_does_not_hold_the_words_is_not_even_decoded() -> None:
    plain = month(*(f"note {number}" for number in range(50)))
    assert [each.id for each in sifted(plain, Sieve(("gaskets",), ("gaskets",)))] == ["r90"]
    assert sifted(plain, Sieve(("xylophone",), ("xylophone",))) == ()


def test_a_file_that_others_wrote_is_searched_too() -> None:
    plain = msgspec.json.decode(month(*NOTES))
    escaped = "".join(
        char if ord(char) < 128 else f"\\u{ord(char):04x}"
        for char in msgspec.json.format(msgspec.json.encode(plain), indent=4).decode()
    )
    for content in (msgspec.json.encode(plain), escaped.encode()):
        assert found(content, "nunez") == {"t0", "t3", "t4"}
        assert found(content, "gaskets") == {"r90"}


def test_a_month_that_cannot_be_read_is_told_and_the_others_are_searched() -> None:
    months = {"2020-03": month("entrega"), "2020-04": b'{"touches": {"t1": entrega'}
    past = list(History(MemoryMonths(months)).sifted(Wanted(("entrega",), ("entrega",))))
    assert "2020-04" in past[0].trouble
    assert [each.id for each in past[1].documents] == ["t0"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(alphabet=' aeiñÑúÜßøºn“\\"\n\u0303ŁZ-_.7e', max_size=12), max_size=4),
    st.text(alphabet=" aeinuzñßø7\u0303", min_size=1, max_size=4),
)
def test_nothing_is_missed_that_a_search_in_the_state_finds(notes: list[str], query: str) -> None:
    content = month(*notes)
    state = layout.decoded(content).state
    here = {each.id for batch in find(state, lambda _wanted: (), query) for each in batch.found}
    assert found(content, query) == here


@given(st.text(alphabet="anuñez ", max_size=8))
def test_a_word_may_stand_in_the_name_of_the_contact_instead(query: str) -> None:
    ana = Contact(id="c1", name="Ana Núñez")
    past = History(MemoryMonths({"2020-03": month("price list")})).sifted
    state = State().put(ana)
    batches = find(state, past, f"pri {query}")
    named = all("ana".startswith(w) or "nunez".startswith(w) for w in query_words(query))
    assert ("t0" in {each.id for batch in batches for each in batch.found}) == named
