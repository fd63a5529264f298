"""A page to read: a card, the help."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.locale import N_, _
from planner.model.touch import OUTCOME_NAMES, Outcome
from planner.tui.bound import bound
from planner.tui.commands import ASKING, BY_ID, LOGS
from planner.tui.prompt import Dialog, Interruptible
from planner.tui.rows.common import plain
from planner.tui.widgets.hint import CLOSES, Hint
from planner.tui.widgets.listing import Row
from planner.tui.widgets.pane import Pane


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


class Card(Read, Interruptible):
    """All about somebody or something."""


def _of_command(command_id: str, does: str = "") -> Binding:
    """The key of a command of the page, and what it ``does`` if the card has other words for it."""
    command = BY_ID[command_id]
    words = does or command.text
    return Binding(command.keys, f"go('{command_id}')", words, id=command_id, tooltip=words)


def _dead(command_id: str) -> Binding:
    """The key of a command that a card does not have."""
    command = BY_ID[command_id]
    return Binding(command.keys, "nothing", command.text, id=command_id)


class ContactCard(Card):
    """All about a contact, who need stand in no row of the page: what the rep does from here is
    about them. Gives the id of the command."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _of_command("mail", N_("write an email")),
        *map(_of_command, ("dial", "copy", *LOGS, "edit", "qualify", "preference", "rest")),
        *map(_dead, ASKING),
    ]

    HINTS = (
        Hint(N_("write an email"), "go('mail')"),
        Hint(N_("dial"), "go('dial')"),
        Hint(OUTCOME_NAMES[Outcome.SPOKE], f"go('log.{Outcome.SPOKE}')"),
        CLOSES,
    )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "nothing" else super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        dead = bound(event.key, self)
        if dead and not dead.enabled:
            binding = dead.binding
            words = _(binding.description)
            self.app.notify(_("“{words}” does nothing here.").format(words=words))

    def action_go(self, command_id: str) -> None:
        self.dismiss(command_id)


class Help(Read):
    """The keys. The key that opened it closes it as well."""

    def action_help(self) -> None:
        self.dismiss(None)
