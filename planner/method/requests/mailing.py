"""Emails that the planner sends itself: noted before they leave and after, so that none goes twice
unseen; and the way by which the rep hands over all others.
"""

from datetime import timedelta

import pendulum

from planner.config import Config
from planner.locale import _
from planner.model.change import Change
from planner.model.errors import Refused
from planner.model.instants import brief, stamp
from planner.model.mail import Mail
from planner.model.message import Message
from planner.model.state import State, changed

_UNDER_WAY = timedelta(minutes=5)
"""Longer than sending takes at most: one begun before and not ended was cut off."""
_KEPT = timedelta(days=60)


class LeftAlready(Refused):
    """The same email left already, or may have: to send it again is for the rep to say."""


def sending(
    state: State,
    message: Message,
    item: str,
    message_id: str,
    *,
    now: pendulum.DateTime,
    config: Config,
    again: bool = False,
) -> Change:
    """Note that an email about ``item`` is about to leave.

    Raises LeftAlready unless it is to go ``again``, and Refused while it is leaving elsewhere.
    """
    before = _matching(state, message, item)
    if any(mail.sent_at is None and mail.sending_at > now - _UNDER_WAY for mail in before):
        raise Refused(_("This email is just being sent; look again in five minutes."))
    if not again and (told := standing(state, message, item, now)):
        raise LeftAlready(told)
    mail = Mail(
        id=state.new_id(Mail),
        item=item,
        letter=_fingerprint(message),
        message_id=message_id,
        sending_at=stamp(now),
    )
    after = changed(state, mails=_kept(state, before, now)).put(mail)
    return Change(after, _("Sending to {address}.").format(address=message.address), mail)


def sent(state: State, mail_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Note that the server has taken it."""
    mail = _mail(state, mail_id)
    return Change(state.put(changed(mail, sent_at=stamp(now))), _("The email is sent."), mail)


def not_sent(state: State, mail_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Note that it did not leave, for sure: it may be sent as if nothing had been."""
    mails = {key: mail for key, mail in state.mails.items() if key != mail_id}
    return Change(changed(state, mails=mails), _("The email was not sent."))


def standing(state: State, message: Message, item: str, now: pendulum.DateTime) -> str:
    """What is known of this email having left before; nothing where it did not."""
    before = _matching(state, message, item)
    if doubtful := [mail for mail in before if mail.sent_at is None]:
        return _("It may have been sent at {time}; look into your sent mail.").format(
            time=brief(doubtful[-1].sending_at, now)
        )
    if before:
        return _("It was sent already, at {time}.").format(time=brief(before[-1].sending_at, now))
    return ""


def may_have_left(state: State, item: str) -> bool:
    """Whether an email about this item was being sent when something broke."""
    return any(mail.item == item and mail.sent_at is None for mail in state.mails.values())


def use_way(state: State, way: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Remember by which way an email was handed over: the next one goes the same way."""
    rep = changed(state.presence, mail_way=way)
    return Change(state.put(rep), _("The next email goes the same way."), rep)


def _kept(state: State, matching: list[Mail], now: pendulum.DateTime) -> dict[str, Mail]:
    """What is still of use. Whoever sends an email again has settled what nobody knew of it."""
    settled = {mail.id for mail in matching if mail.sent_at is None}
    old = stamp(now - _KEPT)
    return {
        key: mail
        for key, mail in state.mails.items()
        if key not in settled and mail.sending_at > old
    }


def _matching(state: State, message: Message, item: str) -> list[Mail]:
    """What left of this very letter, and what may have left about the same item: its text may have
    changed with the hour since. The oldest first."""
    letter = _fingerprint(message)
    found = (
        mail
        for mail in state.mails.values()
        if mail.letter == letter or (mail.item == item and mail.sent_at is None)
    )
    return sorted(found, key=lambda mail: (mail.sending_at, mail.id))


def _fingerprint(message: Message) -> str:
    """Tells whether two emails are the same one, and nothing of what is in them."""
    # Imported late: the page asks this module which emails are on their way.
    from hashlib import sha256

    text = "\0".join((message.address, message.subject, message.body))
    return sha256(text.encode()).hexdigest()[:16]


def _mail(state: State, mail_id: str) -> Mail:
    mail = state.mails.get(mail_id)
    if mail is None:
        raise Refused(_("There is no email {id}.").format(id=mail_id))
    return mail
