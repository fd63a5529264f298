"""What is found in a month by its index: all that holds the words, and nothing else, ever."""

import os
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.method.archiving import Ended
from planner.method.privacy.personal import person_of
from planner.method.searching import Batch, Wanted, find, query_words
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind, Day, Meeting
from planner.model.document import Document, Offence
from planner.model.request import Request, Support, Verdict
from planner.model.state import State
from planner.model.touch import Outcome, PlannedCall, Touch
from planner.store import Store, index, layout, open_store
from planner.store.history import History
from planner.store.months import FolderMonths, MemoryMonths
from planner.store.place import Mark

AT = datetime(2020, 3, 2, 9, tzinfo=UTC)
MONTH = "2020-03"
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
ASKED = Request(
    id="r90",
    contact="c2",
    about="wrong gaskets",
    next_step="ask Berlin",
    answer="new ones",
    support=(Support(department="Purchasing", what="valves", asked_at=AT, due_at=AT, zone=""),),
    offence=Offence(severity=1, words="liars"),
    received_at=AT,
    verdict=Verdict.TAKE,
    choice=Verdict.TAKE,
)


def touch(number: int, note: str, contact: str = "c1") -> Touch:
    return Touch(id=f"t{number}", contact=contact, at=AT, outcome=Outcome.SPOKE, note=note)


def month(*notes: str) -> bytes:
    encode = msgspec.json.encode
    touches = [touch(number, note) for number, note in enumerate(notes)]
    lines = {
        "touches": {each.id: layout.line(each.id, encode(each)) for each in touches},
        "calls": {},
        "requests": {ASKED.id: layout.line(ASKED.id, encode(ASKED))},
    }
    return b"".join(layout.written(lines, 99, 1))


def found(content: bytes, query: str, state: State | None = None) -> list[str]:
    """What a search finds in this month alone."""
    past = History(MemoryMonths({MONTH: content})).found
    batches = find(state or State(), past, query)
    return [each.id for batch in batches for each in batch.found if each.kind != "contact"]


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
        ("an", {4, 6}),
        ("unez", set()),
        ("contact", set()),
        ("2020", set()),
        ("c1", set()),
        ("touch", set()),
    ],
)
def test_words_are_found_however_they_are_written(query: str, notes: set[int]) -> None:
    assert set(found(month(*NOTES), query)) == {f"t{number}" for number in notes}


def test_a_file_that_others_wrote_is_searched_too() -> None:
    plain = msgspec.json.decode(month(*NOTES))
    escaped = "".join(
        char if ord(char) < 128 else f"\\u{ord(char):04x}"
        for char in msgspec.json.format(msgspec.json.encode(plain), indent=4).decode()
    )
    for content in (msgspec.json.encode(plain), escaped.encode()):
        assert set(found(content, "nunez")) == {"t0", "t3", "t4"}
        assert found(content, "gaskets") == ["r90"]


def test_a_month_that_cannot_be_read_is_told_and_the_others_are_searched() -> None:
    months = {"2020-03": month("entrega"), "2020-04": b'{"touches": {"t1": entrega'}
    batches = list(find(State(), History(MemoryMonths(months)).found, "entrega"))
    assert "2020-04" in next(filter(None, (batch.trouble for batch in batches)))
    assert [each.id for each in batches[-1].found] == ["t0"]


def in_these(kept: dict[index.Kind, bytes]) -> Callable[[Wanted], list[Batch]]:
    """A past of one month that has these indexes."""

    def past(wanted: Wanted) -> list[Batch]:
        numbers = index.wanted_in(kept["words"], wanted)
        return [Batch(index.looked_up(kept["found"], numbers))]

    return past


TEXTS = st.text(alphabet=' aeiñÑúÜßøºn“\\"\n\t\r\u0303ŁZ-_.7e\u2028', max_size=12)
PEOPLE = [Contact(id="c1", name="Ana Núñez"), Contact(id='c"\n 2', name="aZ e7")]


@settings(max_examples=150, deadline=None)
@given(
    notes=st.lists(st.tuples(TEXTS, st.sampled_from(PEOPLE)), max_size=5),
    query=st.text(alphabet=" aeinuzñßø7\u0303", min_size=1, max_size=6),
)
def test_exactly_that_is_found_which_a_look_at_each_document_finds(
    notes: list[tuple[str, Contact]], query: str
) -> None:
    documents = [touch(number, text, who.id) for number, (text, who) in enumerate(notes)]
    people = State().put(*PEOPLE)
    mark = Mark(1, 2, 3)
    kept = index.written(mark, State().put(*documents))
    assert index.is_of(mark, "words", kept["words"])
    assert index.is_of(mark, "found", kept["found"])

    past = find(people, in_these(kept), query)
    told = {each.id for batch in past for each in batch.found}
    assert told - {each.id for each in PEOPLE} == {
        each.id
        for each, (text, who) in zip(documents, notes, strict=True)
        if naively(query, text, who)
    }


def naively(query: str, text: str, who: Contact) -> bool:
    """By the words of the promise: each begins a word, one at least of the text itself."""
    here, there = query_words(text), query_words(who.name)
    in_text = [any(w.startswith(word) for w in here) for word in query_words(query)]
    in_name = [any(w.startswith(word) for w in there) for word in query_words(query)]
    return any(in_text) and all(a or b for a, b in zip(in_text, in_name, strict=True))


def test_the_newest_stands_first() -> None:
    days = [datetime(2020, 3, day, 9, tzinfo=UTC) for day in (5, 9, 2)]
    told = [msgspec.structs.replace(touch(day.day, "entrega"), at=day) for day in days]
    content = index.written(Mark(0, 0, 0), State().put(*told))
    batch = find(State(), in_these(content), "entrega")
    assert [each.id for each in list(batch)[-1].found] == ["t9", "t5", "t2"]


# Each kind with each of its texts: one more that is searched is one more version.
EVERY: list[Document] = [
    msgspec.structs.replace(touch(1, "note"), objective="objective", offence=ASKED.offence),
    PlannedCall(id="p2", contact="c1", objective="Renewal", made_at=AT, due_at=AT),
    ASKED,
    Block(id="b3", kind=BlockKind.DEEP, title="Price list", planned_minutes=60, started_at=AT),
    Meeting(id="m4", summary="Visita", start=AT, end=AT),
    Day(id="2020-03-01", line="a good day"),
]
WORDS = b"""
 objective note liars\t"c1"
 renewal\t"c1"
 wrong gaskets ask berlin purchasing valves new ones liars\t"c2"
 price list\t""
 visita\t""
 a good day\t\"\""""
FOUND = b"""
["touch","t1","c1","2020-03-02T09:00:00Z","objective \xc2\xb7 note \xc2\xb7 liars"]
["call","p2","c1","2020-03-02T09:00:00Z","Renewal"]
["request","r90","c2","2020-03-02T09:00:00Z","wrong gaskets \xc2\xb7 ask Berlin \xc2\xb7 \
Purchasing \xc2\xb7 valves \xc2\xb7 new ones \xc2\xb7 liars"]
["block","b3","","2020-03-02T09:00:00Z","Price list"]
["meeting","m4","","2020-03-02T09:00:00Z","Visita"]
["day","2020-03-01","","2020-03-01T12:00:00Z","a good day"]"""


def test_the_form_changes_only_with_its_version() -> None:
    written = index.written(Mark(1, 20, 30), State().put(*EVERY))
    assert (index.VERSION, list(written)) == (2, ["words", "found"])
    for (kind, kept), form in zip(written.items(), (WORDS, FOUND), strict=True):
        head, body = kept[: kept.index(b"\n")], kept[kept.index(b"\n") :]
        assert body == form
        assert head.startswith(f"planner {kind} 2 ".encode())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A folder with a month of history."""
    store = open_store(tmp_path)
    archive(store, touch(1, "entrega"), touch(2, "Ana wants it", "c2"))
    return store


def archive(store: Store, *documents: Touch) -> None:
    with store.transaction() as transaction:
        people = (Contact(id="c1", name="Jon Gil"), Contact(id="c2", name="Ana Ruiz"))
        transaction.save(transaction.state.put(*people, *documents))
        transaction.archive([Ended(each.at, each) for each in documents])


def kept_of(folder: Path, kind: str = "words") -> Path:
    return folder / "index" / f"{MONTH}.{kind}"


def finds(store: Store, query: str) -> list[str]:
    batches = find(State(), store.history.found, query)
    return [each.id for batch in batches for each in batch.found]


def spoiled(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


def test_moving_to_history_keeps_the_index_and_finding_does_without_the_month(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "history" / f"{MONTH}.json"
    found = path.stat()
    path.write_bytes(b"x" * found.st_size)
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert finds(store, "entrega") == ["t1"]


def test_what_moves_later_is_found_too(store: Store) -> None:
    archive(store, touch(7, "entrega again"))
    assert set(finds(store, "entrega")) == {"t1", "t7"}


def test_a_month_edited_by_hand_is_found_as_it_is_now(store: Store, tmp_path: Path) -> None:
    spoiled(
        tmp_path / "history" / f"{MONTH}.json", lambda data: data.replace(b"entrega", b"factura")
    )
    assert finds(store, "entrega") == []
    assert finds(store, "factura") == ["t1"]
    assert b"entrega" not in kept_of(tmp_path).read_bytes()


@pytest.mark.parametrize("kind", ["words", "found"])
@pytest.mark.parametrize(
    "change",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data.replace(b"entrega", b"entrego"),
        lambda data: data.replace(b"words", b"found"),
        lambda data: data.replace(b"found", b"words"),
        lambda data: data.replace(b"planner ", b"PLANNER "),
        lambda data: b"\n".join(data.split(b"\n")[:-1]),
        lambda data: data[:13],
        lambda data: b"\xff\n\n" * 9,
    ],
)
def test_an_index_that_is_not_whole_is_made_anew(
    store: Store, tmp_path: Path, kind: str, change: Callable[[bytes], bytes]
) -> None:
    whole = kept_of(tmp_path, kind).read_bytes()
    spoiled(kept_of(tmp_path, kind), change)
    assert finds(store, "entrega") == ["t1"]
    assert kept_of(tmp_path, kind).read_bytes() == whole


def test_what_is_written_between_the_two_looks_is_found_as_it_is_now(
    store: Store, tmp_path: Path
) -> None:
    coming = [touch(7, "entrega again")]

    class Busy(FolderMonths):
        """Somebody moves more to this month before it is told what was found."""

        def index(self, month: str, kind: str) -> bytes:
            if kind == "found" and coming:
                archive(store, coming.pop())
            return super().index(month, kind)

    batches = find(State(), History(Busy(tmp_path / "history")).found, "entrega")
    assert {each.id for batch in batches for each in batch.found} == {"t1", "t7"}


def test_without_an_index_all_is_found_and_it_is_made(store: Store, tmp_path: Path) -> None:
    whole = kept_of(tmp_path).read_bytes()
    shutil.rmtree(kept_of(tmp_path).parent)
    assert finds(store, "entrega") == ["t1"]
    assert kept_of(tmp_path).read_bytes() == whole


def test_where_no_index_can_be_kept_all_is_found(store: Store, tmp_path: Path) -> None:
    shutil.rmtree(kept_of(tmp_path).parent)
    kept_of(tmp_path).parent.write_text("in the way")
    assert finds(store, "entrega") == ["t1"]
    archive(store, touch(7, "entrega again"))
    assert set(finds(store, "entrega")) == {"t1", "t7"}


@pytest.mark.skipif(sys.platform == "win32", reason="the modes of POSIX")
def test_nobody_else_may_read_it(store: Store, tmp_path: Path) -> None:
    assert kept_of(tmp_path).stat().st_mode & 0o777 == 0o600
    assert kept_of(tmp_path).parent.stat().st_mode & 0o777 == 0o700


def test_who_is_forgotten_is_in_no_index(store: Store, tmp_path: Path) -> None:
    assert b"ana wants" in kept_of(tmp_path).read_bytes()
    assert b"Ana wants" in kept_of(tmp_path, "found").read_bytes()
    person = person_of(store.load().contacts["c2"])
    assert not store.traces(person).elsewhere
    store.forget(person)
    assert not any(kept_of(tmp_path).parent.iterdir())
    assert finds(store, "wants") == []
    for kind in ("words", "found"):
        assert b"wants" not in kept_of(tmp_path, kind).read_bytes()
    assert finds(store, "entrega") == ["t1"]


def test_an_index_made_of_what_was_before_forgetting_does_not_stay(
    store: Store, tmp_path: Path
) -> None:
    months = store.history._months
    before, index_before = months.mark(MONTH), kept_of(tmp_path).read_bytes()
    store.forget(person_of(store.load().contacts["c2"]))
    months.keep_index(MONTH, "words", index_before, before)
    assert not kept_of(tmp_path).exists()
