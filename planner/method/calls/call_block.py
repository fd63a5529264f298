"""Fifteen protected minutes for five proactive calls: start, pace, swap, end, survival."""

from collections.abc import Mapping
from math import ceil
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.by_id import contact_of
from planner.method.calls.block_summary import by_outcome, summary, touches_of
from planner.method.calls.candidates import Candidate, called_again, everyone, proposal_for
from planner.method.calls.five_calls import fitting, five
from planner.method.calls.later_today import opens_at
from planner.method.calls.picks import current_pick, passed_over
from planner.method.calls.touching import touch_of_today
from planner.method.day.blocks import (
    ended,
    ends_at,
    mistaken,
    not_begun,
    planned_today,
    refuse_while_running,
    running_block,
)
from planner.method.hours.calling_hours import reach
from planner.method.hours.working_time import in_working_hours, work_begins
from planner.method.requests.interruptions import resumed
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind, BlockState
from planner.model.errors import Refused
from planner.model.instants import brief, local_to, seconds_between, stamp
from planner.model.state import State, changed
from planner.model.touch import CallReason, Outcome


class Progress(NamedTuple):
    """Where a call block stands. ``left`` is in seconds and below zero once the time is over;
    ``ahead`` is in seconds against an even pace (0: on pace, below zero: behind)."""

    left: int
    done: int
    target: int
    ahead: int
    outcomes: Mapping[Outcome, int]
    current: str = ""


def proposed(
    state: State,
    now: pendulum.DateTime,
    config: Config,
    candidates: tuple[Candidate, ...] | None = None,
) -> list[str]:
    """The contacts that a block started now would call: those chosen for this day before others.
    ``candidates`` is the queue, for who has made it already."""
    if candidates is None:
        candidates = everyone(state, now, config)
    day = state.day(now.date())
    return five(_chosen_first(candidates, day.picks), config, day.passed)


def _closes_at(candidate: Candidate) -> pendulum.DateTime | None:
    """When their hours close, for who can be called now, but not through a block."""
    hurry = candidate.by_phone and not (candidate.left_out or candidate.lasts or candidate.request)
    return candidate.reach.at if hurry else None


def start_block(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """Start the block with the proposed contacts. Refused while another block runs."""
    refuse_while_running(state)
    candidates = everyone(state, now, config)
    picks = proposed(state, now, config, candidates)
    if not picks:
        raise Refused(_nobody(candidates, now, config))
    block = planned_today(state, BlockKind.CALLS, now) or Block(
        id=state.new_id(Block),
        kind=BlockKind.CALLS,
        title=_("Five calls"),
        planned_minutes=config.calls.minutes,
    )
    started = changed(
        block,
        state=BlockState.RUNNING,
        started_at=stamp(now),
        target=config.calls.target,
        picks=tuple(picks),
    )
    after = state.put(started, changed(state.presence, said=None))
    said = ngettext(
        "The block runs: {n} call in {minutes} minutes.",
        "The block runs: {n} calls in {minutes} minutes.",
        len(picks),
    ).format(n=len(picks), minutes=started.planned_minutes)
    return Change(after, said, started)


def skip(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """Pass over the contact of the moment. Nothing was attempted, so nothing is logged. Raises
    Refused where nobody is left."""
    block = running_calls(state)
    current = current_pick(state, block)
    if not current:
        raise Refused(_("Nobody is left to skip in this block."))
    skipped = passed_over(state, resumed(block, now), current)
    said = _("{name}: skipped.").format(name=contact_of(state, current).name)
    return Change(state.put(skipped), said, skipped)


def swap_pick(state: State, contact_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Take a contact out of today's five; the next in the queue takes the place. Raises Refused
    for one who is done with today."""
    contact = contact_of(state, contact_id)
    day = state.day(now.date())
    passed = tuple(dict.fromkeys((*day.passed, contact_id)))
    after = state.put(changed(day, passed=passed))
    block = running_block(state)
    if block and contact_id in block.picks:
        after = after.put(_swapped(after, block, contact, now, config))
    else:
        refuse_done(state, contact, now, config)
    return Change(after, _("{name}: not today.").format(name=contact.name), contact)


def stop_block(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
    """End the running call block by hand, as what it was; one ended within its first minute,
    without a call, was not begun. Raises Refused where none runs."""
    block = running_calls(state)
    done = ended(state, block, now)
    if mistaken(done, now):
        return not_begun(state, block)
    after = state.put(done)
    return Change(after, summary(after, done), done)


def progress(state: State, block: Block, now: pendulum.DateTime) -> Progress:
    """Where the block stands at ``now``."""
    touches = touches_of(state, block)
    # Rounded up, so that nothing is left exactly when the time is over.
    left = ceil(seconds_between(now, ends_at(block)))
    return Progress(
        left=left,
        done=len(touches),
        target=block.target,
        ahead=_ahead(block, len(touches), left),
        outcomes=by_outcome(touches),
        current=current_pick(state, block),
    )


def running_calls(state: State) -> Block:
    """The running call block, or a refusal."""
    block = running_block(state, BlockKind.CALLS)
    if block is None:
        raise Refused(_("No call block is running; start one first."))
    return block


def _ahead(block: Block, done: int, left: int) -> int:
    elapsed = block.planned_minutes * 60 - left
    pace = block.planned_minutes * 60 // max(block.target, 1)
    # The call of the moment has its own share of time before it makes the rep late.
    late = min((done + 1) * pace - elapsed, 0)
    return max(done * pace - elapsed, 0) or late


def _swapped(
    state: State, block: Block, contact: Contact, now: pendulum.DateTime, config: Config
) -> Block:
    if contact.id in {touch.contact for touch in touches_of(state, block)}:
        raise Refused(_("{name} was called in this block already.").format(name=contact.name))
    beside = [state.contacts[pick] for pick in block.picks if pick != contact.id]
    passed = state.day(now.date()).passed
    replacement = next(fitting(everyone(state, now, config), config, passed, beside), "")
    picks = (replacement if pick == contact.id else pick for pick in block.picks)
    # What was marked in the talk of the moment goes with the contact of the moment.
    marks = () if current_pick(state, block) == contact.id else block.marks
    return changed(block, picks=tuple(filter(None, picks)), marks=marks)


def refuse_done(state: State, contact: Contact, now: pendulum.DateTime, config: Config) -> None:
    """Raises Refused for whom the rep is not to call any more today."""
    last = touch_of_today(state, contact.id, now)
    if last and not called_again(proposal_for(state, contact, now, config), last, now):
        text = _("{name} was touched today already; there is nothing to put off.")
        raise Refused(text.format(name=contact.name))


def _chosen_first(
    candidates: tuple[Candidate, ...], picks: tuple[str, ...]
) -> tuple[Candidate, ...]:
    """The queue with the contacts chosen for the day at its head, but what was promised for now."""
    place = {pick: number for number, pick in enumerate(picks)}

    def order(candidate: Candidate) -> tuple[bool, int]:
        promised = candidate.reason is CallReason.CALL_BACK
        return not promised, place.get(candidate.contact.id, len(place))

    return tuple(sorted(candidates, key=order)) if picks else candidates


def _first_call(
    candidate: Candidate, now: pendulum.DateTime, config: Config
) -> pendulum.DateTime | None:
    """When the rep, at work, can first call whoever lacks nothing but the hour; none where their
    hours open at night and are over when work begins."""
    opens = opens_at(candidate)
    if opens is None or in_working_hours(local_to(opens, now), config):
        return opens
    begins = work_begins(local_to(opens, now), config)
    there = reach(candidate.contact, begins, config, config.calls.minutes)
    return begins if there.state.now else None


def _nobody(candidates: tuple[Candidate, ...], now: pendulum.DateTime, config: Config) -> str:
    if not candidates:
        return _("There is nobody to call: import contacts or add a call first.")
    if asked := [each for each in candidates if each.request and not each.left_out]:
        text = _("{name} waits for your call, which needs no block; nobody else can be called now.")
        return text.format(name=asked[0].contact.name)
    if closes := [*filter(None, map(_closes_at, candidates))]:
        text = _("Nobody can be called for {minutes} minutes more: the last closes at {time}.")
        return text.format(minutes=config.calls.minutes, time=brief(max(closes), now))
    if opens := [*filter(None, (_first_call(each, now, config) for each in candidates))]:
        time = brief(min(opens), now)
        return _("Nobody can be called now; the first can at {time}.").format(time=time)
    if not any(candidate.contact.phones for candidate in candidates):
        return _("Nobody on the list has a phone number; add one to a contact.")
    return _("Nobody on the list can be called now; each row says why.")
