"""Touches (attempts to reach a contact) and the calls planned before them."""

from datetime import datetime
from enum import StrEnum

from planner.locale import N_
from planner.model.document import Channel, Document, Mood, Offence


class Outcome(StrEnum):
    """How a touch ended. ``SENT`` is for what was written, not spoken.

    What several rules and faces need to know of an outcome stands in the tables below.
    """

    SPOKE = "spoke"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no-answer"
    WRONG_NUMBER = "wrong-number"
    SENT = "sent"


CALLED = tuple(outcome for outcome in Outcome if outcome is not Outcome.SENT)
"""How a call may end, in the order in which it is asked and told everywhere."""

SPOKEN = (Outcome.SPOKE,)
"""They were talked to: it answers a cadence and makes the call that was agreed."""

SILENT = (Outcome.VOICEMAIL, Outcome.NO_ANSWER, Outcome.SENT)
"""It asked something of them, and had no answer: a step of a cadence, and counted as nuisance."""

OUTCOME_NAMES = {
    Outcome.SPOKE: N_("spoke"),
    Outcome.VOICEMAIL: N_("voicemail"),
    Outcome.NO_ANSWER: N_("no answer"),
    Outcome.WRONG_NUMBER: N_("wrong number"),
    Outcome.SENT: N_("sent"),
}
"""In English, to be translated when shown."""


class Mark(StrEnum):
    """What the rep did in the talk, one key each."""

    DID_YOU_KNOW = "did-you-know"
    WHAT_ELSE = "what-else"
    PIVOT = "pivot-to-the-sale"
    QUOTE_FOLLOWED_UP = "quote-followed-up"
    REFERRAL_ASKED = "referral-asked"


class Touch(Document, frozen=True, kw_only=True):
    """One attempt to reach ``contact``, with its objective and its outcome.

    ``step`` is the cadence step it was (0: none); ``reason`` is given for a touch beyond the rules.
    """

    contact: str
    at: datetime
    channel: Channel = Channel.PHONE
    outcome: Outcome
    objective: str = ""
    note: str = ""
    block: str = ""
    planned_call: str = ""
    request: str = ""
    step: int = 0
    reason: str = ""
    marks: tuple[Mark, ...] = ()
    mood: Mood | None = None
    offence: Offence | None = None


class CallReason(StrEnum):
    """Why a call is on the list, in the order in which the queue takes them."""

    CALL_BACK = "call-back"
    WOKE = "woke"
    CADENCE = "cadence"
    FOLLOW_UP = "follow-up"
    THANK_YOU = "thank-you"
    CHECK_IN = "check-in"


class CallState(StrEnum):
    """Where a planned call stands; ``DROPPED`` is needed no longer, and was not made."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class PlannedCall(Document, frozen=True, kw_only=True):
    """A call agreed or asked for: the rep's next step with a contact.

    ``due_at`` is the moment promised, or none when any moment of the day will do; ``zone`` is where
    that moment was meant. At the start of work it may be a day alone, unless that very hour was
    said: ``hour_said``. ``request`` names the request it answers, if it answers one.
    """

    contact: str
    objective: str = ""
    reason: CallReason = CallReason.FOLLOW_UP
    due_at: datetime | None = None
    hour_said: bool = False
    zone: str = ""
    made_at: datetime
    request: str = ""
    state: CallState = CallState.OPEN
    done_at: datetime | None = None
    carried: int = 0
