"""The day in numbers: proactive beside reactive."""

from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.method.promises import BY_EMAIL, at_risk_from
from planner.model.day import BlockKind
from planner.model.document import Channel
from planner.model.instants import seconds_between
from planner.model.request import Request
from planner.model.state import State


class DayScore(NamedTuple):
    """Counts of one day. ``proactive_share`` is in percent, ``None`` before anything happened.
    ``at_risk`` are open requests whose promise is near or past."""

    calls: int
    target: int
    open_requests: int
    by_email: int
    focus_minutes: int
    focus_goal: int
    proactive_share: int | None
    at_risk: tuple[Request, ...]


def day_score(state: State, now: pendulum.DateTime, config: Config) -> DayScore:
    """How the day of ``now`` stands."""
    midnight = now.start_of("day")
    calls = sum(
        touch.at >= midnight and touch.channel is Channel.PHONE and not touch.request
        for touch in state.touches.values()
    )
    arrived = sum(request.received_at >= midnight for request in state.requests.values())
    going = [request for request in state.requests.values() if not request.state.ended]
    return DayScore(
        calls=calls,
        target=config.calls.target,
        open_requests=sum(request.state not in BY_EMAIL for request in going),
        by_email=sum(request.state in BY_EMAIL for request in going),
        focus_minutes=focus_minutes(state, now),
        focus_goal=config.day.focus_goal_minutes,
        proactive_share=round(100 * calls / (calls + arrived)) if calls + arrived else None,
        at_risk=promises_at_risk(going, now, config),
    )


def focus_minutes(state: State, now: pendulum.DateTime) -> int:
    """Minutes of deep work done today, the running block included."""
    midnight = now.start_of("day")
    seconds = (
        seconds_between(max(block.started_at, midnight), block.ended_at or now)
        for block in state.blocks.values()
        if block.kind is BlockKind.DEEP and block.started_at
    )
    return sum(int(max(spent, 0) // 60) for spent in seconds)


def promises_at_risk(
    requests: list[Request], now: pendulum.DateTime, config: Config
) -> tuple[Request, ...]:
    """The requests whose promise breaks within the next minutes, or has broken; first the first."""
    risky = [
        (since, request.id, request)
        for request in requests
        if (since := at_risk_from(request, config)) and since <= now
    ]
    return tuple(request for *_order, request in sorted(risky))
