"""Deep work that was broken off: the next free time for what is left of it, offered at once."""

from math import ceil
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.day.blocks import block_of, worked_minutes
from planner.method.day.free_time import next_gap
from planner.method.day.planning import SHORTEST
from planner.method.day.pushing import NEAT
from planner.method.hours.working_time import refuse_past
from planner.model.change import Change
from planner.model.day import Block, BlockKind, BlockState, Ending
from planner.model.errors import Refused
from planner.model.instants import say_when, stamp
from planner.model.lengths import hours
from planner.model.state import State

_MUCH = 3
"""Who stops with one part in so many left, or more, has broken it off."""


class Offer(NamedTuple):
    """So many minutes are left, and free from ``start`` on."""

    minutes: int
    start: pendulum.DateTime


def offer_for_rest(
    state: State, block: Block, now: pendulum.DateTime, config: Config
) -> Offer | None:
    """Where the rest of a block could go: of deep work that was stopped with a third or more left,
    or lost a quarter of an hour to interruptions. ``None`` for any other, and without free time.
    """
    if block.kind is not BlockKind.DEEP or block.state is not BlockState.DONE:
        return None
    lost = sum(mark.minutes for mark in block.interruptions)
    left = block.planned_minutes - worked_minutes(block, now)
    stopped = block.ending is Ending.STOPPED and left * _MUCH >= block.planned_minutes
    if not stopped and not (lost and left >= SHORTEST):
        return None
    minutes = max(ceil(left / NEAT) * NEAT, SHORTEST)
    # Who has just stopped has something else to do first.
    start = next_gap(state, minutes, now.add(minutes=SHORTEST), config)
    return Offer(minutes, start) if start else None


def continue_later(
    state: State, block_id: str, offer: Offer, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Plan what is left of a block for the time offered, under the same title. Raises Refused for a
    block that is not over, and a time that is."""
    block = block_of(state, block_id)
    if block.state is not BlockState.DONE:
        raise Refused(_("{title} is not over.").format(title=block.title))
    if offer.start < now.start_of("minute"):
        refuse_past(offer.start, now)
    rest = Block(
        id=state.new_id(Block),
        kind=BlockKind.DEEP,
        title=block.title,
        planned_start=stamp(offer.start),
        planned_minutes=offer.minutes,
    )
    said = _("{title}: {length} more {when}.").format(
        title=block.title, length=hours(offer.minutes), when=say_when(offer.start, now)
    )
    return Change(state.put(rest), said, rest)
