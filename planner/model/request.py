"""Requests: what customers asked for. The owner is always the rep, so no field says who it is."""

from datetime import datetime
from enum import StrEnum

import msgspec

from planner.model.document import Channel, Document, Mood, Offence


class RequestState(StrEnum):
    """``LEFT`` ends a request whose conversation the rep left with dignity."""

    OPEN = "open"
    DEFERRED = "deferred"
    RECEIVED = "received"
    WAITING = "waiting"
    CLOSED = "closed"
    LEFT = "left"

    def __init__(self, value: str) -> None:
        # Once for each: a page asks it of thousands of requests.
        self.ended = value in ("closed", "left")


class Verdict(StrEnum):
    """What to do with a request that comes in."""

    DEFER = "defer"
    TAKE = "take"
    CALL_BACK = "call-back"
    IN_HAND = "in-hand"


class Promise(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the customer was told: an answer by ``at``, a moment meant in ``zone``; or a ``call`` at
    that moment."""

    at: datetime
    zone: str
    made_at: datetime
    kept: bool | None = None
    call: bool = False


class Support(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Help asked of a department. The request stays the rep's."""

    department: str
    what: str = ""
    asked_at: datetime
    due_at: datetime
    zone: str
    answered_at: datetime | None = None


class Request(Document, frozen=True, kw_only=True):
    """``promises`` holds every promise made, the one in force last. ``interrupted`` names the block
    that was running. ``verdict`` is what the rules said and ``choice`` what the rep did.
    """

    contact: str
    about: str = ""
    channel: Channel = Channel.PHONE
    state: RequestState = RequestState.OPEN
    received_at: datetime
    urgent: bool = False
    verdict: Verdict
    reason: str = ""
    choice: Verdict
    interrupted: str = ""
    asked_again: tuple[datetime, ...] = ()
    deferred_at: datetime | None = None
    mail_sent_at: datetime | None = None
    mail_received_at: datetime | None = None
    next_step: str = ""
    promises: tuple[Promise, ...] = ()
    support: tuple[Support, ...] = ()
    our_mistake: bool = False
    apology_given: bool = False
    answer: str = ""
    answer_channel: Channel | None = None
    closed_at: datetime | None = None
    carried: int = 0
    mood: Mood | None = None
    offence: Offence | None = None

    @property
    def asked(self) -> tuple[datetime, ...]:
        """Every time that the customer asked for it."""
        return (self.received_at, *self.asked_again)

    @property
    def promise(self) -> Promise | None:
        """The promise in force; of a request that has ended, the last one. Once the call that was
        promised is made, none is in force until the rep gives another."""
        last = self.promises[-1] if self.promises else None
        return last if last is None or last.kept is None or self.state.ended else None
