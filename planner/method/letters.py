"""The texts that go to customers, in the customer's language, ready to send."""

from datetime import datetime

import pendulum

from planner.config import Config
from planner.locale import N_, language, words
from planner.model.contact import Contact
from planner.model.instants import local, zone_of
from planner.model.message import Message
from planner.model.request import Request

_DEFERRAL_SUBJECT = N_("Your request: {about}")
_DEFERRAL_SUBJECT_BARE = N_("Your request")
_DEFERRAL = N_(
    "Hello {name},\n\n"
    "you called me a moment ago{about}. So that nothing of it is lost, please answer this email"
    " with the details: what you need, for when, and whatever helps me to give you a good"
    " answer.\n\n"
    "I read it {when} and answer you myself.\n\n"
    "{rep}\n"
)
_ABOUT = N_(" about {about}")
_MISSED_SUBJECT = N_("I tried to reach you")
_MISSED = N_(
    "Hello {name},\n\n"
    "I called you just now and left a message. It was about: {objective}.\n"
    "When suits you for a short call? A line in answer to this email is enough.\n\n"
    "{rep}\n"
)
_TODAY = N_("today at {time}")
_TOMORROW = N_("tomorrow at {time}")
_ON_DAY = N_("on {day} at {time}")


def token(request: Request) -> str:
    """What stands in the subject so that the customer's answer can be matched: ``[#R17]``."""
    return f"[#{request.id.upper()}]"


def deferral(
    contact: Contact, request: Request, *, now: pendulum.DateTime, config: Config
) -> Message:
    """Asks for the details by email and promises when they will be read."""
    say = words(contact.language or config.rep.language or language()).gettext
    about = request.about
    subject = say(_DEFERRAL_SUBJECT).format(about=about) if about else say(_DEFERRAL_SUBJECT_BARE)
    promise = request.promise
    body = say(_DEFERRAL).format(
        name=first_name(contact),
        about=say(_ABOUT).format(about=about) if about else "",
        when=_when(promise.at, contact, now, config) if promise else "",
        rep=config.rep.name,
    )
    return Message(contact.name, contact.email, f"{subject} {token(request)}", body)


def missed(contact: Contact, objective: str, *, config: Config) -> Message:
    """After voicemail: says what the call was about and asks for a moment."""
    say = words(contact.language or config.rep.language or language()).gettext
    body = say(_MISSED).format(name=first_name(contact), objective=objective, rep=config.rep.name)
    return Message(contact.name, contact.email, say(_MISSED_SUBJECT), body)


def first_name(contact: Contact) -> str:
    """How a letter greets the contact. A company without a person is greeted whole."""
    if contact.name == contact.company:
        return contact.name
    return contact.name.split(" ")[0]


def _when(moment: datetime, contact: Contact, now: pendulum.DateTime, config: Config) -> str:
    """A moment as the reader's own clock shows it."""
    say = words(contact.language or config.rep.language or language()).gettext
    zone = contact.zone or zone_of(now)
    there, here = local(moment, zone), local(now, zone)
    days = (there.date() - here.date()).days
    template = {0: _TODAY, 1: _TOMORROW}.get(days, _ON_DAY)
    return say(template).format(time=there.format("HH:mm"), day=there.format("DD/MM"))
