"""The contacts of a call block, one after the other."""

import pendulum

from planner.method.calls.block_summary import touches_of
from planner.method.day.blocks import running_block
from planner.model.day import Block
from planner.model.state import State, changed


def current_pick(state: State, block: Block) -> str:
    """The contact of the moment: the first pick neither touched in this block nor skipped."""
    return next(iter(to_come(state, block)), "")


def current_contact(state: State) -> str:
    """Whom the running block is at; nobody without one. The id of the contact, or empty."""
    block = running_block(state)
    return current_pick(state, block) if block else ""


def pick_of_the_moment(state: State, now: pendulum.DateTime) -> str:
    """The same; nobody while the rep recovers from an insult."""
    # Imported late: only the screen asks this, and commands load the rest of this module.
    from planner.method.requests.recovery import recovering

    return "" if recovering(state, now) else current_contact(state)


def passed_over(state: State, block: Block, contact_id: str) -> Block:
    """The block without this contact among those to come; as it is, if they are none of them. The
    marks of a talk with them go too."""
    left = to_come(state, block)
    if contact_id not in left:
        return block
    marks = () if contact_id == left[0] else block.marks
    return changed(block, skipped=(*block.skipped, contact_id), marks=marks)


def to_come(state: State, block: Block) -> list[str]:
    """The picks neither touched in this block nor skipped."""
    behind = {touch.contact for touch in touches_of(state, block)} | set(block.skipped)
    return [pick for pick in block.picks if pick not in behind]
