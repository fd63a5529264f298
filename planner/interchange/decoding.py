"""Bytes of a text file to text. A byte order mark first, else UTF-8, else the code page named.

Nothing is guessed: guessing libraries turn ``Muñoz`` into ``Muńoz``.
"""

import codecs
from functools import lru_cache
from typing import NamedTuple

from planner.locale import N_, _
from planner.model.errors import NothingUsable, WrongUsage
from planner.model.text import clean

CODE_PAGE = "cp1252"
"""Of a file that is not UTF-8: that of western Windows, in which Excel saves a CSV file."""

# UTF-32 before UTF-16: the mark of the one begins with the mark of the other.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHER_KINDS = (
    (
        b"PK\x03\x04",
        N_("{file} is a spreadsheet (.xlsx) or a zip file; save it as CSV UTF-8 and import that."),
    ),
    (
        b"\xd0\xcf\x11\xe0",
        N_("{file} is a spreadsheet (.xls); save it as CSV UTF-8 and import that."),
    ),
    (b"%PDF", N_("{file} is a PDF; export the contacts as CSV or vCard and import that.")),
)
_SHOWN_TO_FIND_KIND = 8192
_MOST_CONTROL_SHARE = 0.1
_LINES_SHOWN = 5
_TEXT_CONTROLS = b"\t\n\v\f\r\x1b"
_CONTROLS = bytes(byte for byte in range(32) if byte not in _TEXT_CONTROLS) + b"\x7f"
# Codecs of the standard library that are no code pages.
_NO_CODE_PAGES = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"}


class Decoded(NamedTuple):
    """The text, its lines ending in ``\\n``, and what the rep must know of how it was read."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, file: str, encoding: str) -> Decoded:
    """The whole of a file as text.

    Raises NothingUsable for what is no text, and WrongUsage for an unknown ``encoding``.
    """
    code_page = known_encoding(encoding)
    marked = decode_by_mark(data, file)
    if marked is not None:
        return Decoded(plain_lines(marked))
    if code_page.startswith(("utf-16", "utf-32")):
        return _by_code_page(data, file, code_page)
    refuse_other_kinds(data, file)
    try:
        return Decoded(plain_lines(data.decode("utf-8")))
    except UnicodeDecodeError:
        return _by_code_page(data, file, code_page)


def known_encoding(name: str) -> str:
    """The encoding's usual name. Raises WrongUsage if there is none."""
    found = find_encoding(name)
    if found is None:
        raise WrongUsage(
            _("{name} is no known encoding; write one such as cp1252 or utf-8.").format(
                name=clean(name)
            )
        )
    return found


@lru_cache(maxsize=64)
def find_encoding(name: str) -> str | None:
    """The usual name of a text encoding, or ``None`` where there is no such encoding."""
    try:
        found = codecs.lookup(name).name.replace("_", "-")
        # Tells text encodings from the likes of "hex", whatever the bytes are.
        b"    ".decode(name, "replace")
    except (LookupError, ValueError):
        return None
    return None if found in _NO_CODE_PAGES else found


def decode_by_mark(data: bytes, file: str) -> str | None:
    """The text of a file that begins with a byte order mark, else ``None``.

    Raises NothingUsable if the mark lies.
    """
    for mark, encoding in _MARKS:
        if not data.startswith(mark):
            continue
        body = data[len(mark) :]
        lie = _(
            "{file} begins with the mark of {encoding} and is something else; save it again as"
            " CSV UTF-8 or vCard."
        ).format(file=file, encoding=encoding.upper())
        # Wide characters leave zero bytes in any text with commas or line ends.
        if body and encoding != "utf-8" and b"\0" not in body:
            raise NothingUsable(lie)
        try:
            return body.decode(encoding)
        except UnicodeDecodeError as error:
            raise NothingUsable(lie) from error
    return None


def refuse_other_kinds(data: bytes, file: str) -> None:
    """Raise NothingUsable for spreadsheets and whatever else is no text."""
    for signature, sentence in _OTHER_KINDS:
        if data.startswith(signature):
            raise NothingUsable(_(sentence).format(file=file))
    shown = data[:_SHOWN_TO_FIND_KIND]
    controls = len(shown) - len(shown.translate(None, _CONTROLS))
    if controls > _MOST_CONTROL_SHARE * len(shown):
        raise NothingUsable(
            _("{file} is no text file; export the contacts as CSV UTF-8 or vCard.").format(
                file=file
            )
        )


def plain_lines(text: str) -> str:
    """``text`` with ``\\n`` at each line's end, whatever stood there."""
    if "\r" not in text:
        return text
    # Some programs write the carriage return twice.
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")


def some_lines(lines: list[int]) -> str:
    """Line numbers for a sentence: the first few, then how many more."""
    shown = ", ".join(str(line) for line in lines[:_LINES_SHOWN])
    if len(lines) <= _LINES_SHOWN:
        return shown
    return _("{lines} and {count} more").format(lines=shown, count=len(lines) - _LINES_SHOWN)


def _by_code_page(data: bytes, file: str, encoding: str) -> Decoded:
    text = plain_lines(data.decode(encoding, "replace"))
    warnings = [
        _("{file} is not UTF-8; it was read as {encoding}. Are all letters right?").format(
            file=file, encoding=encoding
        )
    ]
    if "\N{REPLACEMENT CHARACTER}" in text:
        lines = [
            number
            for number, line in enumerate(text.split("\n"), start=1)
            if "\N{REPLACEMENT CHARACTER}" in line
        ]
        warnings.append(
            _("{file}: {encoding} does not know some characters of line {lines}.").format(
                file=file, encoding=encoding, lines=some_lines(lines)
            )
        )
    return Decoded(text, tuple(warnings))
