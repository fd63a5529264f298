"""What was found, as rows; and what came of a block, a meeting or a day."""

from collections.abc import Sequence
from datetime import datetime
from functools import singledispatch

import pendulum

from planner.locale import _
from planner.method.calls.block_summary import summary
from planner.method.day.deep_work import what_came_of
from planner.method.searching import Found, dated, kind_name, marked, quote
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind, BlockState, Day, Meeting
from planner.model.document import Document
from planner.model.instants import last_midnight, local, zone_of
from planner.model.saying import dotted, say_moment
from planner.model.state import State
from planner.tui.rows.common import employer, piece
from planner.tui.terminal.drawing import Line, Look, Text
from planner.tui.widgets.listing import Row


def found_row(found: Found, state: State, words: Sequence[str], now: pendulum.DateTime) -> Row:
    """Who, what and when; below it the words found, with what stands around them. Of what is about
    nobody, what it is stands in the place of the name."""
    contact = state.contacts.get(found.contact)
    quoted = quote(found.text, words)
    lines = [Line(_who(found, contact), _what(found, contact, now))]
    if _tells(quoted, words) or found.kind != "contact":
        lines.append(Line(_stressed(quoted, words)))
    return Row(found.id, tuple(lines))


def story_rows(item: Document, state: State, now: pendulum.DateTime) -> tuple[Row, ...]:
    """What there is to say of an item that is about no single contact."""
    lines = filter(None, _story(item, state, now))
    return tuple(
        Row(f"line {at}", (Line.of(line, Look.PLAIN if at else Look.NAME),))
        for at, line in enumerate(lines)
    )


def _who(found: Found, contact: Contact | None) -> Text:
    return (piece(contact.name if contact else kind_name(found), Look.NAME),)


def _what(found: Found, contact: Contact | None, now: pendulum.DateTime) -> Text:
    if found.kind == "contact":
        return (piece(employer(contact) if contact else "", Look.MUTED),)
    date = dated(found.at, now) if found.at else ""
    return (piece(dotted(kind_name(found) if contact else "", date), Look.MUTED),)


def _tells(text: str, words: Sequence[str]) -> bool:
    return any(found for _piece, found in marked(text, words))


def _stressed(text: str, words: Sequence[str]) -> Text:
    return tuple(
        piece(part, Look.ACCENT if found else Look.MUTED) for part, found in marked(text, words)
    )


@singledispatch
def _story(item: Document, state: State, now: pendulum.DateTime) -> tuple[str, ...]:
    return (item.id,)


@_story.register
def _of_block(block: Block, state: State, now: pendulum.DateTime) -> tuple[str, ...]:
    return (block.title, _span(block.begins, block.ended_at, now), _came_of(block, state, now))


def _came_of(block: Block, state: State, now: pendulum.DateTime) -> str:
    if block.state is BlockState.DONE:
        is_calls = block.kind is BlockKind.CALLS
        return summary(state, block) if is_calls else what_came_of(block, now)
    if block.state is BlockState.RUNNING:
        return _("now")
    missed = block.planned_start is not None and block.planned_start < last_midnight(now)
    return _("not done") if missed or block.state is BlockState.DROPPED else _("planned")


@_story.register
def _of_meeting(meeting: Meeting, state: State, now: pendulum.DateTime) -> tuple[str, ...]:
    return (meeting.summary, _span(meeting.start, meeting.end, now))


@_story.register
def _of_day(day: Day, state: State, now: pendulum.DateTime) -> tuple[str, ...]:
    return (day.id, day.line)


def _span(start: datetime | None, end: datetime | None, now: pendulum.DateTime) -> str:
    if start is None:
        return ""
    zone = zone_of(now)
    ends = f" - {local(end, zone):%H:%M}" if end else ""
    return f"{say_moment(local(start, zone), now)}{ends}"
