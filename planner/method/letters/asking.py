"""The letter that asks for a talk, where no call went before it."""

from planner.config import Config
from planner.locale import N_
from planner.method.letters import writing
from planner.method.letters.letter import Letter, Text
from planner.method.occasions import is_proposed
from planner.model.contact import Contact
from planner.model.message import Message

_SUBJECT = N_("A short call?")
_BODY = N_(
    "Hello {name},\n\n"
    "I would like to talk with you{about}.\n"
    "When suits you for a short call? A line in answer to this email is enough.\n\n"
    "{rep}\n"
)
ASKING = Letter("asking", N_("Asks for a talk, where no call went before."), Text(_SUBJECT, _BODY))


def asking(contact: Contact, objective: str, *, config: Config) -> Message:
    """Asks for a moment, and says what for. An objective in the planner's words stays out of it."""
    matter = "" if is_proposed(objective) else objective
    return writing.write(ASKING, contact, config, matter)
