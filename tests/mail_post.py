"""A real SMTP server in this process."""

import socket
import ssl
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "laura", "s3cret-word"


class Post(Controller):
    """Takes emails into ``taken``. ``text_reply`` is what it says to a text instead of taking it,
    ``recipient_reply`` to a recipient; ``hangs_up``: it takes the text and is gone."""

    def __init__(
        self,
        tls: str = "none",
        protection: ssl.SSLContext | None = None,
        *,
        text_reply: str = "",
        recipient_reply: str = "",
        hangs_up: bool = False,
    ) -> None:
        self.taken: list[Envelope] = []
        self.users: list[str] = []
        self._text_reply, self._recipient_reply = text_reply, recipient_reply
        self._hangs_up = hangs_up
        with_login = tls != "none"
        super().__init__(
            self,
            hostname="127.0.0.1",
            port=free_port(),
            ssl_context=protection if tls == "tls" else None,
            tls_context=protection if tls == "starttls" else None,
            require_starttls=tls == "starttls",
            authenticator=self._authenticated,
            auth_required=with_login,
            auth_require_tls=tls == "starttls",
        )

    def _authenticated(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        right = data == LoginPassword(USER.encode(), PASSWORD.encode())
        self.users += [USER] if right else []
        return AuthResult(success=right, handled=False)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self._recipient_reply or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self._text_reply:
            return self._text_reply
        self.taken.append(envelope)
        if self._hangs_up and server.transport:
            server.transport.abort()
        return "250 OK"


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
