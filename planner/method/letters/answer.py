"""The letter with the answer to a request."""

from planner.config import Config
from planner.locale import N_
from planner.method.letters import writing
from planner.method.letters.deferral import SUBJECT
from planner.method.letters.letter import Letter, Text
from planner.model.contact import Contact
from planner.model.message import Message
from planner.model.request import Request
from planner.model.text import clean

_BODY = N_(
    "Hello {name},\n\n"
    "{apology}I have the answer to your request{about}:\n\n"
    "{answer}\n\n"
    "If there is anything else, tell me: I will take care of it myself.\n\n"
    "{rep}\n"
)
_APOLOGY = N_("I am sorry: the mistake was ours.\n\n")
ANSWER = Letter(
    "answer",
    N_("Gives the answer to a request."),
    Text(SUBJECT, _BODY),
    frozenset({"answer"}),
)
APOLOGY = Letter(
    "apology",
    N_("What a letter about our mistake begins with."),
    Text("", _APOLOGY),
)


def answer_letter(contact: Contact, request: Request, *, config: Config) -> Message:
    """Says what was answered; one not written yet leaves its place free. A mistake of ours begins
    with the apology."""
    return writing.about_request(
        ANSWER,
        contact,
        request,
        config,
        apology=apology(contact, request, config),
        answer=clean(request.answer, lines=True),
    )


def apology(contact: Contact, request: Request, config: Config) -> str:
    """What a letter about our mistake begins with; nothing where it was none."""
    if not request.our_mistake:
        return ""
    text = writing.text_for(APOLOGY, contact, config)
    return text.body.format().strip() + "\n\n"
