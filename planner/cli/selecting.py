"""What a list holds, and in which order."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

import pendulum

from planner.cli.faces.view import View
from planner.locale import _
from planner.method.calls.candidates import Candidate
from planner.method.calls.five_calls import queue
from planner.method.calls.touching import touches_since
from planner.method.contacts.finding import by_name
from planner.method.day.scores import day_score
from planner.method.requests.request_order import open_requests
from planner.model.contact import Contact
from planner.model.day import Block, BlockState
from planner.model.errors import WrongUsage
from planner.model.instants import at, last_midnight, zone_of
from planner.model.request import Request
from planner.model.text import clean, fold
from planner.model.touch import CallState, PlannedCall, Touch

TOUCH_DAYS = 30
"""How far back touches are listed where nothing is said."""

_EVER = datetime(1, 1, 2, tzinfo=UTC)
_AGO = re.compile(r"(\d{1,4})d")
_NAMED_DAYS = {"today": 0, "hoy": 0, "yesterday": 1, "ayer": 1, "tomorrow": -1, "manana": -1}
"""How many days ago they are."""


class Asked(NamedTuple):
    """``over``: also what is over. ``since``: also what is over, but nothing older than that."""

    over: bool = False
    since: datetime | None = None

    @property
    def oldest(self) -> datetime | None:
        """The oldest moment wanted, or ``None`` where only what goes on is."""
        return self.since or (_EVER if self.over else None)


def day_named(text: str, now: pendulum.DateTime) -> datetime:
    """The beginning of the day ``2026-03-02``, ``yesterday``, ``tomorrow`` or ``7d`` (days ago).

    Raises WrongUsage.
    """
    wanted = fold(clean(text))
    ago = _NAMED_DAYS.get(wanted)
    if found := _AGO.fullmatch(wanted):
        ago = int(found[1])
    if ago is not None:
        return now.start_of("day").subtract(days=ago)
    try:
        # East of Greenwich the first day of the calendar begins before the calendar of UTC does.
        return max(at(date.fromisoformat(wanted), "00:00", zone_of(now)), _EVER)
    except ValueError as error:
        raise WrongUsage(
            _("{text} is no day; write one such as 2026-03-02, yesterday or 7d.").format(
                text=clean(text)
            )
        ) from error


def calls(view: View, asked: Asked) -> list[Candidate | PlannedCall]:
    """The queue; then calls planned beside the first of a contact; then those that are over."""
    rows = queue(view.state, view.now, view.config)
    queued = {row.planned.id for row in rows if row.planned}
    planned = sorted(view.state.calls.values(), key=lambda call: call.due_at or call.made_at)
    later = [c for c in planned if c.state is CallState.OPEN and c.id not in queued]
    over = [c for c in planned if c.state is not CallState.OPEN and _wanted(c.made_at, asked)]
    return [*rows, *later, *over]


def requests(view: View, asked: Asked) -> list[Request]:
    """Open ones, however old, as the rep should take them; then those that are over, newest
    first."""
    pressing = day_score(view.state, view.now, view.config).pressing
    going = open_requests(view.state, pressing)
    ended = [r for r in view.state.requests.values() if r.state.ended]
    over = [r for r in ended if _wanted(r.received_at, asked)]
    return [*going, *sorted(over, key=lambda request: request.received_at, reverse=True)]


def blocks(view: View, asked: Asked) -> list[Block]:
    """In order of time: what goes on, what is planned, what was done today."""
    found = [block for block in view.state.blocks.values() if _listed(block, view, asked)]
    return sorted(found, key=lambda block: (block.begins is None, block.begins or _EVER, block.id))


def contacts(view: View, asked: Asked) -> list[Contact]:
    """By name, accents folded."""
    since = asked.since
    known = view.state.contacts.values()
    return by_name([c for c in known if not (since and c.known_since and c.known_since < since)])


def touches(view: View, asked: Asked) -> list[Touch]:
    """Oldest first, so that the newest stands just above the prompt."""
    return touches_since(view.state, asked.oldest or view.now.subtract(days=TOUCH_DAYS))


SELECTIONS: dict[str, Callable[[View, Asked], Sequence[Any]]] = {
    "calls": calls,
    "requests": requests,
    "blocks": blocks,
    "contacts": contacts,
    "touches": touches,
}


def _wanted(moment: datetime, asked: Asked) -> bool:
    """Whether something that is over belongs in the list."""
    return asked.oldest is not None and moment >= asked.oldest


def _listed(block: Block, view: View, asked: Asked) -> bool:
    when = block.begins
    if asked.since:
        return when is None or when >= asked.since
    if asked.over or block.state in (BlockState.PLANNED, BlockState.RUNNING):
        return True
    done_today = when is not None and when >= last_midnight(view.now)
    return done_today and block.state is BlockState.DONE
