"""The letter that gives a new time before a promise breaks."""

from datetime import datetime

import pendulum

from planner.config import Config
from planner.locale import N_
from planner.method.letters import writing
from planner.method.letters.answer import apology
from planner.method.letters.deferral import SUBJECT
from planner.method.letters.letter import Letter, Text
from planner.model.contact import Contact
from planner.model.message import Message
from planner.model.request import Request

_BODY = N_(
    "Hello {name},\n\n"
    "{apology}I am still on your request{about}; you will have my answer {when} at the latest.\n\n"
    "{rep}\n"
)
STILL_ON_IT = Letter(
    "still-on-it",
    N_("Gives a new time before a promise breaks."),
    Text(SUBJECT, _BODY),
    frozenset({"when"}),
)


def still_on_it(
    contact: Contact,
    request: Request,
    moment: datetime,
    *,
    now: pendulum.DateTime,
    config: Config,
) -> Message:
    """Promises the answer by ``moment``. A mistake of ours begins with the apology."""
    return writing.about_request(
        STILL_ON_IT,
        contact,
        request,
        config,
        apology=apology(contact, request, config),
        when=writing.when(moment, contact, now, config),
    )
