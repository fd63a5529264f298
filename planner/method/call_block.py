"""Fifteen protected minutes for five proactive calls: start, pace, swap, end, survival."""

from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.blocks import (
    ended,
    ends_at,
    planned_today,
    refuse_while_running,
    running_block,
)
from planner.method.calling_hours import next_opening
from planner.method.five_calls import Candidate, five, queue
from planner.method.interruptions import resumed
from planner.method.touching import contact_of, last_touches
from planner.model.change import Change
from planner.model.day import Block, BlockKind, BlockState
from planner.model.errors import Refused
from planner.model.instants import brief, stamp
from planner.model.state import State, changed
from planner.model.touch import Outcome, Touch


class Progress(NamedTuple):
    """Where a call block stands. ``left`` is in seconds and below zero once the time is over;
    ``ahead`` is in seconds against an even pace (0: on pace, below zero: behind)."""

    left: int
    done: int
    target: int
    ahead: int
    outcomes: dict[Outcome, int]
    current: str = ""


def proposed(state: State, now: pendulum.DateTime, config: Config) -> list[str]:
    """The contacts that a block started now would call."""
    return five(queue(state, now, config), config, state.day(now.date().isoformat()).passed)


def start_block(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """Start the block with the proposed contacts. Refused while another block runs."""
    refuse_while_running(state)
    candidates = queue(state, now, config)
    picks = five(candidates, config, state.day(now.date().isoformat()).passed)
    if not picks:
        raise Refused(_nobody(candidates, now, config))
    planned = planned_today(state, BlockKind.CALLS, now)
    block = Block(
        id=planned.id if planned else state.new_id(Block),
        kind=BlockKind.CALLS,
        title=_("Five calls"),
        planned_start=planned.planned_start if planned else None,
        planned_minutes=config.calls.minutes,
        state=BlockState.RUNNING,
        started_at=stamp(now),
        target=config.calls.target,
        picks=tuple(picks),
    )
    after = state.put(block, changed(state.presence, said=None))
    said = ngettext(
        "The block runs: {n} call in {minutes} minutes.",
        "The block runs: {n} calls in {minutes} minutes.",
        len(picks),
    ).format(n=len(picks), minutes=block.planned_minutes)
    return Change(after, said, block)


def skip(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """Pass over the contact of the moment. Nothing was attempted, so nothing is logged."""
    block = running_calls(state)
    current = current_pick(state, block)
    if not current:
        raise Refused(_("Nobody is left to skip in this block."))
    skipped = changed(resumed(block, now), skipped=(*block.skipped, current))
    said = _("{name}: skipped.").format(name=contact_of(state, current).name)
    return Change(state.put(skipped), said, skipped)


def swap_pick(state: State, contact_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Take a contact out of today's five; the next in the queue takes the place."""
    contact = contact_of(state, contact_id)
    day = state.day(now.date().isoformat())
    after = state.put(changed(day, passed=(*day.passed, contact_id)))
    block = running_block(state)
    if block and contact_id in block.picks:
        chosen = five(queue(after, now, config), config, (*day.passed, contact_id, *block.picks))
        picks = _replaced(block.picks, contact_id, chosen[:1])
        after = after.put(changed(block, picks=picks))
    return Change(after, _("{name}: not today.").format(name=contact.name), contact)


def stop_block(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """End the running call block by hand, as what it was."""
    block = running_calls(state)
    done = ended(block, now, complete=len(block.touches) >= block.target)
    after = state.put(done)
    return Change(after, summary(after, done), done)


def progress(state: State, block: Block, now: pendulum.DateTime) -> Progress:
    """Where the block stands at ``now``."""
    touches = touches_of(state, block)
    left = round((ends_at(block) - now).total_seconds())
    elapsed = block.planned_minutes * 60 - left
    pace = block.planned_minutes * 60 // max(block.target, 1)
    done = len(touches)
    behind = min((done + 1) * pace - elapsed, 0)
    return Progress(
        left=left,
        done=done,
        target=block.target,
        ahead=max(done * pace - elapsed, 0) or behind,
        outcomes={outcome: _count(touches, outcome) for outcome in Outcome},
        current=current_pick(state, block),
    )


def running_calls(state: State) -> Block:
    """The running call block, or a refusal."""
    block = running_block(state)
    if block is None or block.kind is not BlockKind.CALLS:
        raise Refused(_("No call block is running."))
    return block


def current_pick(state: State, block: Block) -> str:
    """The contact of the moment: the first pick neither touched in this block nor skipped."""
    behind = {touch.contact for touch in touches_of(state, block)} | set(block.skipped)
    return next((pick for pick in block.picks if pick not in behind), "")


def touches_of(state: State, block: Block) -> list[Touch]:
    """The touches made in the block, in order."""
    return [state.touches[id_] for id_ in block.touches if id_ in state.touches]


def summary(state: State, block: Block) -> str:
    """What came of the block, in one line."""
    touches = touches_of(state, block)
    parts = [
        ngettext("{n} call", "{n} calls", len(touches)).format(n=len(touches)),
        _("{n} spoke").format(n=_count(touches, Outcome.SPOKE)),
        _("{n} voicemail").format(n=_count(touches, Outcome.VOICEMAIL)),
        _("{n} no answer").format(n=_count(touches, Outcome.NO_ANSWER)),
    ]
    if booked := _next_steps(state, block):
        parts.append(ngettext("{n} next step", "{n} next steps", booked).format(n=booked))
    if block.interruptions:
        n = len(block.interruptions)
        parts.append(ngettext("{n} interruption", "{n} interruptions", n).format(n=n))
    return " · ".join(parts)


def last_touch_of(state: State, contact_id: str) -> Touch | None:
    """The newest touch of a contact."""
    return next(iter(last_touches(state, contact_id, 1)), None)


def _next_steps(state: State, block: Block) -> int:
    if block.started_at is None or block.ended_at is None:
        return 0
    called = {touch.contact for touch in touches_of(state, block)}
    return sum(
        block.started_at <= call.made_at <= block.ended_at and call.contact in called
        for call in state.calls.values()
    )


def _count(touches: list[Touch], outcome: Outcome) -> int:
    return sum(touch.outcome is outcome for touch in touches)


def _replaced(picks: tuple[str, ...], old: str, new: list[str]) -> tuple[str, ...]:
    return tuple(id_ for pick in picks for id_ in (new if pick == old else [pick]))


def _nobody(candidates: tuple[Candidate, ...], now: pendulum.DateTime, config: Config) -> str:
    if not candidates:
        return _("There is nobody to call yet: import contacts or add a call first.")
    openings = [
        next_opening(candidate.contact, now, config)
        for candidate in candidates
        if candidate.contact.phones and candidate.left_out
    ]
    if not openings:
        return _("Nobody on the list has a phone number; add one to a contact.")
    return _("Nobody can be called now; the first can at {time}.").format(
        time=brief(min(openings), now)
    )
