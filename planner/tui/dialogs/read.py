"""A page to read: a card, the help."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.locale import N_
from planner.model.touch import OUTCOME_NAMES, Outcome
from planner.tui.commands import BY_ID, LOGS
from planner.tui.hint import CLOSES, Hint
from planner.tui.listing import Row
from planner.tui.pane import Pane
from planner.tui.prompt import Dialog
from planner.tui.rows.common import plain

INTERRUPTED: Final = "interrupted"
"""What a card answers when somebody calls while it is read."""


class Read(Dialog[str]):
    """Shows rows; Enter or Escape closes."""

    DEFAULT_CSS = """
    Read > #box { height: 90%; padding: 0 2; }
    """

    HINTS: ClassVar[Sequence[Hint]] = (CLOSES,)

    def __init__(self, title: str, rows: Sequence[Row]) -> None:
        super().__init__(plain(title), self.HINTS)
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


def _of_command(command_id: str, does: str = "") -> Binding:
    """The key of a command of the page, and what it ``does`` if the card has other words for it."""
    command = BY_ID[command_id]
    words = does or command.text
    return Binding(command.keys, f"go('{command_id}')", words, id=command_id, tooltip=words)


class ContactCard(Card):
    """All about a contact, who need stand in no row of the page: what the rep does from here is
    about them. Gives the id of the command."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _of_command("mail", N_("write an email")),
        *map(_of_command, ("dial", "copy", *LOGS, "edit", "qualify", "preference", "rest")),
    ]

    HINTS = (
        Hint(N_("write an email"), "go('mail')"),
        Hint(N_("dial"), "go('dial')"),
        Hint(OUTCOME_NAMES[Outcome.SPOKE], f"go('log.{Outcome.SPOKE}')"),
        CLOSES,
    )

    def action_go(self, command_id: str) -> None:
        self.dismiss(command_id)


class Help(Read):
    """The keys. The key that opened it closes it as well."""

    def action_help(self) -> None:
        self.dismiss(None)
