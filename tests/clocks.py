"""A clock that stands still until a test moves it."""

from typing import Any

import pendulum

from planner.clock import Clock


class FixedClock(Clock):
    """Has the ``now()`` of the planner's clock, and shows what the test says."""

    def __init__(self, moment: pendulum.DateTime) -> None:
        super().__init__(moment)
        self.moment = moment

    def now(self) -> pendulum.DateTime:
        return self.moment

    def advance(self, **amount: Any) -> pendulum.DateTime:
        """Move on: ``advance(minutes=3)``."""
        self.moment = self.moment.add(**amount)
        return self.moment
