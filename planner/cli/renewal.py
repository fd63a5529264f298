"""The remembered status, told anew by whoever changes the state.

The first to ask after a change would pay for reading all of it; the one who made the change has it
in hand. Whoever never asks for the status has no such file, and nothing is done for them.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from planner import config_file
from planner.cli import remembered
from planner.locale import language
from planner.model.errors import PlannerError
from planner.paths import state_file

if TYPE_CHECKING:
    from planner.desk import Desk


def renew(folder: Path, desk: "Desk") -> None:
    """Leave beside the state how the day stands now, if somebody asked for that before and could
    not be told the same again. The state lies in ``folder``.

    Where they asked under other variables, for another config or in another language, they will
    have to find out themselves. Where the disk refuses, nothing is lost but time.
    """
    before = remembered.kept(str(folder))
    if before is None:
        return
    with suppress(PlannerError, ValueError, TypeError):
        (state, _mark), (config, _mark_of_config) = before.on.files
        on = remembered.grounds(before.asked, state, config)
        if on == before.on and desk.now.timestamp() < before.until:
            return
        same_words = on.surroundings == before.on.surroundings and before.language == language()
        same_state = state == str(state_file(folder)) and on.files[0][1] == list(
            desk.store.mark or ()
        )
        if same_words and same_state and config_file.load(Path(config)) == desk.config:
            # Imported late: mostly there is nothing to tell.
            from planner.cli.faces.view import view_of
            from planner.cli.status import remember

            view = view_of(desk.state, desk.now, desk.config)
            remember(folder, on, view, sure=desk.store.saved)
