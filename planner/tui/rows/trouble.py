"""What the screen says while something cannot be read or saved."""

from collections.abc import Callable

import pendulum

from planner.counts import told
from planner.locale import _, ngettext
from planner.method.day.blocks import running_block
from planner.model.instants import seconds_between
from planner.model.saying import age
from planner.model.state import State
from planner.tui.choice import Choice
from planner.tui.rows.common import piece
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Look, Text
from planner.tui.trouble import Remedies, Trouble

RETRY, RESTORE, MEND, MOVE, DROP, LOOK, QUIT = (
    "retry", "restore", "mend", "move", "drop", "look", "quit",
)  # fmt: skip
_MOST = 3
"""Changes told one by one; what is more is counted."""


def banner(trouble: Trouble, key: Callable[[], str]) -> Text:
    """What stays on the screen until it is mended; nothing where all is well. ``key`` gives the key
    that leads on."""
    parts = [trouble.reason] if trouble.reason else []
    kept = len(trouble.wishes)
    if trouble.unreadable:
        parts.append(_("Nothing can be changed until then."))
    if kept:
        parts.append(
            ngettext("{n} change is not saved yet.", "{n} changes are not saved yet.", kept).format(
                n=kept
            )
        )
    if parts:
        parts.append(_("{key} shows what can be done.").format(key=key()))
        return (piece(f"{signs.ALERT} ", Look.WARN_COUNT), piece(" ".join(parts), Look.WARN))
    return (piece(farewell(trouble), Look.ACCENT),) if trouble.moved else ()


def farewell(trouble: Trouble) -> str:
    """How to come back to a state that was saved in another folder."""
    if not trouble.moved:
        return ""
    told = _("Everything is in {folder} now; the next time start with: planner --data {folder}")
    return told.format(folder=trouble.folder)


def why_stay(state: State, trouble: Trouble, key: str) -> str:
    """What speaks against leaving now, for whoever pressed the ``key`` by mistake."""
    if trouble.wishes:
        told = _("Not everything is saved. {key} again leaves without it.")
    elif running_block(state):
        told = _("A block is running and goes on in the file. {key} again leaves.")
    else:
        return ""
    return told.format(key=key)


def findings(trouble: Trouble, found: Remedies, now: pendulum.DateTime) -> list[str]:
    """What waits and what there is to go back to, one a line."""
    lines = _waiting(trouble)
    if found.backup:
        lines.append(
            _("The newest backup is {age} old: {holds}.").format(
                age=age(seconds_between(found.backup.when, now)), holds=told(found.backup.counts)
            )
        )
    if found.checkup:
        lines.append(_("Whole in the file: {holds}.").format(holds=told(found.checkup.whole)))
    return lines


def _waiting(trouble: Trouble) -> list[str]:
    said = [wish.said for wish in trouble.wishes]
    lines = [_("Not saved yet: {what}").format(what=what) for what in said[:_MOST]]
    more = len(said) - _MOST
    if more > 0:
        lines.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return lines


def choices(trouble: Trouble, found: Remedies) -> list[Choice]:
    """What can be done, the likeliest first."""
    if trouble.unreadable:
        ways, look = _reading(found), _("look on; nothing can be changed")
    else:
        ways, look = _saving(trouble), _("leave it for now")
    return [*ways, Choice(LOOK, look), Choice(QUIT, _("leave the planner"))]


def _saving(trouble: Trouble) -> list[Choice]:
    move = Choice(MOVE, _("save everything in another folder and go on there"))
    if not trouble.wishes:
        return [move]
    return [Choice(RETRY, _("try again")), move, Choice(DROP, _("give up what is not saved"))]


def _reading(found: Remedies) -> list[Choice]:
    ways = []
    if found.backup:
        ways.append(Choice(RESTORE, _("bring back the backup")))
    if found.checkup:
        ways.append(Choice(MEND, _("keep what is whole in the file")))
    return [*ways, Choice(MOVE, _("save what is shown in another folder and go on there"))]
