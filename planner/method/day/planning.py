"""Blocks in the plan: earlier, later, shorter, longer, in two, another time, another day.

Only what is to come can be planned: each verb raises Refused for what is not there, is over, or is
of another kind. Overlaps are allowed, and told.
"""

from datetime import datetime, timedelta
from functools import singledispatch
from math import ceil

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.by_id import contact_of, item_of
from planner.method.calls.agreed import has_own_hour
from planner.method.day.blocks import block_of
from planner.method.day.free_time import neat, next_gap
from planner.method.day.pushing import pushed, pushed_text, refuse_over_midnight
from planner.method.day.time_line import SHORTEST_GAP, in_a_sentence, overlapped_by
from planner.method.hours.working_time import add_working_days, refuse_past
from planner.model.change import Change
from planner.model.day import Block, BlockKind, BlockState
from planner.model.document import Document
from planner.model.errors import Refused
from planner.model.instants import at, brief, local_to, seconds_between, stamp, zone_of
from planner.model.lengths import hours
from planner.model.saying import say_day, say_moment
from planner.model.state import State, changed
from planner.model.touch import CallState, PlannedCall

STEP = 15
"""Minutes by which one key moves, lengthens or shortens a block."""
SHORTEST = SHORTEST_GAP
"""Minutes that a block has at least."""


def move(state: State, block_id: str, by: int, *, now: pendulum.DateTime, config: Config) -> Change:
    """Move a planned block ``by`` minutes, earlier if negative.

    What stands directly after it is pushed when it goes later. One that should have started goes
    on from the next quarter of an hour.
    """
    block = _planned(state, block_id)
    if block.planned_start is None:
        raise Refused(_("{title} has no time yet; give it one first.").format(title=block.title))
    start = block.planned_start + timedelta(minutes=by)
    if start < now.start_of("minute"):
        if by < 0:
            told = _("{time} is past: {title} cannot begin earlier.")
            raise Refused(told.format(time=brief(start, now), title=block.title))
        start = stamp(neat(now.add(minutes=1), STEP))
        by = int(seconds_between(block.planned_start, start) // 60)
    moved = _at(block, start, now)
    chain = pushed(state, block, by, now)
    refuse_over_midnight(chain, now)
    said = _("{title}: moved to {time}").format(title=block.title, time=brief(start, now))
    return _told(state.put(moved, *chain), moved, now, config, said, pushed_text(chain, by))


def place(
    state: State, block_id: str, moment: datetime, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Plan a block for this moment, whatever its time was. Nothing else moves."""
    block = _planned(state, block_id)
    moved = _at(block, stamp(moment), now)
    said = _("{title}: moved to {time}").format(title=block.title, time=brief(moment, now))
    return _told(state.put(moved), moved, now, config, said)


def to_next_gap(state: State, block_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Plan a block for the next free time with room for it; one to come, after its own."""
    block = _planned(state, block_id)
    after = now
    if block.planned_start and block.planned_start >= now:
        after = local_to(block.planned_start + block.length, now)
    return place(state, block.id, _gap(state, block, after, config), now=now, config=config)


def resize(
    state: State, block_id: str, by: int, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Make a block ``by`` minutes longer, or a planned one shorter if negative.

    What stands directly after it is pushed when it gets longer.
    """
    block = block_of(state, block_id)
    if block.state is not BlockState.RUNNING:
        block = _planned(state, block_id)
    elif by < 0:
        raise Refused(
            _("{title} is running; it can be made longer, or ended.").format(title=block.title)
        )
    minutes = max(block.planned_minutes + by, SHORTEST)
    if minutes == block.planned_minutes:
        raise Refused(_("A block has at least {minutes} minutes.").format(minutes=SHORTEST))
    resized = changed(block, planned_minutes=minutes, carried=0)
    chain = pushed(state, block, by, now)
    is_planned = block.state is BlockState.PLANNED
    refuse_over_midnight([*([resized] if is_planned else []), *chain], now)
    said = _("{title}: {length}").format(title=block.title, length=hours(minutes))
    return _told(state.put(resized, *chain), resized, now, config, said, pushed_text(chain, by))


def split(state: State, block_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Make two of a block of deep work: in the middle, or, of one that runs, at this moment."""
    block = block_of(state, block_id)
    if block.kind is not BlockKind.DEEP:
        raise Refused(_("{title} is no deep work.").format(title=block.title))
    running = block.state is BlockState.RUNNING
    first = _minutes_so_far(block, now) if running else _half(_planned(state, block_id))
    second = block.planned_minutes - first
    if second < SHORTEST:
        raise Refused(
            _("{title} is too short to split: each part needs {minutes} minutes.").format(
                title=block.title, minutes=SHORTEST
            )
        )
    start = block.started_at if running else block.planned_start
    rest = Block(
        id=state.new_id(Block),
        kind=BlockKind.DEEP,
        title=block.title,
        planned_start=start and start + timedelta(minutes=first),
        planned_minutes=second,
        made_at=stamp(now),
    )
    head = changed(block, planned_minutes=first, carried=0)
    said = _("{title}: split into {first} and {second} min.").format(
        title=block.title, first=first, second=second
    )
    return Change(state.put(head, rest), said, rest)


def not_today(state: State, item_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Put a planned block or call off to the next working day, at the same time if that is free."""
    return _put_off(item_of(state, item_id), state, now, config)


@singledispatch
def _put_off(item: Document, state: State, now: pendulum.DateTime, config: Config) -> Change:
    raise Refused(_("Only planned blocks and calls can be put off to another day."))


@_put_off.register
def _block_put_off(block: Block, state: State, now: pendulum.DateTime, config: Config) -> Change:
    block = _planned(state, block.id)
    begins = max(local_to(block.planned_start or now, now), now)
    day = at(add_working_days(begins.date(), 1, config), "00:00", zone_of(now))
    start = _gap(state, block, day, config)
    if block.planned_start:
        usual = at(day.date(), _time_of_day(block.planned_start, now), zone_of(now))
        found = next_gap(state, block.planned_minutes, usual, config, without=block.id)
        start = usual if found == usual else start
    moved = _at(block, stamp(start), now)
    said = _("{title}: not today, {when}").format(title=block.title, when=say_moment(start, now))
    return _told(state.put(moved), moved, now, config, said)


@_put_off.register
def _call_put_off(
    call: PlannedCall, state: State, now: pendulum.DateTime, config: Config
) -> Change:
    name = contact_of(state, call.contact).name
    if call.state is not CallState.OPEN:
        raise Refused(_("The call to {name} is off the list already.").format(name=name))
    if call.request:
        raise Refused(
            _("{name} was promised this call; promise a new time instead.").format(name=name)
        )
    begins = max(local_to(call.due_at or now, now), now)
    day = add_working_days(begins.date(), 1, config)
    time = _time_of_day(call.due_at, now) if call.due_at else config.day.start
    due = at(day, time, zone_of(now))
    put_off = changed(call, due_at=stamp(due), zone=zone_of(now), carried=0)
    when = say_moment(due, now) if has_own_hour(call, now, config) else say_day(due, now)
    said = _("{title}: not today, {when}").format(title=name, when=when)
    return Change(state.put(put_off), f"{said}.", put_off)


def _planned(state: State, block_id: str) -> Block:
    block = block_of(state, block_id)
    if block.state is not BlockState.PLANNED:
        raise Refused(
            _("{title} has started; only what is to come can be planned.").format(title=block.title)
        )
    return block


def _at(block: Block, start: datetime, now: pendulum.DateTime) -> Block:
    """The block with this start, which is to come and leaves room for it before midnight."""
    if start < now.start_of("minute"):
        refuse_past(start, now)
    moved = changed(block, planned_start=start, carried=0)
    refuse_over_midnight([moved], now)
    return moved


def _gap(state: State, block: Block, after: pendulum.DateTime, config: Config) -> pendulum.DateTime:
    start = next_gap(state, block.planned_minutes, after, config, without=block.id)
    if start is None:
        raise Refused(
            _("There is no free time for {title} in the next days; make it shorter.").format(
                title=block.title
            )
        )
    return start


def _half(block: Block) -> int:
    """The first half, in whole quarters of an hour."""
    return round(block.planned_minutes / 2 / STEP) * STEP or STEP


def _minutes_so_far(block: Block, now: pendulum.DateTime) -> int:
    so_far = seconds_between(block.started_at, now) if block.started_at else 0
    return max(ceil(so_far / 60), SHORTEST)


def _told(
    state: State, block: Block, now: pendulum.DateTime, config: Config, *parts: str
) -> Change:
    """The change, with what was pushed and what the block overlaps now."""
    other = overlapped_by(state, block, now, config)
    overlap = _("it overlaps {other}").format(other=in_a_sentence(other)) if other else ""
    said = "; ".join(part for part in (*parts, overlap) if part)
    return Change(state, f"{said}.", block)


def _time_of_day(instant: datetime, now: pendulum.DateTime) -> str:
    return local_to(instant, now).strftime("%H:%M")
