"""What arrives while the rep is protected, and the minutes it takes from the block."""

import pendulum

from planner.model.day import Block, Interruption
from planner.model.instants import seconds_between, stamp
from planner.model.request import Request, Verdict
from planner.model.state import changed


def interrupted(block: Block, request: Request, now: pendulum.DateTime) -> Block:
    """The block with the interruption noted. One taken has its minutes counted until the rep is
    back; one deferred has taken none."""
    mark = Interruption(request=request.id, at=stamp(now), open=request.choice is Verdict.TAKE)
    return changed(block, interruptions=(*block.interruptions, mark))


def resumed(block: Block, now: pendulum.DateTime) -> Block:
    """The block with a request taken meanwhile at an end, its minutes counted until now."""
    return changed(
        block,
        interruptions=tuple(
            changed(mark, open=False, minutes=round(seconds_between(mark.at, now) / 60, 1))
            if mark.open
            else mark
            for mark in block.interruptions
        ),
    )
