"""The contacts of a call block, one after the other."""

from planner.method.block_summary import touches_of
from planner.model.day import Block
from planner.model.state import State


def current_pick(state: State, block: Block) -> str:
    """The contact of the moment: the first pick neither touched in this block nor skipped."""
    behind = {touch.contact for touch in touches_of(state, block)} | set(block.skipped)
    return next((pick for pick in block.picks if pick not in behind), "")
