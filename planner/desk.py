"""The one owner of now, state, store and undo. Every change of the planner goes through apply."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

import pendulum

from planner.clock import Clock
from planner.config import Config
from planner.locale import _
from planner.model.change import Change
from planner.model.errors import PlannerError, Refused
from planner.model.instants import day_of, stamp
from planner.model.state import TABLES, State, Step, changed, difference, receipts_differ, swap
from planner.store import Store, Transaction

MOST_STEPS = 100
"""How many changes can be taken back. Each keeps a copy of what it changed in the state file."""

Verb = Callable[..., Change]


class Desk:
    """Joins rules, time and disk. The state it shows is always the one on disk."""

    def __init__(self, store: Store, config: Config, clock: Clock) -> None:
        self.store = store
        self.config = config
        self._clock = clock
        self.state = store.load()
        self.aside: Callable[[], None] = lambda: None
        """What else is to know of a new state: the screen calls it when no key waits."""

    @property
    def now(self) -> pendulum.DateTime:
        """The present moment in the rep's zone."""
        now = self._clock.now()
        zone = self.config.rep.zone
        return now.in_timezone(zone) if zone not in ("", now.timezone_name) else now

    def refresh(self) -> bool:
        """Take over what another program wrote. Tells whether the state is a new one."""
        before, self.state = self.state, self.store.load()
        return self.state is not before and self.state != before

    def apply(self, verb: Verb, *args: Any, undoable: bool = True, **kwargs: Any) -> Change:
        """Run ``verb`` on the newest state and save what it gives back.

        Once this returns, the change is durable. Raises PlannerError, and then nothing has moved.
        """
        with self.store.transaction() as transaction:
            before, now = transaction.state, self.now
            change = verb(before, *args, now=now, config=self.config, **kwargs)
            former = difference(before, change.state)
            if former == _NOTHING and not receipts_differ(before, change.state):
                self.state = before
                return change._replace(state=before)
            after = change.state
            if undoable and former != _NOTHING:
                step = Step(id="", said=change.said, at=stamp(now), former=former)
                after = _remembered(after, step)
            self._save(transaction, after)
        if _begins_a_day(before, now):
            # The change is on disk: what goes wrong with the past cannot refuse it any more.
            with suppress(PlannerError):
                self.archive()
        return change._replace(state=self.state)

    def archive(self) -> tuple[str, ...]:
        """Move to history what is finished and old. No undo takes that back, and none needs to.

        Gives a sentence for each month whose file is damaged: what belongs there stays here.
        Raises StateUnusable where the disk refuses.
        """
        if not self.has_old():
            return ()
        from planner.method.archiving import finished

        with self.store.transaction() as transaction:
            told = transaction.archive(finished(transaction.state, self.now, self.config))
            self.state = transaction.state
        return told

    def history(self, since: datetime | None = None, about: str = "") -> State:
        """The state as if nothing that ended since then (ever, if ``None``) had left it: to read,
        not to change. ``about`` an id asks only for that document and for those that name it.

        Raises StateUnusable for a month that cannot be read.
        """
        return self.store.history.joined(self.state, since, about)

    def has_old(self) -> bool:
        """Whether something is finished and old, for ``archive`` to move."""
        # Imported late: once a day, and most commands never.
        from planner.method.archiving import finished

        return bool(finished(self.state, self.now, self.config))

    def weight(self, *, undone: bool) -> int:
        """How many documents an undo, or of what is ``undone`` a redo, would put back."""
        step = _turned_next(self.state, undone=undone)
        return sum(len(getattr(step.former, table)) for table in TABLES) if step else 0

    def undo(self) -> Change:
        """Take back the newest change, whoever made it."""
        return self._swap(undone=False)

    def redo(self) -> Change:
        """Make the change again that was taken back last."""
        return self._swap(undone=True)

    def _swap(self, *, undone: bool) -> Change:
        with self.store.transaction() as transaction:
            state = transaction.state
            step = _turned_next(state, undone=undone)
            if step is None:
                raise Refused(_("Nothing to do again.") if undone else _("Nothing to undo."))
            after, former = swap(state, step.former)
            turned = changed(step, former=former, undone=not undone)
            steps = {**after.steps, step.id: turned}
            self._save(transaction, changed(after, steps=steps))
        told = _("Done again: {what}") if undone else _("Undone: {what}")
        return Change(self.state, told.format(what=step.said))

    def _save(self, transaction: Transaction, state: State) -> None:
        transaction.save(state)
        self.state = state


_NOTHING = difference(State(), State())


def _begins_a_day(state: State, now: pendulum.DateTime) -> bool:
    """Whether the change before this one was made on another day."""
    last = next(iter(_in_order(state)[-1:]), None)
    return last is None or day_of(last.at, now) != now.date()


def _remembered(state: State, step: Step) -> State:
    """The state with one more step back. A new change ends what could have been done again."""
    steps = _in_order(state)
    number = int(steps[-1].id) + 1 if steps else 1
    kept = [old for old in steps if not old.undone][-(MOST_STEPS - 1) :]
    kept.append(changed(step, id=f"{number:06d}"))
    return changed(state, steps={old.id: old for old in kept})


def _turned_next(state: State, *, undone: bool) -> Step | None:
    matching = [step for step in _in_order(state) if step.undone is undone]
    return next(iter(matching if undone else reversed(matching)), None)


def _in_order(state: State) -> list[Step]:
    return sorted(state.steps.values(), key=lambda step: step.id)
