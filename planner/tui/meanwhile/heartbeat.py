"""What time itself does to the open screen: asked at each beat, answers what has changed."""

from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pendulum

from planner.desk import Desk, Verb
from planner.locale import _
from planner.method.day.alerts import Alert
from planner.method.day.availability import is_away
from planner.method.day.blocks import ends_at, running_block, settle, worked_minutes
from planner.method.day.carrying import carried_today, carry_over
from planner.model.day import Block, BlockKind
from planner.model.errors import PlannerError
from planner.model.instants import day_of, minute_of, within
from planner.model.state import State
from planner.tui.commands import key_of
from planner.tui.meanwhile.alarm import Alarm
from planner.tui.meanwhile.calendars import Calendars
from planner.tui.meanwhile.inbox import PAUSE, InboxWatch
from planner.tui.meanwhile.mailbox import Postman
from planner.tui.trouble import Trouble

PULSE = 1
"""Seconds from beat to beat. The digits of a block need as many, and what others wrote is promised
within a second; half of them would cost a wake-up more and bring nobody anything."""
GAP = 60
"""Seconds between two beats from which nobody was watching: a sleeping laptop, a stopped program,
a clock that was moved."""


class Beat(NamedTuple):
    """What was found at ``now``. ``page_changed``: draw everything; ``bar_changed``: only the block
    bar; ``said``: tell the rep; ``rang``: the time of a block is over; ``alerts``: call the rep,
    wherever they look."""

    now: pendulum.DateTime
    page_changed: bool = False
    bar_changed: bool = False
    said: tuple[str, ...] = ()
    rang: bool = False
    alerts: tuple[Alert, ...] = ()


class Heartbeat:
    """Remembers the last moment seen. The desk's state is the only thing it changes; what cannot
    be read or saved is noted in ``trouble``."""

    def __init__(self, desk: Desk, trouble: Trouble | None = None) -> None:
        self._desk = desk
        self._trouble = trouble or Trouble(desk, Path())
        self._last = desk.now
        self._minute = minute_of(self._last)
        self._refused_at: pendulum.DateTime | None = None
        self._rung_for = ""
        self._alarm = Alarm(self._last)
        self.calendars = Calendars(desk, self._trouble)
        self._postman = Postman(desk, self._trouble)
        self._inbox = InboxWatch(desk, self._trouble)
        self._asked_of: State | None = None
        self._block: Block | None = None
        self._worked = 0
        self._ended: list[str] = []

    def wake(self) -> None:
        """Before the first frame, which would show as running what ended while the planner was
        closed. The first beat tells it."""
        self._settle(self._last, self._ended, watched=True)

    def beat(self) -> Beat:
        """What changed since the last beat. Never raises a refusal: it becomes a sentence."""
        desk, last = self._desk, self._last
        now = self._last = desk.now
        said, self._ended = self._ended, []
        minute = minute_of(now)
        minute_changed, self._minute = minute != self._minute, minute
        page_changed = minute_changed | self._worked_on(now) | self._trouble.refresh()
        if minute_changed or desk.state is not self._asked_of:
            # Only a minute, or another state, can answer otherwise than the beat before.
            page_changed |= self._settle(now, said, watched=within(GAP, last, now))
            page_changed |= self._notice(now, said)
            page_changed |= self._carry_over(now, said)
            self._asked_of, self._block = desk.state, running_block(desk.state)
            desk.aside()
        page_changed |= self._fetched(now, said)
        rang = self._rings(self._block, now, said)
        page_changed |= rang
        # All that becomes due does so at a minute, or when a block is over.
        due = self._alarm.due(desk.state, now, desk.config) if page_changed else ()
        return Beat(now, page_changed, self._block is not None, tuple(said), rang, due)

    def _worked_on(self, now: pendulum.DateTime) -> bool:
        """Whether one more minute of the running deep work is over, which seldom is when one of
        the clock is: the page must not count fewer than the bar."""
        block = self._block
        worked = worked_minutes(block, now) if block and block.kind is BlockKind.DEEP else 0
        before, self._worked = self._worked, worked
        return worked != before

    def _settle(self, now: pendulum.DateTime, said: list[str], *, watched: bool) -> bool:
        """Close a block nobody watched. Asked of the state in memory first, so that a beat costs
        no lock."""
        desk = self._desk
        if self._pausing(now):
            return False
        if not settle(desk.state, now=now, config=desk.config, watched=watched).said:
            return False
        self._apply(settle, now, said, watched=watched)
        return True

    def _notice(self, now: pendulum.DateTime, said: list[str]) -> bool:
        """Once a day: the rep is here, and may have been away. Asked of memory first as well."""
        seen_at = self._desk.state.presence.seen_at
        seen_today = seen_at and day_of(seen_at, now) == now.date()
        if seen_today or self._pausing(now):
            return False
        # Imported late: it is asked once a day.
        from planner.method.day.away import notice

        self._apply(notice, now, said)
        return True

    def _carry_over(self, now: pendulum.DateTime, said: list[str]) -> bool:
        """Once a day, after an absence was noticed: what earlier days left is a day older."""
        state = self._desk.state
        if carried_today(state, now) or is_away(state, now) or self._pausing(now):
            return False
        self._apply(carry_over, now, said)
        return True

    def _fetched(self, now: pendulum.DateTime, said: list[str]) -> bool:
        """What came from outside meanwhile: meetings, emails that requests wait for, lines that
        other programs wrote."""
        before = self._desk.state
        said += (*self.calendars.beat(now), *self._postman.beat(now), *self._inbox.beat(now))
        return self._desk.state is not before

    def _apply(self, verb: Verb, now: pendulum.DateTime, said: list[str], **more: Any) -> None:
        """Make the change that time asks for, and note what it tells, or its refusal."""
        make = partial(self._desk.apply, verb, undoable=False, **more)
        try:
            said += filter(None, (self._trouble.change(make).said,))
        except PlannerError:
            self._refused_at = now

    def _pausing(self, now: pendulum.DateTime) -> bool:
        return self._refused_at is not None and within(PAUSE, self._refused_at, now)

    def _rings(self, block: Block | None, now: pendulum.DateTime, said: list[str]) -> bool:
        if block is None or block.id == self._rung_for or now < ends_at(block):
            return False
        self._rung_for = block.id
        if block.kind is BlockKind.CALLS:
            told = _("The {n} min are over. No call is cut; {key} ends the block.")
            key = key_of(self._desk.config, "block")
        else:
            told = _("The time for {title} is over; {key} ends it.")
            key = key_of(self._desk.config, "focus")
        said.append(told.format(n=block.planned_minutes, title=block.title, key=key))
        return True
