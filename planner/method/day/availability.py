"""What the rep is doing now."""

from datetime import datetime

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.day.blocks import all_calls_made, ends_at, running_block
from planner.method.hours.working_time import in_working_hours, refuse_past
from planner.model.change import Change
from planner.model.day import Availability, Block, BlockKind
from planner.model.errors import Refused
from planner.model.instants import day_of, local_to, stamp
from planner.model.state import State, changed


def availability(state: State, now: pendulum.DateTime, config: Config) -> Availability:
    """What was said by hand counts first, then a running block, an absence, a meeting, the hours,
    lunch. A meeting ends the protection of a block that runs over its time; so does the last of
    its calls."""
    if said := _said(state, now):
        return said
    moment = stamp(now)
    meeting = any(m.busy and m.start <= moment < m.end for m in state.meetings.values())
    block = running_block(state)
    if block and not (ends_at(block) <= moment and (meeting or _calls_are_over(state, block))):
        return Availability.CALL_BLOCK if block.kind is BlockKind.CALLS else Availability.DEEP_WORK
    if is_away(state, now):
        return Availability.OFF_HOURS
    if meeting:
        return Availability.MEETING
    if not in_working_hours(now, config):
        return Availability.OFF_HOURS
    if now.strftime("%H:%M") in config.day.lunch:
        return Availability.EATING
    return Availability.AVAILABLE


def _calls_are_over(state: State, block: Block) -> bool:
    """Whether a call block has made its calls, or has nobody left to call."""
    # Imported late: asked only of a block whose time is over.
    from planner.method.calls.picks import to_come

    return block.kind is BlockKind.CALLS and (all_calls_made(block) or not to_come(state, block))


def is_away(state: State, now: datetime) -> bool:
    """Whether the rep said to be away, and is not due back yet."""
    until = state.presence.away_until
    return until is not None and now < until


def back_at(state: State, now: pendulum.DateTime) -> pendulum.DateTime:
    """From when on the rep can keep a promise: now, or for who is away the return."""
    until = state.presence.away_until
    return max(now, local_to(until, now)) if until else now


def returned_today(state: State, now: pendulum.DateTime) -> bool:
    """Whether this is the first day after an absence."""
    return state.day(now.date()).returned


def _said(state: State, now: pendulum.DateTime) -> Availability | None:
    """What the rep said, while it holds: until its end, else until the day is over."""
    presence = state.presence
    if presence.said is None or presence.said_at is None:
        return None
    if presence.said_until is not None:
        return presence.said if now < presence.said_until else None
    same_day = day_of(presence.said_at, now) == now.date()
    return presence.said if same_day else None


def say_availability(
    state: State,
    said: Availability | None,
    *,
    now: pendulum.DateTime,
    config: Config,
    until: datetime | None = None,
    hands_free: bool = False,
) -> Change:
    """Set by hand what the rep is doing; ``None`` lets the planner see for itself again. Raises
    Refused for what only a block makes so, and a moment that is over."""
    if said in (Availability.CALL_BLOCK, Availability.DEEP_WORK):
        raise Refused(_("A block is started with its own key; its availability follows by itself."))
    if until:
        refuse_past(until, now)
    presence = changed(
        state.presence,
        said=said,
        said_at=stamp(now) if said else None,
        said_until=stamp(until) if said and until else None,
        hands_free=hands_free and said is Availability.DRIVING,
    )
    after = state.put(presence)
    return Change(after, _("You are now: {what}.").format(what=told(after, now, config)))


def told(state: State, now: pendulum.DateTime, config: Config) -> str:
    """What the rep is doing, in the language of the screen."""
    return name(availability(state, now, config), hands_free=state.presence.hands_free)


def name(what: Availability, *, hands_free: bool = False) -> str:
    """The availability in the language of the screen. Whoever drives ``hands_free`` may answer: so
    that is told."""
    if hands_free and what is Availability.DRIVING:
        return _("driving, hands-free")
    names = {
        Availability.AVAILABLE: _("available"),
        Availability.CALL_BLOCK: _("call block"),
        Availability.DEEP_WORK: _("deep work"),
        Availability.MEETING: _("meeting"),
        Availability.DRIVING: _("driving"),
        Availability.EATING: _("eating"),
        Availability.OFF_HOURS: _("off hours"),
    }
    return names[what]
