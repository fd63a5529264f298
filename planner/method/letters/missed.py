"""The letter after a voicemail."""

from planner.config import Config
from planner.locale import N_
from planner.method.letters import writing
from planner.method.letters.letter import Letter, Text
from planner.method.occasions import is_proposed
from planner.model.contact import Contact
from planner.model.message import Message

_SUBJECT = N_("I tried to reach you")
_BODY = N_(
    "Hello {name},\n\n"
    "I called you just now and left a message{about}.\n"
    "When suits you for a short call? A line in answer to this email is enough.\n\n"
    "{rep}\n"
)
MISSED = Letter("missed", N_("Follows a call that ended in voicemail."), Text(_SUBJECT, _BODY))


def missed(contact: Contact, objective: str, *, config: Config) -> Message:
    """After voicemail: says what the call was about and asks for a moment. An objective in the
    planner's words is the rep's note to self and stays out of the letter."""
    matter = "" if is_proposed(objective) else objective
    return writing.write(MISSED, contact, config, matter)
