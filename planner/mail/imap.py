"""Looking through a mailbox by IMAP: the heads of what is new, and nothing is touched."""

import ssl
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from imaplib import IMAP4

from imap_tools import (
    AND,
    BaseMailBox,
    ImapToolsError,
    MailBox,
    MailboxFolderSelectError,
    MailboxFolderStatusError,
    MailboxLoginError,
    MailBoxStartTls,
    MailBoxUnencrypted,
    MailMessage,
    MailMessageFlags,
    UidRange,
)

from planner.config import MailSettings
from planner.locale import _
from planner.model.errors import Refused
from planner.model.mail import Arrival, Looked, Mailbox
from planner.model.text import clean

PATIENCE_SECONDS = 20.0
"""For each answer of the server."""
MOST = 500
"""Heads in one look. Of more the newest: they are what a request of these days waits for."""


def look(settings: MailSettings, secret: str, before: Mailbox, since: date) -> Looked:
    """The heads of what came after ``before``; of a mailbox that is not known (any more), of what
    came from the day ``since`` on. Made for a thread: it may take a minute. Raises Refused.
    """
    try:
        box = _connected(settings)
        try:
            box.login(settings.user, secret, initial_folder=None)
            return _looked(box, settings.imap_folder, before, since)
        finally:
            _leave(box)
    except (OSError, ValueError, LookupError, IMAP4.error, ImapToolsError) as error:
        raise Refused(_why(settings, error)) from error


def _connected(settings: MailSettings) -> BaseMailBox:
    host, port = settings.imap_host, settings.imap_port
    protection = ssl.create_default_context()
    if settings.imap_security == "tls":
        return MailBox(host, port, timeout=PATIENCE_SECONDS, ssl_context=protection)
    if settings.imap_security == "starttls":
        return MailBoxStartTls(host, port, timeout=PATIENCE_SECONDS, ssl_context=protection)
    return MailBoxUnencrypted(host, port, timeout=PATIENCE_SECONDS)


def _leave(box: BaseMailBox) -> None:
    """However the parting goes, the connection is closed afterwards."""
    gone = (OSError, IMAP4.error, ImapToolsError)
    with suppress(*gone):
        box.logout()
    with suppress(*gone):
        box.client.shutdown()


def _looked(box: BaseMailBox, folder: str, before: Mailbox, since: date) -> Looked:
    numbers = box.folder.status(folder, ["UIDVALIDITY", "UIDNEXT"])
    validity, last = numbers["UIDVALIDITY"], numbers["UIDNEXT"] - 1
    # The numbers of another validity say nothing of these.
    seen = before.seen if before.validity == validity else 0
    mailbox = Mailbox(id=before.id, validity=validity, seen=max(last, seen))
    if last <= seen:
        return Looked((), mailbox)
    # Opened so that the server itself allows no change.
    box.folder.set(folder, readonly=True)
    wanted = AND(uid=UidRange(str(seen + 1), str(last))) if seen else AND(date_gte=since)
    uids = [uid for uid in box.uids(wanted, charset=None) if seen < int(uid) <= last]
    return Looked(tuple(_heads(box, uids[-MOST:])), mailbox)


def _heads(box: BaseMailBox, uids: list[str]) -> Iterator[Arrival]:
    """The head of each; the text stays on the server."""
    if not uids:
        return
    heads = box.fetch(uid_list=uids, mark_seen=False, headers_only=True, bulk=100)
    for head in heads:
        if MailMessageFlags.DELETED not in head.flags:
            yield _arrival(head)


def _arrival(head: MailMessage) -> Arrival:
    return Arrival(clean(head.from_), clean(head.subject), _dated(head), _automatic(head))


def _dated(head: MailMessage) -> datetime | None:
    """When it was written, if that can be read; without a zone it is no moment."""
    return head.date if head.date_str and head.date.tzinfo else None


def _automatic(head: MailMessage) -> bool:
    """Notes of absence and of failed delivery answer nothing."""
    headers: Mapping[str, tuple[str, ...]] = head.headers
    submitted = headers.get("auto-submitted", ("no",))[0]
    kind = headers.get("content-type", ("",))[0]
    return not submitted.strip().lower().startswith("no") or "multipart/report" in kind.lower()


def _why(settings: MailSettings, error: Exception) -> str:
    host, folder = settings.imap_host, settings.imap_folder
    if isinstance(error, MailboxLoginError):
        return _("{host} refused the user or the password.").format(host=host)
    if isinstance(error, MailboxFolderSelectError | MailboxFolderStatusError):
        return _("{host} has no folder {folder}.").format(host=host, folder=clean(folder))
    if isinstance(error, ssl.SSLError):
        return _("{host} cannot prove who it is; nothing was read.").format(host=host)
    return _("{host} cannot be reached, or broke off; nothing was read.").format(host=host)
