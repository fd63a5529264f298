"""Two planners, a foreign hand and a failing disk on one file, against a plain dict."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import hypothesis.strategies as st
import msgspec
import pytest
from fault_calls import Failing, intercepted
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from planner.model.contact import Contact
from planner.model.errors import StateUnusable
from planner.model.state import State
from planner.store import open_store

hands = st.sampled_from([0, 1])
ids = st.integers(1, 6).map("c{}".format)
names = st.sampled_from(["Ana Ruiz", "José", "李", '"},\n"c1"', ""])


class ManyHands(RuleBasedStateMachine):
    """``expected`` is what must be on disk: all that was acknowledged, nothing that was refused."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.file = self.folder / "planner.json"
        self.stores = [open_store(self.folder, patience=1), open_store(self.folder, patience=1)]
        self.expected: dict[str, str] = {}
        self.serial = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def change(self, hand: int, expected: dict[str, str]) -> None:
        with self.stores[hand].transaction() as transaction:
            contacts = {
                key: transaction.state.contacts.get(key) or Contact(id=key, name=name)
                for key, name in expected.items()
            }
            contacts = {
                key: msgspec.structs.replace(contacts[key], name=name)
                for key, name in expected.items()
            }
            state = msgspec.structs.replace(transaction.state, contacts=contacts)
            numbers = [int(key[1:]) for key in expected]
            serial = max([state.serial, *numbers])
            transaction.save(msgspec.structs.replace(state, serial=serial))
        self.expected, self.serial = expected, serial

    @rule(hand=hands, key=ids, name=names)
    def put(self, hand: int, key: str, name: str) -> None:
        self.change(hand, {**self.expected, key: name})

    @rule(hand=hands, key=ids)
    def remove(self, hand: int, key: str) -> None:
        self.change(hand, {k: v for k, v in self.expected.items() if k != key})

    @rule(hand=hands, key=ids, name=names, number=st.integers(1, 90), lasting=st.booleans())
    def fail(self, hand: int, key: str, name: str, number: int, lasting: bool) -> None:
        wanted = {**self.expected, key: name}
        failing = Failing(lambda: OSError(errno.EIO, "I/O error"), number, lasting)
        try:
            with intercepted(failing):
                self.change(hand, wanted)
        except StateUnusable as refusal:
            if "may or may not" in refusal.sentence:
                self.expected = self.found()

    @precondition(lambda self: self.file.exists())
    @rule(indent=st.sampled_from([-1, 0, 4]), name=names)
    def edit_by_hand(self, indent: int, name: str) -> None:
        tables = msgspec.json.decode(self.file.read_bytes())
        for record in list(tables["contacts"].values())[:1]:
            record["name"] = self.expected[record["id"]] = name
        before = self.file.stat().st_mtime_ns
        self.file.write_bytes(msgspec.json.format(msgspec.json.encode(tables), indent=indent))
        # No hand is quicker than the clock's tick.
        os.utime(self.file, ns=(before + 10**7, before + 10**7))

    @precondition(lambda self: (self.folder / "backups" / "previous.json").exists())
    @rule(hand=hands, damage=st.sampled_from([b"", b"\0", b"[]", None]))
    def damage_and_restore(self, hand: int, damage: bytes | None) -> None:
        if damage is None:
            self.file.unlink()
        else:
            self.file.write_bytes(damage)
        with pytest.raises(StateUnusable):
            self.change(hand, {})
        restored = self.stores[hand].restore("previous.json")
        self.expected = {key: contact.name for key, contact in restored.contacts.items()}
        assert self.found() == self.expected
        self.serial = restored.serial

    @invariant()
    def everybody_sees_what_was_acknowledged(self) -> None:
        for store in (*self.stores, open_store(self.folder)):
            state = store.load()
            assert {key: contact.name for key, contact in state.contacts.items()} == self.expected
            assert state.serial >= self.serial

    def found(self) -> dict[str, str]:
        state: State = open_store(self.folder).load()
        return {key: contact.name for key, contact in state.contacts.items()}


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        ManyHands,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_what_was_acknowledged_is_what_everybody_sees() -> None:
    run(12, 20)


@pytest.mark.faults
def test_what_was_acknowledged_is_what_everybody_sees_for_long(
    result: Callable[[str, str], None],
) -> None:
    run(300, 50)
    result("300 random days of two planners, an editor and a bad disk", "0 differ from the model")
