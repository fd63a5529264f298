"""Why a call that the rep writes down is made."""

from planner.method.one_line import Understood
from planner.model.contact import Contact
from planner.model.text import fold
from planner.model.touch import CallReason

_BEGINNINGS = ("thank", "say thank", "gracias", "dar las gracias", "dar gracias", "agradec")


def reason_for(objective: str, understood: Understood, contact: Contact) -> CallReason:
    """To thank, at the moment promised in a talk, or to follow up on one; with whom nobody has
    spoken yet nothing is agreed, whatever the hour: it is the rep's own plan."""
    if fold(objective).startswith(_BEGINNINGS):
        return CallReason.THANK_YOU
    if not contact.spoke_at:
        return CallReason.CHECK_IN
    return CallReason.CALL_BACK if understood.due else CallReason.FOLLOW_UP
