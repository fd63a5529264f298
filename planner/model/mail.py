"""What the planner remembers of emails that it sends and finds itself."""

from datetime import datetime
from typing import NamedTuple

from planner.model.document import Document


class Mail(Document, frozen=True, kw_only=True):
    """An email that leaves by the planner's own hand. With ``sending_at`` alone nobody knows
    whether it left: the program ended, or the connection broke, in between.

    ``item`` is the id of what it belongs to, ``letter`` a fingerprint of recipient and text.
    """

    item: str
    letter: str
    message_id: str
    sending_at: datetime
    sent_at: datetime | None = None


class Mailbox(Document, frozen=True, kw_only=True):
    """How far a mailbox has been looked through; its id is a fingerprint of account and folder.

    ``seen`` is the highest number (UID) looked at, of those that count while the server says
    ``validity`` (UIDVALIDITY).
    """

    validity: int
    seen: int


class Arrival(NamedTuple):
    """What the head of an email tells. ``at`` is its date, if it has one that can be read;
    ``automatic`` one that a program wrote, such as a note of absence.
    """

    sender: str
    subject: str
    at: datetime | None = None
    automatic: bool = False


class Looked(NamedTuple):
    """The heads of what is new in a mailbox, oldest first, and how far it is known now."""

    arrivals: tuple[Arrival, ...]
    mailbox: Mailbox
