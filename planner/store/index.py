"""What finding needs of a month, kept beside it: what may be found, and its words, folded.

Ten years are fifty megabytes. To decode them takes seconds, to look through their bytes a tenth of
one; the words alone are a sixth of that. An index is never the truth: it is believed only while the
month's file is the one it was made of, and made anew, or done without, where it is not.

    planner index 1 15.0.0 383704 1772701200000000000 62105 0a1b2c3d
     renewal wants the price list|"c12"
     thank you|"c7"
    ["touch","t34","c12","2026-03-02T09:30:09Z","renewal · wants the price list"]
    ["touch","t33","c7","2026-03-02T09:12:44Z","thank you"]

First the words of all its documents, a line for each, the newest first, and after a tab (here a
bar) whom it is about; then, in the same order, what each of them is when it is found. The first
line names the version of this form and of what folding rests on, size and time of the month's file,
how many bytes the words have, and the CRC-32 of all that follows.
"""

import unicodedata
import zlib
from collections.abc import Iterator
from typing import Final

import msgspec

from planner.method.searching import Entry, Found, Wanted, entries
from planner.model.state import TABLES, State
from planner.store.place import Mark

VERSION: Final = 1
"""To be raised whenever other texts are searched, or folded otherwise."""

_encode = msgspec.json.Encoder().encode
_contact = msgspec.json.Decoder(str).decode
_all_found = msgspec.json.Decoder(tuple[Found, ...]).decode


def written(mark: Mark, state: State) -> bytes:
    """The index of a month that holds ``state`` in the file of this mark."""
    documents = (each for name in TABLES for each in getattr(state, name).values())
    told = entries(documents)
    words = b"\n".join(map(_line, told))
    found = b"\n".join(_encode(entry.found) for entry in told)
    body = b"%s\n%s" % (words, found)
    return b"%s%d %08x\n%s" % (_head(mark), len(words), zlib.crc32(body), body)


def is_of(mark: Mark, index: bytes) -> bool:
    """Whether an index is of the file of this mark, and whole."""
    end = index.find(b"\n")
    # The sum costs a third of finding, and without it a bad disk could hide what was said.
    total = b" %08x" % zlib.crc32(memoryview(index)[end + 1 :])
    return index.startswith(_head(mark)) and index.endswith(total, 0, max(end, 0))


def looked_up(index: bytes, wanted: Wanted) -> tuple[Found, ...]:
    """What is wanted of a month, the newest first."""
    start = index.index(b"\n") + 1
    end = start + int(index[:start].split(b" ")[-2])
    leading = (b" " + word.encode() for word in wanted.leading)
    numbers = {number for word in leading for number in _numbers(index, word, start, end)}
    # Most months hold none of the words. Those are not even copied: memory that is new to the
    # process costs more than the search.
    if not numbers:
        return ()
    lines, told = index[start:end].split(b"\n"), index[end + 1 :].split(b"\n")
    picked = (told[number] for number in sorted(numbers) if _holds(wanted, lines[number]))
    return _all_found(b"[%s]" % b",".join(picked))


def _numbers(text: bytes, needle: bytes, start: int, end: int) -> Iterator[int]:
    """The numbers of the lines between the two in which it stands."""
    number = 0
    while (place := text.find(needle, start, end)) >= 0:
        number += text.count(b"\n", start, place)
        yield number
        start = place + len(needle)


def _line(entry: Entry) -> bytes:
    return b"%s\t%s" % (entry.words.encode(), _encode(entry.found.contact))


def _holds(wanted: Wanted, line: bytes) -> bool:
    words, _tab, contact = line.partition(b"\t")
    return wanted.holds(words.decode(), _contact(contact))


def _head(mark: Mark) -> bytes:
    # Numbers of inodes are left out: a folder that was copied with its times stays as quick.
    unicode, size, time = unicodedata.unidata_version, mark.size, mark.modified_ns
    return f"planner index {VERSION} {unicode} {size} {time} ".encode()
