"""What came of a call block, beside what is usual."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from planner.locale import _, ngettext
from planner.method.day.blocks import ends_at
from planner.model.day import Block, BlockKind, BlockState
from planner.model.instants import seconds_between
from planner.model.state import State
from planner.model.touch import CALLED, CallReason, Outcome, Touch

USUAL_BLOCKS = 10
"""How many blocks make up what is usual."""
_SAID = (Outcome.SPOKE, Outcome.VOICEMAIL, Outcome.NO_ANSWER)
"""What a summary says, also where there was none of it."""


def summary(state: State, block: Block) -> str:
    """What came of the block, in one line."""
    touches = touches_of(state, block)
    booked, over = _next_steps(state, block), _minutes_over(block)
    parts = [
        ngettext("{n} call", "{n} calls", len(touches)).format(n=len(touches)),
        *outcome_counts(by_outcome(touches), always=_SAID),
        booked and ngettext("{n} next step", "{n} next steps", booked).format(n=booked),
        interruptions_told(block),
        over and _("{n} min over").format(n=over),
        _usual(state, block),
    ]
    return " · ".join(part for part in parts if part)


def interruptions_told(block: Block) -> str:
    """How often the block was interrupted, and the minutes that those taken cost."""
    n, minutes = len(block.interruptions), round(sum(i.minutes for i in block.interruptions))
    if not n:
        return ""
    if not minutes:
        return ngettext("{n} interruption", "{n} interruptions", n).format(n=n)
    text = ngettext("{n} interruption, {minutes} min", "{n} interruptions, {minutes} min", n)
    return text.format(n=n, minutes=minutes)


def touches_of(state: State, block: Block) -> list[Touch]:
    """The touches made in the block, in order."""
    return [state.touches[id_] for id_ in block.touches if id_ in state.touches]


def with_calls(state: State) -> list[tuple[datetime, Block]]:
    """The call blocks that are over and had a call in them, each behind its beginning, in order."""
    found = [
        (block.started_at, block.id, block)
        for block in state.blocks.values()
        if block.kind is BlockKind.CALLS
        and block.state is BlockState.DONE
        and block.touches
        and block.started_at
    ]
    return [(start, block) for start, _id, block in sorted(found)]


def by_outcome(touches: Iterable[Touch]) -> Mapping[Outcome, int]:
    """How many of the touches ended how; 0 for what none of them did."""
    return Counter(touch.outcome for touch in touches)


def outcome_counts(counts: Mapping[Outcome, int], always: Collection[Outcome] = ()) -> list[str]:
    """``2 voicemail`` and so on. How no call ended is left out, but for ``always``."""
    told = (outcome for outcome in CALLED if counts[outcome] or outcome in always)
    return [_outcome_count(outcome, counts[outcome]) for outcome in told]


def _outcome_count(outcome: Outcome, n: int) -> str:
    told = {
        Outcome.SPOKE: _("{n} spoke"),
        Outcome.VOICEMAIL: _("{n} voicemail"),
        Outcome.NO_ANSWER: _("{n} no answer"),
        Outcome.WRONG_NUMBER: ngettext("{n} wrong number", "{n} wrong numbers", n),
    }
    return told[outcome].format(n=n)


def _next_steps(state: State, block: Block) -> int:
    if block.started_at is None or block.ended_at is None:
        return 0
    called = {touch.contact for touch in touches_of(state, block)}
    return sum(
        block.started_at <= call.made_at <= block.ended_at
        and call.contact in called
        # Thanks are owed to whoever gave a name: nobody agreed on that call.
        and call.reason is not CallReason.THANK_YOU
        for call in state.calls.values()
    )


def _minutes_over(block: Block) -> int:
    if block.ended_at is None:
        return 0
    return max(int(seconds_between(ends_at(block), block.ended_at) // 60), 0)


def _usual(state: State, block: Block) -> str:
    """What the rep's last blocks before this one came to, if there were any with a call in them."""
    began = block.started_at
    last = [other for start, other in with_calls(state) if began and start < began][-USUAL_BLOCKS:]
    if not last:
        return ""
    touches = [touch for other in last for touch in touches_of(state, other)]
    calls = round(len(touches) / len(last))
    spoke = round(by_outcome(touches)[Outcome.SPOKE] / len(last))
    told = ngettext(
        "usually {calls} call, {spoke} spoke", "usually {calls} calls, {spoke} spoke", calls
    )
    return told.format(calls=calls, spoke=spoke)
