"""Text that other people wrote: made harmless at the border, and folded for finding."""

import re
import unicodedata
from collections.abc import Sequence

_VISIBLE = {"\n": "\n", "\t": " ", "\u2028": "\n", "\u2029": "\n"}
# Compiled when one is asked for: together they took a fiftieth of a command that needs none.
_IN_QUOTES = r'["“”«»]([^"“”«»]*)["“”«»]'
_IN_A_LIST = r"(?:[-–*+•·]|\d{1,2}[.)])\s+"
_SIGN = rf"{_IN_A_LIST}(?:\[ ?\]\s*)?|(?:\[ ?\]|☐)\s*"
_TICKED = rf"(?:{_IN_A_LIST})?(?:\[[xX✓✔]\]|[☑☒✅✓✔])\s"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_INVISIBLE_CATEGORIES = {"Cc", "Cs", "Co"}
# Bidirectional overrides, zero-width characters and tags can make a name look like another one.
_DECEIVING = (
    {0x00AD, 0x061C, 0x180E, 0xFEFF, 0x200B, 0x200C, 0x200E, 0x200F, 0x2060}
    | set(range(0x202A, 0x202F))
    | set(range(0x2061, 0x2070))
    | set(range(0xFFF9, 0xFFFC))
    | set(range(0xE0000, 0xE0080))
)


def clean(text: str, *, lines: bool = False) -> str:
    """``text`` without control characters, bidi overrides, zero-width and tag characters.

    Line breaks stay only where ``lines`` is true; elsewhere they are blanks, and several blanks are
    one. Right-to-left letters, combining marks and joined emoji stay as they are.
    """
    if text.isascii() and text.isprintable() and (lines or "  " not in text):
        return text.strip()
    # A terminal sends the line breaks of what is pasted as returns.
    broken = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(map(_harmless, broken))
    return kept.strip() if lines else " ".join(kept.split())


def _harmless(char: str) -> str:
    if char in _VISIBLE:
        return _VISIBLE[char]
    if ord(char) in _DECEIVING or unicodedata.category(char) in _INVISIBLE_CATEGORIES:
        return ""
    return char


def unquoted(text: str) -> str:
    """``text`` without the quotation marks around it: whoever shows it as said puts its own."""
    whole = re.fullmatch(_IN_QUOTES, text.strip())
    return whole[1].strip() if whole else text


def unlisted(line: str) -> str:
    """``line`` without what a list of notes puts before it: ``- [ ] Rosa`` is Rosa."""
    found = re.match(_SIGN, line)
    return line[found.end() :] if found else line


def is_ticked(line: str) -> bool:
    """Whether a list of notes says that this is done: ``- [x] Rosa``."""
    return re.match(_TICKED, line) is not None


def is_remark(line: str) -> bool:
    """Whether it speaks to who reads the file: ``# calls of Monday``."""
    return line.partition(" ")[0] == "#"


def fold(text: str) -> str:
    """``text`` for comparing: no accents, no case (``Núñez`` is found by ``nunez``)."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    for mark in filter(unicodedata.combining, set(_BEYOND_ASCII.findall(plain))):
        plain = plain.replace(mark, "")
    return plain


def folded(texts: Sequence[str]) -> list[str]:
    """Each of them for comparing, in one line: of three thousand at once in half the time."""
    together = fold("\n".join(texts)).split("\n")
    if len(together) == len(texts):
        return together
    # Another hand wrote a line break into one.
    return [fold(text).replace("\n", " ") for text in texts]
