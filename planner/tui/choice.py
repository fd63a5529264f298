"""One of several answers, as plain data."""

from typing import NamedTuple


class Choice(NamedTuple):
    """``id`` comes back; ``text`` is what it says, ``detail`` stands at the right."""

    id: str
    text: str
    detail: str = ""
