"""The help page, made from the real key map."""

from collections.abc import Sequence

from planner.tui.actions.session import Doable
from planner.tui.drawing import Line, Look
from planner.tui.listing import Row
from planner.tui.rows.common import piece, section, stacked

_KEYS = 18


def help_rows(doable: Sequence[Doable]) -> tuple[Row, ...]:
    """Every command that has a key, by group."""
    with_keys = [command for command in doable if command.keys]
    groups = dict.fromkeys(command.group for command in with_keys)
    return stacked(
        *(
            section(group, [_row(command) for command in with_keys if command.group == group])
            for group in groups
        )
    )


def _row(command: Doable) -> Row:
    line = Line((piece(f"{command.keys:<{_KEYS}} ", Look.KEY), piece(command.text)))
    return Row(command.id, (line,))
