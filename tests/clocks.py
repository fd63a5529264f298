"""A clock that stands still until a test moves it."""

from typing import Any

import pendulum


class FixedClock:
    """Has the ``now()`` of :class:`planner.clock.Clock`."""

    def __init__(self, moment: pendulum.DateTime) -> None:
        self.moment = moment

    def now(self) -> pendulum.DateTime:
        return self.moment

    def advance(self, **amount: Any) -> pendulum.DateTime:
        """Move on: ``advance(minutes=3)``."""
        self.moment = self.moment.add(**amount)
        return self.moment
