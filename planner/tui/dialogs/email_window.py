"""The email window: one request after the other, until each has its answer or its next step."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from planner.locale import N_
from planner.tui.dialogs.ways import InHand, bound
from planner.tui.terminal.drawing import Text
from planner.tui.widgets.hint import Hint

_RECEIVED = "received"
_WAYS = (
    ("answer", "r", N_("answer it and close it")),
    (_RECEIVED, "a", N_("their email has arrived")),
    ("next-step", "n", N_("say the next step")),
    ("still-on-it", "t", N_("still on it: a new time")),
    ("support", "s", N_("ask a department for support")),
    ("call-back", "c", N_("call back at")),
    ("later", "space", N_("leave it, next one")),
)


class EmailWindow(InHand):
    """What to do with one request. That their email has arrived is none of it where it has:
    ``arrived``. Enter does ``first``, or the first of the ways."""

    BINDINGS: ClassVar[list[BindingType]] = bound("window", _WAYS)

    def __init__(
        self, title: str, lines: Sequence[Text], first: str = "", *, arrived: bool = False
    ) -> None:
        ways = [way for way in _WAYS if not (arrived and way[0] == _RECEIVED)]
        super().__init__(title, lines, ways, Hint(N_("ends the window")), first)
