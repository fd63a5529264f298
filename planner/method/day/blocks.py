"""What call blocks and deep work share: one at a time, by the wall clock, ended honestly."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.requests.interruptions import minutes_of, resumed
from planner.model.change import Change
from planner.model.day import Block, BlockKind, BlockState, Ending, Interruption
from planner.model.errors import Refused
from planner.model.instants import brief, last_midnight, seconds_between, stamp
from planner.model.state import State, changed

FORGOTTEN_AFTER = timedelta(minutes=30)
"""How far over its time a short block may run before nobody can be meant to be in it any more."""


def running_block(state: State, kind: BlockKind | None = None) -> Block | None:
    """The block under way, if it is of this ``kind``, where one is named. There is never more than
    one."""
    running = next((b for b in state.blocks.values() if b.state is BlockState.RUNNING), None)
    return running if running and kind in (None, running.kind) else None


def block_of(state: State, block_id: str) -> Block:
    """The block with this id, or a refusal."""
    block = state.blocks.get(block_id)
    if block is None:
        told = _("There is no block {id}; 'planner list blocks' shows all.")
        raise Refused(told.format(id=block_id))
    return block


def planned_today(state: State, kind: BlockKind, now: pendulum.DateTime) -> Block | None:
    """The block of this kind planned for now that has not started; else the first one of today's
    plan, late ones included."""
    start, end = last_midnight(now), stamp(now.end_of("day"))
    planned = [
        (not _is_its_time(block.planned_start, block, now), block.planned_start, block.id, block)
        for block in state.blocks.values()
        if block.kind is kind
        and block.state is BlockState.PLANNED
        and block.planned_start
        and start <= block.planned_start <= end
    ]
    return min(planned)[-1] if planned else None


def planned_deep(state: State) -> Iterator[Block]:
    """The deep work that was not started, with a time or without."""
    for block in state.blocks.values():
        if block.kind is BlockKind.DEEP and block.state is BlockState.PLANNED:
            yield block


def _is_its_time(start: datetime, block: Block, now: pendulum.DateTime) -> bool:
    return start <= stamp(now) < start + block.length


def refuse_while_running(state: State) -> None:
    """Refuse if a block runs already."""
    if running := running_block(state):
        raise Refused(_("“{title}” is running; end it first.").format(title=running.title))


def ends_at(block: Block) -> datetime:
    """When a started block's time is over. Raises Refused for one that has not started."""
    if block.started_at is None:
        raise Refused(_("{title} has not started.").format(title=block.title))
    return block.started_at + block.length


def all_calls_made(block: Block) -> bool:
    """Whether it is a call block with all its calls; it may go on."""
    return block.kind is BlockKind.CALLS and len(block.touches) >= block.target


def real_minutes(block: Block, now: pendulum.DateTime) -> int:
    """Whole minutes from the start of a block to its end, or to now."""
    if block.started_at is None:
        return 0
    return max(int(seconds_between(block.started_at, block.ended_at or now) // 60), 0)


def worked_minutes(block: Block, now: datetime, since: pendulum.DateTime | None = None) -> int:
    """Whole minutes of them, from ``since`` on, that no request taken meanwhile has cost."""
    # Rounded, for what is left between two whole minutes must not fall below one of them.
    return int(round(worked_seconds(block, now, since), 1) // 60)


def worked_seconds(block: Block, now: datetime, since: pendulum.DateTime | None = None) -> float:
    """The same in seconds."""
    if block.started_at is None:
        return 0
    start = max(block.started_at, since or block.started_at)
    end = block.ended_at or now
    lost = sum(_taken_seconds(mark, start, end) for mark in block.interruptions)
    return max(seconds_between(start, end) - lost, 0)


def worked_so_far(
    state: State, block: Block, now: pendulum.DateTime, since: pendulum.DateTime | None = None
) -> int:
    """The minutes of a block that runs as they will count once it is ended: none of a meeting into
    which it ran on."""
    until = met(state, block, now) if block.state is BlockState.RUNNING else None
    return worked_minutes(block, until or now, since)


def _taken_seconds(mark: Interruption, start: datetime, end: datetime) -> float:
    """How much of the time from ``start`` to ``end`` the interruption took."""
    over = end if mark.open else mark.at + timedelta(minutes=mark.minutes)
    return max(seconds_between(max(mark.at, start), min(over, end)), 0)


def resume(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """The rep is back in the block from a request taken in the middle of it. Raises Refused where
    none was."""
    block = running_block(state)
    mark = block.interruption if block else None
    if block is None or mark is None:
        raise Refused(_("No block waits for you to come back."))
    back = resumed(block, now)
    said = _("{title}: back after {minutes} min.").format(
        title=block.title, minutes=round(minutes_of(mark, now))
    )
    return Change(state.put(back), said, back)


def ended(state: State, block: Block, now: pendulum.DateTime) -> Block:
    """The block ended by hand. One forgotten ended when it was last seen at work, not now; one that
    ran on into a meeting when that began."""
    over = _over_at(state, block)
    at = over if now >= over + _patience(block) else met(state, block, now) or now
    return _closed(block, at, Ending.TIME if at >= ends_at(block) else Ending.STOPPED)


def mistaken(done: Block, now: pendulum.DateTime) -> bool:
    """Whether a block that was ended was a key pressed by mistake: over in its first minute, with
    nothing done and nobody put off."""
    return not (done.interruptions or done.touches or worked_minutes(done, now))


def not_begun(state: State, block: Block) -> Change:
    """Leave no trace of it: what was planned is planned again, and what was not is gone."""
    was_planned = block.planned_start or block.made_at or block.carried
    kept = BlockState.PLANNED if was_planned else BlockState.DROPPED
    back = changed(block, state=kept, started_at=None, picks=(), skipped=(), marks=())
    told = _("{title}: ended within a minute; it counts as not begun.")
    return Change(state.put(back), told.format(title=block.title), back)


def settle(
    state: State, *, now: pendulum.DateTime, config: Config, watched: bool = False
) -> Change:
    """Close a block whose time ran out while nobody looked, at the time it would have ended.

    While somebody looks (``watched``) no call is cut: the time over counts, within reason.
    """
    block = running_block(state)
    if block is None:
        return Change(state, "")
    over = _over_at(state, block)
    if now < over + (_patience(block) if watched else timedelta()):
        return Change(state, "")
    done = _closed(block, over, Ending.SETTLED)
    said = _("{title}: ended at {time}, when its time was over.").format(
        title=block.title, time=brief(over, now)
    )
    return Change(state.put(done), said, done)


def met(state: State, block: Block, now: pendulum.DateTime) -> datetime | None:
    """Since when a block that ran over its time has been in a meeting: nobody is at both. ``None``
    where none has begun."""
    over = _over_at(state, block)
    begun = (
        max(meeting.start, over)
        for meeting in state.meetings.values()
        if meeting.busy and not meeting.all_day and meeting.start <= now and over < meeting.end
    )
    return min((start for start in begun if start <= now), default=None)


def _over_at(state: State, block: Block) -> datetime:
    """When a started block's time was over; a call that took longer is not cut."""
    touches = (state.touches[id_].at for id_ in block.touches if id_ in state.touches)
    return max((ends_at(block), *touches))


def _patience(block: Block) -> timedelta:
    """How long a block may run over: who thinks for hours looks up late."""
    return max(FORGOTTEN_AFTER, block.length)


def _closed(block: Block, at: datetime, ending: Ending) -> Block:
    back = resumed(block, at)
    return changed(
        back,
        state=BlockState.DONE,
        # What came in after its time, before anybody saw to it, interrupted nothing.
        interruptions=tuple(mark for mark in back.interruptions if mark.at <= at),
        # A clock set back must not end a block before it began.
        ended_at=max(stamp(at), block.started_at or stamp(at)),
        ending=Ending.COMPLETE if all_calls_made(block) else ending,
    )
