"""In which lines of a month each id stands, kept beside it like the words for finding.

Ten years are fifty megabytes. To look through them for one id takes as long as the rest of a
command; with this only the lines that name it are read. It is believed only while the month's file
is the one it was made of.

    planner names 1 383704 1772701200000000000 0a1b2c3d
    touches 71
    requests 240113
    "c12" 84 240126
    "t34" 84

First at which byte of the month's file each table begins, then at which bytes the lines begin in
which an id stands; what the first line says is said in ``index``.
"""

import re
import zlib
from collections import defaultdict
from itertools import chain
from typing import Final

from planner.store.place import Mark

VERSION: Final = 1
_TABLE = b'": {'
_ID = re.compile(rb'"([a-z]\d+|\d{4}-\d\d-\d\d)"')


def has_form(about: str) -> bool:
    """Whether an id has the form of those that are listed: another hand may write others."""
    return _ID.fullmatch(b'"%s"' % about.encode()) is not None


def written(mark: Mark, content: bytes) -> bytes:
    """The list of a month that the planner itself wrote: ``content``, in the file of this mark."""
    tables: list[bytes] = []
    places: defaultdict[bytes, list[int]] = defaultdict(list)
    start = 0
    for line in content.split(b"\n"):
        if line.endswith(_TABLE):
            tables.append(b"%s %d" % (line[1 : -len(_TABLE)], start))
        for name in set(_ID.findall(line)):
            places[name].append(start)
        start += len(line) + 1
    ids = (b'"%s" %s' % (name, " ".join(map(str, at)).encode()) for name, at in places.items())
    body = b"\n".join(chain(tables, ids, [b""]))
    return b"%s%08x\n%s" % (_head(mark), zlib.crc32(body), body)


def is_of(mark: Mark, kept: bytes) -> bool:
    """Whether a list is of the file of this mark, and whole."""
    end = kept.find(b"\n") + 1
    return kept[:end] == b"%s%08x\n" % (_head(mark), zlib.crc32(memoryview(kept)[end:]))


def places(kept: bytes, about: str) -> dict[bytes, list[int]]:
    """Table -> at which bytes of the month the lines begin that name an id."""
    found: defaultdict[bytes, list[int]] = defaultdict(list)
    begin = kept.find(b'\n"%s" ' % about.encode()) + 1
    if not begin:
        return found
    tables = [line.split() for line in kept[: kept.find(b'\n"')].split(b"\n")[1:]]
    for start in map(int, kept[begin : kept.find(b"\n", begin)].split()[1:]):
        found[[name for name, first in tables if int(first) < start][-1]].append(start)
    return found


def _head(mark: Mark) -> bytes:
    return f"planner names {VERSION} {mark.size} {mark.modified_ns} ".encode()
