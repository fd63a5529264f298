"""One block at a time: who would start a second one is told how the first one ends."""

from planner.locale import _
from planner.method.day.blocks import running_block
from planner.model.day import BlockKind
from planner.model.errors import Refused
from planner.tui.actions.session import Session
from planner.tui.commands import key_of

_ENDS = {BlockKind.CALLS: "block", BlockKind.DEEP: "focus"}


def refuse_second(session: Session) -> None:
    """Raises Refused while a block runs, with the key that ends it."""
    if running := running_block(session.desk.state):
        key = key_of(session.desk.config, _ENDS[running.kind])
        told = _("“{title}” is running; {command} ends it.")
        raise Refused(told.format(title=running.title, command=key))
