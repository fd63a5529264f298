"""What arrives while the rep is protected, and the minutes it takes from the block."""

from datetime import datetime

import pendulum

from planner.model.day import Block, Interruption
from planner.model.instants import seconds_between, stamp
from planner.model.request import Request, Verdict
from planner.model.state import State, changed


def interrupted(block: Block, request: Request, choice: Verdict, now: pendulum.DateTime) -> Block:
    """The block with the interruption noted. One taken has its minutes counted until the rep is
    back; one deferred, or in hand already, has taken none."""
    taken = choice is Verdict.TAKE
    mark = Interruption(request=request.id, at=stamp(now), open=taken)
    # Whoever takes a second call has left the first one.
    before = resumed(block, now) if taken else block
    return changed(before, interruptions=(*before.interruptions, mark))


def resumed(block: Block, at: datetime) -> Block:
    """The block with a request taken meanwhile at an end, its minutes counted until ``at``."""
    if block.interruption is None:
        return block
    return changed(
        block,
        interruptions=tuple(
            changed(mark, open=False, minutes=minutes_of(mark, at)) if mark.open else mark
            for mark in block.interruptions
        ),
    )


def over_with(state: State, request: Request, now: pendulum.DateTime) -> State:
    """The state with the talk about the request at an end, in whichever block it was taken: an
    answer given and a conversation left take no more minutes."""
    marks = ((block, block.interruption) for block in state.blocks.values())
    over = (resumed(block, now) for block, mark in marks if mark and mark.request == request.id)
    return state.put(*over)


def minutes_of(mark: Interruption, until: datetime) -> float:
    """The minutes that an interruption takes if the rep is back at ``until``."""
    return max(round(seconds_between(mark.at, until) / 60, 1), 0)
