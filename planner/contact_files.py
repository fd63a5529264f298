"""The door to files of contacts. What the rep once said of a file's columns is remembered by the
names of its header, so that it is asked only once.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from planner import private_file
from planner.collector import uncollected
from planner.interchange.contacts import columns_in, read_contact_files
from planner.interchange.contacts_csv import How
from planner.interchange.csv_columns import Said, header_names, is_field, looks_like_person
from planner.interchange.csv_table import ColumnShown
from planner.interchange.decoding import CODE_PAGE
from planner.model.draft import Reading
from planner.model.progress import Progress, unfollowed
from planner.paths import columns_file, make_private

MOST_HEADERS = 200
"""So many headers are remembered, the newest."""


class Source(NamedTuple):
    """Files to import, and how to read them: ``mapping`` is what the rep says of their columns now,
    as column -> field; ``month_first`` that they write so."""

    paths: tuple[Path, ...]
    mapping: Mapping[str, str] = {}
    encoding: str = CODE_PAGE
    month_first: bool = False


class _Header(msgspec.Struct, frozen=True):
    """A header, and what its columns hold as far as the rep said it."""

    header: tuple[str, ...]
    holds: dict[str, str]


class _Remembered(msgspec.Struct, frozen=True):
    headers: tuple[_Header, ...] = ()


def read(source: Source, folder: Path, progress: Progress = unfollowed) -> Reading:
    """The contacts in the files of ``source``. ``folder`` is the one of the state.

    Raises NothingUsable (UnknownColumns, where the rep has to say what a file's columns hold) and
    WrongUsage.
    """
    with uncollected(for_good=True):
        return read_contact_files(source.paths, _how(source, folder, progress))


def columns(source: Source, folder: Path) -> tuple[ColumnShown, ...]:
    """The columns of the first file of ``source``, to ask the rep about. Raises NothingUsable."""
    return columns_in(source.paths[0], _how(source, folder))


def remember(source: Source, reading: Reading, folder: Path) -> None:
    """Keep what the rep said of the columns of these files, for the next ones like them.

    A table without header is not remembered: it has nothing to be known by. Nor is anything where
    the disk refuses: then it will be asked once more.
    """
    new = {
        header_names(header): _Header(header, holds)
        for header in reading.headers
        if (holds := _about(header, source.mapping))
    }
    if not new:
        return
    before = {header_names(each.header): each for each in _load(folder).headers}
    for names, header in new.items():
        former = before.pop(names, header)
        before[names] = _Header(header.header, {**former.holds, **header.holds})
    kept = _Remembered(tuple(before.values())[-MOST_HEADERS:])
    with suppress(OSError):
        make_private(folder)
        private_file.replace(columns_file(folder), msgspec.json.encode(kept) + b"\n")


def _how(source: Source, folder: Path, progress: Progress = unfollowed) -> How:
    said = Said(source.mapping, _said_before(folder))
    return How(source.encoding, said, progress, source.month_first)


def _about(header: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """What ``mapping`` says of the columns of this header. One that is a person's row is none: it
    would keep what it says of them."""
    if looks_like_person(header) or all(map(str.isdecimal, header)):
        return {}
    names = header_names(header)
    return {column: field for column, field in mapping.items() if header_names([column]) <= names}


def _said_before(folder: Path) -> dict[frozenset[str], Mapping[str, str]]:
    return {
        header_names(each.header): each.holds
        for each in _load(folder).headers
        if all(map(is_field, each.holds.values()))
    }


def _load(folder: Path) -> _Remembered:
    """A file that cannot be read is as good as none: the rep is asked again."""
    try:
        return msgspec.json.decode(columns_file(folder).read_bytes(), type=_Remembered)
    except (OSError, msgspec.DecodeError):
        return _Remembered()
