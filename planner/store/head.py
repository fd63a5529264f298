"""The first line of the file: what it says about itself.

``sum`` is the CRC-32 of all that follows the line. It never refuses a file: it only tells what the
planner wrote itself from what passed through other hands and deserves a closer look.
"""

import zlib

import msgspec

SCHEMA = 1


class Head(msgspec.Struct, frozen=True):
    """``generation`` grows by one with every save; ``serial`` is State's."""

    schema: int
    generation: int = 0
    serial: int = 0
    sum: str = ""


class _Meta(msgspec.Struct, frozen=True):
    file: Head


class _Top(msgspec.Struct, frozen=True):
    meta: _Meta = msgspec.field(name="_meta")


_decoder = msgspec.json.Decoder(_Top)
_encode = msgspec.json.Encoder().encode


def head_of(content: bytes) -> Head:
    """The head, wherever it stands. Raises msgspec's errors."""
    return _decoder.decode(content).meta.file


def own_head(content: bytes) -> Head | None:
    """The head, if nobody but the planner has written these bytes."""
    end = content.find(b"\n") + 1
    try:
        head = head_of(content[: end - 2] + b"}")
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None
    untouched = content[:end] == line(head)
    own = untouched and head.sum == f"{zlib.crc32(memoryview(content)[end:]):08x}"
    return head if own else None


def sealed(generation: int, serial: int, parts: list[bytes]) -> bytes:
    """The first line of a file of which ``parts`` are the rest."""
    checked = 0
    for part in parts:
        checked = zlib.crc32(part, checked)
    return line(Head(SCHEMA, generation, serial, f"{checked:08x}"))


def line(head: Head) -> bytes:
    """The first line of a state file: it opens the JSON object that the tables then fill."""
    return b'{"_meta": {"file": %s},\n' % _encode(head)
