"""The texts that go to customers, in the customer's language, ready to send."""

from collections.abc import Callable
from datetime import datetime
from textwrap import shorten

import pendulum

from planner.config import Config
from planner.locale import N_, language, words
from planner.method.occasions import is_proposed
from planner.method.working_time import next_email_window
from planner.model.contact import Contact
from planner.model.instants import local, zone_of
from planner.model.message import Message
from planner.model.request import Request
from planner.model.text import clean

_DEFERRAL_SUBJECT = N_("Your request: {about}")
_DEFERRAL_SUBJECT_BARE = N_("Your request")
_DEFERRAL = N_(
    "Hello {name},\n\n"
    "you wanted to reach me{about}. So that nothing of it is lost, please answer this email"
    " with the details: what you need, for when, and whatever helps me to give you a good"
    " answer.\n\n"
    "I read it {when} and answer you myself.\n\n"
    "{rep}\n"
)
_ABOUT = N_(" about {about}")
_MISSED_SUBJECT = N_("I tried to reach you")
_MISSED = N_(
    "Hello {name},\n\n"
    "I called you just now and left a message{about}.\n"
    "When suits you for a short call? A line in answer to this email is enough.\n\n"
    "{rep}\n"
)
_TODAY = N_("today at {time}")
_TOMORROW = N_("tomorrow at {time}")
_ON_DAY = N_("on {day} at {time}")

_LONGEST_ABOUT = 80
"""Letters of the matter in a subject line; the letter itself has it whole."""


def token(request: Request) -> str:
    """What stands in the subject so that the customer's answer can be matched: ``[#R17]``."""
    return f"[#{request.id.upper()}]"


def deferral(
    contact: Contact, request: Request, *, now: pendulum.DateTime, config: Config
) -> Message:
    """Asks for the details by email and promises when they will be read."""
    say = _speech(contact, config)
    about = clean(request.about)
    subject = say(_DEFERRAL_SUBJECT_BARE)
    if about:
        short = shorten(about, _LONGEST_ABOUT, placeholder="…")
        subject = say(_DEFERRAL_SUBJECT).format(about=short)
    read_at = request.promise.at if request.promise else next_email_window(now, config)
    body = say(_DEFERRAL).format(
        name=first_name(contact),
        about=_about(about, say),
        when=_when(read_at, contact, now, config),
        rep=config.rep.name,
    )
    return _message(contact, f"{subject} {token(request)}", body)


def missed(contact: Contact, objective: str, *, config: Config) -> Message:
    """After voicemail: says what the call was about and asks for a moment. An objective in the
    planner's words is the rep's note to self and stays out of the letter."""
    say = _speech(contact, config)
    about = "" if is_proposed(objective) else clean(objective)
    body = say(_MISSED).format(
        name=first_name(contact), about=_about(about, say), rep=config.rep.name
    )
    return _message(contact, say(_MISSED_SUBJECT), body)


def first_name(contact: Contact) -> str:
    """How a letter greets the contact. A company without a person is greeted whole."""
    name = clean(contact.name) or clean(contact.company)
    return name if name == clean(contact.company) else name.split(" ")[0]


def _about(about: str, say: Callable[[str], str]) -> str:
    return say(_ABOUT).format(about=about) if about else ""


def _message(contact: Contact, subject: str, body: str) -> Message:
    return Message(clean(contact.name), clean(contact.email), subject, body.rstrip() + "\n")


def _speech(contact: Contact, config: Config) -> Callable[[str], str]:
    """The reader's language, else the rep's, else that of the screen."""
    return words(contact.language or config.rep.language or language()).gettext


def _when(moment: datetime, contact: Contact, now: pendulum.DateTime, config: Config) -> str:
    """A moment as the reader's own clock shows it."""
    zone = contact.zone or zone_of(now)
    there, here = local(moment, zone), local(now, zone)
    days = (there.date() - here.date()).days
    template = {0: _TODAY, 1: _TOMORROW}.get(days, _ON_DAY)
    say = _speech(contact, config)
    return say(template).format(time=there.format("HH:mm"), day=there.format("DD/MM"))
