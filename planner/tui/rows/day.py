"""The rows of the day pane: a time line with now, protected time around what is fixed."""

from collections.abc import Iterator

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.day import Slot, SlotKind, left_over, timeline, unplanned
from planner.method.scores import DayScore
from planner.model.day import Block, BlockState
from planner.model.instants import local, zone_of
from planner.model.state import State
from planner.tui import signs
from planner.tui.drawing import Line, Look, Text
from planner.tui.listing import Row
from planner.tui.rows.common import fullest_title, hours, piece, section, stacked

_GROUNDS = {
    SlotKind.DEEP: (Look.ACCENT, Look.DEEP_GROUND),
    SlotKind.CALLS: (Look.GOOD, Look.CALLS_GROUND),
    SlotKind.MEETING: (Look.WARN, Look.MEETING_GROUND),
}
_LONG = 45
"""Minutes from which a slot takes a second line."""


def day_rows(state: State, now: pendulum.DateTime, config: Config) -> tuple[Row, ...]:
    """The pane from top to bottom."""
    return stacked(_time_line(state, now, config), _waiting(state, now))


def day_title(score: DayScore, width: int) -> Text:
    """The border title with the minutes of deep work."""
    done, goal = hours(score.focus_minutes), hours(score.focus_goal)
    full = _("deep work {done} of {goal}").format(done=done, goal=goal)
    return fullest_title(_("Today"), (full, f"{done}/{goal}"), width)


def _time_line(state: State, now: pendulum.DateTime, config: Config) -> Iterator[Row]:
    shown_now = False
    for slot in timeline(state, now, config):
        if not shown_now and slot.start > now:
            shown_now = True
            yield _now_row(now)
        yield _slot_row(slot, now)
    if not shown_now:
        yield _now_row(now)


def _now_row(now: pendulum.DateTime) -> Row:
    line = Line((piece(now.format("HH:mm "), Look.BAD),), (), piece(signs.RULE, Look.BAD))
    return Row("now", (line,), selectable=False)


def _slot_row(slot: Slot, now: pendulum.DateTime) -> Row:
    time = piece(slot.start.format("HH:mm "), Look.MUTED)
    if slot.kind is SlotKind.FREE:
        free = _("free {time}").format(time=hours(slot.minutes))
        return Row(slot.id, (Line((time, piece(f" {free}", Look.MUTED))),))
    if slot.kind is SlotKind.LUNCH:
        shade = piece(signs.SHADE, Look.MUTED)
        lunch = piece(" " + _("lunch") + " ", Look.MUTED)
        label = (time, piece(signs.SHADE, Look.MUTED), lunch)
        return Row(slot.id, (Line(label, (), shade),))
    if slot.kind is SlotKind.EMAIL:
        label = (time, piece(f"{signs.MAIL} ", Look.NUMBER), piece(_("email window"), Look.MUTED))
        return Row(slot.id, (Line(label),))
    return _protected_row(slot, now)


def _protected_row(slot: Slot, now: pendulum.DateTime) -> Row:
    edge, ground = _GROUNDS[slot.kind]
    # What others fixed has another edge than what the rep protects: colour says it, not alone.
    sign = signs.FIXED if slot.kind is SlotKind.MEETING else signs.EDGE
    fill = piece(" ", ground)
    over = slot.end <= now and not (slot.block and slot.block.state is BlockState.RUNNING)
    right = (piece(_state_of(slot, now) + " ", ground),)
    left = (
        piece(slot.start.format("HH:mm "), Look.MUTED),
        piece(sign, edge),
        piece(f" {slot.title}", ground),
    )
    lines = [Line(left, right, fill)]
    if slot.minutes >= _LONG or (slot.block and slot.block.interruptions):
        told = _interruptions(slot.block) if slot.block and over else ""
        second = (piece(" " * 6), piece(sign, edge), piece(f" {told}", ground))
        lines.append(Line(second, (), fill))
    return Row(slot.id, tuple(lines))


def _state_of(slot: Slot, now: pendulum.DateTime) -> str:
    block = slot.block
    if block is None or block.state is BlockState.PLANNED:
        late = block is not None and slot.start < now
        return _("not started") if late else hours(slot.minutes)
    if block.state is BlockState.RUNNING:
        return _("now")
    return f"{signs.DONE} {hours(slot.minutes)}"


def _interruptions(block: Block) -> str:
    n = len(block.interruptions)
    return ngettext("{n} interruption", "{n} interruptions", n).format(n=n)


def _waiting(state: State, now: pendulum.DateTime) -> Iterator[Row]:
    """Deep work that stands nowhere in the day: left over from another one, or without a time."""
    zone = zone_of(now)
    left = [
        _waiting_row(block, f"{local(block.planned_start, zone):%d/%m}")
        for block in left_over(state, now)
        if block.planned_start
    ]
    timeless = [_waiting_row(block, hours(block.planned_minutes)) for block in unplanned(state)]
    yield from section(_("left over"), left)
    yield from section(_("without a time yet"), timeless)


def _waiting_row(block: Block, right: str) -> Row:
    left = (piece(f"      {signs.EDGE}", Look.ACCENT), piece(f" {block.title}"))
    return Row(block.id, (Line(left, (piece(right, Look.MUTED),)),))
