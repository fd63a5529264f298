"""Two reps' desks on one file: random verbs, undo, redo, failing disks and restarts, against lists.

The model knows no verb. It knows what the documents were after each acknowledged change, and so
where undo and redo must lead, whoever asks for them.
"""

import errno
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from clocks import FixedClock
from day_samples import CONFIG, THURSDAY
from deeds import DEEDS, desk_on, documents
from fault_calls import Failing, intercepted
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from planner.desk import Desk
from planner.model.errors import Refused, StateUnusable
from planner.store import open_store

hands = st.sampled_from([0, 1])
deeds = st.sampled_from(sorted(set(DEEDS) - {"undo", "redo", "settle"}))


class TwoDesks(RuleBasedStateMachine):
    """``now`` are the documents that everybody must see; ``past`` and ``future`` what undo and redo
    lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = FixedClock(THURSDAY)
        self.desks = [self.a_desk(), self.a_desk()]
        self.now = documents(self.desks[0].state)
        self.past: list[dict[str, Any]] = []
        self.future: list[dict[str, Any]] = []

    def a_desk(self) -> Desk:
        return desk_on(open_store(self.folder, patience=1), self.clock)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(hand=hands, deed=deeds, minutes=st.integers(0, 5))
    def work(self, hand: int, deed: str, minutes: int) -> None:
        self.clock.advance(minutes=minutes)
        try:
            DEEDS[deed](self.desks[hand])
        except Refused:
            return
        self.acknowledged(hand)

    @rule(hand=hands, deed=deeds, number=st.integers(1, 60), lasting=st.booleans())
    def work_on_a_failing_disk(self, hand: int, deed: str, number: int, lasting: bool) -> None:
        failing = Failing(lambda: OSError(errno.ENOSPC, "No space left"), number, lasting)
        try:
            with intercepted(failing):
                DEEDS[deed](self.desks[hand])
        except Refused:
            return
        except StateUnusable as refusal:
            if "may or may not" not in refusal.sentence:
                return
            self.desks[hand] = self.a_desk()
        self.acknowledged(hand)

    @rule(hand=hands)
    def undo(self, hand: int) -> None:
        if not self.past:
            with pytest.raises(Refused):
                self.desks[hand].undo()
            return
        self.desks[hand].undo()
        self.future.append(self.now)
        self.now = self.past.pop()

    @rule(hand=hands)
    def redo(self, hand: int) -> None:
        if not self.future:
            with pytest.raises(Refused):
                self.desks[hand].redo()
            return
        self.desks[hand].redo()
        self.past.append(self.now)
        self.now = self.future.pop()

    @rule(hand=hands)
    def restart(self, hand: int) -> None:
        self.desks[hand] = self.a_desk()

    def acknowledged(self, hand: int) -> None:
        after = documents(self.desks[hand].state)
        if after != self.now:
            self.past.append(self.now)
            self.now, self.future = after, []

    @invariant()
    def everybody_sees_what_was_acknowledged(self) -> None:
        for desk in (*self.desks, Desk(open_store(self.folder), CONFIG, self.clock)):
            desk.refresh()
            assert documents(desk.state) == self.now


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        TwoDesks,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_undo_and_redo_lead_where_the_day_was_whoever_asks() -> None:
    run(12, 25)


@pytest.mark.faults
def test_undo_and_redo_lead_where_the_day_was_for_long(
    result: Callable[[str, str], None],
) -> None:
    run(200, 60)
    result("200 random days of two desks: verbs, undo, redo, bad disk", "0 differ from the model")
