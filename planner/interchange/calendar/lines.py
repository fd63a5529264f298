"""The lines of a calendar: unfolded, split into name, parameters and value."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

MOMENTS = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"})
"""Properties whose value holds no colon: Outlook forgets the quotes around ``(UTC-05:00) ...``."""

_NAME = re.compile(r"([A-Za-z0-9-]+)[;:]")
_HEAD = re.compile(r'((?:"[^"]*"|[^":])*):')
_PARAMETERS = re.compile(r'(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";]*))*')
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^";]*)')


class Line(NamedTuple):
    """``name`` in capitals; ``number`` is that of its first line in the file, from 1."""

    number: int
    name: str
    rest: str


class Property(NamedTuple):
    """``params`` have names in capitals and values without quotes."""

    params: Mapping[str, str]
    value: str


def lines(text: str) -> Iterator[Line]:
    """The filled lines of ``text``, unfolded. One that is none of a calendar has no name."""
    pieces: list[str] = []
    begun = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line[:1] in (" ", "\t"):
            pieces.append(line[1:])
            continue
        if pieces:
            yield _line(begun, "".join(pieces))
        pieces, begun = ([line] if line else []), number
    if pieces:
        yield _line(begun, "".join(pieces))


def _line(number: int, text: str) -> Line:
    found = _NAME.match(text)
    if found is None:
        return Line(number, "", text)
    name = found[1].upper()
    return Line(number, name, text[len(name) :])


def understood(line: Line) -> Property | None:
    """The parameters and the value of a line, or ``None`` where they cannot be told apart."""
    if line.name in MOMENTS:
        head, colon, value = line.rest.rpartition(":")
    else:
        found = _HEAD.match(line.rest)
        head, colon = (found[1], ":") if found else ("", "")
        value = line.rest[found.end() :] if found else ""
    if not colon or not _PARAMETERS.fullmatch(head):
        return None
    params = {name.upper(): given.strip('"') for name, given in _PARAMETER.findall(head)}
    return Property(params, value)
