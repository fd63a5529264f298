"""What of a damaged file is saved: every whole document, and nothing else."""

from collections.abc import Callable

import msgspec
import pytest
from store_samples import NINE, ana, save, text, voicemail

from planner.model.contact import Contact
from planner.model.errors import Refused, StateUnusable
from planner.model.receipt import CallExport, Inbox
from planner.model.state import State, changed
from planner.store.doctor import salvaged
from planner.store.layout import read
from planner.store.memory import Memory
from planner.store.place import Place
from planner.store.repository import Store

Put = Callable[[bytes | None], None]


def day(state: State) -> State:
    people = [Contact(id=f"c{n}", name=f"Contact {n} {{", notes='"c1": {') for n in range(2, 8)]
    return state.put(ana(), *people, voicemail("t8"), voicemail("t9"))


def content() -> bytes:
    save(Store(place := Memory()), day)
    return place.read()[1]


CONTENT = content()


def whole_lines(cut: int) -> set[str]:
    """The ids of the documents that end before ``cut``: in our layout, the whole lines."""
    found, position = set(), 0
    for line in CONTENT.splitlines(keepends=True):
        end = position + len(line.rstrip(b",\n"))
        if b'"id"' in line and end <= cut:
            found.add(line.split(b'"')[1].decode())
        position += len(line)
    return found


def test_a_file_cut_anywhere_gives_back_exactly_its_whole_documents() -> None:
    for cut in range(len(CONTENT)):
        state = read(salvaged(CONTENT[:cut])).state
        assert {*state.contacts, *state.touches} == whole_lines(cut), cut


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        (b'"name":"Contact 4 {"', b'"name":7', {"c4"}),
        (b'"name":"Contact 4 {"', b'"name":"Contact 4 {', {"c4"}),
        (b'"id":"c4"', b'"id":"c44"', {"c4"}),
        (b'"},\n"c4"', b'"}\n"c4"', set()),
        (b'"},\n"c4"', b'",\n"c4"', {"c3"}),
        (b'"touches": {', bytes(12), {"t8", "t9"}),
        (b"Contact 4", bytes(9), {"c4"}),
        (b"Contact 4", b"Cont\xe1ct", {"c4"}),
        (b'{"id":"c1"', b'{"id":"c0"', {"c1", "t8", "t9"}),
        (b'"},\n"c5"', b'"},\n"c4": {"id":"c4"},\n"c5"', set()),
    ],
)
def test_a_fault_costs_what_it_touches_and_no_more(old: bytes, new: bytes, lost: set[str]) -> None:
    assert CONTENT.count(old) == 1
    state = read(salvaged(CONTENT.replace(old, new))).state
    everything = {f"c{n}" for n in range(1, 8)} | {"t8", "t9"}
    assert everything - {*state.contacts, *state.touches} == lost


def test_utf_16_gives_back_everything() -> None:
    state = read(salvaged(CONTENT.decode().encode("utf-16"))).state
    assert (len(state.contacts), len(state.touches), state.serial) == (7, 2, 9)


def test_the_doctor_finds_nothing_wrong_with_a_sound_state(store: Store) -> None:
    assert store.checkup().sound
    save(store, day)
    checkup = store.checkup()
    assert checkup.sound
    assert (checkup.whole["contacts"], checkup.whole["touches"]) == (7, 2)


def test_the_doctor_names_every_bad_document(store: Store, foreign: Put) -> None:
    foreign(CONTENT.replace(b'"name":"Contact 4 {"', b'"name":7').replace(b'"at"', b'"when"'))
    checkup = store.checkup()
    assert [complaint.split(":")[0] for complaint in checkup.complaints] == [
        "contacts c4, line 6",
        "touches t8, line 12",
        "touches t9, line 13",
    ]
    assert (checkup.whole["contacts"], checkup.whole["touches"]) == (6, 0)


def test_mending_keeps_the_damaged_file_and_goes_on(
    store: Store, another: Store, place: Place, foreign: Put
) -> None:
    save(store, day)
    damaged = text(place).encode()[:-300]
    foreign(damaged)
    mended = store.mend()
    assert another.load() == mended
    assert set(mended.contacts) | set(mended.touches) == whole_lines(len(damaged))
    assert mended.serial == 9
    (kept,) = [backup for backup in store.backups() if "damaged" in backup.name]
    assert place.read_kept(kept.name).content == damaged
    assert "breaks off" in kept.complaint
    save(store, lambda state: state.put(Contact(id=state.new_id(Contact), name="Marta Solé")))
    assert "c10" in another.load().contacts


def test_mending_keeps_what_only_a_newer_planner_knows(
    store: Store, place: Place, foreign: Put
) -> None:
    tables = msgspec.json.decode(CONTENT)
    tables["contacts"]["c2"]["shoe_size"] = 39
    tables["contacts"]["c3"]["name"] = 7
    tables["invoices"] = {"i1": {"sum": 12.5}}
    foreign(msgspec.json.encode(tables))
    store.mend()
    mended = msgspec.json.decode(text(place))
    assert mended["contacts"]["c2"]["shoe_size"] == 39
    assert mended["invoices"] == {"i1": {"sum": 12.5}}
    assert "c3" not in mended["contacts"]


def test_a_newer_planners_file_is_not_mended_into_an_older_one(
    store: Store, place: Place, foreign: Put
) -> None:
    newer = CONTENT.replace(b'"schema":1', b'"schema":2').replace(b'"id":"c1"', b'"ID":"c1"')
    foreign(newer)
    for attempt in (store.mend, store.checkup):
        with pytest.raises(StateUnusable, match="newer planner"):
            attempt()
    assert place.read()[1] == newer


def test_a_backup_is_brought_back_and_that_can_be_taken_back(store: Store, another: Store) -> None:
    save(store, day)
    save(store, lambda state: State(serial=state.serial))
    before = another.load()
    restored = store.restore("previous.json")
    assert len(restored.contacts) == 7
    assert another.load() == restored
    (undo,) = [backup for backup in store.backups() if "restored" in backup.name]
    assert another.restore(undo.name).contacts == before.contacts


def test_a_restored_state_gives_no_number_twice(store: Store) -> None:
    save(store, lambda state: state.put(ana()))
    for name in ("Jon", "Marta", "Luis"):
        save(
            store, lambda state, name=name: state.put(Contact(id=state.new_id(Contact), name=name))
        )
    oldest = store.backups()[-1]
    assert oldest.counts["contacts"] == 1
    assert store.restore(oldest.name).new_id(Contact) == "c5"


def test_a_restore_does_not_give_away_again_what_was_given_since(
    store: Store, another: Store
) -> None:
    first = CallExport(id="csv", at=NINE, since=NINE, upto=2)
    save(store, lambda state: state.put(ana(), first))
    save(store, lambda state: state.put(changed(first, upto=9), Inbox(id="inbox", number=3)))
    save(store, lambda state: state.put(changed(ana(), notes="x")))
    oldest = store.backups()[-1]
    restored = store.restore(oldest.name)
    assert restored.contacts["c1"] == ana()
    assert (restored.exports["csv"].upto, restored.inbox["inbox"].number) == (9, 3)
    assert another.load() == restored


@pytest.mark.parametrize("content", [None, b"", b"\0\0", CONTENT[:-9]])
def test_a_backup_takes_the_place_of_what_cannot_be_used(
    store: Store, another: Store, foreign: Put, content: bytes | None
) -> None:
    save(store, day)
    save(store, lambda state: state.put(changed(ana(), notes="x")))
    foreign(content)
    store.restore("previous.json")
    assert len(another.load().contacts) == 7
    assert another.load().contacts["c1"] == ana()


@pytest.mark.parametrize("name", ["", "planner.json", "../planner.json", "00000099.json"])
def test_only_a_backup_can_be_restored(store: Store, name: str) -> None:
    save(store, day)
    with pytest.raises(Refused, match="no backup"):
        store.restore(name)


def test_a_backup_can_be_looked_at_without_restoring_it(store: Store) -> None:
    save(store, day)
    save(store, lambda state: State(serial=state.serial))
    assert len(store.state_of("previous.json").contacts) == 7
    assert store.load().contacts == {}


def test_a_damaged_file_does_not_push_the_last_good_state_out_of_its_place(
    store: Store, foreign: Put
) -> None:
    save(store, day)
    save(store, lambda state: state.put(changed(ana(), notes="x")))
    foreign(b"")
    store.restore("previous.json")
    assert len(store.state_of("previous.json").contacts) == 7
