"""The values of the file in the rep's words."""

from planner.locale import N_, _

_WORDS = {
    "open": N_("still open"),
    "deferred": N_("deferred"),
    "received": N_("email received"),
    "waiting": N_("waiting for support"),
    "closed": N_("closed"),
    "left": N_("left"),
    "done": N_("done"),
    "dropped": N_("dropped"),
    "planned": N_("planned"),
    "running": N_("running"),
    "active": N_("active"),
    "resting": N_("resting"),
    "calls": N_("calls"),
    "deep": N_("deep work"),
    "customer": N_("customer"),
    "prospect": N_("prospect"),
    "phone": N_("phone"),
    "email": N_("email"),
    "chat": N_("chat"),
    "person": N_("in person"),
    "defer": N_("Do not answer: defer to email"),
    "take": N_("Take it"),
    "in-hand": N_("No need to answer"),
    "good": N_("good"),
    "neutral": N_("neutral"),
    "bad": N_("bad"),
}


def word(value: str) -> str:
    """What people read for a value such as ``deferred``; one without words stands as it is."""
    return _(_WORDS[value]) if value in _WORDS else value
