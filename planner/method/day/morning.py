"""The morning, one minute: what yesterday left, the five, deep work into the gaps of the day."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.calls.agreed import all_without_email
from planner.method.calls.candidates import Candidate
from planner.method.calls.first_five import choose_five, first_five
from planner.method.day.evening import end_day, lacking, line_of
from planner.method.day.free_time import Gap, gaps, neat
from planner.method.day.rituals import pending_evening
from planner.method.day.scores import day_score
from planner.method.day.time_line import SHORTEST_GAP, SlotKind, left_over, timeline, unplanned
from planner.method.requests.request_order import open_requests
from planner.model.change import Change
from planner.model.day import Block, BlockState
from planner.model.instants import last_midnight, stamp
from planner.model.request import Request
from planner.model.state import State, changed
from planner.model.touch import CallState, PlannedCall


class Left(NamedTuple):
    """What the days before left: requests that call for action or lack something, calls that were
    to be made by now, emails that never came, deep work that was not started."""

    requests: tuple[Request, ...] = ()
    calls: tuple[PlannedCall, ...] = ()
    without_email: tuple[Request, ...] = ()
    deep: tuple[Block, ...] = ()


class Placed(NamedTuple):
    """A block that waits, and a free time for it today; maybe not for all of its minutes."""

    block: Block
    start: pendulum.DateTime
    minutes: int

    @property
    def end(self) -> pendulum.DateTime:
        return self.start.add(minutes=self.minutes)


class Morning(NamedTuple):
    """What the rep nods at. ``evening_of`` is the day whose line is still to be written."""

    evening_of: date | None
    line: str
    left: Left
    five: tuple[Candidate, ...]
    plan: tuple[Placed, ...]


def morning(state: State, now: pendulum.DateTime, config: Config) -> Morning:
    """The morning of today, at any hour of it."""
    waiting = pending_evening(state, now, config)
    return Morning(
        evening_of=waiting,
        line=line_of(state, waiting, now, config) if waiting else "",
        left=left(state, now, config),
        five=first_five(state, now.date(), now, config),
        plan=plan(state, now, config),
    )


def left(state: State, now: pendulum.DateTime, config: Config) -> Left:
    """What the days before left to this one. A call that answers a request is named by it."""
    pressing = day_score(state, now, config).pressing
    never_came = tuple(all_without_email(state.requests.values(), now, config))
    midnight = last_midnight(now)
    overdue = [
        (call.due_at, call.id, call)
        for call in state.calls.values()
        if call.state is CallState.OPEN and call.due_at and call.due_at < midnight
    ]
    requests = tuple(
        request
        for request in open_requests(state, pressing)
        if (request.id in pressing or lacking(request, now, config)) and request not in never_came
    )
    named = {request.id for request in (*requests, *never_came)}
    return Left(
        requests=requests,
        calls=tuple(call for _due, _id, call in sorted(overdue) if call.request not in named),
        without_email=never_came,
        deep=tuple(left_over(state, now)),
    )


def plan(state: State, now: pendulum.DateTime, config: Config) -> tuple[Placed, ...]:
    """Deep work that waits, in the free gaps of today: what is left over first, each block in the
    first gap that has room for all of it, else shortened to the longest one, until the day has as
    much deep work as it should. Time for a call block is kept free.
    """
    slots = timeline(state, now, config)
    room = [Gap(neat(gap.start), gap.end) for gap in gaps(state, now, config)]
    if not any(slot.kind is SlotKind.CALLS for slot in slots):
        _take(room, config.calls.minutes)
    planned = sum(slot.minutes for slot in slots if slot.kind is SlotKind.DEEP)
    return tuple(_placed(_waiting(state, now), room, config.day.focus_goal_minutes - planned))


def accept_plan(
    state: State, placed: Sequence[Placed], *, now: pendulum.DateTime, config: Config
) -> Change:
    """Give these blocks their time. One that was started or dropped meanwhile stays as it is."""
    planned = [
        changed(block, planned_start=stamp(place.start), planned_minutes=place.minutes)
        for place in placed
        if (block := state.blocks.get(place.block.id)) and block.state is BlockState.PLANNED
    ]
    n = len(planned)
    said = ngettext(
        "{n} block of deep work has its time.", "{n} blocks of deep work have their time.", n
    )
    return Change(state.put(*planned), said.format(n=n) if n else "")


def begin_day(
    state: State, picks: Sequence[str], *, now: pendulum.DateTime, config: Config
) -> Change:
    """The morning is done: the first block of today begins with ``picks``."""
    today = now.date()
    after = choose_five(state, today, picks, now=now, config=config).state
    record = after.day(today)
    begun = changed(record, morning_at=record.morning_at or stamp(now))
    told = ngettext(
        "The day begins; {n} call is chosen.", "The day begins; {n} calls are chosen.", len(picks)
    )
    said = told.format(n=len(picks)) if picks else _("The day begins.")
    return Change(after.put(begun), said, begun)


def accept_morning(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """All that the morning proposes, in one step: the line that waits, the five, the deep work."""
    proposed = morning(state, now, config)
    if proposed.evening_of:
        line, day = proposed.line, proposed.evening_of
        state = end_day(state, line, day=day, now=now, config=config).state
    picks = [candidate.contact.id for candidate in proposed.five]
    begun = begin_day(state, picks, now=now, config=config)
    placed = accept_plan(begun.state, proposed.plan, now=now, config=config)
    said = " ".join(filter(None, (begun.said, placed.said)))
    return Change(placed.state, said, begun.item)


def _waiting(state: State, now: pendulum.DateTime) -> list[Block]:
    """Deep work without a time to come, each once."""
    waiting = (*left_over(state, now), *unplanned(state))
    return list({block.id: block for block in waiting}.values())


def _take(room: list[Gap], minutes: int) -> pendulum.DateTime | None:
    """Take so many minutes off the first gap that has them; when they begin."""
    for place, gap in enumerate(room):
        if gap.minutes >= minutes:
            room[place] = gap._replace(start=gap.start.add(minutes=minutes))
            return gap.start
    return None


def _placed(blocks: Sequence[Block], room: list[Gap], budget: int) -> Iterator[Placed]:
    for block in blocks:
        longest = max((gap.minutes for gap in room), default=0)
        minutes = min(block.planned_minutes, budget, longest)
        enough = minutes >= min(SHORTEST_GAP, block.planned_minutes)
        if enough and (start := _take(room, minutes)):
            yield Placed(block, start, minutes)
            budget -= minutes
