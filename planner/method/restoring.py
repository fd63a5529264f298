"""Going back to a state that was."""

import pendulum

from planner.config import Config
from planner.locale import _
from planner.model.change import Change
from planner.model.state import State, changed


def bring_back(
    state: State, former: State, name: str, *, now: pendulum.DateTime, config: Config
) -> Change:
    """Every document as the backup ``name`` has it in ``former``. The steps of undo stay, and this
    is one more of them; numbers of ids never go back.
    """
    serial = max(state.serial, former.serial)
    after = changed(former, steps=state.steps, serial=serial)
    return Change(after, _("Brought back: {name}").format(name=name))
