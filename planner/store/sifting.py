"""Which lines of a month may hold some words, accents and case apart, told from its bytes.

Ten years are fifty megabytes: decoding them takes seconds, and even a comparison for each line is
felt. So a month is first boiled down to the rarest letters of the words: some hundredths of its
size, in which every place where the words stand is left (and some where they do not). Only those
lines are looked at, and only those of them that hold the words are decoded.
"""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from typing import Final

import msgspec

from planner.model.document import Document
from planner.model.state import TABLES
from planner.model.text import fold
from planner.store import layout
from planner.store.damage import UNREADABLE
from planner.store.head import SCHEMA, own_head

_ODD: Final = b"\x01"
"""Stands for what one byte cannot fold: any letter outside Latin-1, ß, ø, º. A line with it is
always decoded. No JSON has this byte."""
_LEAD: Final = b"\xc3"
"""The first byte of á, Ñ, ü and their like in UTF-8. Dropped: the second one tells the letter."""
_SIGN_LEADS: Final = (b"\xc2", b"\xe2", b"\\")
_SIGNS: Final = re.compile(
    rb"\\[nrt\"/\\]"
    rb"|\xc2[\xa0-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf]|\xe2\x80[\x90-\xa6]|\xe2\x82\xac"
)
"""What begins so and is no letter: escapes, ``¿ « · – €``. Common, and never inside a word."""
_RARE: Final = b"qxjgfyw_vhpkumlbdrsaizncoet9568473120 "
"""What words are made of, from the rarest in a month to the commonest: its field names and moments
included."""
_KEPT: Final = 5
"""Letters of a word that are kept. With fewer too many lines are looked at, with more the boiled
month takes too long to search."""
_SHORT: Final = 4
_HEADING: Final = b": {"


class Sieve:
    """Lets through what may hold all of ``required`` and one of ``words``, at the beginnings of
    words. All are folded; ``required`` are some of ``words``.
    """

    def __init__(self, words: Sequence[str], required: Sequence[str]) -> None:
        self._starts = tuple(b" " + word.encode() for word in words)
        self._required = tuple(b" " + word.encode() for word in required)
        leading = [max(required, key=len)] if required else words
        # A short word stands inside too many others: there the blank before it is kept as well,
        # and what begins like a sign is odd, since it would come between the two.
        self._short = min(map(len, leading)) < _SHORT
        texts = [(" " * self._short + word).encode() for word in leading]
        letters = set(_ODD + b"\n").union(*map(_rarest, texts))
        self._needles = {_ODD, *(bytes(filter(letters.__contains__, text)) for text in texts)}
        others = bytes(byte for byte in range(256) if _FOLDED[byte] not in letters)
        self._dropped = _LEAD + others + (b"" if self._short else b"".join(_SIGN_LEADS))

    def lines(self, content: bytes) -> list[int]:
        """The numbers of the lines that may pass."""
        boiled = content.translate(_FOLDED, self._dropped)
        hidden = () if self._short else _hidden_letters(content)
        numbers = set(_numbers(content, hidden))
        for needle in self._needles:
            numbers.update(_numbers(boiled, _places(boiled, needle)))
        return sorted(numbers)

    def passes(self, line: bytes) -> bool:
        """Whether the words begin words of this line, of its names and numbers too."""
        plain = b" " + _SIGNS.sub(b" ", line).translate(_FOLDED, _LEAD)
        if _ODD in plain:
            return True
        return all(w in plain for w in self._required) and any(w in plain for w in self._starts)


def sifted(content: bytes, sieve: Sieve) -> tuple[Document, ...]:
    """The documents of a month that pass, and maybe more. Raises Damage."""
    numbers = sieve.lines(content)
    if not numbers:
        return ()
    head = own_head(content)
    if head and head.schema == SCHEMA:
        with suppress(*UNREADABLE):
            return tuple(_decoded(_picked(content.split(b"\n"), numbers, sieve)))
    # Others may lay out a file as they like. The words would still have been seen in it: no text
    # goes over a line in JSON, and an escape is odd.
    state = layout.decoded(content).state
    return tuple(chain.from_iterable(getattr(state, name).values() for name in TABLES))


def _decoded(picked: dict[str, list[bytes]]) -> Iterator[Document]:
    for name, lines in picked.items():
        yield from _decoders[name].decode(b"{" + b",".join(lines) + b"}").values()


def _picked(lines: list[bytes], numbers: Iterable[int], sieve: Sieve) -> dict[str, list[bytes]]:
    """Table -> its lines, of those with these numbers, that pass."""
    headings = [number for number, line in enumerate(lines) if line.endswith(_HEADING)]
    names = [lines[number].removesuffix(_HEADING).strip(b'"').decode() for number in headings]
    picked: defaultdict[str, list[bytes]] = defaultdict(list)
    for number in numbers:
        table = bisect(headings, number) - 1
        if table >= 0 and number not in headings and sieve.passes(lines[number]):
            picked[names[table]].append(lines[number].removesuffix(b","))
    return picked


def _places(text: bytes, needle: bytes) -> Iterator[int]:
    place = text.find(needle)
    while place >= 0:
        yield place
        place = text.find(needle, place + 1)


def _hidden_letters(content: bytes) -> Iterator[int]:
    """Where something begins as signs do and is none: º, ™, an escaped ñ."""
    for lead in _SIGN_LEADS:
        yield from (place for place in _places(content, lead) if not _SIGNS.match(content, place))


def _numbers(text: bytes, places: Iterable[int]) -> Iterator[int]:
    """The numbers of the lines of these places, which come in order (again from the start for each
    lead)."""
    number = seen = 0
    for place in places:
        if place < seen:
            number = seen = 0
        number += text.count(b"\n", seen, place)
        seen = place
        yield number


def _rarest(text: bytes) -> list[int]:
    return sorted(set(text), key=_RARE.find)[:_KEPT]


def _folded(byte: int) -> int:
    """What a byte is for comparing: small letters without accents, digits, blanks for signs."""
    char = chr(byte)
    if byte < 0x80:
        if char.isalnum() or char in "_\n":
            return ord(char.lower())
        return _ODD[0] if char == "\\" else ord(" ")
    letter = fold((_LEAD + bytes((byte,))).decode()) if byte < 0xC0 else ""
    return ord(letter) if len(letter) == 1 and letter.isascii() else _ODD[0]


_FOLDED: Final = bytes(map(_folded, range(256)))
_decoders = {
    name: msgspec.json.Decoder(dict[str, kind])  # type: ignore[valid-type]
    for name, kind in TABLES.items()
}
