"""A letter that is to be sent, for programs and for people."""

from planner.locale import _
from planner.model.message import Message


def document(mail: Message) -> dict[str, str]:
    """``to`` (empty where nobody has an address), ``subject`` and ``body``."""
    return {"to": mail.address, "subject": mail.subject, "body": mail.body}


def text(mail: Message, nobody: str = "") -> str:
    """Whom to, the subject, and the body below a blank line. ``nobody`` is said where there is no
    address; without it, that none is known."""
    return "\n".join((mail.address or nobody or _("no address known"), mail.subject, "", mail.body))
