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
from planner.tui.outbox import Outbox, Way
from planner.tui.prompt import Dialog, Interruptible
from planner.tui.rows.common import piece, plain
from planner.tui.terminal.drawing import Look, content
from planner.tui.widgets.key_line import KeyLine

_DOES = {
    Way.PROGRAM: N_("mail program"),
    Way.DRAFT: N_("save as .eml"),
    Way.CLIPBOARD: N_("copy"),
    Way.SMTP: N_("send"),
}
_ACTIONS = {Way.PROGRAM: "program", Way.DRAFT: "draft", Way.CLIPBOARD: "copy", Way.SMTP: "send"}


class Letter(Dialog[str]):
    """A mail to be read: to whom, about what, all of its text, and what there is to say of it."""

    DEFAULT_CSS = """
    Letter > #box { height: 90%; width: 86; }
    Letter.-narrow > #box { height: 100%; }
    Letter VerticalScroll { margin: 1 0; height: 1fr; }
    Letter #letter { height: auto; padding-right: 1; }
    """

    def __init__(self, title: str, message: Message, outbox: Outbox) -> None:
        super().__init__(plain(title), hints=())
        self._message, self._outbox = message, outbox

    def body(self) -> ComposeResult:
        message = self.veil.message(self._message)
        width = max(len(_("To")), len(_("Subject"))) + 2
        for label, value in ((_("To"), addressed(message)), (_("Subject"), message.subject)):
            head = (piece(f"{label:<{width}}", Look.MUTED), piece(value))
            yield Static(content(head), markup=False)
        yield VerticalScroll(Static(message.body.rstrip(), markup=False, id="letter"))
        yield Told(rare=True)

    def _tell(self, sentence: str, *, warning: bool = False) -> None:
        self.query_one(Told).say(self.veil.text(sentence), warning=warning)


class MailDialog(Letter, Interruptible):
    """Gives the sentence that says where the mail went, or nothing if it waits for later. Enter
    takes the way of the last mail; each way has a key of its own besides."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "hand_over", N_("as the last one"), id="mail.hand-over"),
        Binding("S", "send", N_("send"), id="mail.send"),
        Binding("p", "program", N_("mail program"), id="mail.program"),
        Binding("y", "copy", N_("copy"), id="mail.copy"),
        Binding("s", "draft", N_("save as .eml"), id="mail.draft"),
        Binding("escape", "close", N_("later"), id="mail.later"),
    ]

    def __init__(self, message: Message, outbox: Outbox) -> None:
        super().__init__(_("Email to {name}").format(name=message.name), message, outbox)

    def body(self) -> ComposeResult:
        yield from super().body()
        yield KeyLine(last="mail.later", words=self._does)

    def on_mount(self) -> None:
        for complaint in self._outbox.complaints()[:1]:
            self._tell(complaint, warning=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a server nothing is sent."""
        return action != "send" or self._outbox.sends

    def action_hand_over(self) -> None:
        if self._outbox.way is Way.SMTP:
            self.action_send()
        else:
            self._hand_over(lambda: self._outbox.hand_over_somehow(self._message))

    def action_program(self) -> None:
        way_out = _("{key} copies it.").format(key=self._key_of("copy"))
        self._hand_over(lambda: self._outbox.hand_over(self._message, Way.PROGRAM), way_out)

    def action_copy(self) -> None:
        self._hand_over(lambda: self._outbox.hand_over(self._message, Way.CLIPBOARD))

    def action_draft(self) -> None:
        self._hand_over(lambda: self._outbox.hand_over(self._message, Way.DRAFT))

    def action_send(self) -> None:
        """Ask once more, on a page of its own."""
        # Imported late: most mails go another way.
        from planner.tui.dialogs.sending import SendDialog

        asking = SendDialog(self._message, self._outbox)
        asking.veil = self.veil
        self.app.push_screen(asking, self._sent)

    def _sent(self, told: str | None) -> None:
        if told:
            self.dismiss(told)

    def _does(self, binding: Binding) -> str:
        """What a key does; of Enter, what it does this time. Of the key that does the same the line
        says nothing: it needs the room for the others."""
        words = binding.description
        if binding.action == "hand_over":
            words = _DOES[self._outbox.way]
        elif binding.action == _ACTIONS[self._outbox.way]:
            words = ""
        return _(words)

    def _hand_over(self, way: Callable[[], str], way_out: str = "") -> None:
        """A way that does not work leaves the dialog open for another one: the ``way_out``."""
        try:
            self.dismiss(way())
        except PlannerError as error:
            self._tell(" ".join(filter(None, (error.sentence, way_out))), warning=True)


def addressed(message: Message) -> str:
    """Whom it goes to: ``Ana Ruiz <ana@example.com>``; an address that is all the name, once."""
    to = message.address or _("no address yet")
    return to if to == message.name else f"{message.name} <{to}>"
