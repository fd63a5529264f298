"""The day in numbers: proactive beside reactive."""

from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.method.day.blocks import worked_so_far
from planner.method.day.outlook import outlook
from planner.method.requests.promises import BY_EMAIL, at_risk_from, is_late
from planner.method.requests.support import overdue_support
from planner.model.day import BlockKind
from planner.model.document import Channel
from planner.model.instants import last_midnight
from planner.model.request import Request
from planner.model.state import State


class DayScore(NamedTuple):
    """Counts of one day. ``proactive_share`` is in percent, ``None`` before anything happened.
    ``at_risk`` are open requests whose promise is near or past, or needs more time than there is;
    of so many of them it is past, and they are ``late``. ``overdue`` are those whose support is.
    Minutes needed and free are those of the outlook.
    """

    calls: int
    target: int
    open_requests: int
    by_email: int
    focus_minutes: int
    focus_goal: int
    proactive_share: int | None
    at_risk: tuple[Request, ...]
    late: int
    overdue: tuple[Request, ...]
    needed_minutes: int
    free_minutes: int

    @property
    def pressing(self) -> frozenset[str]:
        """The ids of the requests that call for action by the rep now."""
        return frozenset(request.id for request in (*self.at_risk, *self.overdue))


def day_score(state: State, now: pendulum.DateTime, config: Config) -> DayScore:
    """How the day of ``now`` stands."""
    midnight = last_midnight(now)
    calls = sum(
        touch.at >= midnight and touch.channel is Channel.PHONE and not touch.request
        for touch in state.touches.values()
    )
    arrived = sum(at >= midnight for request in state.requests.values() for at in request.asked)
    going = [request for request in state.requests.values() if not request.state.ended]
    ahead = outlook(state, now, config)
    at_risk = _at_risk(going, ahead.endangered, now, config)
    return DayScore(
        calls=calls,
        target=config.calls.target,
        open_requests=sum(request.state not in BY_EMAIL for request in going),
        by_email=sum(request.state in BY_EMAIL for request in going),
        focus_minutes=focus_minutes(state, now),
        focus_goal=config.day.focus_goal_minutes,
        proactive_share=round(100 * calls / (calls + arrived)) if calls + arrived else None,
        at_risk=at_risk,
        late=sum(is_late(each, now, config) for each in at_risk),
        overdue=tuple(request for request in going if overdue_support(request, now)),
        needed_minutes=ahead.needed,
        free_minutes=ahead.free,
    )


def focus_minutes(state: State, now: pendulum.DateTime) -> int:
    """Minutes of deep work done today, the running block included."""
    midnight = now.start_of("day")
    return sum(
        worked_so_far(state, block, now, since=midnight)
        for block in state.blocks.values()
        if block.kind is BlockKind.DEEP
    )


def _at_risk(
    requests: list[Request],
    endangered: tuple[Request, ...],
    now: pendulum.DateTime,
    config: Config,
) -> tuple[Request, ...]:
    """The requests whose promise breaks within the next minutes or has broken, the first first;
    then those for which the time of the day does not suffice."""
    near = sorted(
        (since, request.id, request)
        for request in requests
        if (since := at_risk_from(request, config)) and since <= now
    )
    first = {id_: request for _since, id_, request in near}
    return tuple((first | {request.id: request for request in endangered}).values())
