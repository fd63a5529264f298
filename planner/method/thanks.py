"""A thank-you owed: a reason to call that asks for nothing."""

from planner.method.one_line import Understood
from planner.model.text import fold
from planner.model.touch import CallReason

_BEGINNINGS = ("thank", "say thank", "gracias", "dar las gracias", "dar gracias", "agradec")


def reason_for(objective: str, understood: Understood) -> CallReason:
    """Why a call that the rep writes down is made: to thank, at the moment they named, or to
    follow up."""
    if fold(objective).startswith(_BEGINNINGS):
        return CallReason.THANK_YOU
    return CallReason.CALL_BACK if understood.due else CallReason.FOLLOW_UP
