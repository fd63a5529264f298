"""Done, whatever it is."""

from datetime import timedelta

import pendulum
import pytest

from planner.config import Config
from planner.method.calls.call_block import stop_block
from planner.method.day.done import done
from planner.method.requests.incoming import capture
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind, BlockState
from planner.model.errors import Refused
from planner.model.state import State
from planner.model.touch import CallState, PlannedCall

NOW = pendulum.datetime(2026, 3, 2, 10, 0, tz="Europe/Madrid")
CONFIG = Config()
ANA = Contact(id="c1", name="Ana Ruiz", phones=("+34 944 123 456",))
CALL = PlannedCall(id="p2", contact="c1", made_at=NOW)
DEEP = Block(id="b3", kind=BlockKind.DEEP, title="Price list", planned_minutes=60)
CALLS = Block(
    id="b4",
    kind=BlockKind.CALLS,
    title="Five calls",
    planned_minutes=15,
    state=BlockState.RUNNING,
    started_at=NOW - timedelta(minutes=5),
    target=5,
    picks=("c1",),
)
STATE = State().put(ANA, CALL, DEEP)


def test_a_planned_call_is_ticked_off() -> None:
    after = done(STATE, "p2", now=NOW, config=CONFIG)
    assert after.state.calls["p2"].state is CallState.DONE
    assert after.state.calls["p2"].done_at == NOW
    assert after.item == after.state.calls["p2"]


def test_an_id_is_found_in_either_case() -> None:
    assert done(STATE, " P2 ", now=NOW, config=CONFIG).state.calls["p2"].state is CallState.DONE


def test_a_planned_block_is_done_without_made_up_times() -> None:
    block = done(STATE, "b3", now=NOW, config=CONFIG).state.blocks["b3"]
    assert (block.state, block.started_at, block.ended_at) == (BlockState.DONE, None, None)


def test_a_running_block_ends_as_by_its_own_key() -> None:
    running = STATE.put(CALLS)
    by_id = done(running, "b4", now=NOW, config=CONFIG)
    assert by_id == stop_block(running, now=NOW, config=CONFIG)
    assert by_id.state.blocks["b4"].ended_at == NOW


def test_running_deep_work_ends() -> None:
    started = NOW - timedelta(minutes=30)
    running = STATE.put(
        Block(
            id="b5",
            kind=BlockKind.DEEP,
            planned_minutes=60,
            state=BlockState.RUNNING,
            started_at=started,
        )
    )
    assert done(running, "b5", now=NOW, config=CONFIG).state.blocks["b5"].state is BlockState.DONE


def test_a_request_wants_its_answer() -> None:
    change = capture(STATE, ANA, "gaskets", now=NOW, config=CONFIG)
    assert change.item is not None
    with pytest.raises(Refused, match=rf"planner close {change.item.id} --answer"):
        done(change.state, change.item.id, now=NOW, config=CONFIG)


@pytest.mark.parametrize("item_id", ["p9", "", "c1", "nobody"])
def test_what_cannot_be_done_is_refused(item_id: str) -> None:
    with pytest.raises(Refused):
        done(STATE, item_id, now=NOW, config=CONFIG)


@pytest.mark.parametrize("item_id", ["p2", "b3"])
def test_nothing_is_done_twice(item_id: str) -> None:
    once = done(STATE, item_id, now=NOW, config=CONFIG).state
    with pytest.raises(Refused):
        done(once, item_id, now=NOW, config=CONFIG)
