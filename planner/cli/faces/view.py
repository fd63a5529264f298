"""What the faces look at."""

from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.method.day.blocks import settle
from planner.model.state import State


class View(NamedTuple):
    """The state at a moment. ``now`` carries the rep's zone."""

    state: State
    now: pendulum.DateTime
    config: Config


def view_of(state: State, now: pendulum.DateTime, config: Config) -> View:
    """The state as it honestly stands: a block whose time is over is shown as ended then.

    Nothing is written; looking changes nothing.
    """
    return View(settle(state, now=now, config=config).state, now, config)
