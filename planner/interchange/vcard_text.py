"""Values of vCard properties as text: their encodings, their escapes, their parts."""

import re
from binascii import a2b_qp
from collections import defaultdict
from contextlib import suppress

from planner.interchange.decoding import find_encoding, some_lines
from planner.interchange.vcard_lines import Property
from planner.locale import _
from planner.model.text import clean

_ESCAPED = re.compile(r"\\([nN,;:\\])")
# Version 2.1 knows no escaped line end: there, C:\new is a folder.
_ESCAPED_2_1 = re.compile(r"\\([,;:\\])")
_LONGEST_NAME = 40


class Decoder:
    """Decodes the values of one file, and remembers what the rep must know of it."""

    def __init__(self, file: str, code_page: str, *, marked: bool) -> None:
        """``marked``: the file is UTF-8 for sure, whatever its properties say."""
        self._file = file
        self._code_page = code_page
        self._marked = marked
        self._assumed: list[int] = []
        self._unknown: defaultdict[str, list[int]] = defaultdict(list)

    def text(self, found: Property) -> str:
        """The value as text, escapes still in it. Never fails: what must be, is replaced."""
        value, charset = found.value, found.charset
        if "QUOTED-PRINTABLE" in found.marks:
            value = a2b_qp(value)
        elif self._marked:
            charset = ""
        for encoding in (find_encoding(charset), "utf-8"):
            with suppress(UnicodeDecodeError):
                if encoding:
                    return value.decode(encoding)
        self._assumed.append(found.line)
        return value.decode(self._code_page, "replace")

    def check(self, found: Property) -> None:
        """Remember a character set that does not exist, even where the value is not needed."""
        if found.charset and find_encoding(found.charset) is None:
            self._unknown[clean(found.charset)[:_LONGEST_NAME]].append(found.line)

    def warnings(self) -> list[str]:
        """What was assumed and where."""
        said = [
            _("{file}: {charset} on line {lines} is no known character set.").format(
                file=self._file, charset=charset, lines=some_lines(lines)
            )
            for charset, lines in self._unknown.items()
        ]
        if self._assumed:
            said.append(
                _(
                    "{file}: line {lines} is not UTF-8; it was read as {encoding}."
                    " Are all letters right?"
                ).format(file=self._file, lines=some_lines(self._assumed), encoding=self._code_page)
            )
        return said


def unescaped(text: str, version: str) -> str:
    """The text that was meant."""
    pattern = _ESCAPED_2_1 if version == "2.1" else _ESCAPED
    return pattern.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def escaped(text: str) -> str:
    """``text`` as a value of version 3.0."""
    return re.sub(r"([\\,;])", r"\\\1", text).replace("\n", "\\n")


def parts(text: str, mark: str) -> list[str]:
    """``text`` split at each ``mark`` that is not escaped; escapes still in it."""

    def border(found: re.Match[str]) -> str:
        return "\0" if found[0] == mark else found[0]

    split = re.sub(rf"\\.|{mark}", border, text.replace("\0", ""), flags=re.DOTALL)
    return split.split("\0")
