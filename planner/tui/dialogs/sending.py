"""Before a mail is sent: to whom and what, and a key of its own to say so."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.locale import N_, _
from planner.method.mailing import LeftAlready
from planner.model.errors import PlannerError
from planner.model.message import Message
from planner.tui.beside import beside
from planner.tui.dialogs.mail import letter
from planner.tui.dialogs.told import Told
from planner.tui.key_line import KeyLine
from planner.tui.outbox import Outbox
from planner.tui.prompt import Dialog
from planner.tui.rows.common import plain


class SendDialog(Dialog[str]):
    """Gives the sentence that says that it is sent, or nothing. The server may take its time; the
    page behind lives on."""

    DEFAULT_CSS = """
    SendDialog > #box { height: 90%; width: 86; border: round $warning; }
    SendDialog.-narrow > #box { height: 100%; }
    SendDialog VerticalScroll { margin: 1 0; height: 1fr; }
    SendDialog #letter { height: auto; padding-right: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("S", "send", N_("send it now"), id="send.now"),
        Binding("escape", "close", N_("do not send"), id="send.not"),
    ]

    def __init__(self, message: Message, outbox: Outbox) -> None:
        super().__init__(plain(_("Send this email?")), hints=())
        self._message, self._outbox = message, outbox
        self._warned = self._under_way = False

    def body(self) -> ComposeResult:
        yield from letter(self.veil.message(self._message))
        yield Told(rare=True)
        yield KeyLine(last="send.not")

    def on_mount(self) -> None:
        if before := self._outbox.standing(self._message):
            self._warn(before)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is on its way can neither be sent again nor be called back."""
        return None if self._under_way and action in ("send", "close") else True

    def action_send(self) -> None:
        self._is_under_way(True)
        self.run_worker(self._send())

    async def _send(self) -> None:
        try:
            sentence = await self._sent()
        except LeftAlready as refusal:
            self._warn(refusal.sentence)
        except PlannerError as failure:
            self._tell(failure.sentence, warning=True)
        else:
            self._outbox.sent()
            self.dismiss(sentence)
        finally:
            self._is_under_way(False)

    async def _sent(self) -> str:
        delivery = self._outbox.delivery(self._message)
        delivery.begin(again=self._warned)
        self._tell(_("Sending to {address} …").format(address=self._message.address))
        return delivery.end(await beside(delivery.send))

    def _warn(self, sentence: str) -> None:
        """The rep has read that it may go twice: from now on the key means it."""
        self._warned = True
        again = _("{key} sends it all the same.").format(key=self._key_of("send"))
        self._tell(f"{sentence} {again}", warning=True)

    def _tell(self, sentence: str, *, warning: bool = False) -> None:
        self.query_one(Told).say(self.veil.text(sentence), warning=warning)

    def _is_under_way(self, under_way: bool) -> None:
        self._under_way = under_way
        self.refresh_bindings()
