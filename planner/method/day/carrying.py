"""What is not done today goes on tomorrow, with its age; what was carried too often is set aside.

A day counts once it is over and the rep was here: the last day on which carry-overs were counted.
So nothing ages while the rep is away, over a weekend, or on a public holiday.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.by_id import item_of
from planner.method.day.availability import is_away
from planner.method.day.blocks import planned_deep
from planner.method.hours.working_time import add_working_days, working_days
from planner.model.change import Change
from planner.model.contact import called
from planner.model.day import Block, BlockState, Missed
from planner.model.errors import Refused
from planner.model.instants import at, day_of, last_midnight, stamp, zone_of
from planner.model.request import Request
from planner.model.state import State, changed
from planner.model.touch import CallState, PlannedCall

MOST_CARRIED = 4
"""How often in a row something is carried over before it is set aside."""

Carried = Block | PlannedCall | Request

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def is_aside(item: Block | PlannedCall) -> bool:
    """Whether it still waits, and was carried over too often to be proposed any more.

    A call that answers a request is owed to somebody: it is never set aside.
    """
    waits = item.state in (BlockState.PLANNED, CallState.OPEN)
    owed = isinstance(item, PlannedCall) and item.request
    return waits and item.carried > MOST_CARRIED and not owed


def calls_aside(state: State) -> list[PlannedCall]:
    """Planned calls that are set aside, the oldest first."""
    found = (call for call in state.calls.values() if is_aside(call))
    return sorted(found, key=lambda call: (-call.carried, call.made_at, call.id))


def carried_today(state: State, now: pendulum.DateTime) -> bool:
    """Whether the carry-overs of this day are counted already."""
    counted_at = state.presence.carried_at
    return counted_at is not None and day_of(counted_at, now) >= day_of(now, now)


def carry_over(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """A day begins: what earlier ones left unfinished is a day older, and deep work of theirs has
    lost its time. Tells only of what is set aside by that. Once a day; not while the rep is away.
    """
    if carried_today(state, now) or is_away(state, now):
        return Change(state, "")
    midnight = last_midnight(now)
    older = list(_older(state, _until(state, now, config)))
    after = state.put(*older)
    after = after.put(*_missed(after, midnight), changed(after.presence, carried_at=stamp(now)))
    return Change(after, _said(after, older))


def bring_back(state: State, item_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Take a block or a call that is set aside back to the others, as if it was new. Raises Refused
    for anything else."""
    item = item_of(state, item_id)
    if not isinstance(item, Block | PlannedCall) or not is_aside(item):
        raise Refused(_("Only what is set aside can be brought back."))
    back = changed(item, carried=0)
    return Change(state.put(back), _("{what}: back again.").format(what=_what(state, back)), back)


def _until(state: State, now: pendulum.DateTime, config: Config) -> datetime | None:
    """The end of the last day on which the rep was here; ``None`` where it was counted already, or
    was none of work."""
    today, midnight = day_of(now, now), last_midnight(now)
    counted_at = state.presence.carried_at
    before = (step.at for step in state.steps.values() if step.at < midnight)
    seen = max((*before, *((counted_at,) if counted_at else ())), default=None)
    last = day_of(seen, now) if seen and counted_at else add_working_days(today, -1, config)
    ends = last + timedelta(days=1)
    if not working_days(last, ends, config):
        return None
    return stamp(at(ends, "00:00", zone_of(now)))


def _older(state: State, until: datetime | None) -> Iterator[Carried]:
    """All that was to be done before ``until`` and is not, one day older."""
    for since, item in _waiting(state):
        if until is not None and since < until:
            yield changed(item, carried=item.carried + 1)


def _waiting(state: State) -> Iterator[tuple[datetime, Carried]]:
    """All that waits to be done, and since when."""
    for block in planned_deep(state):
        # One that lost its time on an earlier day need not say when it was made.
        yield block.planned_start or block.made_at or _LONG_AGO, block
    for call in state.calls.values():
        if call.state is CallState.OPEN:
            yield call.due_at or call.made_at, call
    for request in state.requests.values():
        if not request.state.ended:
            yield request.promise.at if request.promise else request.received_at, request


def _missed(state: State, midnight: datetime) -> Iterator[Block]:
    """Deep work that was planned for a day before this one, without its time; what was planned is
    kept for the reports."""
    for block in planned_deep(state):
        start = block.planned_start
        if start and start < midnight:
            missed = Missed(at=start, minutes=block.planned_minutes)
            yield changed(block, planned_start=None, missed=(*block.missed, missed))


def _said(state: State, older: Iterable[Carried]) -> str:
    """What has just become too old; nothing else is worth a word."""
    names = [
        _what(state, item)
        for item in older
        if isinstance(item, Block | PlannedCall)
        and item.carried == MOST_CARRIED + 1
        and is_aside(item)
    ]
    if not names:
        return ""
    told = _("Set aside after {n} days in a row: {what}.")
    return told.format(n=MOST_CARRIED + 1, what=", ".join(names))


def _what(state: State, item: Block | PlannedCall) -> str:
    if isinstance(item, Block):
        return item.title
    return called(state.whom(item.contact).name)
