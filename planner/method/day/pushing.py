"""What stands directly after a block gives way when the block takes longer or later; nothing else.

Only planned blocks are pushed, each from the one before it: the first gap stops it, and so do
meetings, lunch and email windows.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil

import pendulum

from planner.locale import _
from planner.model.day import Block, BlockState
from planner.model.errors import Refused
from planner.model.instants import last_midnight, local_to, minute_of, seconds_between
from planner.model.lengths import hours
from planner.model.state import State, changed

NEAT = 5
"""Minutes to which the planner rounds the times that it proposes itself."""


def _following(state: State, block: Block, now: pendulum.DateTime) -> list[Block]:
    """The planned blocks that stand one after the other from the end of ``block`` on, as planned
    and, of one that runs, as it runs. What was planned for days before this one leads nowhere."""
    # Whole minutes: who starts by hand starts some seconds after the minute.
    ends = {minute_of(start + block.length) for start in _starts(block, now)}
    planned = sorted(
        (other.planned_start, other.id, other)
        for other in state.blocks.values()
        if other.planned_start and other.state is BlockState.PLANNED and other.id != block.id
    )
    found = []
    for start, _id, other in planned:
        if minute_of(start) in ends:
            found.append(other)
            ends.add(minute_of(start + other.length))
    return found


def overrun(block: Block, ended_at: datetime, now: pendulum.DateTime) -> int:
    """How many minutes later than planned a block has ended, rounded up to a neat number."""
    planned = next(iter(_starts(block, now)), None)
    if planned is None:
        return 0
    late = int(seconds_between(planned + block.length, ended_at) // 60)
    return max(ceil(late / NEAT) * NEAT, 0)


def pushed(state: State, block: Block, by: int, now: pendulum.DateTime) -> list[Block]:
    """What stands directly after ``block``, ``by`` minutes later; nothing where that goes no
    later."""
    return [
        changed(other, planned_start=other.planned_start + timedelta(minutes=by), carried=0)
        for other in (_following(state, block, now) if by > 0 else ())
        if other.planned_start
    ]


def over_midnight(block: Block, now: pendulum.DateTime) -> bool:
    """Whether a planned block would not end on the day on which it begins."""
    if block.planned_start is None:
        return False
    begins = local_to(block.planned_start, now)
    return block.planned_start + block.length > begins.start_of("day").add(days=1)


def refuse_over_midnight(blocks: Iterable[Block], now: pendulum.DateTime) -> None:
    """Refuse if one of them would not end on the day on which it begins."""
    for block in blocks:
        if over_midnight(block, now):
            raise Refused(
                _("{title} would run over midnight; make it shorter, or plan it earlier.").format(
                    title=block.title
                )
            )


def pushed_text(blocks: Iterable[Block], by: int) -> str:
    """What was pushed and by how much, as a part of a sentence; empty for nothing."""
    titles = ", ".join(block.title for block in blocks)
    return titles and _("{titles} pushed by {length}").format(titles=titles, length=hours(by))


def _starts(block: Block, now: pendulum.DateTime) -> list[datetime]:
    """When it was to start and when it did, from the day of ``now`` on."""
    midnight = last_midnight(now)
    return [
        start for start in (block.planned_start, block.started_at) if start and start >= midnight
    ]
