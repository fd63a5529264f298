"""Sending by SMTP. What went wrong is told apart: not sent for sure, or nobody knows."""

import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress

from planner.config import MailSettings
from planner.locale import _
from planner.model.errors import Refused

PATIENCE_SECONDS = 15.0
"""For each answer of the server."""

_OURSELVES = "[127.0.0.1]"
"""How the planner introduces itself: the name of the computer is nobody's business."""


class NotSent(Refused):
    """It did not leave, for sure."""


class Doubtful(Refused):
    """It may have left: the connection broke after the text was given and before the answer."""


def send(
    settings: MailSettings, sender: str, recipient: str, data: bytes, password: Callable[[], str]
) -> None:
    """Give ``data``, a whole email, to the server. Made for a thread: it may take a minute.

    ``password`` is asked only where the account has a user, and only over a protected way (or to
    this computer). Raises NotSent or Doubtful.
    """
    try:
        server = _connected(settings)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(_unreachable(settings, error)) from error
    try:
        _prepare(server, settings, sender, recipient, password)
        _give(server, data)
    finally:
        # What was taken is taken, however the parting goes.
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


def _connected(settings: MailSettings) -> smtplib.SMTP:
    """A connection that is protected as the rep wants it, or none at all."""
    place = (settings.smtp_host, settings.smtp_port, _OURSELVES)
    protection = ssl.create_default_context()
    if settings.smtp_security == "tls":
        return smtplib.SMTP_SSL(*place, timeout=PATIENCE_SECONDS, context=protection)
    server = smtplib.SMTP(*place, timeout=PATIENCE_SECONDS)
    if settings.smtp_security == "starttls":
        try:
            server.ehlo()
            server.starttls(context=protection)
        except (OSError, smtplib.SMTPException):
            server.close()
            raise
    return server


def _prepare(
    server: smtplib.SMTP,
    settings: MailSettings,
    sender: str,
    recipient: str,
    password: Callable[[], str],
) -> None:
    """All that comes before the text: whoever is refused here has sent nothing."""
    secret = password() if settings.user else ""
    try:
        server.ehlo_or_helo_if_needed()
        if settings.user:
            server.login(settings.user, secret)
        _accepted(server.mail(sender), sender)
        _accepted(server.rcpt(recipient), recipient)
    except smtplib.SMTPAuthenticationError as error:
        raise NotSent(_("The server refused the user or the password.")) from error
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(_unreachable(settings, error)) from error


def _accepted(reply: tuple[int, bytes], address: str) -> None:
    code, _text = reply
    if code not in (250, 251):
        raise NotSent(
            _("The server does not take {address} (code {code}).").format(
                address=address, code=code
            )
        )


def _give(server: smtplib.SMTP, data: bytes) -> None:
    try:
        code, _text = server.data(data)
    except smtplib.SMTPDataError as error:
        raise NotSent(_refused(error.smtp_code)) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Doubtful(
            _("The connection broke while it was sent: it may have left. Look into your sent mail.")
        ) from error
    if code != 250:
        raise NotSent(_refused(code))


def _refused(code: int) -> str:
    return _("The server refused the email (code {code}).").format(code=code)


def _unreachable(settings: MailSettings, error: Exception) -> str:
    host = settings.smtp_host
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return _("{host} offers no protection (starttls); nothing was sent.").format(host=host)
    if isinstance(error, ssl.SSLError):
        return _("{host} cannot prove who it is; nothing was sent.").format(host=host)
    return _("{host} cannot be reached, or broke off; nothing was sent.").format(host=host)
