"""Find a contact, or anything that can be done."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from planner.locale import N_, _
from planner.method.finding import find_contacts
from planner.model.contact import Contact
from planner.model.text import fold
from planner.tui.choice import Choice
from planner.tui.drawing import Line, Look
from planner.tui.listing import Row
from planner.tui.pane import Pane
from planner.tui.prompt import Dialog, Field
from planner.tui.rows.common import piece, plain

_MOST = 50


class Finder(Dialog[str]):
    """Gives the id of a command or of a contact. ``commands`` may be none: then only people are
    found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", N_("Next"), id="finder.next", show=False),
        Binding("up", "step(-1)", N_("Previous"), id="finder.previous", show=False),
    ]

    def __init__(self, contacts: Sequence[Contact], commands: Sequence[Choice] = ()) -> None:
        super().__init__(plain(_("Find or do") if commands else _("Find")))
        self._contacts, self._commands = contacts, tuple(commands)

    def body(self) -> ComposeResult:
        yield Field(placeholder=_("a few letters"))
        pane = Pane(id="found", framed=False, empty=_("Nothing found."))
        pane.can_focus = False
        yield pane

    def on_mount(self) -> None:
        self.query_one(Field).focus()
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if highlighted := self.query_one(Pane).highlighted:
            self.dismiss(highlighted)

    def on_pane_opened(self, event: Pane.Opened) -> None:
        event.stop()
        self.dismiss(event.row_id)

    def action_step(self, by: int) -> None:
        self.query_one(Pane).action_step(by)

    def _show(self, query: str) -> None:
        words = fold(query).split()
        commands = [c for c in self._commands if all(word in fold(c.text) for word in words)]
        people = find_contacts(self._contacts, query, _MOST) if words else self._contacts[:_MOST]
        self.query_one(Pane).rows = [
            *(_command_row(choice) for choice in commands),
            *(_contact_row(contact) for contact in people),
        ]


def _command_row(choice: Choice) -> Row:
    return Row(choice.id, (Line((piece(choice.text),), (piece(choice.detail, Look.KEY),)),))


def _contact_row(contact: Contact) -> Row:
    name, company = piece(contact.name, Look.NAME), piece(contact.company, Look.MUTED)
    return Row(contact.id, (Line((name,), (company,)),))
