"""The doors through which calendars come: files, folders of files, https addresses.

Safe in any thread: nothing is kept between two calls but the copies on disk. ``gather`` does the
slow part; what it gives back goes to the desk as one change.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.day.meetings import meeting_window
from planner.model.draft import Skipped
from planner.model.errors import PlannerError, Refused
from planner.model.instants import zone_of
from planner.model.meeting_draft import MOST_BYTES, Brought, CalendarReading
from planner.model.reason import reason
from planner.model.text import clean

_MOST_FILES = 2000
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class Piece(NamedTuple):
    """One file as it came, and its name in sentences."""

    name: str
    data: bytes


class Fetched(NamedTuple):
    """What a source holds. ``age_minutes`` is how long ago it came from the web, 0 for files.

    ``troubles`` are sentences: why a copy had to do, or which file of a folder is missing here.
    """

    pieces: tuple[Piece, ...]
    from_cache: bool = False
    troubles: tuple[str, ...] = ()


class Gathered(NamedTuple):
    """What all sources hold together. A source that was of no use is not among ``brought``, so
    that nothing of it is taken for gone; its sentence is among ``warnings``.
    """

    brought: tuple[Brought, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()


def gather(
    sources: Iterable[str],
    cache_folder: Path,
    now: pendulum.DateTime,
    config: Config,
    *,
    fresh_minutes: int = 0,
) -> Gathered:
    """Fetch and read these sources. Made for a thread: it may take as long as its sources do.

    A copy from the web younger than ``fresh_minutes`` is taken as it is. Raises nothing that a
    source could cause.
    """
    found = [
        _gathered(source, cache_folder, now, config, fresh_minutes)
        for source in dict.fromkeys(sources)
    ]
    return Gathered(*(tuple(chain.from_iterable(parts)) for parts in zip(*found, strict=True)))


def fetch(source: str, cache_folder: Path, now: datetime, *, fresh_minutes: int = 0) -> Fetched:
    """The bytes of one source. From the web, the copy in ``cache_folder`` where that does.

    Raises Refused, with a sentence that tells no secret of an address.
    """
    if _URL.match(source.strip()):
        # Imported late: reading files needs nothing of it.
        from planner.calendar_web import fetch_url

        copy = fetch_url(source.strip(), cache_folder, now, fresh_minutes=fresh_minutes)
        pieces = (Piece(source_name(source), copy.data),)
        return Fetched(pieces, copy.from_cache, copy.troubles)
    path = _path(source)
    if path.is_dir():
        return _folder(path)
    return Fetched((Piece(clean(source), _bytes_of(path)),))


def source_name(source: str) -> str:
    """What a source is called in sentences and in the state file. An address that is secret stays
    so: of one from the web, only the host is told.
    """
    text = source.strip()
    if not _URL.match(text):
        return clean(str(_path(text)))
    host = clean(re.split(r"[/?#]", text.split("://", 1)[1])[0].rpartition("@")[2])
    return f"{host} {sha256(text.encode()).hexdigest()[:8]}"


def _gathered(
    source: str, cache_folder: Path, now: pendulum.DateTime, config: Config, fresh_minutes: int
) -> Gathered:
    try:
        name = source_name(source)
        fetched = fetch(source, cache_folder, now, fresh_minutes=fresh_minutes)
    except PlannerError as refusal:
        return Gathered(warnings=(refusal.sentence,))
    readings = list(_readings(fetched, now, config))
    skipped = tuple(chain.from_iterable(reading.skipped for reading in readings))
    warnings = chain.from_iterable(reading.warnings for reading in readings)
    drafts = tuple(chain.from_iterable(reading.drafts for reading in readings))
    there = fetched.from_cache or not fetched.troubles
    complete = there and all(reading.complete for reading in readings)
    usable = not skipped or any(reading.events for reading in readings)
    return Gathered(
        (Brought(name, drafts, complete),) if usable else (),
        skipped,
        (*fetched.troubles, *warnings),
    )


def _readings(
    fetched: Fetched, now: pendulum.DateTime, config: Config
) -> Iterator[CalendarReading]:
    # Imported late: it brings the libraries.
    from planner.interchange.calendar import read_calendar

    window, zone = meeting_window(now, config), zone_of(now)
    own = {config.rep.email} if config.rep.email else ()
    busy = config.calendar.all_day_busy
    for piece in fetched.pieces:
        yield read_calendar(piece.data, piece.name, window, zone, own=own, all_day_busy=busy)


def _path(source: str) -> Path:
    try:
        return Path(source.strip()).expanduser().absolute()
    except (RuntimeError, ValueError) as error:
        raise Refused(
            _("{source} cannot be the name of a file.").format(source=clean(source))
        ) from error


def _folder(folder: Path) -> Fetched:
    try:
        found = (path for path in folder.iterdir() if path.suffix.lower() == ".ics")
        paths = sorted(found, key=lambda path: path.name.casefold())
    except OSError as error:
        raise _unreadable(folder, reason(error)) from error
    if not paths:
        raise Refused(_("{folder} holds no .ics file.").format(folder=clean(str(folder))))
    if len(paths) > _MOST_FILES:
        raise Refused(
            _("{folder} holds more than {n} calendars.").format(
                folder=clean(str(folder)), n=_MOST_FILES
            )
        )
    pieces: list[Piece] = []
    troubles: list[str] = []
    # A folder is one calendar, too.
    left = MOST_BYTES
    for path in paths:
        try:
            data = _bytes_of(path, left)
        except Refused as refusal:
            troubles.append(refusal.sentence)
        else:
            left -= len(data)
            pieces.append(Piece(clean(path.name), data))
    if not pieces:
        raise Refused(troubles[0])
    return Fetched(tuple(pieces), troubles=tuple(troubles))


def _bytes_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """What is in a regular file. A pipe or a device would give no end or no bytes."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise _unreadable(path, _("it is no file"))
        if size > most:
            raise _unreadable(path, _("it is larger than {most} MB").format(most=most // 2**20))
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, reason(error)) from error
    except ValueError as error:
        raise _unreadable(path, _("this cannot be the name of a file")) from error


def _unreadable(path: Path, why: str) -> Refused:
    return Refused(_("{path} cannot be read: {reason}.").format(path=clean(str(path)), reason=why))
