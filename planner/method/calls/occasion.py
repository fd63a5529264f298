"""One occasion to call: what it is made of, and the planner's own words for what it is for."""

import re
from datetime import datetime
from typing import NamedTuple

from planner.locale import N_, means
from planner.method.persistence import cadence
from planner.model.contact import Contact
from planner.model.document import Channel
from planner.model.touch import CallReason, PlannedCall

CHECK_IN = N_("check in, nothing wrong")
ASK = N_("ask what they need")
WOKE = N_("pick up where we left")
RESTED = N_("a fresh start")
AGREED = {
    CallReason.CALL_BACK: N_("call back as agreed"),
    CallReason.FOLLOW_UP: N_("follow up as agreed"),
    CallReason.THANK_YOU: N_("thank you"),
}
_SENDS = (
    r"(?:(?:to )?(?:send|forward)(?: (?:him|her|them|over|{names}))*"
    r"|(?:enviar|mandar|remitir|reenviar)(?:l[aeo]s?)?(?: a (?:{names}))?)"
    r" (?P<what>.+?)(?: (?:to|a) (?:{names}))?"
)
"""How the rep notes that something is to be sent, in all languages; ``names`` are those of whom."""
_OWN_WORDS = (CHECK_IN, ASK, WOKE, RESTED, *AGREED.values(), *cadence.objectives())


class Occasion(NamedTuple):
    """``since`` is when the call was, or will be, wanted; ``overdue`` tells that a moment was
    agreed and has passed. ``request`` names the request that the call answers, if it answers one:
    such a call is not proactive; ``open_request`` one that the talk will come to, though the call
    was not made for it. ``step`` is that of the cadence (0: none), ``referrer`` the name of who
    recommended a contact not touched yet. ``mail_awaited`` tells that they were asked for an email,
    and none came.
    """

    contact: Contact
    reason: CallReason
    why: str
    objective: str
    since: datetime
    planned: PlannedCall | None = None
    request: str = ""
    overdue: bool = False
    step: int = 0
    referrer: str = ""
    mail_awaited: bool = False
    open_request: str = ""

    @property
    def channel(self) -> Channel:
        """How to reach them. Who asked for a call gets one."""
        if self.reason is CallReason.CALL_BACK:
            return Channel.PHONE
        return cadence.channel_for(self.contact, self.step)


def is_proposed(objective: str) -> bool:
    """Whether the words are the planner's own, in whatever language, and not the rep's."""
    return means(objective, *_OWN_WORDS)


def to_send(occasion: Occasion) -> str:
    """What was agreed with the contact to be sent; nothing, where the call is for something else,
    for what they asked, or the rep's own plan."""
    planned = occasion.planned
    if planned is None or planned.request or planned.reason is CallReason.CHECK_IN:
        return ""
    said = re.fullmatch(
        _SENDS.format(names=names_of(occasion.contact)), planned.objective, flags=re.IGNORECASE
    )
    return said["what"].strip() if said else ""


def names_of(contact: Contact) -> str:
    """A pattern that meets what the rep calls them."""
    # Imported late: most calls are for something else.
    from planner.method.letters.writing import first_name

    return "|".join(map(re.escape, filter(None, (contact.name, first_name(contact))))) or "(?!)"
