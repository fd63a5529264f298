"""Why a call that the rep writes down is made."""

from planner.method.one_line import Understood
from planner.model.contact import Contact
from planner.model.text import fold
from planner.model.touch import CallReason

_BEGINNINGS = ("thank", "say thank", "gracias", "dar las gracias", "dar gracias", "agradec")


def reason_for(objective: str, understood: Understood, contact: Contact) -> CallReason:
    """To thank, at the moment promised in a talk, or to follow up on what was tried; with whom
    nobody has tried to reach yet nothing is agreed, whatever the hour: it is the rep's own plan."""
    if fold(objective).startswith(_BEGINNINGS):
        return CallReason.THANK_YOU
    if understood.due and contact.spoke_at:
        return CallReason.CALL_BACK
    known = contact.touched_at or contact.spoke_at
    return CallReason.FOLLOW_UP if known else CallReason.CHECK_IN
