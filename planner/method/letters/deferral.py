"""The letters that defer a request to email: instead of the call, after it, and once more."""

import pendulum

from planner.config import Config
from planner.locale import N_
from planner.method.letters import writing
from planner.method.letters.letter import Letter, Text
from planner.method.requests.promises import read_at
from planner.model.contact import Contact
from planner.model.message import Message
from planner.model.request import Request, Verdict

SUBJECT = N_("Your request: {about}")
"""Of every letter about a request."""
_WANTED = N_(
    "Hello {name},\n\n"
    "You wanted to reach me{about}. So that nothing gets lost, please answer this email"
    " with the details: what you need, for when, and whatever helps me to give you a good"
    " answer.\n\n"
    "I will read it {when} and answer you myself.\n\n"
    "{rep}\n"
)
_TALKED = N_(
    "Hello {name},\n\n"
    "Thank you for getting in touch{about}. So that nothing gets lost, please answer this email"
    " with the details: what you need, for when, and whatever helps me to give you a good"
    " answer.\n\n"
    "I will read it {when} and answer you myself.\n\n"
    "{rep}\n"
)
_MISSING = N_(
    "Hello {name},\n\n"
    "Thank you for your email{about}. To give you a good answer I need some more details: what"
    " exactly you need, for when, and whatever else helps me. Please answer this email with"
    " them.\n\n"
    "I will read it {when} and answer you myself.\n\n"
    "{rep}\n"
)
DEFERRAL = Letter(
    "deferral",
    N_("Asks for the details by email and promises when they will be read."),
    Text(SUBJECT, _WANTED),
    frozenset({"when"}),
)
DETAILS = Letter(
    "details",
    N_("The same after a call that you took."),
    Text(SUBJECT, _TALKED),
    frozenset({"when"}),
)
MORE = Letter(
    "more",
    N_("Asks who has written for what is still missing."),
    Text(SUBJECT, _MISSING),
    frozenset({"when"}),
)


def deferral(
    contact: Contact, request: Request, *, now: pendulum.DateTime, config: Config
) -> Message:
    """Asks for the details by email and promises when they will be read."""
    when = writing.when(read_at(request, now, config), contact, now, config)
    return writing.about_request(_fitting(request), contact, request, config, when=when)


def _fitting(request: Request) -> Letter:
    """Whose call the rep took has reached them already; who has written is asked for what is
    still missing alone."""
    if request.mail_received_at:
        return MORE
    return DETAILS if request.choice is Verdict.TAKE else DEFERRAL
