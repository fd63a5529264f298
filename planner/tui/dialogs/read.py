"""A page to read: a card, the help."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.locale import N_
from planner.tui.listing import Row
from planner.tui.pane import Pane
from planner.tui.prompt import Dialog
from planner.tui.rows.common import plain

INTERRUPTED: Final = "interrupted"
"""What a card answers when somebody calls while it is read."""


class Read(Dialog[str]):
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


class Card(Read):
    """All about somebody or something. The phone may ring while it is read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "incoming", N_("interruption"), id="incoming", tooltip=N_("interruption")),
    ]

    def action_incoming(self) -> None:
        self.dismiss(INTERRUPTED)


class Help(Read):
    """The keys. The key that opened it closes it as well."""

    def action_help(self) -> None:
        self.dismiss(None)
