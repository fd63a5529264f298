"""What call blocks and deep work share: one at a time, by the wall clock, ended honestly."""

from datetime import datetime, timedelta

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.interruptions import resumed
from planner.model.change import Change
from planner.model.day import Block, BlockKind, BlockState, Ending
from planner.model.errors import Refused
from planner.model.instants import brief, stamp
from planner.model.state import State, changed

FORGOTTEN_AFTER = timedelta(minutes=30)
"""How far over its time a block may run before nobody can be meant to be in it any more."""


def running_block(state: State) -> Block | None:
    """The block under way. There is never more than one."""
    return next((b for b in state.blocks.values() if b.state is BlockState.RUNNING), None)


def block_of(state: State, block_id: str) -> Block:
    """The block with this id, or a refusal."""
    block = state.blocks.get(block_id)
    if block is None:
        raise Refused(_("There is no block {id}.").format(id=block_id))
    return block


def planned_today(state: State, kind: BlockKind, now: pendulum.DateTime) -> Block | None:
    """The first block of this kind in today's plan that has not started, late ones included."""
    start, end = now.start_of("day"), now.end_of("day")
    planned = [
        block
        for block in state.blocks.values()
        if block.kind is kind
        and block.state is BlockState.PLANNED
        and block.planned_start
        and start <= block.planned_start <= end
    ]
    return min(planned, key=lambda block: block.planned_start or start, default=None)


def refuse_while_running(state: State) -> None:
    """Refuse if a block runs already."""
    if running := running_block(state):
        raise Refused(_("{title} is running; end it first.").format(title=running.title))


def ends_at(block: Block) -> datetime:
    """When a started block's time is over."""
    if block.started_at is None:
        raise Refused(_("{title} has not started.").format(title=block.title))
    return block.started_at + timedelta(minutes=block.planned_minutes)


def real_minutes(block: Block, now: pendulum.DateTime) -> int:
    """Whole minutes a block has really had so far."""
    if block.started_at is None:
        return 0
    return int(((block.ended_at or now) - block.started_at).total_seconds() // 60)


def ended(block: Block, now: pendulum.DateTime, *, complete: bool = False) -> Block:
    """The block ended by hand. One forgotten ended when its time was over, not now."""
    ends = ends_at(block)
    forgotten = now >= ends + FORGOTTEN_AFTER
    ending = Ending.TIME if now >= ends else Ending.STOPPED
    return changed(
        resumed(block, now),
        state=BlockState.DONE,
        ended_at=ends if forgotten else stamp(now),
        ending=Ending.COMPLETE if complete else ending,
    )


def settle(
    state: State, *, now: pendulum.DateTime, config: Config, watched: bool = False
) -> Change:
    """Close a block whose time ran out while nobody looked, at the time it would have ended.

    While somebody looks (``watched``) no call is cut: the time over counts, within reason.
    """
    block = running_block(state)
    if block is None:
        return Change(state, "")
    ends = ends_at(block)
    if now < ends + (FORGOTTEN_AFTER if watched else timedelta()):
        return Change(state, "")
    done = changed(resumed(block, now), state=BlockState.DONE, ended_at=ends, ending=Ending.SETTLED)
    said = _("{title}: ended at {time}, when its time was over.").format(
        title=block.title, time=brief(ends, now)
    )
    return Change(state.put(done), said, done)
