"""Deep work: protected time for one task that needs thought."""

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.calls.block_summary import interruptions_told
from planner.method.day.blocks import (
    block_of,
    ended,
    ends_at,
    mistaken,
    not_begun,
    planned_deep,
    planned_today,
    refuse_while_running,
    running_block,
    worked_minutes,
)
from planner.method.day.pushing import over_midnight, overrun, pushed, pushed_text
from planner.method.day.time_line import unplanned
from planner.model.change import Change
from planner.model.day import Block, BlockKind, BlockState
from planner.model.errors import Refused
from planner.model.instants import brief, stamp
from planner.model.lengths import hours
from planner.model.state import State, changed
from planner.model.text import clean, fold


def start_focus(
    state: State,
    block_id: str = "",
    *,
    now: pendulum.DateTime,
    config: Config,
    title: str = "",
) -> Change:
    """Start a planned deep-work block, or a new one with ``title``.

    Without either, the one planned for now starts, else the first one of today, else one without a
    time, else a nameless one. A title that is in the plan, or an id as a title, means the one that
    is planned. Raises Refused while another block runs, and for one that cannot start.
    """
    refuse_while_running(state)
    title = clean(title)
    block = _planned(state, block_id, title, now) or Block(
        id=state.new_id(Block),
        kind=BlockKind.DEEP,
        title=title,
        planned_minutes=config.day.focus_minutes,
    )
    started = changed(
        block,
        state=BlockState.RUNNING,
        started_at=stamp(now),
        title=block.title or _("Deep work"),
    )
    after = state.put(started, changed(state.presence, said=None))
    said = _("{title}: protected until {time}.").format(
        title=started.title, time=brief(ends_at(started), now)
    )
    return Change(after, said, started)


def _planned(state: State, block_id: str, title: str, now: pendulum.DateTime) -> Block | None:
    if block_id:
        return _waiting(block_of(state, block_id))
    if title:
        return _titled(state, title, now)
    return planned_today(state, BlockKind.DEEP, now) or next(iter(unplanned(state)), None)


def _waiting(block: Block) -> Block:
    if block.kind is not BlockKind.DEEP:
        raise Refused(_("{title} is no deep work.").format(title=block.title))
    if block.state is not BlockState.PLANNED:
        raise Refused(_("{title} is over already.").format(title=block.title))
    return block


def _titled(state: State, title: str, now: pendulum.DateTime) -> Block | None:
    wanted = fold(title)
    named = (b for b in planned_deep(state) if wanted in (b.id, fold(b.title)))
    return min(named, key=lambda block: (block.planned_start or now, block.id), default=None)


def stop_focus(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """End the running deep work; planned and real minutes stay with the block.

    If it took longer than planned, what stands directly after it is pushed. One ended within its
    first minute was not begun. Raises Refused where none runs.
    """
    block = running_block(state, BlockKind.DEEP)
    if block is None:
        raise Refused(_("No deep work is running; start some first."))
    done = ended(state, block, now)
    if mistaken(done, now):
        return not_begun(state, block)
    late = overrun(block, done.ended_at or now, now)
    moved = pushed(state, block, late, now)
    # An end is never refused: what would be pushed over midnight stays where it is.
    if any(over_midnight(each, now) for each in moved):
        moved = []
    came = what_came_of(done, now)
    if moved:
        came = f"{came} {pushed_text(moved, late)}."
    return Change(state.put(done, *moved), came, done)


def what_came_of(block: Block, now: pendulum.DateTime) -> str:
    """The minutes worked in deep work, and its interruptions, in one sentence."""
    none = ngettext("{n} interruption", "{n} interruptions", 0).format(n=0)
    parts = (
        _("{time} of deep work").format(time=hours(worked_minutes(block, now))),
        interruptions_told(block) or none,
    )
    return _("{title}: {what}.").format(title=block.title, what=", ".join(parts))


def drop_block(state: State, block_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Take a planned block off the day. Raises Refused for one that has started."""
    block = block_of(state, block_id)
    if block.state is not BlockState.PLANNED:
        raise Refused(
            _("{title} has started; only a planned block can be dropped.").format(title=block.title)
        )
    dropped = changed(block, state=BlockState.DROPPED)
    return Change(state.put(dropped), _("{title}: dropped.").format(title=block.title), dropped)
