"""Which calls a CRM gets: each once, whatever undo, redo and lateness do."""

from typing import Any

import hypothesis.strategies as st
import pytest
from clocks import FixedClock
from day_samples import CONFIG, THURSDAY, customer
from hypothesis import given, settings

from planner.desk import Desk
from planner.method.calls.touching import log_touch, note_touch
from planner.method.exporting import (
    Batch,
    exported,
    last_batch,
    needed_since,
    receipt,
    waiting,
)
from planner.model.change import Change
from planner.model.document import Channel
from planner.model.errors import Refused
from planner.model.receipt import CallExport, Crm
from planner.model.state import changed
from planner.model.touch import Outcome
from planner.store import memory_store

PEOPLE = 40


@pytest.fixture
def desk() -> Desk:
    return a_desk()


def a_desk() -> Desk:
    desk = Desk(memory_store(), CONFIG, FixedClock(THURSDAY))
    people = [customer(f"c{n}", name=f"Name {n}") for n in range(1, PEOPLE)]
    desk.apply(lambda state, **_: Change(state.put(*people), "people"), undoable=False)
    return desk


def call(desk: Desk, contact: str, outcome: Outcome = Outcome.SPOKE, **more: Any) -> str:
    touch = desk.apply(log_touch, contact, outcome, **more).item
    assert touch is not None
    return touch.id


def choose(desk: Desk, crm: Crm = Crm.HUBSPOT, since: Any = None) -> Batch:
    return waiting(desk.history(needed_since(desk.state, crm, since)), crm, since)


def give(desk: Desk, crm: Crm = Crm.HUBSPOT, since: Any = None) -> list[str]:
    """Export as the command does; the ids of the calls that were given."""
    live, batch = desk.state, choose(desk, crm, since)
    if batch.calls:
        noted = receipt(live, crm, batch, "calls.csv", desk.now)
        desk.apply(exported, noted, live.exports.get(crm), undoable=False)
    return [each.id for each in batch.calls]


def test_each_crm_gets_each_call_once(desk: Desk) -> None:
    first = [call(desk, "c1"), call(desk, "c2", Outcome.VOICEMAIL)]
    assert give(desk) == first
    assert give(desk) == []
    late = call(desk, "c3")
    assert give(desk) == [late]
    assert give(desk, Crm.PIPEDRIVE) == [*first, late]


def test_what_was_written_is_no_call(desk: Desk) -> None:
    call(desk, "c1", Outcome.SENT, channel=Channel.EMAIL)
    call(desk, "c2", Outcome.SPOKE, channel=Channel.PERSON)
    assert give(desk) == []


def test_a_call_taken_back_and_made_again_is_given_once(desk: Desk) -> None:
    first = call(desk, "c1")
    desk.undo()
    assert give(desk) == []
    late = [call(desk, "c2"), call(desk, "c3")]
    assert first not in desk.state.touches
    assert give(desk) == late
    desk.undo()
    assert choose(desk).gone == (late[1],)
    desk.redo()
    assert choose(desk) == Batch()


def test_what_undo_had_taken_back_at_the_export_is_given_after_redo(desk: Desk) -> None:
    kept, back = call(desk, "c1"), call(desk, "c2")
    desk.undo()
    assert give(desk) == [kept]
    desk.redo()
    assert give(desk) == [back]
    desk.undo()
    assert give(desk) == []
    desk.redo()
    assert give(desk) == []


def test_an_undo_does_not_take_the_receipt_back(desk: Desk) -> None:
    call(desk, "c1")
    give(desk)
    desk.undo()
    desk.redo()
    assert give(desk) == []
    assert "exports" not in desk.state.steps


def test_calls_that_moved_to_history_are_given_too_and_once(desk: Desk) -> None:
    old = [call(desk, "c1"), call(desk, "c2")]
    clock = desk._clock
    assert isinstance(clock, FixedClock)
    assert give(desk, Crm.CSV) == old
    clock.advance(days=2)
    missed = call(desk, "c3")
    clock.advance(days=60)
    # A hundred changes later no undo holds the calls back.
    for n in range(101):
        desk.apply(note_touch, missed, note=str(n))
    now = call(desk, "c4")
    desk.archive()
    assert old[0] not in desk.state.touches
    assert give(desk) == [*old, missed, now]
    assert give(desk, Crm.CSV) == [missed, now]
    assert choose(desk) == Batch()


def test_a_note_that_changed_since_is_told_until_the_next_batch(desk: Desk) -> None:
    first = call(desk, "c1")
    give(desk)
    desk.apply(note_touch, first, note="forty units")
    assert [each.id for each in choose(desk).altered] == [first]
    call(desk, "c2")
    give(desk)
    assert choose(desk) == Batch()


def test_a_day_asked_for_gives_all_since_then_and_leaves_older_ones_new(desk: Desk) -> None:
    clock = desk._clock
    assert isinstance(clock, FixedClock)
    before = call(desk, "c1")
    assert give(desk) == [before]
    unseen = call(desk, "c2")
    day = clock.advance(days=1).start_of("day")
    today = call(desk, "c3")
    assert give(desk, since=day) == [today]
    assert give(desk) == [unseen]
    again = choose(desk, since=day)
    assert ([each.id for each in again.calls], again.before) == ([today], 1)


def test_the_first_day_asked_for_is_where_it_begins(desk: Desk) -> None:
    clock = desk._clock
    assert isinstance(clock, FixedClock)
    call(desk, "c1")
    day = clock.advance(days=1).start_of("day")
    today = call(desk, "c3")
    assert give(desk, since=day) == [today]
    assert give(desk) == []


def test_the_last_batch_can_be_had_again(desk: Desk) -> None:
    with pytest.raises(Refused):
        last_batch(desk.state, Crm.HUBSPOT)
    call(desk, "c1")
    give(desk)
    second = [call(desk, "c2"), call(desk, "c3")]
    give(desk)
    assert [each.id for each in last_batch(desk.state, Crm.HUBSPOT).calls] == second


def test_of_two_exports_at_one_moment_only_one_is_noted(desk: Desk) -> None:
    call(desk, "c1")
    live = desk.state
    noted = receipt(live, Crm.CSV, choose(desk, Crm.CSV), "a.csv", desk.now)
    desk.apply(exported, noted, None, undoable=False)
    with pytest.raises(Refused):
        desk.apply(exported, noted, None, undoable=False)


deeds = st.lists(st.sampled_from(["call", "call", "undo", "redo", "give"]), max_size=30)


@settings(max_examples=60, deadline=None)
@given(deeds)
def test_whatever_the_order_nothing_is_given_twice_or_never(order: list[str]) -> None:
    desk, people = a_desk(), iter(range(1, PEOPLE))
    got: list[str] = []
    for deed in order:
        if deed == "call":
            call(desk, f"c{next(people)}")
        elif deed == "give":
            got += give(desk)
        else:
            try:
                desk.undo() if deed == "undo" else desk.redo()
            except Refused:
                continue
    got += give(desk)
    assert len(got) == len(set(got))
    assert desk.state.touches.keys() <= set(got)


def test_a_call_to_somebody_who_was_forgotten_is_not_told(desk: Desk) -> None:
    key = call(desk, "c1")
    nobody = changed(desk.state.touches[key], contact="", note="")
    desk.apply(lambda state, **_: Change(state.put(nobody), "forgotten"), undoable=False)
    assert give(desk) == []


def test_a_receipt_names_no_person(desk: Desk) -> None:
    call(desk, "c1", note="Name 1 wants pumps")
    give(desk)
    export = desk.state.exports["hubspot"]
    assert isinstance(export, CallExport)
    assert "Name" not in str(export)
