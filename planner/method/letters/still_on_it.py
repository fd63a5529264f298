"""The letter that gives a new time before a promise breaks."""

from datetime import datetime

import pendulum

from planner.config import Config
from planner.locale import N_
from planner.method.letters import writing
from planner.method.letters.answer import apology
from planner.method.letters.deferral import subject
from planner.model.contact import Contact
from planner.model.message import Message
from planner.model.request import Request
from planner.model.text import clean

_BODY = N_(
    "Hello {name},\n\n"
    "{apology}I am still on your request{about}; you have my answer {when} at the latest.\n\n"
    "{rep}\n"
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
    say = writing.speech(contact, config)
    body = say(_BODY).format(
        name=writing.first_name(contact),
        apology=apology(request, say),
        about=writing.about(clean(request.about), say),
        when=writing.when(moment, contact, now, config),
        rep=config.rep.name,
    )
    return writing.to(contact, subject(request, say), body)
