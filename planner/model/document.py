"""The base of every document and the small types that documents share.

Instants are aware :class:`datetime.datetime` in UTC, as they stand in the file; whoever needs a
calendar (days, hours, zones) goes through :mod:`planner.model.instants`. Times of day are
``"HH:MM"`` strings, which compare as they should.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

TIME_OF_DAY = r"^([01]\d|2[0-3]):[0-5]\d$"
TimeOfDay = Annotated[str, msgspec.Meta(pattern=TIME_OF_DAY)]
Severity = Annotated[int, msgspec.Meta(ge=1, le=3)]


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One record of the state file. ``id`` is unique in the whole file and never used again."""

    id: str


class Span(msgspec.Struct, frozen=True, array_like=True):
    """From one time of day to another, the end left out. Written ``["14:00", "16:00"]``."""

    start: TimeOfDay
    end: TimeOfDay

    def __contains__(self, time_of_day: str) -> bool:
        return self.start <= time_of_day < self.end


class Channel(StrEnum):
    """How people reach each other."""

    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    PERSON = "person"

    @property
    def is_talk(self) -> bool:
        """Whether both speak at the same time: what ends the silence between them."""
        return self in (Channel.PHONE, Channel.PERSON)


class Mood(StrEnum):
    """How a conversation felt to the rep."""

    GOOD = "good"
    NEUTRAL = "neutral"
    BAD = "bad"


class Offence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Insult or contempt met in a touch or a request.

    ``at`` is when it was met: a request may have gone on for weeks before.
    """

    severity: Severity
    words: str = ""
    left: bool = False
    at: datetime | None = None
