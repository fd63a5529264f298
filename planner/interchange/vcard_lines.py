"""The lines of a vCard file: folded lines joined, parameters told apart, values still bytes.

Nothing is decoded here: a line may be cut in the middle of a character.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_HEAD = re.compile(
    r'(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+)(?P<params>(?:;(?:[^":;]|"[^"]*")*+)*+):', re.ASCII
)
# For parameters that break the rules, as with a quote that is never closed.
_LOOSE_HEAD = re.compile(
    r"(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+)(?P<params>(?:;[^:]*)?):", re.ASCII
)
_PARAM = re.compile(r';((?:[^";]|"[^"]*")*)')
_PICTURES = re.compile(rb"(?i)(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE)[;:]")
_BASE64 = re.compile(rb"(?i)[^:]*[;=](?:BASE64|B)[;:]")
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/=]+\s*")
_BLANKS = (b" ", b"\t")
_QUOTED_PRINTABLE = re.compile(rb"(?i)[^:]*[;=]QUOTED-PRINTABLE[;:]")
_BORDER = re.compile(rb"(?i)(?:BEGIN|END):VCARD\s*")


class Property(NamedTuple):
    """One property. ``name`` and ``marks`` (types, encodings, bare parameters) are in capitals;
    the name is empty for a line that is no property. ``line`` counts from 1.
    """

    line: int
    name: str
    value: bytes
    group: str = ""
    marks: frozenset[str] = frozenset()
    charset: str = ""


def properties(data: bytes) -> Iterator[Property]:
    """The properties in a file without byte order mark. Pictures and keys are left out."""
    lines = (
        data.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    )
    place = 0
    while place < len(lines):
        start, head = place, lines[place]
        place += 1
        if not head.strip():
            continue
        if _PICTURES.match(head) or _BASE64.match(head):
            place = _after_picture(lines, place)
            continue
        whole, place = _unfolded(lines, head, place)
        yield _property(start + 1, whole)


def _after_picture(lines: list[bytes], place: int) -> int:
    """The place of the first line that is no more of a picture.

    Some programs fold pictures without the blank in front, or put empty lines among them.
    """
    while place < len(lines):
        line = lines[place]
        if line.strip() and line[:1] not in _BLANKS and not _BASE64_LINE.fullmatch(line):
            break
        place += 1
    return place


def _unfolded(lines: list[bytes], head: bytes, place: int) -> tuple[bytes, int]:
    """The whole property that begins with ``head``, and the place of the line after it."""
    parts = [head]
    soft_breaks = _QUOTED_PRINTABLE.match(head) is not None
    while place < len(lines):
        line = lines[place]
        if soft_breaks and parts[-1].endswith(b"=") and not _BORDER.fullmatch(line):
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        elif line[:1] in _BLANKS:
            parts.append(line[1:])
        else:
            break
        place += 1
    return b"".join(parts), place


def _property(line: int, whole: bytes) -> Property:
    text = whole.decode("latin-1")
    head = _HEAD.match(text) or _LOOSE_HEAD.match(text)
    if head is None:
        return Property(line, "", whole)
    marks: set[str] = set()
    charset = ""
    for param in _PARAM.findall(head["params"]):
        key, equals, value = param.partition("=")
        key, value = key.strip().upper(), value.strip().strip('"')
        if not equals:
            marks.add(key)
        elif key in ("TYPE", "ENCODING"):
            marks.update(value.upper().split(","))
        elif key == "PREF" and value == "1":
            marks.add(key)
        elif key == "CHARSET":
            charset = value
    return Property(
        line,
        head["name"].upper(),
        whole[head.end() :],
        group=(head["group"] or "").upper(),
        marks=frozenset(marks),
        charset=charset,
    )
