"""A page to read: a card, the help."""

from collections.abc import Sequence

from textual.app import ComposeResult

from planner.tui.listing import Row
from planner.tui.pane import Pane
from planner.tui.prompt import Dialog
from planner.tui.rows.common import plain


class Read(Dialog[None]):
    """Shows rows; Enter or Escape closes."""

    DEFAULT_CSS = """
    Read > #box { height: 90%; }
    """

    def __init__(self, title: str, rows: Sequence[Row]) -> None:
        super().__init__(plain(title))
        self._rows = tuple(rows)

    def body(self) -> ComposeResult:
        yield Pane(id="page", framed=False)

    def on_mount(self) -> None:
        pane = self.query_one(Pane)
        pane.rows = self._rows
        pane.focus()

    def on_pane_opened(self) -> None:
        self.dismiss(None)


class Help(Read):
    """The keys. The key that opened it closes it as well."""

    def action_help(self) -> None:
        self.dismiss(None)
