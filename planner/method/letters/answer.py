"""The letter with the answer to a request."""

from planner.config import Config
from planner.locale import N_
from planner.method.letters import writing
from planner.method.letters.deferral import subject
from planner.method.letters.writing import Say
from planner.model.contact import Contact
from planner.model.message import Message
from planner.model.request import Request
from planner.model.text import clean

_BODY = N_(
    "Hello {name},\n\n"
    "{apology}I have the answer to your request{about}:\n\n"
    "{answer}\n\n"
    "Anything else, tell me: I take care of it myself.\n\n"
    "{rep}\n"
)
_APOLOGY = N_("I apologise: the mistake was ours.\n\n")


def answer_letter(contact: Contact, request: Request, *, config: Config) -> Message:
    """Says what was answered; one not written yet leaves its place free. A mistake of ours begins
    with the apology."""
    say = writing.speech(contact, config)
    body = say(_BODY).format(
        name=writing.first_name(contact),
        apology=apology(request, say),
        about=writing.about(clean(request.about), say),
        answer=clean(request.answer, lines=True),
        rep=config.rep.name,
    )
    return writing.to(contact, subject(request, say), body)


def apology(request: Request, say: Say) -> str:
    """What a letter about our mistake begins with; nothing where it was none."""
    return say(_APOLOGY) if request.our_mistake else ""
