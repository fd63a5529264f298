"""One look into the rep's mailbox: for the emails that deferred requests wait for."""

from datetime import timedelta
from hashlib import sha256

from planner.config import MailSettings
from planner.desk import Desk
from planner.locale import _
from planner.mail.secrets import password
from planner.method.requests.arrivals import arrived, looked, waits_for_email
from planner.model.change import Change
from planner.model.errors import ExtraMissing, Refused
from planner.model.mail import Looked, Mailbox
from planner.model.state import State

_A_DAY = timedelta(days=1)
"""Servers count days on clocks of their own."""


def find(state: State, settings: MailSettings) -> Looked:
    """What is new in the mailbox. Made for a thread; changes nothing. Raises Refused."""
    if not (settings.imap_host and settings.user):
        raise Refused(_("No mailbox is named; see mail.imap_host and mail.user in the config."))
    try:
        from planner.mail.imap import look
    except ImportError as error:
        raise ExtraMissing(_("Looking for emails"), "mail") from error
    waiting = [request.deferred_at or request.received_at for request in waits_for_email(state)]
    if not waiting:
        raise Refused(_("No request waits for an email."))
    key = _fingerprint(settings)
    before = state.mailboxes.get(key) or Mailbox(id=key, validity=0, seen=0)
    return look(settings, password(settings), before, (min(waiting) - _A_DAY).date())


def take(desk: Desk, found: Looked) -> Change:
    """Mark the requests whose email has come, which undo takes back; and remember how far the
    mailbox is known, which it does not: no email counts twice."""
    change = desk.apply(arrived, found.arrivals)
    desk.apply(looked, found.mailbox, undoable=False)
    return change


def _fingerprint(settings: MailSettings) -> str:
    """Of account and folder: another one begins anew."""
    place = "\0".join((settings.imap_host, settings.user, settings.imap_folder))
    return sha256(place.encode()).hexdigest()[:16]
