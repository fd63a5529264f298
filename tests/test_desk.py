"""The desk: saved before shown, undone and done again, shared with another planner."""

import errno
from pathlib import Path
from typing import Any

import pytest
from clocks import FixedClock
from day_samples import CONFIG, THURSDAY
from deeds import DEEDS, desk_on, documents
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.config import Config, RepSettings
from planner.desk import MOST_STEPS, Desk
from planner.method.day.blocks import settle
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.errors import Refused, StateUnusable
from planner.model.state import State, changed
from planner.store import memory_store, open_store
from planner.store.memory import Memory
from planner.store.repository import Store


def rename(state: State, name: str, *, now: object, config: object) -> Change:
    """The smallest verb: gives ``c1`` a name."""
    contact = changed(state.contacts["c1"], name=name)
    return Change(state.put(contact), f"renamed {name}", contact)


def meet(state: State, name: str, *, now: object, config: object) -> Change:
    """A verb that makes something new."""
    contact = Contact(id=state.new_id(Contact), name=name)
    return Change(state.put(contact), f"met {name}", contact)


def refuse(state: State, *, now: object, config: object) -> Change:
    raise Refused("No.")


@pytest.fixture
def desk(clock: FixedClock) -> Desk:
    return desk_on(memory_store(), clock)


def name(desk: Desk) -> str:
    return desk.state.contacts["c1"].name


class TestSaving:
    def test_what_is_shown_is_on_disk(self, tmp_path: Path) -> None:
        desk = desk_on(open_store(tmp_path))
        change = desk.apply(rename, "Ana")
        on_disk = open_store(tmp_path).load()
        assert change.state is desk.state
        assert on_disk == desk.state
        assert on_disk.contacts["c1"].name == "Ana"

    def test_what_cannot_be_saved_is_not_shown(self) -> None:
        place = FullDisk()
        desk = desk_on(Store(place))
        desk.apply(rename, "Ana")
        place.full, before = True, desk.state
        for deed in (lambda: desk.apply(rename, "Eva"), desk.undo):
            with pytest.raises(StateUnusable, match="the disk is full"):
                deed()
            assert desk.state is before
        place.full = False
        assert desk.apply(rename, "Eva").state.contacts["c1"].name == "Eva"

    def test_a_refused_verb_changes_nothing(self, desk: Desk) -> None:
        desk.apply(rename, "Ana")
        before = desk.state
        with pytest.raises(Refused):
            desk.apply(refuse)
        assert desk.state is before
        assert desk.store.load() == before
        desk.undo()
        assert name(desk) == "Name 1"

    def test_a_verb_that_changes_nothing_leaves_no_step(self, desk: Desk) -> None:
        desk.apply(rename, "Ana")
        desk.undo()
        desk.apply(rename, "Name 1")
        assert desk.apply(settle).said == ""
        assert desk.redo().state.contacts["c1"].name == "Ana"

    def test_what_nobody_did_is_not_undone(self, desk: Desk) -> None:
        desk.apply(rename, "Ana")
        desk.apply(meet, "Jon", undoable=False)
        desk.undo()
        assert name(desk) == "Name 1"
        assert "Jon" in {contact.name for contact in desk.state.contacts.values()}


class FullDisk(Memory):
    """A disk that is full while ``full``."""

    full = False

    def replace(self, *args: Any, **more: Any) -> Any:
        if self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().replace(*args, **more)


class TestUndo:
    def test_leads_back_and_forth_step_by_step(self, desk: Desk) -> None:
        for step in ("one", "two", "three"):
            desk.apply(rename, step)
        assert [undone(desk) for _ in range(3)] == ["two", "one", "Name 1"]
        assert [redone(desk) for _ in range(3)] == ["one", "two", "three"]

    def test_says_what_it_did(self, desk: Desk) -> None:
        desk.apply(rename, "Ana")
        assert desk.undo().said == "Undone: renamed Ana"
        assert desk.redo().said == "Done again: renamed Ana"

    def test_ends_at_both_ends(self, desk: Desk) -> None:
        with pytest.raises(Refused, match="Nothing to undo"):
            desk.undo()
        desk.apply(rename, "Ana")
        with pytest.raises(Refused, match="Nothing to do again"):
            desk.redo()

    def test_a_new_change_ends_what_could_be_done_again(self, desk: Desk) -> None:
        for step in ("one", "two"):
            desk.apply(rename, step)
        desk.undo()
        desk.apply(rename, "other")
        with pytest.raises(Refused, match="Nothing to do again"):
            desk.redo()
        assert [undone(desk) for _ in range(2)] == ["one", "Name 1"]

    def test_goes_a_hundred_steps_back(self, desk: Desk) -> None:
        for step in range(MOST_STEPS + 5):
            desk.apply(rename, f"step {step}")
        assert len(desk.state.steps) == MOST_STEPS
        for _ in range(MOST_STEPS):
            desk.undo()
        assert name(desk) == "step 4"
        with pytest.raises(Refused):
            desk.undo()

    def test_never_gives_an_id_twice(self, desk: Desk) -> None:
        first = desk.apply(meet, "Jon").item
        desk.undo()
        second = desk.apply(meet, "Eva").item
        assert first is not None
        assert second is not None
        assert first.id != second.id
        assert first.id not in desk.state.contacts

    def test_survives_a_restart(self, tmp_path: Path) -> None:
        desk = desk_on(open_store(tmp_path))
        desk.apply(rename, "Ana")
        desk.apply(meet, "Jon")
        desk.undo()
        again = desk_on(open_store(tmp_path))
        assert [contact.name for contact in again.redo().state.contacts.values()][-1] == "Jon"
        again.undo()
        again.undo()
        assert name(again) == "Name 1"


def undone(desk: Desk) -> str:
    desk.undo()
    return name(desk)


def redone(desk: Desk) -> str:
    desk.redo()
    return name(desk)


class TestTwoDesks:
    """The screen and the commands are two faces of one desk."""

    @pytest.fixture
    def pair(self, tmp_path: Path) -> tuple[Desk, Desk]:
        return desk_on(open_store(tmp_path)), desk_on(open_store(tmp_path))

    def test_see_each_others_changes(self, pair: tuple[Desk, Desk]) -> None:
        screen, command = pair
        command.apply(rename, "Ana")
        assert name(screen) == "Name 1"
        assert screen.refresh()
        assert name(screen) == "Ana"
        assert not screen.refresh()

    def test_change_what_is_newest(self, pair: tuple[Desk, Desk]) -> None:
        screen, command = pair
        met = [desk.apply(meet, "Jon").item for desk in (screen, command, screen)]
        assert len({item.id for item in met if item}) == 3
        assert len(screen.state.contacts) == len(open_contacts(screen)) == 12

    def test_undo_each_others_changes(self, pair: tuple[Desk, Desk]) -> None:
        screen, command = pair
        screen.apply(rename, "Ana")
        command.apply(rename, "Eva")
        assert screen.undo().said == "Undone: renamed Eva"
        assert command.undo().said == "Undone: renamed Ana"
        assert screen.redo().said == "Done again: renamed Ana"
        assert name(screen) == "Ana"

    def test_a_refusal_hides_nobody_elses_change(self, pair: tuple[Desk, Desk]) -> None:
        screen, command = pair
        command.apply(rename, "Ana")
        with pytest.raises(Refused):
            screen.apply(refuse)
        assert screen.refresh()
        assert name(screen) == "Ana"

    def test_where_nothing_was_saved_yet_nothing_is_new(self, tmp_path: Path) -> None:
        desk = Desk(open_store(tmp_path / "empty"), CONFIG, FixedClock(THURSDAY))
        assert not desk.refresh()
        assert not (tmp_path / "empty").exists()


def open_contacts(desk: Desk) -> dict[str, Contact]:
    desk.refresh()
    return dict(desk.state.contacts)


def test_now_is_the_reps_wherever_the_computer_is() -> None:
    tokyo = Config(rep=RepSettings(zone="Asia/Tokyo"))
    for config, expected in ((tokyo, "18:00"), (Config(), "10:00")):
        desk = Desk(memory_store(), config, FixedClock(THURSDAY))
        assert desk.now.format("HH:mm") == expected
        assert desk.now == THURSDAY


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 9)), max_size=30))
def test_whatever_was_done_can_be_undone_and_done_again(deeds: list[tuple[str, int]]) -> None:
    clock = FixedClock(THURSDAY)
    desk = desk_on(memory_store(), clock)
    start, serial = documents(desk.state), desk.state.serial
    for deed, minutes in deeds:
        clock.advance(minutes=minutes)
        before = desk.state
        try:
            DEEDS[deed](desk)
        except Refused:
            assert desk.state is before
        assert desk.store.load() == desk.state
        assert desk.state.serial >= serial
        serial = desk.state.serial

    while any(not step.undone for step in desk.state.steps.values()):
        desk.undo()
    assert documents(desk.state) == start
    back = len(desk.state.steps)
    for _ in range(back):
        desk.redo()
    end = documents(desk.state)
    for _ in range(back):
        desk.undo()
    for _ in range(back):
        desk.redo()
    assert documents(desk.state) == end
    assert desk.state.serial == serial


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(sorted(set(DEEDS) - {"undo", "redo"})), max_size=12))
def test_redoing_all_leads_to_where_the_day_had_come(deeds: list[str]) -> None:
    clock = FixedClock(THURSDAY)
    desk = desk_on(memory_store(), clock)
    for deed in deeds:
        clock.advance(minutes=2)
        try:
            DEEDS[deed](desk)
        except Refused:
            continue
    end, steps = documents(desk.state), len(desk.state.steps)
    for _ in range(steps):
        desk.undo()
    for _ in range(steps):
        desk.redo()
    assert documents(desk.state) == end
