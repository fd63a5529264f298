"""Why a call that the rep writes down is made."""

from planner.method.one_line import Understood
from planner.model.contact import Contact
from planner.model.text import fold
from planner.model.touch import CallReason

_BEGINNINGS = ("thank", "say thank", "gracias", "dar las gracias", "dar gracias", "agradec")


def reason_for(objective: str, understood: Understood, contact: Contact) -> CallReason:
    """To thank, at the moment they named, or to follow up on what was said; nobody agreed on
    anything with whom nobody has tried to reach yet."""
    if fold(objective).startswith(_BEGINNINGS):
        return CallReason.THANK_YOU
    if understood.due:
        return CallReason.CALL_BACK
    known = contact.touched_at or contact.spoke_at
    return CallReason.FOLLOW_UP if known else CallReason.CHECK_IN
