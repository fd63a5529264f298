"""All that a rep can do in a day, as tests do it: by name, on a desk with people to call."""

from collections.abc import Callable
from typing import Any

from clocks import FixedClock
from day_samples import CONFIG, THURSDAY, customer, prospect

from planner.desk import Desk
from planner.method.calls.call_block import skip, start_block, stop_block, swap_pick
from planner.method.calls.picks import current_pick
from planner.method.calls.touching import log_touch, note_touch
from planner.method.day.availability import say_availability
from planner.method.day.blocks import resume, settle
from planner.method.day.deep_work import drop_block, start_focus, stop_focus
from planner.method.requests.incoming import capture
from planner.method.requests.ownership import (
    ask_support,
    call_back,
    close,
    defer,
    mail_received,
    mail_sent,
    promise,
)
from planner.model.change import Change
from planner.model.day import Availability, Block, BlockKind
from planner.model.request import Verdict
from planner.model.state import TABLES, State
from planner.model.touch import Outcome
from planner.store.repository import Store


def people(state: State, *, now: object, config: object) -> Change:
    book = [customer(f"c{n}", name=f"Name {n}") for n in range(1, 9)]
    plan = Block(id="b20", kind=BlockKind.DEEP, title="Price list", planned_minutes=60)
    return Change(state.put(*book, prospect("c9"), plan), "people")


def desk_on(store: Store, clock: FixedClock | None = None) -> Desk:
    desk = Desk(store, CONFIG, clock or FixedClock(THURSDAY))
    if not desk.state.contacts:
        desk.apply(people, undoable=False)
    return desk


def documents(state: State) -> dict[str, Any]:
    return {table: dict(getattr(state, table)) for table in TABLES}


Deed = Callable[[Desk], Any]


def _newest_request(desk: Desk) -> str:
    return max(desk.state.requests, default="r0", key=lambda key: int(key[1:]))


def _newest_touch(desk: Desk) -> str:
    return max(desk.state.touches, default="t0", key=lambda key: int(key[1:]))


def _pick(desk: Desk) -> str:
    for block in desk.state.blocks.values():
        if pick := current_pick(desk.state, block):
            return pick
    return "c3"


DEEDS: dict[str, Deed] = {
    "start": lambda desk: desk.apply(start_block),
    "stop": lambda desk: desk.apply(stop_block),
    "skip": lambda desk: desk.apply(skip),
    "swap": lambda desk: desk.apply(swap_pick, _pick(desk)),
    "spoke": lambda desk: desk.apply(log_touch, _pick(desk), Outcome.SPOKE, next_line="friday x"),
    "voicemail": lambda desk: desk.apply(log_touch, _pick(desk), Outcome.VOICEMAIL),
    "wrong": lambda desk: desk.apply(log_touch, _pick(desk), Outcome.WRONG_NUMBER),
    "note": lambda desk: desk.apply(note_touch, _newest_touch(desk), note="n"),
    "focus": lambda desk: desk.apply(start_focus),
    "unfocus": lambda desk: desk.apply(stop_focus),
    "drop": lambda desk: desk.apply(drop_block, "b20"),
    "known calls": lambda desk: desk.apply(capture, desk.state.contacts["c1"], "gaskets"),
    "new calls": lambda desk: desk.apply(capture, "Somebody", "x", choice=Verdict.TAKE),
    "call back": lambda desk: desk.apply(capture, "Other", "x", choice=Verdict.CALL_BACK),
    "back": lambda desk: desk.apply(resume),
    "defer": lambda desk: desk.apply(defer, _newest_request(desk)),
    "call": lambda desk: desk.apply(call_back, _newest_request(desk), desk.now.add(hours=1)),
    "promise": lambda desk: desk.apply(promise, _newest_request(desk), desk.now.add(hours=2)),
    "support": lambda desk: desk.apply(
        ask_support, _newest_request(desk), "Accounts", desk.now.add(hours=1)
    ),
    "sent": lambda desk: desk.apply(mail_sent, _newest_request(desk)),
    "received": lambda desk: desk.apply(mail_received, _newest_request(desk)),
    "close": lambda desk: desk.apply(close, _newest_request(desk), "done"),
    "driving": lambda desk: desk.apply(say_availability, Availability.DRIVING),
    "by itself": lambda desk: desk.apply(say_availability, None),
    "settle": lambda desk: desk.apply(settle),
    "undo": lambda desk: desk.undo(),
    "redo": lambda desk: desk.redo(),
}
