"""What an import read, before anything is decided about it."""

from datetime import datetime
from typing import NamedTuple

from planner.model.contact import Relationship


class Draft(NamedTuple):
    """A contact as some file has it. ``file`` and ``line`` (from 1) say where it stands."""

    file: str
    line: int
    name: str
    company: str = ""
    title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    notes: str = ""
    zone: str = ""
    language: str = ""
    country: str = ""
    relationship: Relationship | None = None
    source_ids: tuple[str, ...] = ()
    given_name: str = ""
    last_contact: datetime | None = None
    no_calls: bool = False


class Skipped(NamedTuple):
    """Something in a file that became no contact: where, what it was, and why."""

    file: str
    line: int
    what: str
    reason: str


class Reading(NamedTuple):
    """All that was read of one or more files. ``headers`` are those of the tables in them,
    ``unsaid`` their columns that were left out until somebody says what they hold, by name, and the
    field that they seem to."""

    drafts: tuple[Draft, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    headers: tuple[tuple[str, ...], ...] = ()
    unsaid: tuple[tuple[str, str], ...] = ()
