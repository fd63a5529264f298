"""One of several answers."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from planner.tui.choice import Choice
from planner.tui.prompt import Dialog
from planner.tui.rows.common import piece, plain
from planner.tui.terminal.drawing import Line, Look
from planner.tui.widgets.listing import Row
from planner.tui.widgets.pane import Pane

_LAST_KEY = 9


class Choose(Dialog[str]):
    """Gives the id of the choice: Enter on it, a click, or its number. The list is as high as it
    has choices, or where it ``FILLS`` its box, as that leaves room."""

    FILLS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Choose > #box > #why { height: auto; padding: 0 1; margin-bottom: 1; }
    """

    def __init__(
        self, title: str, choices: Sequence[Choice], chosen: str = "", why: str = ""
    ) -> None:
        """``chosen`` is highlighted first; ``why`` stands above the choices."""
        super().__init__(plain(title))
        self._choices, self._chosen, self._why = tuple(choices), chosen, why

    def body(self) -> ComposeResult:
        if self._why:
            yield Static(self._why, markup=False, id="why")
        pane = Pane(id="choices", framed=False)
        pane.styles.height = "1fr" if self.FILLS else len(self._choices) + 2
        yield pane

    def on_mount(self) -> None:
        pane = self.query_one(Pane)
        pane.rows = [
            choice_row(number, choice._replace(detail=self.veil.text(choice.detail)))
            for number, choice in enumerate(self._choices, 1)
        ]
        pane.highlight(self._chosen)
        pane.focus()

    def on_pane_opened(self, event: Pane.Opened) -> None:
        event.stop()
        self.dismiss(event.row_id)

    def on_key(self, event: events.Key) -> None:
        number = int(event.key) if event.key.isdigit() else 0
        if 1 <= number <= len(self._choices):
            event.stop()
            self.dismiss(self._choices[number - 1].id)


def choice_row(number: int, choice: Choice) -> Row:
    """A choice with the number that picks it; from ten on no key does."""
    key = number if number <= _LAST_KEY else " "
    text = (piece(f"{key} ", Look.KEY), piece(choice.text))
    return Row(choice.id, (Line(text, (piece(choice.detail, Look.MUTED),)),))
