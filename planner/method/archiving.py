"""What may leave the live state: finished, old, and of no more use to a rule or to an undo."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pendulum

from planner.config import Config
from planner.method.calls.block_summary import USUAL_BLOCKS, with_calls
from planner.model.day import Block, BlockState, Day, Meeting
from planner.model.document import Document
from planner.model.instants import last_midnight, stamp
from planner.model.request import Request
from planner.model.state import TABLES, State
from planner.model.touch import CallState, PlannedCall, Touch

OFFENCES_COUNT = timedelta(days=365)
"""How long an offence stays at hand: the toll of a contact weighs them by their age."""

_PAST = (BlockState.DONE, BlockState.DROPPED)


class Ended(NamedTuple):
    """A finished document, and when it ended."""

    at: datetime
    document: Document


class _Story(NamedTuple):
    """When a document of a table is over, and when it ended: ``None`` where nobody knows."""

    over: Callable[[Any], bool]
    ended_at: Callable[[Any], datetime | None]


def finished(state: State, now: pendulum.DateTime, config: Config) -> list[Ended]:
    """What may leave the live state.

    What a step of undo names stays, so that no undo meets a document that is not there. The touches
    of a block that stays do so too.
    """
    before = last_midnight(now.subtract(days=config.history.keep_days))
    stay = _needed(state, stamp(now))
    blocks = list(_old(state.blocks, before, stay))
    leaving = {block.document.id for block in blocks}
    for block in state.blocks.values():
        if block.id not in leaving:
            stay.update(block.touches)
    others = (state.touches, state.calls, state.requests, state.meetings, state.days)
    return [*blocks, *(old for table in others for old in _old(table, before, stay))]


def _old(table: Mapping[str, Document], before: datetime, stay: set[str]) -> Iterator[Ended]:
    """The documents that are over since ``before``.

    What has no time of its own was never on a day, so that nobody misses it on one.
    """
    for document in table.values():
        story = _STORIES[type(document)]
        if story.over(document):
            ended_at = story.ended_at(document) or before
            if ended_at <= before and document.id not in stay:
                yield Ended(ended_at, document)


def _needed(state: State, now: datetime) -> set[str]:
    """Ids of what stays, whatever its age: named by undo, usual blocks, offences."""
    # One that ends is compared with those before it.
    needed = {block.id for _start, block in with_calls(state)[-USUAL_BLOCKS - 1 :]}
    for step in state.steps.values():
        needed.update(key for name in TABLES for key in getattr(step.former, name))
    since = now - OFFENCES_COUNT
    needed.update(t.id for t in state.touches.values() if t.offence and t.at >= since)
    needed.update(
        request.id
        for request in state.requests.values()
        if request.offence and (request.offence.at or request.received_at) >= since
    )
    return needed


def _call_ended(call: PlannedCall) -> datetime:
    return call.done_at or max(call.made_at, call.due_at or call.made_at)


def _day_ended(day: Day) -> datetime | None:
    try:
        return datetime.fromisoformat(day.id).replace(tzinfo=UTC)
    except ValueError:
        # Written by another hand: no rule ever asks for such a day.
        return None


_STORIES: dict[type[Document], _Story] = {
    Touch: _Story(lambda touch: True, lambda touch: touch.at),
    PlannedCall: _Story(lambda call: call.state is not CallState.OPEN, _call_ended),
    Request: _Story(
        lambda request: request.state.ended,
        lambda request: request.closed_at or max(request.asked),
    ),
    Block: _Story(lambda block: block.state in _PAST, lambda block: block.ended_at or block.begins),
    Meeting: _Story(lambda meeting: True, lambda meeting: meeting.end),
    Day: _Story(lambda day: True, _day_ended),
}
