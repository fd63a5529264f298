"""What went out of the planner and what came in from a file: remembered so that it is once.

No undo touches these: what a CRM was given it has, whatever the rep takes back later.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

import msgspec

from planner.model.document import Document


class Crm(StrEnum):
    """Who can be given the calls. ``CSV`` is a plain table for anybody else."""

    HUBSPOT = "hubspot"
    SALESFORCE = "salesforce"
    PIPEDRIVE = "pipedrive"
    CSV = "csv"


class CallExport(Document, frozen=True, kw_only=True):
    """Which calls a CRM was given; the id is the CRM's name.

    A call is new to it if its number is above ``upto`` or its id stands in ``left``: those that
    undo had taken back at that moment, or that the rep left out. All of them are younger than
    ``since``. ``batch`` are the calls of the last file, written at ``at``. ``told`` goes from the
    month of a call (``2026-03``, in UTC) to ids to checksums of what was said of it, for the calls
    that were still at hand.
    """

    at: datetime
    since: datetime
    upto: int
    file: str = ""
    left: tuple[str, ...] = ()
    batch: tuple[str, ...] = ()
    told: Mapping[str, Mapping[str, str]] = {}


class TakenLine(msgspec.Struct, frozen=True, array_like=True):
    """Where a line that was taken begins in its file, and a fingerprint of its words."""

    start: int
    key: str


class Inbox(Document, frozen=True, kw_only=True):
    """How far ``inbox.txt`` was read, one document with the id ``inbox``.

    ``taken`` are lines that are items already and may still stand in the file, ``left`` the
    fingerprints of those that stay there because they were not understood. ``number`` grows with
    each reading.
    """

    number: int = 0
    taken: tuple[TakenLine, ...] = ()
    left: tuple[str, ...] = ()
