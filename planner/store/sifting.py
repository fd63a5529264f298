"""Which lines of a month may hold some words, accents and case apart, told from its bytes.

Ten years are fifty megabytes: decoding them takes seconds, and even a comparison for each line is
felt. So a month is first boiled down to the rarest letters of the words: some hundredths of its
size, in which every place where the words stand is left (and some where they do not). Only those
lines are looked at, and only those of them that hold the words are decoded.
"""

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
"""Stands for what one byte cannot fold: an escape, any letter outside Latin-1, ß, ø, ½. A line with
it is always decoded. No JSON has this byte."""
_LEAD: Final = b"\xc3"
"""The first byte of á, Ñ, ü and their like in UTF-8. Dropped: the second one tells the letter."""
_RARE: Final = b"qxjgfyw_vhpkumlbdrsaizncoet9568473120 "
"""What words are made of, and the blank before them, from the rarest in a month to the commonest:
its field names and moments included."""
_KEPT: Final = 5
"""Letters of a word that are kept. With fewer too many lines are looked at, with more the boiled
month takes too long to search."""
_HEADING: Final = b": {"


class Sieve:
    """Lets through what may hold all of ``required`` and one of ``words``, at the beginnings of
    words. All are folded; ``required`` are some of ``words``.
    """

    def __init__(self, words: Sequence[str], required: Sequence[str]) -> None:
        self._starts = tuple(b" " + word.encode() for word in words)
        self._required = tuple(b" " + word.encode() for word in required)
        leading = [max(self._required, key=len)] if required else self._starts
        letters = set(_ODD + b"\n").union(*map(_rarest, leading))
        self._needles = {_ODD, *(bytes(filter(letters.__contains__, word)) for word in leading)}
        self._dropped = _LEAD + bytes(b for b in range(256) if _FOLDED[b] not in letters)

    def lines(self, content: bytes) -> list[int]:
        """The numbers of the lines that may pass."""
        boiled = content.translate(_FOLDED, self._dropped)
        numbers = set[int]()
        for needle in self._needles:
            numbers.update(_lines_of(boiled, needle))
        return sorted(numbers)

    def passes(self, line: bytes) -> bool:
        """Whether the words begin words of this line, of its names and numbers too."""
        plain = b" " + line.translate(_FOLDED, _LEAD)
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


def _lines_of(text: bytes, needle: bytes) -> Iterator[int]:
    """The numbers of the lines that hold the needle."""
    number, seen, place = 0, 0, text.find(needle)
    while place >= 0:
        number += text.count(b"\n", seen, place)
        yield number
        seen = text.find(b"\n", place)
        place = text.find(needle, seen) if seen >= 0 else -1


def _rarest(word: bytes) -> list[int]:
    return sorted(set(word), key=_RARE.find)[:_KEPT]


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
