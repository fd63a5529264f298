"""What every letter is made of: the reader's language, their name, their clock."""

from collections.abc import Callable
from datetime import datetime

import pendulum

from planner.config import Config
from planner.locale import N_, language, words
from planner.model.contact import Contact
from planner.model.instants import local, zone_of
from planner.model.message import Message
from planner.model.request import Request
from planner.model.text import clean

Say = Callable[[str], str]
"""From a text marked with ``N_`` to the reader's language."""

_ABOUT = N_(" about {about}")
_TODAY = N_("today at {time}")
_TOMORROW = N_("tomorrow at {time}")
_ON_DAY = N_("on {day} at {time}")


def speech(contact: Contact, config: Config) -> Say:
    """The reader's language, else the rep's, else that of the screen."""
    return words(contact.language or config.rep.language or language()).gettext


def first_name(contact: Contact) -> str:
    """How a letter greets the contact. A company without a person is greeted whole."""
    name = clean(contact.name) or clean(contact.company)
    return name if name == clean(contact.company) else name.split(" ")[0]


def about(matter: str, say: Say) -> str:
    """``" about the delivery"``, or nothing where no matter is known."""
    return say(_ABOUT).format(about=matter) if matter else ""


def when(moment: datetime, contact: Contact, now: pendulum.DateTime, config: Config) -> str:
    """A moment as the reader's own clock shows it."""
    zone = contact.zone or zone_of(now)
    there, here = local(moment, zone), local(now, zone)
    days = (there.date() - here.date()).days
    template = {0: _TODAY, 1: _TOMORROW}.get(days, _ON_DAY)
    say = speech(contact, config)
    return say(template).format(time=there.format("HH:mm"), day=there.format("DD/MM"))


def to(contact: Contact, subject: str, body: str) -> Message:
    """The letter to this contact."""
    return Message(clean(contact.name), clean(contact.email), subject, body.rstrip() + "\n")


def token(request: Request) -> str:
    """What stands in the subject so that the customer's answer can be matched: ``[#R17]``."""
    return f"[#{request.id.upper()}]"
