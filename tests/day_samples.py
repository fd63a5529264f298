"""A rep's Thursday morning in Madrid, and people to call."""

from datetime import datetime
from typing import Any

import pendulum

from planner.config import Config, RepSettings
from planner.method.day.commitments import Commitment, hand_over
from planner.method.day.deep_work import start_focus
from planner.model.change import Change
from planner.model.contact import Contact, Relationship
from planner.model.day import Block, BlockKind
from planner.model.instants import stamp
from planner.model.request import Request, Verdict
from planner.model.state import State, changed

MADRID = "Europe/Madrid"
THURSDAY = pendulum.datetime(2026, 3, 5, 10, 0, tz=MADRID)
CONFIG = Config(
    rep=RepSettings(name="Eva Soler", email="eva@example.com", zone=MADRID, country="ES")
)


def today(time: str) -> pendulum.DateTime:
    """``HH:MM`` on the Thursday."""
    hour, minute = time.split(":")
    return THURSDAY.at(int(hour), int(minute))


def moment(text: str, zone: str = MADRID) -> pendulum.DateTime:
    """``2026-03-05 10:00`` in a zone."""
    parsed = pendulum.parse(text, tz=zone)
    assert isinstance(parsed, pendulum.DateTime)
    return parsed


def days_ago(days: int) -> datetime:
    return stamp(THURSDAY.subtract(days=days))


def customer(key: str, **fields: Any) -> Contact:
    """A customer last spoken to a hundred days ago, alone in the company."""
    usual: dict[str, Any] = {
        "name": f"Name {key}",
        "company": f"Company {key}",
        "phones": ("+34 944 123 456",),
        "known_since": days_ago(1000),
        "spoke_at": days_ago(100),
        "touched_at": days_ago(100),
    }
    return Contact(id=key, **{**usual, **fields})


def prospect(key: str, **fields: Any) -> Contact:
    """A prospect never touched."""
    usual: dict[str, Any] = {
        "relationship": Relationship.PROSPECT,
        "spoke_at": None,
        "touched_at": None,
    }
    return customer(key, **{**usual, **fields})


def deep(
    key: str, start: pendulum.DateTime | str | None = None, minutes: int = 60, **more: Any
) -> Block:
    """A planned block of deep work, from a moment or a time of the Thursday on, or without one."""
    start = today(start) if isinstance(start, str) else start
    usual: dict[str, Any] = {"kind": BlockKind.DEEP, "title": f"Block {key}", **more}
    return Block(
        id=key,
        planned_start=stamp(start) if start else None,
        planned_minutes=minutes,
        **usual,
    )


def taken(key: str, contact: str = "c1", at: str = "09:00", **more: Any) -> Request:
    """A request that the rep took at a time of the Thursday, still open."""
    usual = {"received_at": stamp(today(at)), "verdict": Verdict.TAKE, "choice": Verdict.TAKE}
    return Request(id=key, contact=contact, **{**usual, **more})


def state_of(*documents: Any) -> State:
    return State().put(*documents)


def do(state: State, verb: Any, *args: Any, now: pendulum.DateTime = THURSDAY, **kw: Any) -> Change:
    """Run a verb as the desk does."""
    change: Change = verb(state, *args, now=now, config=CONFIG, **kw)
    return change


def in_deep_work(state: State, title: str, minutes: int) -> State:
    """Planned for so long, and running since the morning of all samples."""
    kind = BlockKind.DEEP
    planned = Block(id=state.new_id(Block), kind=kind, title=title, planned_minutes=minutes)
    return do(state.put(planned), start_focus, planned.id).state


def only_block(state: State) -> Block:
    (block,) = state.blocks.values()
    return block


def owed(state: State, since: datetime, until: datetime) -> tuple[Commitment, ...]:
    """What is handed over by who is away between the two."""
    away = changed(state.presence, away_since=since, away_until=until)
    return hand_over(state.put(away))
