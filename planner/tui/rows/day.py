"""The rows of the day pane: a time line with now, protected time around what is fixed."""

from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.calls.block_summary import (
    by_outcome,
    interruptions_told,
    outcome_counts,
    touches_of,
)
from planner.method.day.blocks import real_minutes, worked_minutes
from planner.method.day.respite import fits_calls
from planner.method.day.rituals import Ritual, due_ritual
from planner.method.day.scores import DayScore
from planner.method.day.time_line import (
    Slot,
    SlotKind,
    all_day,
    aside,
    in_a_sentence,
    left_over,
    overlaps,
    slot_name,
    timeline,
    unplanned,
)
from planner.method.requests.request_order import email_window
from planner.model.day import Block, BlockKind, BlockState
from planner.model.instants import brief, day_of
from planner.model.lengths import hours
from planner.model.saying import say_day
from planner.model.state import State
from planner.tui.commands import key_of
from planner.tui.rows.common import flowed, fullest_title, piece, section, stacked
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look, Text, cells, words_of
from planner.tui.widgets.listing import Row

_GROUNDS = {
    SlotKind.DEEP: (Look.ACCENT, Look.DEEP_GROUND),
    SlotKind.CALLS: (Look.GOOD, Look.CALLS_GROUND),
    SlotKind.MEETING: (Look.WARN, Look.MEETING_GROUND),
}
_LONG = 45
"""Minutes from which a slot takes a second line."""
_MARGIN = 8
"""Cells beside the words of a row: the time, the edge, a blank on either side."""
_MOST_REMARKS = 3
"""Lines of remarks on one block: in a narrow pane the last ones give way to the day."""


class _Today(NamedTuple):
    """What the rows of a day need to know of each other. ``room_for_calls`` are the ids of the free
    gaps worth a word, ``window`` is that of the email window under way or to come."""

    state: State
    now: pendulum.DateTime
    width: int
    overlapped: dict[str, Slot]
    room_for_calls: frozenset[str]
    window: str


def day_rows(state: State, now: pendulum.DateTime, config: Config, width: int) -> tuple[Row, ...]:
    """The pane from top to bottom, ``width`` cells wide."""
    return stacked(
        _ritual(state, now, config),
        _whole_day(state, now),
        _time_line(state, now, config, width),
        _waiting(state, now),
    )


def _ritual(state: State, now: pendulum.DateTime, config: Config) -> Iterator[Row]:
    """The line that offers the morning or the evening, while one is due."""
    if due := due_ritual(state, now, config):
        command, told = {
            Ritual.MORNING: ("morning", _("{key}: one minute for the morning")),
            Ritual.EVENING: ("evening", _("{key}: two minutes for the evening")),
        }[due]
        words = told.format(key=key_of(config, command))
        yield Row("ritual", (Line.of(words, Look.ACCENT),), selectable=False)


def day_title(score: DayScore, width: int) -> Text:
    """The border title with the minutes of deep work."""
    done, goal = hours(score.focus_minutes), hours(score.focus_goal)
    full = _("deep work {done} of {goal}").format(done=done, goal=goal)
    return fullest_title(_("Today"), (full, f"{done}/{goal}"), width)


def _whole_day(state: State, now: pendulum.DateTime) -> Iterator[Row]:
    edge, ground = _GROUNDS[SlotKind.MEETING]
    for meeting in all_day(state, now):
        left = (piece(" " * 6), piece(signs.FIXED, edge), piece(f" {meeting.summary}", ground))
        right = (piece(_("all day") + " ", ground),)
        yield Row(meeting.id, (Line(left, right, piece(" ", ground)),))


def _time_line(state: State, now: pendulum.DateTime, config: Config, width: int) -> Iterator[Row]:
    slots = timeline(state, now, config)
    windows = (slot.id for slot in slots if slot.kind is SlotKind.EMAIL and slot.end > now)
    today = _Today(
        state, now, width, overlaps(slots, now), _room_for_calls(slots, config), next(windows, "")
    )
    shown_now = False
    for slot in slots:
        # Free time begins now, if not later.
        if not shown_now and (slot.start > now or slot.kind is SlotKind.FREE):
            shown_now = True
            yield _now_row(now)
        yield _DRAWN.get(slot.kind, _protected_row)(slot, today)
    if not shown_now:
        yield _now_row(now)


def _room_for_calls(slots: Iterable[Slot], config: Config) -> frozenset[str]:
    if any(slot.kind is SlotKind.CALLS for slot in slots):
        return frozenset()
    free = (slot for slot in slots if slot.kind is SlotKind.FREE)
    return frozenset(slot.id for slot in free if fits_calls(slot, config))


def _now_row(now: pendulum.DateTime) -> Row:
    line = Line((piece(now.strftime("%H:%M "), Look.BAD),), (), piece(signs.RULE, Look.BAD))
    return Row("now", (line,), selectable=False)


def _free_row(slot: Slot, today: _Today) -> Row:
    free = " " + _("free {time}").format(time=hours(slot.minutes))
    room = free + " · " + _("room for five calls")
    fits = slot.id in today.room_for_calls and cells((_time(slot), piece(room))) <= today.width
    return Row(slot.id, (Line((_time(slot), piece(room if fits else free, Look.MUTED))),))


def _lunch_row(slot: Slot, today: _Today) -> Row:
    shade = piece(signs.SHADE, Look.MUTED)
    label = (_time(slot), shade, piece(f" {slot_name(slot)} ", Look.MUTED))
    return Row(slot.id, (Line(label, (), shade),))


def _email_row(slot: Slot, today: _Today) -> Row:
    waiting = len(email_window(today.state)) if slot.id == today.window else 0
    told = f"{slot_name(slot)} {signs.DOT} {waiting}" if waiting else slot_name(slot)
    sign = piece(f"{signs.MAIL} ", Look.NUMBER)
    return Row(slot.id, (Line((_time(slot), sign, piece(told, Look.MUTED))),))


_DRAWN = {SlotKind.FREE: _free_row, SlotKind.LUNCH: _lunch_row, SlotKind.EMAIL: _email_row}


def _protected_row(slot: Slot, today: _Today) -> Row:
    edge, ground = _GROUNDS[slot.kind]
    # What others fixed has another edge than what the rep protects: colour says it, not alone.
    sign = piece(signs.FIXED if slot.kind is SlotKind.MEETING else signs.EDGE, edge)
    fill = piece(" ", ground)
    time = _time(slot, Look.WARN if slot.id in today.overlapped else Look.MUTED)
    right = (piece(_state_of(slot, today) + " ", ground),)
    title, below = slot.title, _remarks_below(slot, today)
    if slot.minutes >= _LONG and not below:
        title, *below = _over_two_lines(title, today.width - _MARGIN - cells(right) - 1)
    lines = [Line((time, sign, piece(f" {title}", ground)), right, fill)]
    for words in below:
        lines.append(Line((piece(" " * 6), sign, piece(f" {words}", ground)), (), fill))
    return Row(slot.id, tuple(lines))


def _remarks_below(slot: Slot, today: _Today) -> list[str]:
    """The lines of remarks that have room."""
    lines = flowed(map(piece, _remarks(slot, today)), today.width - _MARGIN)[:_MOST_REMARKS]
    return [words_of(line.left) for line in lines]


def _over_two_lines(title: str, room: int) -> tuple[str, str]:
    """A title that is too long for the first line, parted between two words."""
    words = wrap(title, max(room, 1), break_long_words=False, break_on_hyphens=False)
    first, *others = words or [""]
    return first, " ".join(others)


def _time(slot: Slot, look: Look = Look.MUTED) -> tuple[str, Look]:
    return piece(slot.start.strftime("%H:%M "), look)


def _state_of(slot: Slot, today: _Today) -> str:
    block = slot.block
    if block is None or block.state is BlockState.PLANNED:
        return hours(slot.minutes)
    if block.state is BlockState.RUNNING:
        return _("now")
    if block.kind is BlockKind.CALLS:
        made = len(touches_of(today.state, block))
        # A block without a call was none.
        return f"{signs.DONE if made else signs.DOT} {made}/{block.target}"
    if block.started_at is None:
        # Ticked off: nobody knows how long it took.
        return signs.DONE
    return f"{signs.DONE} {hours(worked_minutes(block, today.now))}"


def _remarks(slot: Slot, today: _Today) -> Iterator[str]:
    """What its overlap is, that it was to have begun, or, of a block that is over, what it was to
    be and what came of it."""
    if other := today.overlapped.get(slot.id):
        yield _("overlaps {other}").format(other=in_a_sentence(other))
    block = slot.block
    # Not before the minute is over that stands on the screen.
    if block and block.state is BlockState.PLANNED and slot.start < today.now.start_of("minute"):
        yield _("not started")
    if block and block.state is BlockState.DONE:
        came = _of_calls if block.kind is BlockKind.CALLS else _of_deep_work
        yield from filter(None, came(block, today))


def _of_deep_work(block: Block, today: _Today) -> Iterator[str]:
    yield _plan_of(block, today.now)
    yield interruptions_told(block)


def _of_calls(block: Block, today: _Today) -> Iterator[str]:
    # First, and so never without room: they add up to the calls made, which stand above.
    yield from outcome_counts(by_outcome(touches_of(today.state, block)))
    yield interruptions_told(block)
    yield _("took {length}").format(length=hours(real_minutes(block, today.now)))
    # The length is always the same: only a start that was planned is worth a word.
    yield _plan_of(block, today.now) if block.planned_start else ""


def _plan_of(block: Block, now: pendulum.DateTime) -> str:
    """What was planned, beside which stands what really happened."""
    length = hours(block.planned_minutes)
    if block.planned_start is None:
        return _("planned {length}").format(length=length)
    start = brief(block.planned_start, now)
    began = block.started_at and brief(block.started_at, now)
    if (start, block.planned_minutes) == (began, worked_minutes(block, now)):
        return _("as planned")
    return _("planned {time} {length}").format(time=start, length=length)


def _waiting(state: State, now: pendulum.DateTime) -> Iterator[Row]:
    """Deep work that stands nowhere in the day: left over from another one, without a time, or
    carried over so often that it is set aside."""
    left = left_over(state, now)
    older = {block.id for block in left}
    timeless = [block for block in unplanned(state) if block.id not in older]
    groups = {
        _("left over"): [_waiting_row(block, _age(block, now)) for block in left],
        _("without a time yet"): [_waiting_row(b, hours(b.planned_minutes)) for b in timeless],
        _("set aside"): [_waiting_row(block, _days(block), Look.MUTED) for block in aside(state)],
    }
    for words, rows in groups.items():
        yield from section(words, rows)


def _age(block: Block, now: pendulum.DateTime) -> str:
    """On which day it waits, or, before that was counted, since which: with the hour the narrow
    pane would cut both it and the title."""
    if block.planned_start:
        return say_day(day_of(block.planned_start, now), now)
    return _("day {n}").format(n=block.carried + 1)


def _days(block: Block) -> str:
    return ngettext("{n} day", "{n} days", block.carried).format(n=block.carried)


def _waiting_row(block: Block, right: str, look: Look = Look.PLAIN) -> Row:
    edge = piece(f"      {signs.EDGE}", look or Look.ACCENT)
    left = (edge, piece(f" {block.title}", look))
    return Row(block.id, (Line(left, (piece(right, Look.MUTED),)),))
