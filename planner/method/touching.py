"""Logging a touch: what it does to the contact, the call planned for it and the running block."""

from datetime import datetime
from typing import Any

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method import cadence
from planner.method.blocks import running_block
from planner.method.interruptions import resumed
from planner.method.next_step import plan_next
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind
from planner.model.document import Channel, Document, Mood
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.state import State, changed
from planner.model.touch import CallState, Mark, Outcome, PlannedCall, Touch


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
) -> Change:
    """Record an attempt to reach a contact. In a call block it counts for the block.

    ``next_line`` is the next step in the one-line grammar, without a name. Without an objective the
    proposed one is taken: no touch goes without.
    """
    contact = contact_of(state, contact_id)
    planned = _planned_for(state, contact)
    block = running_block(state)
    in_block = block if block and block.kind is BlockKind.CALLS else None
    touch = Touch(
        id=state.new_id(Touch),
        contact=contact.id,
        at=stamp(now),
        channel=channel,
        outcome=outcome,
        objective=objective or _proposed_objective(contact, planned),
        note=note,
        block=in_block.id if in_block else "",
        planned_call=planned.id if planned else "",
        step=cadence.step_of(contact),
        mood=mood,
        marks=marks,
    )
    documents: list[Document] = [
        touch,
        cadence.after_touch(contact, outcome, now=now, config=config),
    ]
    if planned and outcome is Outcome.SPOKE:
        documents.append(changed(planned, state=CallState.DONE, done_at=stamp(now)))
    if in_block and channel is Channel.PHONE:
        documents.append(_counted(in_block, touch, now))
    after = state.put(*documents)
    said = f"{contact.name}: {outcome_name(outcome)}"
    if next_line:
        after, planned_next, _item = plan_next(after, contact, next_line, now=now, config=config)
        said = f"{said} · {planned_next}"
    return Change(after, said, touch)


def note_touch(
    state: State,
    touch_id: str,
    *,
    now: pendulum.DateTime,
    config: Config,
    note: str | None = None,
    next_line: str = "",
    mood: Mood | None = None,
) -> Change:
    """Add to a touch what came to mind afterwards: a note, the next step, the mood."""
    touch = state.touches.get(touch_id)
    if touch is None:
        raise Refused(_("There is no touch {id}.").format(id=touch_id))
    fields: dict[str, Any] = {} if note is None else {"note": note}
    if mood:
        fields["mood"] = mood
    noted = changed(touch, **fields)
    after = state.put(noted)
    contact = contact_of(state, touch.contact)
    said = _("Noted for {name}.").format(name=contact.name)
    if next_line:
        after, said, _item = plan_next(after, contact, next_line, now=now, config=config)
    return Change(after, said, noted)


def contact_of(state: State, contact_id: str) -> Contact:
    """The contact with this id, or a refusal."""
    contact = state.contacts.get(contact_id)
    if contact is None:
        raise Refused(_("There is no contact {id}.").format(id=contact_id))
    return contact


def outcome_name(outcome: Outcome) -> str:
    """The outcome in the language of the screen."""
    names = {
        Outcome.SPOKE: _("spoke"),
        Outcome.VOICEMAIL: _("voicemail"),
        Outcome.NO_ANSWER: _("no answer"),
        Outcome.WRONG_NUMBER: _("wrong number"),
        Outcome.SENT: _("sent"),
    }
    return names[outcome]


def last_touches(state: State, contact_id: str, limit: int = 5) -> list[Touch]:
    """The newest touches of a contact, newest first."""
    touches = [touch for touch in state.touches.values() if touch.contact == contact_id]
    return sorted(touches, key=lambda touch: touch.at, reverse=True)[:limit]


def touches_since(state: State, since: datetime) -> list[Touch]:
    """All touches from ``since`` on, oldest first."""
    return sorted(
        (touch for touch in state.touches.values() if touch.at >= since),
        key=lambda touch: (touch.at, touch.id),
    )


def _planned_for(state: State, contact: Contact) -> PlannedCall | None:
    open_calls = [
        call
        for call in state.calls.values()
        if call.contact == contact.id and call.state is CallState.OPEN
    ]
    return min(open_calls, key=lambda call: call.due_at or call.made_at, default=None)


def _proposed_objective(contact: Contact, planned: PlannedCall | None) -> str:
    if planned and planned.objective:
        return planned.objective
    step = cadence.step_of(contact)
    return cadence.objective_of(step) if step else _("check in, nothing wrong")


def _counted(block: Block, touch: Touch, now: pendulum.DateTime) -> Block:
    picks = block.picks if touch.contact in block.picks else (*block.picks, touch.contact)
    return changed(resumed(block, now), picks=picks, touches=(*block.touches, touch.id))
