"""Logging a touch: what it does to the contact, the call planned for it and the running block."""

from collections.abc import Iterator
from datetime import datetime

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.by_id import contact_of
from planner.method.calls.occasion import Occasion, to_send
from planner.method.calls.occasions import occasion_for
from planner.method.calls.picks import current_pick
from planner.method.day.blocks import running_block
from planner.method.persistence import cadence
from planner.method.persistence.nuisance import objection, reason_kept
from planner.method.requests.interruptions import resumed
from planner.method.requests.promises import called_in_vain, talked_about, without_number
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind
from planner.model.document import Channel, Document, Mood
from planner.model.errors import Refused
from planner.model.instants import last_midnight, stamp
from planner.model.request import Request
from planner.model.state import State, changed
from planner.model.text import clean
from planner.model.touch import (
    OUTCOME_NAMES,
    SILENT,
    SPOKEN,
    CallReason,
    CallState,
    Mark,
    Outcome,
    PlannedCall,
    Touch,
)


def log_touch(
    state: State,
    contact_id: str,
    outcome: Outcome,
    *,
    now: pendulum.DateTime,
    config: Config,
    channel: Channel = Channel.PHONE,
    objective: str = "",
    note: str = "",
    next_line: str = "",
    mood: Mood | None = None,
    marks: tuple[Mark, ...] = (),
    reason: str = "",
) -> Change:
    """Record an attempt to reach a contact. In a call block it counts for the block, and what was
    marked in the talk of the moment goes with it.

    ``next_line`` is the next step in the one-line grammar, without a name. Without an objective the
    proposed one is taken: no touch goes without. Raises ReasonNeeded for one beyond the rules that
    has neither a ``reason`` nor a note.
    """
    contact = contact_of(state, contact_id)
    note = clean(note, lines=True)
    objected = objection(state, contact, outcome, now, config)
    occasion = occasion_for(state, contact, now, config)
    planned = occasion.planned if _is_made(occasion, outcome, now) else None
    block = _counting_block(state, channel, occasion)
    touch = Touch(
        id=state.new_id(Touch),
        contact=contact.id,
        at=stamp(now),
        channel=channel,
        outcome=outcome,
        objective=clean(objective) or occasion.objective,
        note=note,
        block=block.id if block else "",
        planned_call=planned.id if planned else "",
        request=_answered(occasion, block, objective),
        step=cadence.step_made(contact, outcome, now),
        reason=reason_kept(objected, clean(reason), note),
        mood=mood,
        marks=_marked(state, block, contact, marks) if outcome in SPOKEN else marks,
    )
    after = state.put(touch, *_moved(state, touch, occasion, now, config))
    logged = Change(after, f"{contact.name}: {outcome_name(outcome)}", touch)
    return _with_next(logged, touch, logged.said, next_line, now, config)


def note_touch(
    state: State,
    touch_id: str,
    *,
    now: pendulum.DateTime,
    config: Config,
    note: str | None = None,
    next_line: str = "",
) -> Change:
    """Write what came to mind afterwards: a note on a touch, the next step. Raises Refused for a
    touch that is not there, and a next step that is not clear."""
    touch = state.touches.get(touch_id)
    if touch is None:
        raise Refused(_("There is no touch {id}.").format(id=touch_id))
    noted = touch if note is None else changed(touch, note=clean(note, lines=True))
    name = contact_of(state, touch.contact).name
    done = Change(state.put(noted), _("Noted for {name}.").format(name=name), noted)
    return _with_next(done, noted, name, next_line, now, config)


def outcome_name(outcome: Outcome) -> str:
    """The outcome in the language of the screen."""
    return _(OUTCOME_NAMES[outcome])


def last_touches(state: State, contact_id: str, limit: int | None = 5) -> list[Touch]:
    """The newest touches of a contact, newest first; without a ``limit`` all of them."""
    touches = [touch for touch in state.touches.values() if touch.contact == contact_id]
    return sorted(touches, key=lambda touch: touch.at, reverse=True)[:limit]


def last_touch_of(state: State, contact_id: str) -> Touch | None:
    """The newest touch of a contact."""
    return next(iter(last_touches(state, contact_id, 1)), None)


def touch_of_today(state: State, contact_id: str, now: pendulum.DateTime) -> Touch | None:
    """Their newest touch, if it was today."""
    touch = last_touch_of(state, contact_id)
    return touch if touch and touch.at >= last_midnight(now) else None


def touches_since(state: State, since: datetime) -> list[Touch]:
    """All touches from ``since`` on, oldest first."""
    # In UTC, as the touches are: so they compare forty times quicker than with pendulum's.
    begin = stamp(since)
    return sorted(
        (touch for touch in state.touches.values() if touch.at >= begin),
        key=lambda touch: (touch.at, touch.id),
    )


def _counting_block(state: State, channel: Channel, occasion: Occasion) -> Block | None:
    """The running call block, if the touch counts for it: a call that answers a request does not,
    nor does a mail."""
    block = running_block(state, BlockKind.CALLS)
    return block if channel is Channel.PHONE and not occasion.request else None


def _answered(occasion: Occasion, block: Block | None, objective: str) -> str:
    """The request that the call answers: such a call is not proactive. One of the five is, and so
    is what the rep calls about themself."""
    return occasion.request or ("" if block or objective else occasion.open_request)


def _with_next(
    change: Change, touch: Touch, said: str, line: str, now: pendulum.DateTime, config: Config
) -> Change:
    """The change, and the next step of the ``line``, if there is one: told after ``said``."""
    if not line:
        return change
    # Imported late: the screen draws touches long before a line about the next one is typed.
    from planner.method.typed.next_step import plan_next

    # As they are now: what was agreed in this very talk is promised.
    contact = contact_of(change.state, touch.contact)
    planned = plan_next(change.state, contact, line, now=now, config=config)
    return Change(planned.state, f"{said} · {planned.said}", touch)


def _is_made(occasion: Occasion, outcome: Outcome, now: pendulum.DateTime) -> bool:
    """Whether the touch is what was planned: a call for today, or what was to be sent."""
    return _is_sent(occasion, outcome) or _is_for_today(occasion.planned, now)


def _is_sent(occasion: Occasion, outcome: Outcome) -> bool:
    return outcome is Outcome.SENT and bool(to_send(occasion))


def _is_for_today(planned: PlannedCall | None, now: pendulum.DateTime) -> bool:
    """Talking today does not do the call that is agreed for another day."""
    due_at = planned.due_at if planned else None
    return due_at is None or due_at <= now.end_of("day")


def _moved(
    state: State, touch: Touch, occasion: Occasion, now: pendulum.DateTime, config: Config
) -> Iterator[Document]:
    """What else the touch changes: the contact, what talking does, the block that counts it."""
    before = contact_of(state, touch.contact)
    contact = cadence.after_touch(before, touch.outcome, now=now, config=config)
    yield contact
    if touch.outcome in SPOKEN:
        yield from _done_by_talking(state, touch, occasion, now, config)
    elif planned := state.calls.get(touch.planned_call):
        if _is_sent(occasion, touch.outcome):
            yield changed(planned, state=CallState.DONE, done_at=stamp(now))
        elif touch.outcome in SILENT:
            yield cadence.taken_over(planned, contact, now=now, config=config)
        request = state.requests.get(planned.request)
        if request and touch.channel is Channel.PHONE:
            yield _not_reached(request, touch, contact, now, config)
    if block := state.blocks.get(touch.block):
        yield _counted(state, block, touch, now)


def _not_reached(
    request: Request, touch: Touch, contact: Contact, now: pendulum.DateTime, config: Config
) -> Request:
    """The request once the call that was to answer it reached nobody. A wrong number is no call;
    where there is another, that one is called."""
    if touch.outcome in SILENT:
        return called_in_vain(request, now, config)
    return request if contact.phones else without_number(request)


def _done_by_talking(
    state: State, touch: Touch, occasion: Occasion, now: pendulum.DateTime, config: Config
) -> Iterator[Document]:
    """The planned call is made. A request that it was about stays open until it has its answer."""
    theirs = [call for call in state.calls.values() if call.contact == touch.contact]
    waited_for = [call for call in theirs if _is_waited_for(call, now)]
    for call in theirs:
        if (
            call.id == touch.planned_call
            or call in waited_for
            or (_asks_how_they_are(call) and _is_for_today(call, now))
        ):
            yield changed(call, state=CallState.DONE, done_at=stamp(now))
    about = occasion.request or occasion.open_request
    agreed = {call.request for call in waited_for} | ({about} if touch.planned_call else set())
    for request_id in dict.fromkeys((about, *sorted(agreed))):
        if request := state.requests.get(request_id):
            as_agreed = request_id in agreed
            yield talked_about(request, as_agreed=as_agreed, now=now, config=config)


def _is_waited_for(call: PlannedCall, now: pendulum.DateTime) -> bool:
    """A call back whose hour has come, for a request or for nothing in particular: whoever is
    talked to then waits for no other, whichever of their calls it was."""
    back = call.state is CallState.OPEN and call.reason is CallReason.CALL_BACK
    has_come = call.due_at is not None and call.due_at <= now
    return back and has_come and bool(call.request or not call.objective)


def _asks_how_they_are(call: PlannedCall) -> bool:
    """Without a word of the rep's: any talk does it."""
    own = call.reason is CallReason.CHECK_IN and not call.objective
    return own and call.state is CallState.OPEN


def _marked(
    state: State, block: Block | None, contact: Contact, marks: tuple[Mark, ...]
) -> tuple[Mark, ...]:
    """The marks given, and those made in the talk of the moment if this was it; in their order."""
    of_the_moment = block.marks if block and current_pick(state, block) == contact.id else ()
    return tuple(mark for mark in Mark if mark in (*marks, *of_the_moment))


def _counted(state: State, block: Block, touch: Touch, now: pendulum.DateTime) -> Block:
    picks = block.picks if touch.contact in block.picks else (*block.picks, touch.contact)
    marks = () if current_pick(state, block) == touch.contact else block.marks
    touches = (*block.touches, touch.id)
    return changed(resumed(block, now), picks=picks, touches=touches, marks=marks)
