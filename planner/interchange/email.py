"""A message for other mail programs: as a ``mailto:`` link, as a draft file, as plain text."""

import re
from datetime import datetime
from urllib.parse import quote

from planner.locale import _
from planner.model.errors import Refused
from planner.model.message import Message
from planner.model.text import clean

LONGEST_LINK = 2000
"""Letters of a link that every mail program takes whole."""

# One address and nothing else: what could begin a second one, or a header, is not in it.
_ADDRESS = re.compile(r"([!-?A-~]+)@([^\s@]+)")
_NEVER = re.compile(r'[\s,;:<>()\[\]\\"]')


def mailto(message: Message) -> str:
    """The link that opens the message in the mail program.

    Raises Refused if the link would be too long, or if a line break or a second address stands
    where there may be none.
    """
    address = quote(envelope(message.address), safe="@")
    subject = quote(_one_line(message.subject), safe="")
    body = quote(_body(message).replace("\n", "\r\n"), safe="")
    link = f"mailto:{address}?subject={subject}&body={body}"
    if len(link) > LONGEST_LINK:
        raise Refused(
            _("This email is too long to be handed to the mail program; save it or copy it.")
        )
    return link


def eml(message: Message, sender_name: str, sender_address: str) -> bytes:
    """The message as a draft file, not sent yet and without a date; raises Refused as ``mailto``.

    Whoever has no address is left out: the rep types it in the mail program.
    """
    return _composed(message, (sender_name, sender_address), {"X-Unsent": "1"})


def outgoing(
    message: Message, sender_name: str, sender_address: str, message_id: str, at: datetime
) -> bytes:
    """The message as it is sent, at the moment ``at``; raises Refused as ``mailto``, and where an
    address is missing."""
    # As eml; the date is the sender's local time, as mail has it.
    from email.utils import format_datetime

    if not message.address or not sender_address:
        raise Refused(_("An email needs the address of both; yours is rep.email in the config."))
    headers = {"Date": format_datetime(at), "Message-ID": message_id}
    return _composed(message, (sender_name, sender_address), headers)


def envelope(given: str) -> str:
    """The address as mail and its servers take it, or nothing if there is none. Raises Refused for
    any other."""
    if not given:
        return ""
    found = _ADDRESS.fullmatch(given)
    try:
        if not found or _NEVER.search(given) or clean(given) != given:
            raise ValueError
        return f"{found[1]}@{found[2].encode('idna').decode('ascii')}"
    except ValueError as error:
        raise Refused(
            _("{address} is no email address; correct the contact's.").format(address=clean(given))
        ) from error


def _composed(message: Message, sender: tuple[str, str], headers: dict[str, str]) -> bytes:
    # Only drafts and what is sent need the library, and it is slow to import.
    from email.headerregistry import Address
    from email.message import EmailMessage
    from email.policy import SMTP

    mail = EmailMessage(policy=SMTP)
    people = {"From": sender, "To": (message.name, message.address)}
    for header, value in headers.items():
        mail[header] = value
    for header, (name, given) in people.items():
        display = _one_line(name)
        if address := envelope(given):
            mail[header] = Address(display, addr_spec=address)
    mail["Subject"] = _one_line(message.subject)
    mail.set_content(_body(message), cte="quoted-printable")
    return mail.as_bytes()


def clipboard_text(message: Message) -> str:
    """The message as plain text, to be pasted where it is written."""
    lines = [
        _("To: {address}").format(address=_one_line(message.address)),
        _("Subject: {subject}").format(subject=_one_line(message.subject)),
        "",
        _body(message),
    ]
    return "\n".join(lines if message.address else lines[1:])


def _one_line(text: str) -> str:
    """``text`` for a header. Raises Refused at a line break: it would begin another header."""
    if text.splitlines() not in ([], [text]):
        raise Refused(_("{text} must be one line.").format(text=clean(text)))
    return clean(text)


def _body(message: Message) -> str:
    return clean(message.body, lines=True) + "\n"
