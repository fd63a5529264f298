"""A mail that is ready: read it, then hand it over with one key."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from planner.locale import N_, _
from planner.model.errors import PlannerError
from planner.model.message import Message
from planner.tui.dialogs.told import Told
from planner.tui.drawing import Look, content
from planner.tui.key_line import KeyLine
from planner.tui.outbox import Outbox
from planner.tui.prompt import Dialog
from planner.tui.rows.common import piece, plain


class MailDialog(Dialog[str]):
    """Gives the sentence that says where the mail went, or nothing if it waits for later."""

    DEFAULT_CSS = """
    MailDialog > #box { height: 90%; }
    MailDialog VerticalScroll { margin: 1 0; height: 1fr; }
    MailDialog #letter { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "program", N_("mail program"), id="mail.program"),
        Binding("y", "copy", N_("copy"), id="mail.copy"),
        Binding("s", "draft", N_("save as .eml"), id="mail.draft"),
        Binding("escape", "close", N_("later"), id="mail.later"),
    ]

    def __init__(self, message: Message, outbox: Outbox) -> None:
        super().__init__(plain(_("Email to {name}").format(name=message.name)))
        self._message, self._outbox = message, outbox

    def body(self) -> ComposeResult:
        message = self.veil.message(self._message)
        to = message.address or _("no address yet")
        width = max(len(_("To")), len(_("Subject"))) + 2
        for label, value in ((_("To"), f"{message.name} <{to}>"), (_("Subject"), message.subject)):
            head = (piece(f"{label:<{width}}", Look.MUTED), piece(value))
            yield Static(content(head), markup=False)
        with VerticalScroll():
            yield Static(message.body, markup=False, id="letter")
        yield Told()
        yield KeyLine(last="mail.later")

    def action_program(self) -> None:
        self._hand_over(self._outbox.to_program)

    def action_copy(self) -> None:
        self._hand_over(self._outbox.to_clipboard)

    def action_draft(self) -> None:
        self._hand_over(self._outbox.to_draft)

    def _hand_over(self, way: Callable[[Message], str]) -> None:
        """A way that does not work leaves the dialog open for another one."""
        try:
            self.dismiss(way(self._message))
        except PlannerError as error:
            self.query_one(Told).say(error.sentence, warning=True)
