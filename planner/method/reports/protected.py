"""Protected time: what was planned, what was kept, and what broke it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pendulum

from planner.method.day.blocks import worked_minutes
from planner.method.reports.period import Stretch
from planner.model.day import Block, BlockKind, BlockState, Ending, Interruption
from planner.model.instants import last_midnight
from planner.model.state import State


class Protected(NamedTuple):
    """The ``blocks`` of a kind that began, and minutes of all, also of those that never did.
    ``planned`` is the sum of the next four. ``real`` is the time that was protected indeed, also
    beyond what was planned."""

    kind: BlockKind
    blocks: int = 0
    planned: int = 0
    kept: int = 0
    interrupted: int = 0
    ended_early: int = 0
    not_started: int = 0
    real: int = 0

    @property
    def empty(self) -> bool:
        """Whether no block of this kind was there at all."""
        return not (self.blocks or self.planned)


class Interrupter(NamedTuple):
    """Whose requests came into blocks: how many, and the minutes they took."""

    contact: str
    interruptions: int
    minutes: float


def protected(state: State, stretch: Stretch, kind: BlockKind, now: pendulum.DateTime) -> Protected:
    """The blocks that began, or should have begun, in the stretch. What runs is not yet decided,
    nor is what is planned for today or later; what was ticked off without having run tells
    nothing."""
    total = Protected(kind)
    for block in state.blocks.values():
        for minutes in _told(block, stretch, now) if block.kind is kind else ():
            sums = (a + b for a, b in zip(total[1:], minutes, strict=True))
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


def _told(block: Block, stretch: Stretch, now: pendulum.DateTime) -> Iterator[tuple[int, ...]]:
    """One block as the numbers of Protected: once for each time that it was planned and not begun,
    and once for what became of it."""
    for missed in block.missed:
        if stretch.holds(missed.at):
            yield _not_started(missed.minutes)
    if stretch.holds(block.begins) and _decided(block, now):
        begun = block.started_at is not None
        yield _worked(block, now) if begun else _not_started(block.planned_minutes)


def _decided(block: Block, now: pendulum.DateTime) -> bool:
    if block.state is BlockState.PLANNED:
        return block.planned_start is not None and block.planned_start < last_midnight(now)
    # What was ticked off without having run was done, at a time that nobody knows.
    ticked = block.state is BlockState.DONE and block.started_at is None
    return not ticked and block.state is not BlockState.RUNNING


def _not_started(minutes: int) -> tuple[int, ...]:
    return (0, minutes, 0, 0, 0, minutes, 0)


def _worked(block: Block, now: pendulum.DateTime) -> tuple[int, ...]:
    """Blocks, planned, kept, interrupted, ended early, not started, real. A call block with all its
    calls made lost nothing by ending early."""
    planned = block.planned_minutes
    taken = round(sum(mark.minutes for mark in block.interruptions))
    real = worked_minutes(block, now)
    whole = block.ending is Ending.COMPLETE
    kept = max(planned - taken, 0) if whole else min(real, planned)
    interrupted = min(taken, planned - kept)
    return (1, planned, kept, interrupted, planned - kept - interrupted, 0, real)
