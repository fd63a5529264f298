"""The same picture in fewer bytes, for slow connections.

Rich starts every piece of text from a reset, so that most of what a frame sends are colours the
terminal has already. Here only what differs is said. Pure: text for a terminal in, text out.
"""

import re
from functools import lru_cache

_SGR = re.compile(r"\x1b\[([\d;]*)m")
_MOVES = re.compile(r"(?:\x1b\[\d+;\d+H|[\r\n]|\x1b\]8;[^\x1b]*\x1b\\)*")
"""What writes nothing: moves, and where a link begins or ends."""
# Rich gives each link a number that joins its parts; ours have one part.
_LINK_NUMBER = re.compile(r"(?<=\x1b\]8;)id=[^;\x1b]*(?=;)")
# A move or a line feed that another move undoes before anything is written.
_VAIN_MOVE = re.compile(r"(?:\x1b\[\d+;\d+H\n?|\n)(?=\x1b\[\d+;\d+H)")

_OFF = {
    "bold": "22",
    "dim": "22",
    "italic": "23",
    "underline": "24",
    "blink": "25",
    "reverse": "27",
    "conceal": "28",
    "strike": "29",
    "colour": "39",
    "ground": "49",
}
_ON = {
    "1": "bold",
    "2": "dim",
    "3": "italic",
    "4": "underline",
    "21": "underline",
    "5": "blink",
    "7": "reverse",
    "8": "conceal",
    "9": "strike",
}
_SIZES = {"2": 5, "5": 3}
"""How many numbers an extended colour has: ``38;2;r;g;b`` and ``38;5;n``."""


def compact(text: str) -> str:
    """``text`` (plain, or with escape sequences that begin from a reset and end in one) without
    what the terminal knows already. What is not understood stays as it is.
    """
    if "\x1b[" not in text:
        return text
    if "\x1b]8;" in text:
        text = _LINK_NUMBER.sub("", text)
    first, *rest = _SGR.split(_VAIN_MOVE.sub("", text))
    written = [first]
    wanted = current = ""
    for numbers, words in zip(rest[::2], rest[1::2], strict=True):
        wanted = "" if numbers in ("", "0") else f"{wanted};{numbers}" if wanted else numbers
        if wanted != current and not _MOVES.fullmatch(words):
            written.append(_change(current, wanted))
            current = wanted
        written.append(words)
    written.append(_change(current, wanted))
    return "".join(written)


@lru_cache(maxsize=4096)
def _change(current: str, wanted: str) -> str:
    """The shortest sequence that leads from one state to the other."""
    if current == wanted:
        return ""
    afresh = f"\x1b[0;{wanted}m" if current and wanted else f"\x1b[{wanted or '0'}m"
    before, after = _attributes(current), _attributes(wanted)
    if before is None or after is None:
        return afresh
    off = {_OFF[kind] for kind in before.keys() - after.keys()}
    said = [
        numbers
        for kind, numbers in after.items()
        if before.get(kind) != numbers or _OFF[kind] in off
    ]
    change = f"\x1b[{';'.join([*sorted(off), *said])}m" if off or said else ""
    return min(change, afresh, key=len)


@lru_cache(maxsize=4096)
def _attributes(numbers: str) -> dict[str, str] | None:
    """Kind of attribute -> the numbers that set it; ``None`` if one of them is not known."""
    found: dict[str, str] = {}
    rest = numbers.split(";") if numbers else []
    while rest:
        size = _SIZES.get(rest[1], 1) if rest[0] in ("38", "48") and len(rest) > 1 else 1
        kind = _ON.get(rest[0]) or _kind_of_colour(rest[0])
        if kind is None:
            return None
        found[kind] = ";".join(rest[:size])
        rest = rest[size:]
    return found


def _kind_of_colour(number: str) -> str | None:
    if not number.isdecimal():
        return None
    code = int(number)
    if 30 <= code <= 39 or 90 <= code <= 97:
        return "colour"
    if 40 <= code <= 49 or 100 <= code <= 107:
        return "ground"
    return None
