"""The file as others see it: TinyDB, an editor, a state of any content."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import ana, save, voicemail
from tinydb import Query, TinyDB
from tinydb.table import Table

from planner.model.contact import Contact
from planner.model.state import State
from planner.store import open_store
from planner.store.damage import KINDS
from planner.store.layout import read, written
from planner.store.memory import Memory
from planner.store.repository import Store

moments = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
info = msgspec.inspect


LEAVES: dict[type[info.Type], st.SearchStrategy[Any]] = {
    info.NoneType: st.none(),
    info.BoolType: st.booleans(),
    info.FloatType: st.floats(allow_nan=False, allow_infinity=False),
    info.DateTimeType: moments,
    info.DateType: st.dates(date(1990, 1, 1), date(2090, 1, 1)),
}


def any_of(kind: info.Type) -> st.SearchStrategy[Any]:
    """Values of a type of the model, as its own annotations describe it."""
    match kind:
        case info.UnionType(types=types):
            return st.one_of(*map(any_of, types))
        case info.IntType(ge=low, le=high):
            return st.integers(low if low is not None else -(2**53), high or 2**53)
        case info.StrType(pattern=pattern):
            return st.from_regex(pattern, fullmatch=True) if pattern else texts
        case info.EnumType(cls=cls):
            return st.sampled_from(list(cls))
        case info.VarTupleType(item_type=item):
            return st.lists(any_of(item), max_size=2).map(tuple)
        case info.DictType(key_type=key, value_type=value):
            return st.dictionaries(any_of(key), any_of(value), max_size=1)
        case info.StructType(cls=cls, fields=fields):
            return struct(cls, fields)
    return LEAVES[type(kind)]


def struct(cls: type, fields: tuple[info.Field, ...]) -> st.SearchStrategy[Any]:
    needed = {f.name: any_of(f.type) for f in fields if f.required}
    others = {f.name: any_of(f.type) for f in fields if not f.required}
    return st.fixed_dictionaries(needed, optional=others).map(lambda given: cls(**given))


def table(kind: type[Any]) -> st.SearchStrategy[dict[str, Any]]:
    documents = st.lists(any_of(info.type_info(kind)), max_size=2, unique_by=lambda doc: doc.id)
    return documents.map(lambda found: {document.id: document for document in found})


states = st.fixed_dictionaries({name: table(kind) for name, kind in KINDS.items()}).map(
    lambda tables: State(**tables, serial=7)
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(states, states)
def test_every_state_comes_back_as_it_was(first: State, second: State) -> None:
    store, reader = Store(place := Memory()), Store(place)
    save(store, lambda _state: first)
    assert reader.load() == first
    save(reader, lambda _state: second)
    assert store.load() == second
    assert [list(getattr(store.load(), name)) for name in KINDS] == [
        list(getattr(second, name)) for name in KINDS
    ]


@pytest.mark.parametrize(
    ("other", "by"),
    [(b"\n", b"\r\n"), (b'"Ana', b'"Eva'), (b'{"id"', b'{ "id"'), (b'{"_m', b'\xef\xbb\xbf{"_m')],
)
def test_own_bytes_are_told_from_those_that_another_hand_touched(other: bytes, by: bytes) -> None:
    save(Store(place := Memory()), lambda state: state.put(ana()))
    content = place.read()[1]
    assert not read(content).foreign
    touched = read(content.replace(other, by, 1) if other != b"\n" else content.replace(other, by))
    assert touched.foreign
    assert touched.state.contacts["c1"].company == "Talleres Norte"


class Named(Table):
    """A table with ids of text, as TinyDB lets one say it."""

    document_id_class = str  # type: ignore[assignment]


def test_tinydb_itself_opens_the_file(tmp_path: Path) -> None:
    save(
        open_store(tmp_path),
        lambda state: state.put(ana(), Contact(id="c2", name="Jon"), voicemail("t3")),
    )
    with TinyDB(tmp_path / "planner.json", access_mode="r", encoding="utf-8") as database:
        assert {"contacts", "touches", "_meta"} <= database.tables()
        found = database.table("contacts").get(doc_id="c1")  # type: ignore[call-overload]
        assert found["name"] == "Ana Ruiz"
        contacts = Named(database.storage, "contacts")
        assert [hit.doc_id for hit in contacts.search(Query().name.search("Jon"))] == ["c2"]
        assert Named(database.storage, "_meta").all()[0]["serial"] == 3


def test_what_tinydb_writes_into_the_file_is_taken_over(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    save(store, lambda state: state.put(ana()))
    with TinyDB(tmp_path / "planner.json", encoding="utf-8") as database:
        Named(database.storage, "contacts").update({"notes": "by TinyDB"}, doc_ids=["c1"])  # type: ignore[list-item]
    assert store.load().contacts["c1"].notes == "by TinyDB"


def test_a_table_nobody_knows_may_hold_what_it_likes() -> None:
    content = b'{"_meta":{"file":{"schema":1}},"x":{"1":[1,"a\\nb"],"2":3}}'
    lines = read(content).lines
    again = b"".join(written(lines, 0, 1))
    assert msgspec.json.decode(again)["x"] == {"1": [1, "a\nb"], "2": 3}


def test_importing_a_whole_phone_book_is_one_quick_save() -> None:
    """A save that grew with the square of its size would take minutes here."""
    count = 20_000
    store = Store(place := Memory())
    everybody = {f"c{n}": Contact(id=f"c{n}", name=f"Contact {n}") for n in range(count)}
    save(store, lambda _state: State(contacts=everybody, serial=count))
    later = {key: msgspec.structs.replace(each, notes="x") for key, each in everybody.items()}
    save(store, lambda state: msgspec.structs.replace(state, contacts=later))
    assert len(Store(place).load().contacts) == count
