"""Which former states are kept, under which names, and for how long.

``previous.json`` is the state before the last save. ``00000041.json`` is what save 41 replaced;
numbers order the backups, not their times, since a clock may be set back. One whose number is
followed by a word (``foreign``, ``schema1``, ``damaged``) was kept for that reason.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

PREVIOUS = "previous.json"
APART = timedelta(minutes=10)
NEWEST, DAYS, MONTHS = 10, 14, 24
_NUMBERED = re.compile(r"(\d{8,})(-[a-z0-9]+)?\.json")


class Backup(NamedTuple):
    """A state that was. ``counts`` tells how many documents each table holds, ``complaint`` why
    it cannot be read.
    """

    name: str
    path: Path
    when: datetime
    generation: int
    serial: int = 0
    counts: dict[str, int] = {}  # noqa: RUF012 - never changed
    complaint: str = ""


def number(name: str) -> int:
    """The number of a backup; 0 for what bears none."""
    found = _NUMBERED.fullmatch(name)
    return int(found[1]) if found else 0


def numbered(generation: int, reason: str = "") -> str:
    """The name of what save ``generation`` replaced."""
    return f"{generation:08}{'-' if reason else ''}{reason}.json"


def newest_first(names: Iterable[str]) -> list[str]:
    """The names that are backups, the likeliest to be up to date first."""
    known = set(names)
    return [PREVIOUS] * (PREVIOUS in known) + _by_number(known)


def by_save(listing: Iterable[Backup]) -> list[Backup]:
    """Backups listed by name, with the previous state moved below those of later saves: there are
    such after a backup by hand."""
    found = list(listing)
    if found and found[0].name == PREVIOUS and not found[0].complaint:
        previous = found.pop(0)
        later = [other for other in found if not other.complaint]
        found.insert(sum(other.generation > previous.generation for other in later), previous)
    return found


def due(kept: Mapping[str, datetime], when: datetime) -> bool:
    """Whether the state of ``when`` is to be kept: 10 minutes apart, either way the clock went."""
    names = _by_number(kept)
    return not names or abs(when - kept[names[0]]) >= APART


def outdated(kept: Mapping[str, datetime]) -> list[str]:
    """The backups that may go. The 10 newest stay, the last of each of 14 days and of each of 24
    months (counted among those there are, so an absence ages nothing), and all before a migration.
    """
    names = _by_number(kept)
    days: dict[date, str] = {}
    months: dict[date, str] = {}
    for name in names:
        day = kept[name].date()
        days.setdefault(day, name)
        months.setdefault(day.replace(day=1), name)
    stay = {*names[:NEWEST], *list(days.values())[:DAYS], *list(months.values())[:MONTHS]}
    return [name for name in names if name not in stay and "-schema" not in name]


def _by_number(names: Iterable[str]) -> list[str]:
    return sorted(filter(number, names), key=number, reverse=True)
