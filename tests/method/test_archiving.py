"""What may leave the live state, and that no rule misses it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from benchmarks.grown import grown
from day_samples import CONFIG, THURSDAY, customer, days_ago, state_of

from planner.config import HistorySettings
from planner.method.archiving import finished
from planner.method.calls.block_summary import summary
from planner.method.calls.call_block import proposed
from planner.method.calls.five_calls import queue
from planner.method.calls.occasions import occasion_for
from planner.method.calls.touching import touches_since
from planner.method.day.scores import day_score
from planner.method.day.time_line import timeline, unplanned
from planner.method.requests.request_order import open_requests
from planner.model.day import Block, BlockKind, BlockState, Day, Meeting
from planner.model.document import Document, Offence
from planner.model.request import Request, RequestState, Verdict
from planner.model.state import Former, State, Step, changed
from planner.model.touch import CallState, Outcome, PlannedCall, Touch
from planner.store.history import without

OLD, YOUNG = days_ago(37), days_ago(34)


def touch(at: datetime, key: str = "t9", **fields: Any) -> Touch:
    return Touch(id=key, contact="c1", at=at, outcome=Outcome.VOICEMAIL, **fields)


def call(at: datetime, state: CallState = CallState.DONE, **fields: Any) -> PlannedCall:
    return PlannedCall(id="p9", contact="c1", made_at=at, state=state, **fields)


def request(at: datetime, state: RequestState = RequestState.CLOSED, **fields: Any) -> Request:
    usual: dict[str, Any] = {
        "received_at": days_ago(99),
        "verdict": Verdict.TAKE,
        "choice": Verdict.TAKE,
        "closed_at": at,
    }
    return Request(id="r9", contact="c1", state=state, **{**usual, **fields})


def focus(at: datetime | None, state: BlockState = BlockState.DONE) -> Block:
    return Block(id="b9", kind=BlockKind.DEEP, planned_minutes=60, started_at=at, state=state)


def meeting(at: datetime) -> Meeting:
    return Meeting(id="m9", summary="Visit", start=at - timedelta(hours=1), end=at)


def day(at: datetime) -> Day:
    return Day(id=f"{at:%Y-%m-%d}", line="5 proactive")


def leaving(*documents: Document, steps: dict[str, Step] | None = None) -> list[str]:
    state = changed(state_of(customer("c1"), *documents), steps=steps or {})
    return [ended.document.id for ended in finished(state, THURSDAY, CONFIG)]


@pytest.mark.parametrize("kind", [touch, call, request, focus, meeting, day])
def test_what_is_over_leaves_once_it_is_old(kind: Callable[[datetime], Document]) -> None:
    assert leaving(kind(OLD)) == [kind(OLD).id]
    assert leaving(kind(YOUNG)) == []


def test_what_is_not_over_stays_however_old() -> None:
    assert leaving(call(OLD, CallState.OPEN)) == []
    for state in (RequestState.OPEN, RequestState.DEFERRED, RequestState.WAITING):
        assert leaving(request(OLD, state, closed_at=None)) == []
    for running in (BlockState.PLANNED, BlockState.RUNNING):
        assert leaving(focus(OLD, running)) == []
    assert leaving(customer("c2", known_since=OLD, touched_at=OLD)) == []


def test_a_request_that_came_long_ago_is_as_old_as_its_answer() -> None:
    (ended,) = finished(state_of(request(OLD)), THURSDAY, CONFIG)
    assert ended.at == OLD
    assert ended.document.received_at < OLD  # type: ignore[attr-defined]


def test_dropped_and_left_things_leave_too() -> None:
    assert leaving(call(OLD, CallState.DROPPED)) == ["p9"]
    assert leaving(call(OLD, CallState.DROPPED, due_at=YOUNG)) == []
    assert leaving(request(OLD, RequestState.LEFT)) == ["r9"]
    assert leaving(focus(OLD, BlockState.DROPPED)) == ["b9"]


def test_a_block_that_nobody_timed_has_no_day_to_stay_for() -> None:
    assert leaving(focus(None)) == ["b9"]
    assert leaving(focus(None, BlockState.PLANNED)) == []


def test_a_day_that_is_none_does_not_hold_up_the_others() -> None:
    assert set(leaving(Day(id="someday"), touch(OLD))) == {"someday", "t9"}


@pytest.mark.parametrize("undone", [False, True])
def test_what_an_undo_would_put_back_or_take_away_stays(undone: bool) -> None:
    former = Former(touches={"t9": None}, requests={"r9": request(OLD, RequestState.OPEN)})
    step = Step(id="000001", said="logged", at=OLD, former=former, undone=undone)
    there = (touch(OLD), touch(OLD, "t10"), request(OLD))
    assert leaving(*there, steps={"000001": step}) == ["t10"]


def test_how_long_is_the_reps_choice() -> None:
    config = changed(CONFIG, history=HistorySettings(keep_days=365))
    state = state_of(touch(OLD), touch(days_ago(367), "t10"))
    assert [e.document.id for e in finished(state, THURSDAY, config)] == ["t10"]


def test_an_offence_stays_for_a_year() -> None:
    offence = Offence(severity=2)
    year_ago = days_ago(367)
    assert leaving(touch(OLD, offence=offence)) == []
    assert leaving(touch(year_ago, offence=offence)) == ["t9"]
    assert leaving(request(OLD, offence=offence)) == []
    assert leaving(request(year_ago, offence=offence, received_at=year_ago)) == ["r9"]


def call_block(number: int, at: datetime, touches: tuple[str, ...]) -> Block:
    return Block(
        id=f"b{number}",
        kind=BlockKind.CALLS,
        planned_minutes=15,
        target=5,
        state=BlockState.DONE,
        started_at=at,
        ended_at=at + timedelta(minutes=15),
        touches=touches,
    )


def test_what_is_usual_stays_known_after_a_year_without_blocks() -> None:
    documents: list[Document] = [customer("c1")]
    for number in range(40, 60):
        at = days_ago(400 - number)
        documents += [call_block(number, at, (f"t{number}",)), touch(at, f"t{number}")]
    # Nobody was called in it, so it is none that others are compared with.
    documents.append(call_block(30, days_ago(345), ()))
    state = state_of(*documents)
    assert {e.document.id for e in finished(state, THURSDAY, CONFIG)} == {
        *(f"{kind}{number}" for kind in "bt" for number in range(40, 49)),
        "b30",
    }
    now = without(state, [state_of(*(e.document for e in finished(state, THURSDAY, CONFIG)))])
    last = state.blocks["b59"]
    assert summary(now, last) == summary(state, last)
    assert "usually 1 call, 0 spoke" in summary(now, last)


def test_a_block_keeps_its_touches_whatever_keeps_the_block() -> None:
    block = changed(focus(OLD, BlockState.RUNNING), touches=("t9",))
    assert leaving(block, touch(OLD), touch(OLD, "t10")) == ["t10"]


@pytest.mark.parametrize("gone_by", [0, 1, 4, 20])
def test_no_rule_sees_a_difference(gone_by: int) -> None:
    """Every answer of the method is the same with and without what has left."""
    state = grown(0.6, contacts=80, per_day=18)
    now, config = THURSDAY.add(days=gone_by), CONFIG
    old = [ended.document for ended in finished(state, now, config)]
    assert len(old) > 1000
    live = without(state, [State().put(*old)])
    rules: list[Callable[[State], object]] = [
        lambda s: queue(s, now, config),
        lambda s: proposed(s, now, config),
        lambda s: day_score(s, now, config),
        lambda s: timeline(s, now, config),
        unplanned,
        open_requests,
        lambda s: touches_since(s, now.subtract(days=30)),
        lambda s: [occasion_for(s, each, now, config) for each in s.contacts.values()],
        lambda s: [summary(s, block) for block in _newest_blocks(s)],
    ]
    for rule in rules:
        assert rule(live) == rule(state)
    assert msgspec.structs.replace(live, serial=0).contacts == state.contacts
    assert live.serial == state.serial


def _newest_blocks(state: State) -> list[Block]:
    calls = [block for block in state.blocks.values() if block.kind is BlockKind.CALLS]
    return sorted(calls, key=lambda block: block.started_at or THURSDAY)[-1:]


def test_nothing_is_left_to_do_after_it_was_done() -> None:
    state = grown(0.4, contacts=30, per_day=12)
    old = [ended.document for ended in finished(state, THURSDAY, CONFIG)]
    assert finished(without(state, [State().put(*old)]), THURSDAY, CONFIG) == []
