"""The letter after a voicemail."""

from planner.config import Config
from planner.locale import N_
from planner.method.letters import writing
from planner.method.occasions import is_proposed
from planner.model.contact import Contact
from planner.model.message import Message
from planner.model.text import clean

_SUBJECT = N_("I tried to reach you")
_BODY = N_(
    "Hello {name},\n\n"
    "I called you just now and left a message{about}.\n"
    "When suits you for a short call? A line in answer to this email is enough.\n\n"
    "{rep}\n"
)


def missed(contact: Contact, objective: str, *, config: Config) -> Message:
    """After voicemail: says what the call was about and asks for a moment. An objective in the
    planner's words is the rep's note to self and stays out of the letter."""
    say = writing.speech(contact, config)
    matter = "" if is_proposed(objective) else clean(objective)
    body = say(_BODY).format(
        name=writing.first_name(contact), about=writing.about(matter, say), rep=config.rep.name
    )
    return writing.to(contact, say(_SUBJECT), body)
