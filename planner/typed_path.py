"""A file as the rep names it: typed, dropped onto the terminal, or begun."""

import os
import re
import sys
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

from planner.model.errors import WrongUsage
from planner.paths import expanded


def named(text: str) -> Path:
    """The file that ``text`` names. One that was dropped onto the terminal comes as a shell wants
    it, in quotes or with marked blanks, or as an address. Raises WrongUsage."""
    plain = expanded(text)
    # Path.exists() would raise for a name that is too long, and for a folder of somebody else.
    if os.path.exists(plain):  # noqa: PTH110
        return plain
    if text.startswith("file:///"):
        return Path(unquote(text.removeprefix("file://")))
    if text[:1] == text[-1:] and text[:1] in ("'", '"'):
        return expanded(text[1:-1])
    return plain if sys.platform == "win32" else expanded(re.sub(r"\\(.)", r"\1", text))


def completed(text: str, suffixes: Collection[str]) -> str | None:
    """``text`` to the end of the name that it begins: that of the newest file with such an end.
    Nothing without a folder in it, or where there is none."""
    folder, begun = os.path.split(text)
    if not folder:
        return None
    with suppress(OSError, WrongUsage):
        found = [
            file
            for file in expanded(folder).iterdir()
            if file.name.startswith(begun) and file.suffix.lower() in suffixes
        ]
        if found:
            newest = max(found, key=lambda file: file.stat().st_mtime)
            return text + newest.name[len(begun) :]
    return None
