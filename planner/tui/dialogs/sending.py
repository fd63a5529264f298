"""Before a mail is sent: to whom and what, and a key of its own to say so."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from planner.locale import N_, _
from planner.method.requests.mailing import LeftAlready
from planner.model.errors import PlannerError
from planner.model.message import Message
from planner.tui.dialogs.mail import Letter
from planner.tui.meanwhile.beside import beside
from planner.tui.outbox import Outbox
from planner.tui.widgets.key_line import KeyLine


class SendDialog(Letter):
    """Gives the sentence that says that it is sent, or nothing. The server may take its time; the
    page behind lives on."""

    DEFAULT_CSS = """
    SendDialog > #box { border: round $warning; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("S", "send", N_("send it now"), id="send.now"),
        Binding("escape", "close", N_("do not send"), id="send.not"),
    ]

    def __init__(self, message: Message, outbox: Outbox) -> None:
        super().__init__(_("Send this email?"), message, outbox)
        self._warned = self._under_way = False

    def body(self) -> ComposeResult:
        yield from super().body()
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

    def _is_under_way(self, under_way: bool) -> None:
        self._under_way = under_way
        self.refresh_bindings()
