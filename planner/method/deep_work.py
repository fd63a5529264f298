"""Deep work: protected time for one task that needs thought."""

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.blocks import (
    block_of,
    ended,
    ends_at,
    planned_today,
    real_minutes,
    refuse_while_running,
    running_block,
)
from planner.model.change import Change
from planner.model.day import Block, BlockKind, BlockState
from planner.model.errors import Refused
from planner.model.instants import brief, stamp
from planner.model.state import State, changed
from planner.model.text import clean


def start_focus(
    state: State,
    block_id: str = "",
    *,
    now: pendulum.DateTime,
    config: Config,
    title: str = "",
    minutes: int = 0,
) -> Change:
    """Start a planned deep-work block, or a new one with ``title``.

    Without either, the next one planned for today starts, else a nameless one.
    """
    refuse_while_running(state)
    planned = block_of(state, block_id) if block_id else None
    if planned is None and not title:
        planned = planned_today(state, BlockKind.DEEP, now)
    block = planned or Block(
        id=state.new_id(Block),
        kind=BlockKind.DEEP,
        title=clean(title) or _("deep work"),
        planned_minutes=minutes or config.day.focus_minutes,
    )
    if block.state is not BlockState.PLANNED:
        raise Refused(_("{title} is over already.").format(title=block.title))
    started = changed(block, state=BlockState.RUNNING, started_at=stamp(now))
    after = state.put(started, changed(state.presence, said=None))
    ends = brief(stamp(now.add(minutes=started.planned_minutes)), now)
    said = _("{title}: protected until {time}.").format(title=started.title, time=ends)
    return Change(after, said, started)


def stop_focus(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """End the running deep work; planned and real minutes stay with the block."""
    block = running_block(state)
    if block is None or block.kind is not BlockKind.DEEP:
        raise Refused(_("No deep work is running."))
    done = ended(block, now, complete=now >= ends_at(block))
    said = _("{title}: {minutes} minutes of deep work, {n} interruptions.").format(
        title=block.title, minutes=real_minutes(done, now), n=len(block.interruptions)
    )
    return Change(state.put(done), said, done)


def drop_block(state: State, block_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Take a planned block off the day."""
    block = block_of(state, block_id)
    if block.state is not BlockState.PLANNED:
        raise Refused(
            _("{title} has started; only a planned block can be dropped.").format(title=block.title)
        )
    dropped = changed(block, state=BlockState.DROPPED)
    return Change(state.put(dropped), _("{title}: dropped.").format(title=block.title), dropped)
