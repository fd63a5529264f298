"""Whom the pane of calls shows: the chosen ones, everybody else in order, who is done with."""

from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.calls.candidates import Candidate, called_again, proposal_for
from planner.method.calls.first_five import next_five
from planner.method.calls.five_calls import queue
from planner.method.calls.later_today import agreed_today, opens_at
from planner.method.calls.picks import to_come
from planner.method.calls.touching import touches_since
from planner.method.day.blocks import running_block
from planner.model.day import BlockKind
from planner.model.instants import last_midnight
from planner.model.state import State
from planner.model.touch import CallReason, Touch


class CallsToday(NamedTuple):
    """``chosen`` are those to come of the running block, or the five of the next one; of them,
    those not done with. ``due`` are promised a call for an hour that has come, and none of these:
    an answer to a request is never one of the five. ``agreed`` have a call at an hour of today that
    is to come, the earliest first. ``others`` is the rest of the queue. ``done`` has by contact the
    last touch of today, in the order of the first ones."""

    due: list[Candidate]
    chosen: list[Candidate]
    agreed: list[Candidate]
    others: list[Candidate]
    done: dict[str, Touch]


def calls_today(state: State, now: pendulum.DateTime, config: Config) -> CallsToday:
    """Who stands where at ``now``."""
    candidates = queue(state, now, config)
    newest = {touch.contact: touch for touch in touches_since(state, last_midnight(now))}
    in_block = _in_block(state)
    picks = next_five(state, now, config, candidates) if in_block is None else in_block
    passed = state.day(now.date()).passed
    by_id = {candidate.contact.id: candidate for candidate in candidates}
    done = {
        who: touch
        for who, touch in newest.items()
        if who not in (in_block or ())
        and (who not in by_id or not called_again(by_id[who], touch, now))
    }
    elsewhere = {*picks, *done}
    others = [_waits_if(c, passed) for c in candidates if c.contact.id not in elsewhere]
    agreed = agreed_today(others, now, config)
    elsewhere |= {candidate.contact.id for candidate in agreed}
    return CallsToday(
        [other for other in others if is_due(other, now)],
        # One picked stays, whatever has become of its place in the queue since.
        [
            by_id.get(pick) or proposal_for(state, state.contacts[pick], now, config)
            for pick in picks
            if pick in state.contacts and pick not in done
        ],
        agreed,
        [c for c in others if not is_due(c, now) and c.contact.id not in elsewhere],
        done,
    )


def _in_block(state: State) -> list[str] | None:
    """Those to come of the running block: whom its bar shows is not done with, though a letter to
    them has gone. ``None`` without a block."""
    block = running_block(state, BlockKind.CALLS)
    return to_come(state, block) if block else None


def is_due(candidate: Candidate, now: pendulum.DateTime) -> bool:
    """Whether they wait for a call at this moment: its hour was promised to them."""
    promised = candidate.reason is CallReason.CALL_BACK and not candidate.left_out
    return promised and candidate.due_at is not None and candidate.due_at <= now


def _waits_if(candidate: Candidate, passed: tuple[str, ...]) -> Candidate:
    """Whoever was swapped out today is not next in line, nor when their hours open again."""
    if candidate.contact.id not in passed:
        return candidate
    hindered = candidate.left_out and opens_at(candidate) is None
    return candidate if hindered else candidate._replace(left_out=_("not today"))
