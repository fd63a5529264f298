"""The letter that defers a request to email."""

from textwrap import shorten

import pendulum

from planner.config import Config
from planner.locale import N_
from planner.method.letters import writing
from planner.method.letters.writing import Say
from planner.method.working_time import next_email_window
from planner.model.contact import Contact
from planner.model.message import Message
from planner.model.request import Request
from planner.model.text import clean

_SUBJECT = N_("Your request: {about}")
_SUBJECT_BARE = N_("Your request")
_BODY = N_(
    "Hello {name},\n\n"
    "you wanted to reach me{about}. So that nothing of it is lost, please answer this email"
    " with the details: what you need, for when, and whatever helps me to give you a good"
    " answer.\n\n"
    "I read it {when} and answer you myself.\n\n"
    "{rep}\n"
)
_LONGEST_ABOUT = 80
"""Letters of the matter in a subject line; the letter itself has it whole."""


def deferral(
    contact: Contact, request: Request, *, now: pendulum.DateTime, config: Config
) -> Message:
    """Asks for the details by email and promises when they will be read."""
    say = writing.speech(contact, config)
    read_at = request.promise.at if request.promise else next_email_window(now, config)
    body = say(_BODY).format(
        name=writing.first_name(contact),
        about=writing.about(clean(request.about), say),
        when=writing.when(read_at, contact, now, config),
        rep=config.rep.name,
    )
    return writing.to(contact, subject(request, say), body)


def subject(request: Request, say: Say) -> str:
    """The subject of every letter about a request: its matter, and the token that finds it."""
    matter = clean(request.about)
    bare = say(_SUBJECT_BARE)
    short = shorten(matter, _LONGEST_ABOUT, placeholder="…")
    told = say(_SUBJECT).format(about=short) if matter else bare
    return f"{told} {writing.token(request)}"
