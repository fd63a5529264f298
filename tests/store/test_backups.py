"""Which states are kept, and for how long."""

import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_samples import ana, save

from planner.model.contact import Contact
from planner.model.errors import StateUnusable
from planner.model.state import changed
from planner.store import open_store
from planner.store.backups import due, newest_first, number, numbered, outdated
from planner.store.disk import Disk
from planner.store.memory import Memory
from planner.store.repository import Store
from planner.store.shelf import Shelf

START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def two_years(kept_at: Callable[[int, int], datetime]) -> dict[str, datetime]:
    """The backups after two years of 12 saves a day."""
    kept: dict[str, datetime] = {}
    for day in range(730):
        for hour in range(12):
            kept[numbered(day * 12 + hour + 1)] = kept_at(day, hour)
            for name in outdated(kept):
                del kept[name]
    return kept


def test_two_years_of_work_leave_a_few_dozen_backups() -> None:
    kept = two_years(lambda day, hour: START + timedelta(days=day, hours=hour))
    assert len(kept) <= 48
    assert {numbered(n) for n in range(8751, 8761)} <= set(kept)
    days = {when.date() for when in kept.values()}
    last = START.date() + timedelta(days=729)
    assert {last - timedelta(days=n) for n in range(14)} <= days
    assert len({when.strftime("%Y-%m") for when in kept.values()}) == 24


def test_a_clock_that_stands_still_or_runs_back_costs_no_new_backup() -> None:
    """Numbers order the backups: the newest stay, whatever their times say."""
    kept = two_years(lambda day, hour: START - timedelta(days=day, hours=hour))
    assert {numbered(n) for n in range(8751, 8761)} <= set(kept)
    assert len(kept) <= 48


@given(st.dictionaries(st.integers(1, 10**9), st.datetimes(timezones=st.just(UTC)), max_size=80))
def test_the_ten_newest_and_all_before_a_migration_stay(times: dict[int, datetime]) -> None:
    kept = {numbered(n, "schema1" if n % 7 == 0 else ""): when for n, when in times.items()}
    stay = set(kept) - set(outdated(kept))
    assert set(newest_first(kept)[:10]) <= stay
    assert {name for name in kept if "schema" in name} <= stay
    assert outdated({name: kept[name] for name in stay}) == []


def test_a_state_is_kept_every_ten_minutes() -> None:
    kept = {numbered(4): START}
    assert not due(kept, START + timedelta(minutes=9))
    assert due(kept, START + timedelta(minutes=10))
    assert due(kept, START - timedelta(hours=1))
    assert due({}, START)


def test_what_is_no_backup_is_left_alone() -> None:
    assert newest_first(["notes.txt", "previous.json.tmp", "7.json", numbered(7), "x"]) == [
        numbered(7)
    ]
    assert number("planner.json") == 0


def test_backups_are_listed_with_what_they_hold(store: Store) -> None:
    save(store, lambda state: state.put(ana()))
    for name in ("Jon", "Marta"):
        save(store, lambda state, name=name: state.put(Contact(id=f"c{name}", name=name)))
    listed = [(backup.counts["contacts"], backup.complaint) for backup in store.backups()]
    # The previous state has its number too here: in memory an hour passes between saves.
    assert listed[0] == (2, "")
    assert [count for count, _complaint in listed[-1:]] == [1]
    assert store.newest_backup() == store.backups()[0]


class Counted(Memory):
    """Tells how often its backups were listed."""

    listed = 0

    def kept(self) -> dict[str, datetime]:
        self.listed += 1
        return super().kept()


def test_the_folder_is_listed_once_for_all_backups() -> None:
    place = Counted()
    store = Store(place)
    for _backup in range(5):
        save(store, lambda state: state.put(ana()))
        store.back_up()
    place.listed = 0
    assert len(store.backups()) > 4
    assert place.listed == 1


def test_a_state_copied_back_by_hand_overwrites_no_backup() -> None:
    memory = Memory()
    store = Store(memory)
    for n in range(6):
        save(store, lambda state, n=n: state.put(changed(ana(), notes=f"note {n}")))
    old = memory.read_kept(numbered(3)).content
    before = {name: memory.read_kept(name).content for name in memory.kept() if number(name)}
    memory.put(old)
    save(store, lambda state: state.put(changed(ana(), notes="after")))
    assert {name: memory.read_kept(name).content for name in before} == before
    assert memory.read_kept(newest_first(memory.kept())[1]).content == old


def test_an_unreadable_backup_is_passed_over() -> None:
    memory = Memory()
    store = Store(memory)
    for n in range(4):
        save(store, lambda state, n=n: state.put(changed(ana(), notes=f"note {n}")))
    for name in newest_first(memory.kept())[:2]:
        memory._backups[name] = memory.read_kept(name)._replace(content=b"\0" * 90)
    newest = store.newest_backup()
    assert newest is not None
    assert store.state_of(newest.name).contacts["c1"].notes == "note 1"
    assert [bool(backup.complaint) for backup in store.backups()] == [True, True, False, False]


class Torn(Memory):
    """Keeps half of what it is to keep, as a disk that fills up may."""

    def keep(self, name: str) -> None:
        super().keep(name)
        kept = self.read_kept(name)
        self._backups[name] = kept._replace(content=kept.content[:-20])


def test_a_backup_that_is_not_whole_is_let_go_of() -> None:
    store = Store(place := Torn())
    for n in range(3):
        save(store, lambda state, n=n: state.put(changed(ana(), notes=f"note {n}")))
    assert [name for name in place.kept() if number(name)] == []


def test_what_another_hand_wrote_is_kept_too() -> None:
    store = Store(memory := Memory())
    save(store, lambda state: state.put(ana()))
    content = memory.read()[1]
    memory.put(content.replace(b"Ana", b"Eva"))
    store.load()
    backup = store.back_up()
    assert store.state_of(backup.name).contacts["c1"].name.startswith("Eva")


def test_a_backup_costs_no_second_state_in_memory(tmp_path: Path) -> None:
    """Every ten minutes: what is used then for a moment is never given back to the system."""
    contacts = [Contact(id=f"c{n}", name=f"Contact {n}") for n in range(2_000)]
    store, disk = open_store(tmp_path), Disk(tmp_path)
    save(store, lambda state: state.put(*contacts))
    disk.keep(name := numbered(2))
    tracemalloc.start()
    Shelf(disk).settle(name)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert set(disk.kept()) == {name}
    assert peak < 3 * (tmp_path / "planner.json").stat().st_size


def test_a_backup_can_be_made_at_any_time(store: Store) -> None:
    with pytest.raises(StateUnusable, match="nothing was saved yet"):
        store.back_up()
    save(store, lambda state: state.put(ana()))
    backup = store.back_up()
    assert (backup.counts["contacts"], backup.complaint) == (1, "")
    assert store.back_up().name != backup.name
    assert backup.name in {each.name for each in store.backups()}
    save(store, lambda state: state.put(changed(ana(), notes="x")))
    assert store.state_of(backup.name).contacts["c1"] == ana()


def test_the_newest_is_the_one_of_the_latest_save_however_it_was_made(store: Store) -> None:
    for notes in ("first", "second"):
        save(store, lambda state, notes=notes: state.put(changed(ana(), notes=notes)))
    by_hand = store.back_up()
    newest = store.newest_backup()
    assert newest is not None
    assert store.state_of(newest.name).contacts["c1"].notes == "second"
    assert store.backups()[0].name == by_hand.name
    for notes in ("third", "fourth"):
        save(store, lambda state, notes=notes: state.put(changed(ana(), notes=notes)))
    newest = store.newest_backup()
    assert newest is not None
    assert store.state_of(newest.name).contacts["c1"].notes == "third"
