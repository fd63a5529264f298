"""What a command gives back: one document for programs, one text for people."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Answer(NamedTuple):
    """``document`` makes what ``--json`` prints. ``text`` is plain, or a function that prints a
    table by itself. Only the one that is asked for gets called. ``saved``: a change stands behind
    it, which is durable whether the answer can be written or not.
    """

    document: Callable[[], Any]
    text: str | Callable[[], None] = ""
    exit_code: int = 0
    saved: bool = False
