"""The steps of the morning and the evening: read, nod, go on."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.locale import N_
from planner.tui.dialogs.ways import InHand, bound
from planner.tui.prompt import Interruptible
from planner.tui.rows.common import plain
from planner.tui.terminal.drawing import Line, Text
from planner.tui.widgets.hint import Hint
from planner.tui.widgets.listing import Row
from planner.tui.widgets.pane import Pane

PROMISE, NEXT_STEP, STILL_ON_IT, LATER = "promise", "next-step", "still-on-it", "later"
ANSWER = "answer"
SUPPORT, HELPED = "support", "helped"
_WAYS = (
    (PROMISE, "p", N_("promise an answer by")),
    (NEXT_STEP, "n", N_("say the next step")),
    (STILL_ON_IT, "t", N_("still on it: a new time")),
    (ANSWER, "r", N_("answer it and close it")),
    (LATER, "space", N_("leave it, next one")),
)
_WAYS_OF_SUPPORT = (
    (SUPPORT, "s", N_("ask a department for support")),
    (HELPED, "S", N_("the department has answered")),
)
TAKEN = "taken"
_FRAME = 6
"""Lines of a dialog that its list does not have."""


class Step(Interruptible):
    """Rows; gives ``TAKEN`` for Enter. ``rows`` is asked again whenever ``turn`` has changed
    something about the highlighted one."""

    def __init__(
        self,
        title: str,
        hints: Sequence[Hint],
        rows: Callable[[], Sequence[Row]],
        turn: Callable[[str], None] = lambda row_id: None,
    ) -> None:
        super().__init__(plain(title), hints)
        self._rows, self._turn = rows, turn

    def body(self) -> ComposeResult:
        yield Pane(id="step", framed=False)

    def on_mount(self) -> None:
        self._show()
        self.query_one(Pane).focus()

    def on_resize(self) -> None:
        self._fit()

    def on_pane_opened(self, event: Pane.Opened) -> None:
        event.stop()
        self.dismiss(TAKEN)

    def action_turn(self) -> None:
        if row_id := self.query_one(Pane).highlighted:
            self._turn(row_id)
            self._show()

    def _show(self) -> None:
        self.query_one(Pane).rows = [self._veiled(row) for row in self._rows()]
        self._fit()

    def _fit(self) -> None:
        """As high as its rows are, where the screen has that room."""
        pane = self.query_one(Pane)
        lines = sum(len(row.lines) for row in pane.rows)
        pane.styles.height = max(min(lines, self.app.size.height - _FRAME), 1) + 2

    def _veiled(self, row: Row) -> Row:
        return row._replace(
            lines=tuple(
                Line(self.veil.line(line.left), self.veil.line(line.right), line.fill)
                for line in row.lines
            )
        )


class FirstFive(Step):
    """The five; a key puts somebody else in the place of one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "turn", N_("somebody else instead"), id="dialog.swap"),
    ]


class Gaps(Step):
    """Deep work with its times; a key leaves one out, or takes it back in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", N_("not this one"), id="dialog.leave-out"),
    ]


class OpenRequest(InHand):
    """What to do about a request that lacks something; ``first`` is what Enter does. What concerns
    a department is there where one is ``late``."""

    BINDINGS: ClassVar[list[BindingType]] = bound("dialog", (*_WAYS_OF_SUPPORT, *_WAYS))

    def __init__(
        self, title: str, lines: Sequence[Text], first: str, *, late: bool = False
    ) -> None:
        ways = (*_WAYS_OF_SUPPORT, *_WAYS) if late else _WAYS
        super().__init__(title, lines, ways, Hint(N_("ends the evening")), first)
