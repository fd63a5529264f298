"""One email on its way: noted before it leaves, given to the server, noted again."""

import secrets
from contextlib import suppress

from planner.desk import Desk
from planner.interchange.email import envelope, outgoing
from planner.locale import _
from planner.mail.secrets import password
from planner.method.requests.mailing import not_sent, sending, sent
from planner.model.errors import PlannerError, Refused
from planner.model.message import Message


class Delivery:
    """``begin`` and ``end`` change the state; ``send`` between them does not, takes its time, and
    may run in a thread. If the program ends in between, the email may have been sent: that is what
    the state says then."""

    def __init__(self, desk: Desk, message: Message, item: str) -> None:
        """``item`` is the id of what the email is about."""
        self._desk, self._message, self._item = desk, message, item
        self._config = desk.config
        self._mail_id = ""
        self._data = b""

    def begin(self, *, again: bool = False) -> None:
        """Note durably that it is about to leave. Raises Refused, LeftAlready among them."""
        desk, rep = self._desk, self._config.rep
        if not self._config.mail.smtp_host:
            raise Refused(_("No server is named that sends; see mail.smtp_host in the config."))
        message_id = f"<{secrets.token_hex(16)}@{envelope(rep.email).rpartition('@')[2]}>"
        self._data = outgoing(self._message, rep.name, rep.email, message_id, desk.now)
        change = desk.apply(
            sending, self._message, self._item, message_id, undoable=False, again=again
        )
        self._mail_id = change.item.id if change.item else ""

    def send(self) -> PlannerError | None:
        """Give it to the server. What went wrong is handed back, for ``end``."""
        # Imported late: most reps hand their emails to their mail program.
        from planner.mail.smtp import NotSent, send

        mail, rep = self._config.mail, self._config.rep

        def asked() -> str:
            try:
                return password(mail)
            except Refused as refusal:
                raise NotSent(refusal.sentence) from None

        try:
            recipient = envelope(self._message.address)
            send(mail, envelope(rep.email), recipient, self._data, asked)
        except PlannerError as failure:
            return failure
        return None

    def end(self, failure: PlannerError | None) -> str:
        """Note what came of it; the sentence for the rep. Raises ``failure``."""
        from planner.mail.smtp import NotSent

        if failure is None:
            # It has left, whatever the disk says now.
            with suppress(PlannerError):
                self._desk.apply(sent, self._mail_id, undoable=False)
            return _("Sent to {address}.").format(address=self._message.address)
        if isinstance(failure, NotSent):
            with suppress(PlannerError):
                self._desk.apply(not_sent, self._mail_id, undoable=False)
        raise failure
