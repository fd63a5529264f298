"""CSV files as the planner writes them: no spreadsheet takes a cell of theirs for a formula."""

import csv
import io
import re
from collections.abc import Iterable

# What a spreadsheet takes for the beginning of a formula.
_FORMULA = tuple("=+-@\t\r＝＋－＠")
_PHONE = re.compile(r"\+?[0-9 ()./#*x-]+")
# The apostrophe that a spreadsheet or a guard put in front; not that of 't Hooft or 's-Hertogen.
_APOSTROPHE = re.compile(r"'(?![a-z][\s-])")
# A number that a spreadsheet was kept from counting with.
_AS_TEXT = re.compile(r'="(.*)"')


def csv_file(rows: Iterable[Iterable[str]], *, bom: bool = False) -> bytes:
    """The rows, the header first, in UTF-8 with CRLF. Their cells are guarded already."""
    out = io.StringIO()
    # All is quoted: a spreadsheet that splits at semicolons must not find a formula behind one.
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode("utf-8-sig" if bom else "utf-8")


def guarded(text: str) -> str:
    """A cell's text as no spreadsheet takes it for a formula, so that ``unguarded`` undoes it. A
    number to call stays as it is."""
    dangerous = text.startswith(_FORMULA) and not _PHONE.fullmatch(text)
    return f"'{text}" if dangerous or unguarded(text) != text else text


def unguarded(text: str) -> str:
    """A cell's text without what a spreadsheet, or the guard against one, put around it."""
    if text[:1] == "'" and _APOSTROPHE.match(text):
        return text[1:].lstrip()
    if text[:1] == "=" and (found := _AS_TEXT.fullmatch(text)):
        return found[1].strip()
    return text


def guarded_words(text: str) -> str:
    """The same for a cell that holds no number, and that nobody reads back."""
    return f"'{text}" if text.startswith(_FORMULA) else text
