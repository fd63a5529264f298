"""Remembers up to when the rep was told what became due, so that nothing is told twice."""

from datetime import timedelta

import pendulum

from planner.config import Config
from planner.method.day.alerts import Alert, alerts, speaks
from planner.model.state import State

_SMALL_STEP = timedelta(hours=1)
"""A clock set back by less is a corrected one; by more, it was wrong until now."""


class Alarm:
    """Asked at each minute and whenever a block is over. What deep work silences is not told later:
    the page shows it."""

    def __init__(self, now: pendulum.DateTime) -> None:
        self._told_until = now

    def due(self, state: State, now: pendulum.DateTime, config: Config) -> tuple[Alert, ...]:
        """What became due since it was asked last, as far as the rep may be called now."""
        before = self._told_until
        if now > before or before - now > _SMALL_STEP:
            self._told_until = now
        found = alerts(state, before, now, config)
        return tuple(each for each in found if speaks(state, each.urgent, config.notifications))
