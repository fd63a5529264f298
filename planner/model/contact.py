"""A person at a company: customer or prospect."""

from datetime import date, datetime
from enum import StrEnum

import msgspec

from planner.locale import _
from planner.model.document import Channel, Document, Span

SAME_DIGITS = 9
"""The last digits of a number, which tell it from another with or without its country."""


class Relationship(StrEnum):
    """Who buys already, and who may one day."""

    CUSTOMER = "customer"
    PROSPECT = "prospect"


class Cadence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The series of touches to a contact that has not answered yet.

    Holds the next step (1 to 4) and the day it is due, never a pile of missed ones.
    """

    step: int = 1
    due: date | None = None
    channel: Channel | None = None
    unanswered: int = 0


class Rest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A pause in which the contact is left in peace. ``left`` tells a cool-off after abuse."""

    until: date
    reason: str = ""
    left: bool = False


class Wake(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When and why a resting contact came back: itself a reason to call."""

    at: datetime
    reason: str = ""


class Qualification(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Is this contact worth investing in? ``None`` is unknown, and unknown is not no."""

    in_target: bool | None = None
    gave_data: bool | None = None
    has_capacity: bool | None = None
    has_need: bool | None = None


class Preference(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the contact answered to "am I bothering you?"."""

    channel: Channel | None = None
    hours: tuple[Span, ...] = ()
    every_days: int = 0


class Contact(Document, frozen=True, kw_only=True):
    """``phones`` hold mobile numbers first; ``zone``, ``language`` and ``country`` may be empty
    and are then the rep's own. ``spoke_at``, ``touched_at`` and ``known_since`` are kept here so
    that the queue never needs the history; ``contacted_at`` is the last contact of which another
    program knew when they came from it, or when a prospect first asked for something.
    ``referred_by`` is the id of the contact who named them. ``given_name`` is how they are called
    where the first word of the name does not say it. Who is a customer without
    ``relationship_said`` is taken for one, since nobody said what they are.
    """

    name: str
    given_name: str = ""
    company: str = ""
    title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    notes: str = ""
    relationship: Relationship = Relationship.CUSTOMER
    relationship_said: bool = False
    language: str = ""
    zone: str = ""
    country: str = ""
    deal_of_the_year: bool = False
    brings: str = ""
    referred_by: str = ""
    source_ids: tuple[str, ...] = ()
    preference: Preference = Preference()
    qualification: Qualification = Qualification()
    cadence: Cadence | None = None
    rest: Rest | None = None
    wake: Wake | None = None
    known_since: datetime | None = None
    touched_at: datetime | None = None
    spoke_at: datetime | None = None
    contacted_at: datetime | None = None

    @property
    def heard_at(self) -> datetime | None:
        """The last talk; as long as none is known, the last contact: since then nobody has spoken
        to them."""
        return self.spoke_at or self.contacted_at

    @property
    def taken_for_granted(self) -> bool:
        """Whether nobody said if this is a customer or a prospect."""
        return self.relationship is Relationship.CUSTOMER and not self.relationship_said

    @property
    def phone(self) -> str:
        """The number to dial first, or nothing."""
        return self.phones[0] if self.phones else ""

    @property
    def email(self) -> str:
        """The address to write to first, or nothing."""
        return self.emails[0] if self.emails else ""


def called(name: str) -> str:
    """A name as people read it, also where it is that of nobody any more."""
    return name or _("[forgotten]")
