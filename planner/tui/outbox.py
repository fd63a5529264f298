"""Where a mail can go: the mail program, a draft on disk, the clipboard, or straight to the server.

The way that worked is remembered: the next mail goes the same way.
"""

from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from planner.desk import Desk
from planner.doors import copy, open_url, save_draft
from planner.interchange.email import clipboard_text, eml, mailto
from planner.locale import _
from planner.method.requests.mailing import standing, use_way
from planner.model.errors import PlannerError
from planner.model.message import Message
from planner.paths import drafts_folder

if TYPE_CHECKING:
    # Loaded where a mail is sent.
    from planner.mail.delivery import Delivery


class Way(StrEnum):
    """How a mail is handed over, in the order in which the ways are tried."""

    PROGRAM = "program"
    DRAFT = "draft"
    CLIPBOARD = "clipboard"
    SMTP = "smtp"


class Outbox:
    """Hands mails over. Each way gives the sentence that says where the mail is now."""

    def __init__(
        self, desk: Desk, folder: Path, draft_id: str, osc52: Callable[[str], None]
    ) -> None:
        """``folder`` is the planner's data folder, ``draft_id`` the id of what the mail is about;
        ``osc52`` copies by the terminal itself."""
        self._desk, self._folder = desk, folder
        self._item, self._osc52 = draft_id, osc52
        self._ways = {
            Way.PROGRAM: self._to_program,
            Way.DRAFT: self._to_draft,
            Way.CLIPBOARD: self._to_clipboard,
        }

    @property
    def sends(self) -> bool:
        """Whether there is a server that sends."""
        return bool(self._desk.config.mail.smtp_host)

    @property
    def way(self) -> Way:
        """The way of the last mail, else the mail program."""
        known = self._desk.state.presence.mail_way
        usable = known in self._ways or (known == Way.SMTP and self.sends)
        return Way(known) if usable else Way.PROGRAM

    def hand_over(self, message: Message, way: Way) -> str:
        """Hand the mail over by this way. Raises Refused."""
        told = self._ways[way](message)
        self._remember(way)
        return told

    def hand_over_somehow(self, message: Message) -> str:
        """By the way of the last mail, else by the first that works; what did not is told as well.
        Raises Refused where none does."""
        refusals: list[str] = []
        for way in dict.fromkeys((self.way, *self._ways)):
            try:
                told = self._ways[way](message)
            except PlannerError as refusal:
                refusals.append(refusal.sentence)
                last = refusal
            else:
                if not refusals:
                    self._remember(way)
                return " ".join((*refusals[:1], told))
        raise last

    def standing(self, message: Message) -> str:
        """What is known of this mail having been sent before, or nothing."""
        desk = self._desk
        return standing(desk.state, message, self._item, desk.now)

    def delivery(self, message: Message) -> "Delivery":
        """The mail on its way to the server; only where ``sends`` is true."""
        from planner.mail.delivery import Delivery

        return Delivery(self._desk, message, self._item)

    def sent(self) -> None:
        """The server has taken the mail: the next one goes the same way."""
        self._remember(Way.SMTP)

    def complaints(self) -> tuple[str, ...]:
        """What is wrong with the rep's own letters."""
        config = self._desk.config
        if not config.templates:
            return ()
        from planner.method.letters.templates import complaints

        return tuple(complaints(config))

    def _to_program(self, message: Message) -> str:
        open_url(mailto(message))
        return _("The email is open in your mail program.")

    def _to_clipboard(self, message: Message) -> str:
        return copied(clipboard_text(message), self._osc52)

    def _to_draft(self, message: Message) -> str:
        """A draft that mail programs open."""
        rep = self._desk.config.rep
        data = eml(message, rep.name, rep.email)
        path = save_draft(drafts_folder(self._folder), self._item, data)
        return _("Saved as {path}.").format(path=path)

    def _remember(self, way: Way) -> None:
        # The mail is on its way; that the next one would not be is no reason to say so.
        if self._desk.state.presence.mail_way != way:
            with suppress(PlannerError):
                self._desk.apply(use_way, way.value, undoable=False)


def copied(text: str, osc52: Callable[[str], None]) -> str:
    """Put ``text`` on the clipboard, by a local tool or else by the terminal; says which."""
    if tool := copy(text):
        return _("Copied ({tool}).").format(tool=tool)
    osc52(text)
    return _("Copied by the terminal, if it allows that.")
