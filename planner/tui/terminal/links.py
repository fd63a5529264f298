"""Numbers and addresses on the screen lead somewhere: terminals open them by a click (OSC 8)."""

import os
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from planner.model.errors import Refused
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Look

_LEAST: Final = 3
"""Digits of a number, and characters of an address."""
_WITHOUT_LINKS: Final = {"linux"}
"""Terminals, by ``TERM``, that would show the link itself: old consoles of Linux."""


def understood() -> bool:
    """Whether this terminal follows links, or at least leaves them out."""
    return os.environ.get("TERM", "") not in _WITHOUT_LINKS


def link_of(words: str, look: Look) -> str:
    """Where a piece leads that is a number or an address as a whole: ``tel:+34944123456``; nothing
    for any other, and for what was cut off."""
    words = words.strip()
    is_number = look is Look.NUMBER
    # What waits by email has the sign alone, or behind how many wait.
    if len(words) < _LEAST or not (is_number or ("@" in words and " " not in words)):
        return ""
    return _link(words, is_number=is_number)


@lru_cache(maxsize=512)
def _link(words: str, *, is_number: bool) -> str:
    # Imported late: most pages show no address and no number.
    from planner.interchange.words import looks_like_email

    if signs.CUT in words:
        return ""
    if looks_like_email(words):
        # Whatever stands in it, nothing of it can end the link.
        return "mailto:" + quote(words, safe="@")
    if is_number and sum(map(str.isdigit, words)) >= _LEAST:
        return _tel(words)
    return ""


def _tel(number: str) -> str:
    from planner.doors import tel

    try:
        return tel(number)
    except Refused:
        return ""
