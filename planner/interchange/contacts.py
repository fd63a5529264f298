"""Contacts from any file that holds some: what kind it is, its bytes say, not its name."""

import re
import stat
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from planner.interchange.contacts_csv import How, columns_of, read_csv
from planner.interchange.csv_table import ColumnShown
from planner.interchange.decoding import decode_by_mark
from planner.interchange.vcard import read_vcards
from planner.locale import _
from planner.model.draft import Reading
from planner.model.errors import NothingUsable
from planner.model.reason import reason
from planner.model.text import clean

MOST_BYTES = 64 * 2**20
"""Larger files are refused. A phone's whole address book with its pictures stays far below."""

MOST_LINES = 1_000_000
"""Files of more lines are refused: nobody calls so many, and reading them would take minutes."""

_FIRST_LINES = 10
_SHOWN = 4096
_CARD = re.compile(r"(?i)BEGIN:VCARD")
_CALENDAR = re.compile(r"(?i)BEGIN:VCALENDAR")


def read_contact_files(paths: Sequence[Path], how: How = How()) -> Reading:  # noqa: B008 - frozen
    """The contacts of all these files together.

    A file that cannot be used becomes a warning where another one can be. Raises NothingUsable
    where none can (UnknownColumns, if it is a single one whose columns the rep has to say), and
    WrongUsage as ``read_contacts`` does.
    """
    readings: list[Reading] = []
    refusals: list[NothingUsable] = []
    for path in paths:
        file = clean(str(path))
        try:
            data = _bytes_of(path, file)
            readings.append(read_contacts(data, file, how))
        except NothingUsable as refused:
            refusals.append(refused)
    sentences = tuple(refused.sentence for refused in refusals)
    if not readings and len(refusals) == 1:
        raise refusals[0]
    if not readings:
        raise NothingUsable("\n".join(sentences) or _("No file was named to import."))
    drafts, skipped, warnings, *others = map(_chained, zip(*readings, strict=True))
    return Reading(drafts, skipped, (*sentences, *warnings), *others)


def _chained(parts: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(chain.from_iterable(parts))


def read_contacts(data: bytes, file: str, how: How = How()) -> Reading:  # noqa: B008 - frozen
    """The contacts in a CSV or vCard file. ``file`` is its name in sentences.

    Raises NothingUsable for any other kind of file, WrongUsage for an encoding or a field that does
    not exist.
    """
    if len(data) > MOST_BYTES:
        raise _too_large(file)
    if max(data.count(b"\n"), data.count(b"\r")) > MOST_LINES:
        raise NothingUsable(
            _("{file} has more than {most} lines; split it and import the parts.").format(
                file=file, most=MOST_LINES
            )
        )
    first = _first_lines(data, file)
    if any(map(_CARD.fullmatch, first)):
        return read_vcards(data, file, encoding=how.encoding, progress=how.progress)
    if any(map(_CALENDAR.fullmatch, first)):
        raise NothingUsable(
            _("{file} is a calendar; there are no contacts in it.").format(file=file)
        )
    return read_csv(data, file, how)


def columns_in(path: Path, how: How) -> tuple[ColumnShown, ...]:
    """The columns of a CSV file, known or not, with values from it. Raises NothingUsable for what
    is no table."""
    file = clean(str(path))
    return columns_of(_bytes_of(path, file), file, how)


def _first_lines(data: bytes, file: str) -> list[str]:
    text = decode_by_mark(data, file)
    shown = data[:_SHOWN].decode("latin-1") if text is None else text[:_SHOWN]
    filled = (line for line in map(str.strip, shown.splitlines()) if line)
    return list(islice(filled, _FIRST_LINES))


def _bytes_of(path: Path, file: str) -> bytes:
    """What is in a regular file. A folder, a pipe or a device would give no end or no bytes."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise NothingUsable(_("{file} is no file that can be read.").format(file=file))
        if found.st_size > MOST_BYTES:
            raise _too_large(file)
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(file, reason(error)) from error
    except ValueError as error:
        raise _unreadable(file, _("this cannot be the name of a file")) from error


def _unreadable(file: str, why: str) -> NothingUsable:
    return NothingUsable(_("{file} cannot be read: {reason}.").format(file=file, reason=why))


def _too_large(file: str) -> NothingUsable:
    return NothingUsable(
        _("{file} is larger than {most} MB; split it and import the parts.").format(
            file=file, most=MOST_BYTES // 2**20
        )
    )
