"""What moves out of the live file: found again, never lost, never doubled."""

import json
import os
import stat
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from benchmarks.grown import grown
from clocks import FixedClock
from day_samples import CONFIG, THURSDAY, days_ago
from store_samples import ana, save, voicemail

from planner.desk import Desk
from planner.method.archiving import Ended
from planner.method.calls.touching import log_touch
from planner.model.contact import Contact
from planner.model.day import Meeting
from planner.model.errors import StateUnusable
from planner.model.state import State, changed
from planner.model.touch import Outcome, Touch
from planner.store import Store, memory_store, open_store
from planner.store.history import MOVING, month_of
from planner.store.place import Place
from planner.store.staging import Database

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")
MARCH, APRIL = datetime(2025, 3, 31, 22, tzinfo=UTC), datetime(2025, 4, 1, 8, tzinfo=UTC)


def touched(key: str, at: datetime) -> Touch:
    return changed(voicemail(key), at=at)


T2, T3, T4 = touched("t2", MARCH), touched("t3", APRIL), touched("t4", APRIL)


def move(store: Store, *touches: Touch) -> tuple[str, ...]:
    with store.transaction() as transaction:
        return transaction.archive([Ended(touch.at, touch) for touch in touches])


@pytest.fixture
def filled(store: Store) -> Store:
    """A contact and three touches, one of March and two of April 2025."""
    save(store, lambda state: state.put(ana(), T2, T3, T4))
    return store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The same on disk."""
    save(open_store(tmp_path / "data"), lambda state: state.put(ana(), T2, T3, T4))
    return tmp_path / "data"


def past(store: Store, since: datetime | None = None, about: str = "") -> list[str]:
    return list(store.history.joined(State(), since, about).touches)


def test_what_moved_is_in_its_month_and_not_in_the_state(filled: Store, place: Place) -> None:
    assert move(filled, T2, T3) == ()
    for planner in (filled, Store(place)):
        assert planner.load() == State(contacts={"c1": ana()}, touches={"t4": T4}, serial=4)
        joined = planner.history.joined(planner.load(), None)
        assert joined.touches == {"t2": T2, "t3": T3, "t4": T4}
    assert place.months().names() == ["2025-03", "2025-04"]


def test_a_month_takes_more(filled: Store) -> None:
    move(filled, T3)
    move(filled, T4)
    assert past(filled) == ["t3", "t4"]


def test_only_the_months_asked_for_are_read(filled: Store, place: Place) -> None:
    move(filled, T2, T3)
    place.months().replace("2025-03", [b"damaged"], place.months().read("2025-03")[0])
    assert past(filled, APRIL) == ["t3"]
    with pytest.raises(StateUnusable, match=r"2025-03.*cannot be used.*mend it or move it away\."):
        past(filled, MARCH)
    assert len(list(filled.history.troubles())) == 1


def test_without_history_the_state_is_as_it_is(filled: Store) -> None:
    state = filled.load()
    assert filled.history.joined(state, None) is state


def test_asking_about_an_id_finds_what_is_it_or_names_it(filled: Store) -> None:
    jon = Contact(id="c20", name="Jon")
    another = changed(touched("t40", APRIL), contact="c20", note='say c1, or "c1"\nand t3')
    save(filled, lambda state: state.put(jon, another))
    move(filled, T2, T3, T4, another)
    assert past(filled, None, "c1") == ["t2", "t3", "t4"]
    assert past(filled, APRIL, "c1") == ["t3", "t4"]
    assert past(filled, None, "c20") == ["t40"]
    assert past(filled, None, "t4") == ["t4"]
    assert past(filled, None, "c2") == []


def test_asking_about_anybody_finds_all_that_names_them(clock: FixedClock) -> None:
    state = grown(0.3, contacts=9, per_day=9)
    desk = desk_with(state, clock)
    desk.archive()
    for contact in state.contacts:
        found = desk.history(about=contact)
        for name in ("touches", "requests", "calls"):
            mine = {k: d for k, d in getattr(state, name).items() if d.contact == contact}
            assert {k: d for k, d in getattr(found, name).items() if d.contact == contact} == mine
        blocks = {key for key, block in state.blocks.items() if contact in block.picks}
        assert blocks <= found.blocks.keys()
    first = min(state.days)
    assert first in desk.history(about=first).days


def test_asking_about_an_id_sees_damage_too(filled: Store, place: Place) -> None:
    move(filled, T2)
    mark, content = place.months().read("2025-03")
    place.months().replace("2025-03", [content[: len(content) // 2]], mark)
    for about in ("c1", "c99"):
        with pytest.raises(StateUnusable, match="2025-03"):
            past(filled, None, about)


def test_cut_off_between_the_two_files_nothing_is_doubled(filled: Store, place: Place) -> None:
    before = place.read()[1]
    move(filled, T2, T3)
    # As a killed process leaves it: the months written, the state not.
    again = Store(place)
    state = again.load()
    with again.transaction() as transaction:
        transaction.save(state.put(T2, T3))
    assert len(before) == len(place.read()[1])
    joined = again.history.joined(again.load(), None)
    assert sorted(joined.touches) == ["t2", "t3", "t4"]
    move(again, T2, T3)
    assert past(again) == ["t2", "t3"]
    assert list(again.load().touches) == ["t4"]


def test_of_two_versions_the_states_counts_and_is_the_one_kept(filled: Store) -> None:
    move(filled, T2)
    noted = changed(T2, note="asked about delivery")
    save(filled, lambda state: state.put(noted))
    assert filled.history.joined(filled.load(), None).touches["t2"] == noted
    move(filled, noted)
    assert filled.history.joined(State(), None).touches == {"t2": noted}


def test_numbers_of_ids_are_not_used_again(filled: Store, place: Place) -> None:
    move(filled, T2, T3, T4)
    assert Store(place).load().new_id(Touch) == "t5"


def test_not_even_after_an_old_backup_came_back_alone(folder: Path) -> None:
    store = open_store(folder)
    old = store.back_up().name
    save(store, lambda state: state.put(touched("t90", APRIL)))
    move(store, *store.load().touches.values())
    for file in (folder / "backups").iterdir():
        if file.name != old:
            file.unlink()
    (folder / "planner.json").unlink()
    restored = open_store(folder).restore(old)
    assert list(restored.touches) == ["t2", "t3", "t4"]
    assert restored.new_id(Touch) == "t91"
    joined = open_store(folder).history.joined(restored, None)
    assert list(joined.touches) == ["t2", "t3", "t4", "t90"]


DAMAGED = [
    b"",
    b"\0" * 50,
    b"[]",
    b'{"_meta": {"file": {"schema": 1}}, "touches": {"t1": {"id": "t1"}}}',
    b'{"_meta": {"file": {"schema": 1}}, "days": {"2025-03-01": {"id": "2025-03-02"}}}',
    b'{"_meta": {"file": {"schema": 1}}, "days": {"d": {"id": "d"}, "d": {"id": "d"}}}',
    b'{"_meta": {"file": {"schema": 9}}, "touches": {}}',
]


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_month_is_named_and_never_overwritten(
    filled: Store, place: Place, content: bytes
) -> None:
    place.months().replace("2025-03", [content], None)
    (told,) = move(filled, T2, T3)
    assert place.months().path("2025-03") in told
    assert place.months().read("2025-03")[1] == content
    # The others have moved, this one stays at hand.
    assert list(filled.load().touches) == ["t2", "t4"]
    assert past(filled, APRIL) == ["t3"]


def test_a_month_edited_by_hand_is_taken_as_it_is(filled: Store, place: Place) -> None:
    move(filled, T2)
    mark, content = place.months().read("2025-03")
    tables = json.loads(content)
    tables["touches"]["t2"] |= {"note": "by hand", "contact": "c77", "shoe_size": 39}
    tables["remarks"] = {"x": {"y": 1}}
    place.months().replace("2025-03", [json.dumps(tables, indent=2).encode()], mark)
    assert filled.history.joined(State(), None).touches["t2"].note == "by hand"
    more = touched("t8", MARCH)
    save(filled, lambda state: state.put(more))
    move(filled, more)
    again = json.loads(place.months().read("2025-03")[1])
    assert again["touches"]["t2"]["shoe_size"] == 39
    assert list(again["touches"]) == ["t2", "t8"]
    assert again["remarks"] == {"x": {"y": 1}}


def test_what_a_newer_planner_wrote_moves_along(
    store: Store, place: Place, foreign: Callable[[bytes], None]
) -> None:
    foreign(
        b'{"_meta": {"file": {"schema": 1, "serial": 3}}, "meetings": {"m3": {"id": "m3",'
        b'"summary": "Visit", "start": "2025-03-02T09:00:00Z", "end": "2025-03-02T10:00:00Z",'
        b'"room": {"floor": 2}}}}'
    )
    meeting: Meeting = store.load().meetings["m3"]
    with store.transaction() as transaction:
        transaction.archive([Ended(meeting.end, meeting)])
    content = json.loads(place.months().read("2025-03")[1])
    assert content["meetings"]["m3"]["room"] == {"floor": 2}
    assert store.load().meetings == {}


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (datetime(2026, 3, 1, tzinfo=UTC), "2026-03"),
        (THURSDAY.replace(day=1, hour=0, minute=30), "2026-02"),
        (datetime.min.replace(tzinfo=THURSDAY.tzinfo), "0001-01"),
        (datetime.max.replace(tzinfo=THURSDAY.tzinfo), "9999-12"),
    ],
)
def test_a_month_is_named_the_same_wherever_the_rep_is(moment: datetime, month: str) -> None:
    assert month_of(moment) == month


# On disk


def test_a_month_is_a_file_that_tinydb_opens(folder: Path) -> None:
    move(open_store(folder), T2)
    with Database(folder / "history" / "2025-03.json", access_mode="r") as database:
        (record,) = database.table("touches").all()
    assert record == msgspec.to_builtins(T2)


@posix
def test_history_is_private_whatever_the_umask(folder: Path) -> None:
    before = os.umask(0)
    try:
        move(open_store(folder), T2)
        move(open_store(folder), T3)
    finally:
        os.umask(before)
    history = folder / "history"
    modes = {stat.S_IMODE(path.stat().st_mode) for path in history.iterdir()}
    assert (stat.S_IMODE(history.stat().st_mode), modes) == (0o700, {0o600})
    assert [path.name for path in sorted(history.iterdir())] == ["2025-03.json", "2025-04.json"]


@posix
def test_a_month_that_is_a_link_stays_one(folder: Path, tmp_path: Path) -> None:
    store = open_store(folder)
    move(store, T3)
    (file := folder / "history" / "2025-04.json").rename(tmp_path / "elsewhere.json")
    file.symlink_to(tmp_path / "elsewhere.json")
    move(store, T4)
    assert file.is_symlink()
    assert past(store) == ["t3", "t4"]


@posix
@pytest.mark.parametrize("kind", ["locked", "fifo", "folder"])
def test_a_month_that_cannot_be_written_leaves_the_state_alone(folder: Path, kind: str) -> None:
    store = open_store(folder)
    move(store, T3)
    file = folder / "history" / "2025-04.json"
    if kind == "locked":
        file.chmod(0o444)
    else:
        file.unlink()
        os.mkfifo(file) if kind == "fifo" else file.mkdir()
    before = (folder / "planner.json").read_bytes()
    try:
        told = " ".join(move(store, T4))
    except StateUnusable as refusal:
        told = refusal.sentence
    assert "2025-04.json" in told
    assert (folder / "planner.json").read_bytes() == before
    save(store, lambda state: state.put(Contact(id="c9", name="the day goes on")))


def test_other_files_in_the_folder_are_no_months(folder: Path) -> None:
    move(open_store(folder), T2)
    for name in ("notes.txt", "2025-03.json.tmp", "2025-03 (copy).json", "25-3.json"):
        (folder / "history" / name).write_text("mine")
    assert past(open_store(folder)) == ["t2"]


# At the desk


def desk_with(state: State, clock: FixedClock) -> Desk:
    store = memory_store()
    save(store, lambda _state: state)
    return Desk(store, CONFIG, clock)


def tables(state: State) -> dict[str, object]:
    return {name: dict(getattr(state, name)) for name in MOVING}


def test_the_desk_moves_what_is_old_and_reads_it_back(clock: FixedClock) -> None:
    state = grown(0.5, contacts=40, per_day=12)
    desk = desk_with(state, clock)
    assert desk.archive() == ()
    assert len(desk.state.touches) < len(state.touches) / 3
    assert desk.store.load() == desk.state
    assert tables(desk.history()) == tables(state)
    assert desk.state.serial == state.serial
    recent = desk.history(THURSDAY.subtract(days=60))
    assert len(desk.state.touches) < len(recent.touches) < len(state.touches)


def test_everything_can_still_be_undone_after_it(clock: FixedClock) -> None:
    state = grown(0.5, contacts=40, per_day=12)
    last = dict(list(state.steps.items())[-12:])
    desks = [desk_with(changed(state, steps=last), clock) for _ in range(2)]
    desks[0].archive()
    for desk in desks:
        for _step in last:
            desk.undo()
    assert len(desks[1].state.touches) == len(state.touches) - 12
    assert tables(desks[0].history()) == tables(desks[1].state)
    for desk in desks:
        for _step in last:
            desk.redo()
    assert tables(desks[0].history()) == tables(desks[1].state)


def test_the_first_change_of_a_day_tidies_up(clock: FixedClock) -> None:
    desk = desk_with(grown(0.3, contacts=40, per_day=12), clock)
    before = len(desk.state.touches)
    desk.apply(log_touch, "c1", Outcome.SPOKE)
    assert len(desk.state.touches) == before + 1
    clock.advance(days=1)
    change = desk.apply(log_touch, "c2", Outcome.SPOKE)
    assert len(change.state.touches) < before
    assert change.state == desk.state == desk.store.load()


def test_damage_in_the_past_does_not_touch_the_present(tmp_path: Path, clock: FixedClock) -> None:
    store = open_store(tmp_path)
    save(store, lambda _state: grown(0.3, contacts=40, per_day=12))
    (tmp_path / "history").mkdir()
    (tmp_path / "history" / "2025-12.json").write_text("damaged")
    desk = Desk(store, CONFIG, clock)
    (told,) = desk.archive()
    assert "2025-12.json" in told
    left = {touch.at.month for touch in desk.state.touches.values()}
    assert left == {12, 1, 2, 3}
    clock.advance(days=1)
    desk.apply(log_touch, "c1", Outcome.SPOKE)
    with pytest.raises(StateUnusable, match=r"2025-12\.json"):
        desk.history()


def test_no_disk_for_the_past_refuses_no_change(tmp_path: Path, clock: FixedClock) -> None:
    store = open_store(tmp_path)
    save(store, lambda _state: grown(0.3, contacts=40, per_day=12))
    (tmp_path / "history").write_text("in the way")
    desk = Desk(store, CONFIG, clock)
    with pytest.raises(StateUnusable, match=r"history.*Nothing was changed"):
        desk.archive()
    clock.advance(days=1)
    desk.apply(log_touch, "c1", Outcome.SPOKE)
    assert desk.state.contacts["c1"].spoke_at == clock.moment
    assert open_store(tmp_path).load() == desk.state


def test_years_leave_the_live_file_as_small_as_a_month_does(tmp_path: Path) -> None:
    sizes = {}
    for years in (0.13, 2):
        state = grown(years, contacts=20, per_day=30)
        store = open_store(tmp_path / f"{years}")
        # Contacts remember when they were touched; that is theirs, not history's.
        save(store, lambda _state, state=state: changed(state, steps={}))  # type: ignore[misc]
        Desk(store, CONFIG, FixedClock(THURSDAY)).archive()
        sizes[years] = (tmp_path / f"{years}" / "planner.json").stat().st_size
    assert sizes[2] <= 1.1 * sizes[0.13]


def test_a_month_is_written_once_however_much_moves(tmp_path: Path) -> None:
    """So that the first time over years of it takes as long as there is to write, not longer."""
    store = open_store(tmp_path)
    save(store, lambda _state: grown(1, contacts=20, per_day=6))
    desk = Desk(store, CONFIG, FixedClock(THURSDAY))
    desk.archive()
    heads = [json.loads(file.read_text())["_meta"] for file in (tmp_path / "history").iterdir()]
    assert len(heads) >= 11
    assert {head["file"]["generation"] for head in heads} == {1}


def test_nothing_to_do_takes_no_lock(tmp_path: Path, clock: FixedClock) -> None:
    store = open_store(tmp_path, patience=0.01)
    save(store, lambda _state: State().put(ana(), touched("t2", days_ago(34))))
    desk = Desk(store, CONFIG, clock)
    other = open_store(tmp_path)
    with other.transaction():
        assert desk.archive() == ()
    assert not (tmp_path / "history").exists()
