"""Somebody new in a line: the name, and how they are reached, as it is typed or pasted."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planner.model.text import clean

_RUN = re.compile(
    r"(?<!\S)\+?[(0-9][0-9().-]*(?: [(0-9][0-9().-]*)*"
    r"(?: ?(?:x|ext\.?) ?[0-9]{1,6})?(?=[,;:]?(?:\s|$))",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_LEAST, _LEAST_IN_GROUPS = 7, 9
"""Digits of a number in one word, and in several: 2026 1530 is a year and a time."""
_MOST = 15
_FIRST_COVER, _COVERS = 0xE100, 100
"""Characters for private use: nobody types them, and no cleaned text holds them."""
_SEPARATORS = ",;:"
_COLON = re.compile(r":(?:\s|$)")

Numbers = Mapping[str, str]
"""From what covers a number in the line to the number."""


def cover_numbers(line: str) -> tuple[str, Numbers]:
    """The line with each telephone number covered by as many characters that say nothing, so that
    no group of it is taken for a time."""
    numbers: dict[str, str] = {}

    def cover(match: re.Match[str]) -> str:
        if not _is_number(match[0]) or len(numbers) == _COVERS:
            return match[0]
        covered = chr(_FIRST_COVER + len(numbers)) * len(match[0])
        numbers[covered] = match[0]
        return covered

    return _RUN.sub(cover, line), numbers


def uncovered(text: str, numbers: Numbers) -> str:
    """The text with its numbers."""
    for covered, number in numbers.items():
        text = text.replace(covered, number)
    return text


class Introduced(NamedTuple):
    """Fields of a contact, as :class:`planner.model.contact.Contact` has them."""

    name: str
    company: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]


class Reached(NamedTuple):
    """The words that name somebody without their numbers and addresses: those ``before`` the last
    of these, all if there is none, and those ``behind`` it."""

    before: list[str]
    behind: list[str]
    phones: tuple[str, ...]
    emails: tuple[str, ...]


def reached_at(words: Sequence[str], numbers: Numbers) -> Reached:
    """How they are reached, and what else stands in the words that name somebody."""
    bare = [word.strip(_SEPARATORS) for word in words]
    phones = tuple(numbers[word] for word in bare if word in numbers)
    emails = tuple(word for word in bare if _ADDRESS.fullmatch(word))
    reached = [place for place, word in enumerate(bare) if word in numbers or word in emails]
    end = reached[-1] if reached else len(words)
    before = [word for place, word in enumerate(words[:end]) if place not in reached]
    return Reached(before, list(words[end + 1 :]), phones, emails)


def is_matter(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether the words behind somebody's numbers tell what it is about, and no more who it is:
    they follow the company, or the name without a comma and with a small letter."""
    who = " ".join(before)
    if "," in who.strip(" ,;:"):
        return True
    return bool(who and behind) and not who.endswith(",") and behind[0][0].islower()


def parted(line: str) -> tuple[str, str]:
    """Who, and what about, if that stands behind a colon or behind their number or address:
    ``Ana Ruiz: price of valves``."""
    who, *told = _COLON.split(line, maxsplit=1)
    if told:
        return who.strip(), told[0].strip()
    covered, numbers = cover_numbers(clean(line))
    before, behind, *_ways = reached_at(covered.split(), numbers)
    if not is_matter(before, behind):
        return line.strip(), ""
    matter = uncovered(" ".join(behind), numbers)
    return clean(line).removesuffix(matter).strip(), matter


def introduced(line: str) -> Introduced:
    """Read ``Marta Solé, Grup Solé, +34 933 100 206``: numbers and addresses stand anywhere, and
    what else is behind the company is taken for one. Of whom nothing else is known, that is the
    name; it is empty where the line has none."""
    covered, numbers = cover_numbers(clean(line))
    who, behind, phones, emails = reached_at(covered.split(), numbers)
    name, company, *ways = (part.strip() for part in f"{' '.join((*who, *behind))},".split(","))
    phones = (*phones, *(way for way in ways if way and "@" not in way))
    emails = (*emails, *(way for way in ways if "@" in way))
    if not name and not company:
        name = next(iter((*phones, *emails)), "")
    return Introduced(name, company, phones, emails)


def _is_number(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    least = _LEAST_IN_GROUPS if " " in text and text[0] != "+" else _LEAST
    return least <= digits <= _MOST and not any(map(_DATE.fullmatch, text.split()))
