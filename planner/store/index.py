"""What finding needs of a month, kept beside it: the words of its documents, and what each of them
is when it is found.

Ten years are fifty megabytes. To decode them takes seconds, to look through their bytes a tenth of
one; the words alone are an eighth of that, and most months hold none of those that are looked for.
An index is never the truth: it is believed only while the month's file is the one it was made of,
and made anew, or done without, where it is not.

    planner words 2 15.0.0 383704 1772701200000000000 0a1b2c3d
     renewal wants the price list|"c12"
     thank you|"c7"

    planner found 2 15.0.0 383704 1772701200000000000 4e5f6a7b
    ["touch","t34","c12","2026-03-02T09:30:09Z","renewal · wants the price list"]
    ["touch","t33","c7","2026-03-02T09:12:44Z","thank you"]

Both have a line for each document, the newest first; that of the words ends with a tab (here a bar)
and whom it is about. The first line names the version of this form and of what folding rests on,
size and time of the month's file, and the CRC-32 of all that follows.
"""

import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec

from planner.method.searching import Entry, Found, Wanted, entries
from planner.model.state import TABLES, State
from planner.store.place import Mark

VERSION: Final = 2
"""To be raised whenever other texts are searched, or folded otherwise."""

Kind = Literal["words", "found"]

_encode = msgspec.json.Encoder().encode
_contact = msgspec.json.Decoder(str).decode
_all_found = msgspec.json.Decoder(tuple[Found, ...]).decode


def written(mark: Mark, state: State) -> dict[Kind, bytes]:
    """Both indexes of a month that holds ``state`` in the file of this mark."""
    documents = (each for name in TABLES for each in getattr(state, name).values())
    told = entries(documents)
    words = b"\n".join(map(_line, told))
    found = b"\n".join(_encode(entry.found) for entry in told)
    return {
        "words": _head("words", mark, words) + words,
        "found": _head("found", mark, found) + found,
    }


def is_of(mark: Mark, kind: Kind, index: bytes) -> bool:
    """Whether an index is of this kind and of the file of this mark, and whole."""
    end = index.find(b"\n") + 1
    # The sum costs a third of finding, and without it a bad disk could hide what was said.
    return index[:end] == _head(kind, mark, memoryview(index)[end:])


def wanted_in(words: bytes, wanted: Wanted) -> list[int]:
    """The numbers of the documents of a month that are wanted, the newest first."""
    start = words.index(b"\n") + 1
    leading = (b" " + word.encode() for word in wanted.leading)
    numbers = {number for word in leading for number in _numbers(words, word, start)}
    # Most months hold none of the words. Those are not even copied: memory that is new to the
    # process costs more than the search.
    if not numbers:
        return []
    lines = words[start:].split(b"\n")
    return [number for number in sorted(numbers) if _holds(wanted, lines[number])]


def looked_up(found: bytes, numbers: Sequence[int]) -> tuple[Found, ...]:
    """The documents of a month that have these numbers."""
    _head_line, *told = found.split(b"\n")
    return _all_found(b"[%s]" % b",".join(told[number] for number in numbers))


def _numbers(text: bytes, needle: bytes, start: int) -> Iterator[int]:
    """The numbers of the lines from there on in which it stands."""
    number = 0
    while (place := text.find(needle, start)) >= 0:
        number += text.count(b"\n", start, place)
        yield number
        start = place + len(needle)


def _line(entry: Entry) -> bytes:
    return b"%s\t%s" % (entry.words.encode(), _encode(entry.found.contact))


def _holds(wanted: Wanted, line: bytes) -> bool:
    words, _tab, contact = line.partition(b"\t")
    return wanted.holds(words.decode(), _contact(contact))


def _head(kind: Kind, mark: Mark, body: bytes | memoryview) -> bytes:
    # Numbers of inodes are left out: a folder that was copied with its times stays as quick.
    month = f"{unicodedata.unidata_version} {mark.size} {mark.modified_ns}"
    return f"planner {kind} {VERSION} {month} {zlib.crc32(body):08x}\n".encode()
