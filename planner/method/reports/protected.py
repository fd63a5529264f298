"""Protected time: what was planned, what was kept, and what broke it."""

from collections.abc import Iterable
from typing import NamedTuple

import pendulum

from planner.method.blocks import worked_minutes
from planner.method.reports.period import Stretch
from planner.model.day import Block, BlockKind, BlockState, Ending, Interruption
from planner.model.state import State


class Protected(NamedTuple):
    """Minutes of all blocks of a kind. ``planned`` is the sum of the next four. ``real`` is the
    time that was protected indeed, also beyond what was planned."""

    kind: BlockKind
    blocks: int = 0
    planned: int = 0
    kept: int = 0
    interrupted: int = 0
    ended_early: int = 0
    not_started: int = 0
    real: int = 0


class Interrupter(NamedTuple):
    """Whose requests came into blocks: how many, and the minutes they took."""

    contact: str
    interruptions: int
    minutes: float


def protected(state: State, stretch: Stretch, kind: BlockKind, now: pendulum.DateTime) -> Protected:
    """The blocks that began, or should have begun, in the stretch. What runs is not yet decided,
    nor is what is planned for today or later."""
    total = Protected(kind)
    for block in state.blocks.values():
        if block.kind is kind and stretch.holds(block.begins) and _decided(block, now):
            sums = (a + b for a, b in zip(total[1:], _minutes(block, now), strict=True))
            total = Protected(kind, *sums)
    return total


def interruptions(state: State, stretch: Stretch) -> list[Interruption]:
    """What came into blocks."""
    return [
        mark
        for block in state.blocks.values()
        for mark in block.interruptions
        if stretch.holds(mark.at)
    ]


def by_contact(state: State, marks: Iterable[Interruption]) -> tuple[Interrupter, ...]:
    """By whose requests they were, the most minutes first."""
    found: dict[str, Interrupter] = {}
    for mark in marks:
        request = state.requests.get(mark.request)
        who = request.contact if request else ""
        _who, count, minutes = found.get(who, Interrupter(who, 0, 0))
        found[who] = Interrupter(who, count + 1, round(minutes + mark.minutes, 1))
    return tuple(
        sorted(found.values(), key=lambda one: (-one.minutes, -one.interruptions, one.contact))
    )


def _decided(block: Block, now: pendulum.DateTime) -> bool:
    if block.state is BlockState.PLANNED:
        return block.planned_start is not None and block.planned_start < now.start_of("day")
    return block.state is not BlockState.RUNNING


def _minutes(block: Block, now: pendulum.DateTime) -> tuple[int, ...]:
    """One block as the numbers of Protected: blocks, planned, kept, interrupted, ended early, not
    started, real. A call block with all its calls made lost nothing by ending early."""
    planned = block.planned_minutes
    if block.started_at is None:
        return (1, planned, 0, 0, 0, planned, 0)
    taken = round(sum(mark.minutes for mark in block.interruptions))
    real = worked_minutes(block, now)
    whole = block.ending is Ending.COMPLETE
    kept = max(planned - taken, 0) if whole else min(real, planned)
    interrupted = min(taken, planned - kept)
    return (1, planned, kept, interrupted, planned - kept - interrupted, 0, real)
