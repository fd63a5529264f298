"""Why bytes cannot be read as a planner's state, said so that a person can mend them."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from planner.locale import N_, _
from planner.model.document import Document
from planner.model.state import RECEIPTS, TABLES, Step
from planner.model.text import clean
from planner.store.head import head_of

KINDS: dict[str, type[Document]] = {**TABLES, **RECEIPTS, "steps": Step}
"""Table name in the file -> the document it holds, receipts and the steps of undo among them."""

BOM = b"\xef\xbb\xbf"
UNREADABLE = (msgspec.MsgspecError, RecursionError, UnicodeDecodeError)
_LONGEST = 300
_BYTE = re.compile(r"\(byte (\d+)\)")
_FORMS = {
    r"Invalid enum value '(?P<value>.*)'": N_("{value} is none of its values"),
    r"Expected `(?P<wanted>[^`]*)`, got `(?P<found>[^`]*)`": N_(
        "{found} stands where {wanted} belongs"
    ),
    r"Object missing required field `(?P<field>.*)`": N_("{field} is missing"),
}
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_raw = msgspec.json.Decoder(dict[str, msgspec.Raw])


class Damage(Exception):
    """The bytes are no usable state; the text says what is wrong and where, without a full stop.

    Names in it may come from a file that anybody wrote, so they are made harmless and short.
    """

    def __init__(self, what: str) -> None:
        super().__init__(harmless(what))


class Newer(Damage):
    """The bytes are sound, but only a newer planner understands them."""


def harmless(complaint: str) -> str:
    """The complaint as one short line without control characters: it may quote the file."""
    return clean(complaint)[:_LONGEST]


def line_of(content: bytes, position: int) -> int:
    """The number of the line, from 1, in which the byte at ``position`` stands."""
    return content.count(b"\n", 0, position) + 1


def damages(content: bytes) -> Iterator[str]:
    """All that keeps ``content`` from being read: one complaint about the whole, or one for each
    document. Nothing where the form is sound.
    """
    complaint = _unfit_text(content) or _unfit_json(content)
    if complaint:
        yield complaint
        return
    for name, table in _raw.decode(content).items():
        yield from _unfit_records(content, name, table)


def _unfit_text(content: bytes) -> str:
    if not content.strip():
        return _("it is empty")
    if content.startswith(_WIDE_MARKS):
        return _("it is UTF-16 text; save it as UTF-8")
    if not content.strip(b"\0"):
        return _("it holds nothing but zero bytes")
    if (zero := content.find(b"\0")) >= 0:
        return _("line {line} holds zero bytes").format(line=line_of(content, zero))
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return _("line {line} is not UTF-8 text").format(line=line_of(content, error.start))
    return ""


def _unfit_json(content: bytes) -> str:
    try:
        whole = _raw.decode(content)
    except msgspec.ValidationError:
        return _("it is not a planner file")
    except msgspec.DecodeError as error:
        return _json_complaint(content, str(error))
    except RecursionError:
        return _("it is nested too deeply")
    if "_meta" not in whole:
        return _("it is not a planner file: it has no _meta")
    try:
        head_of(content)
    except UNREADABLE as error:
        return f"_meta: {_field_complaint(error)}"
    return ""


def _json_complaint(content: bytes, message: str) -> str:
    found = _BYTE.search(message)
    if found and "trailing" in message:
        return _("more text follows after its end, in line {line}").format(
            line=line_of(content, int(found[1]) - 1)
        )
    if found:
        position = int(found[1])
        column = position - content.rfind(b"\n", 0, position)
        return _("no JSON at line {line}, column {column}").format(
            line=line_of(content, position), column=column
        )
    return _("it breaks off in line {line}").format(line=line_of(content, len(content)))


def _unfit_records(content: bytes, name: str, table: msgspec.Raw) -> Iterator[str]:
    try:
        records = _raw.decode(table)
    except UNREADABLE:
        yield _("{table} is no table").format(table=name)
        return
    # Made only now: sound files need none of them, and all would take every command a millisecond.
    known = msgspec.json.Decoder(KINDS.get(name, object))
    for key, record in records.items():
        try:
            known.decode(record)
        except UNREADABLE as error:
            yield _("{table} {key}, line {line}: {reason}").format(
                table=name,
                key=key,
                line=line_of(content, content.find(bytes(record))),
                reason=_field_complaint(error),
            )


def _field_complaint(error: Exception) -> str:
    what, _at, where = str(error).partition(" - at ")
    field = where.strip("`").removeprefix("$").removeprefix(".").removeprefix("_meta.")
    told = _in_words(what)
    return f"{field}: {told}" if field else told


def _in_words(what: str) -> str:
    """What msgspec says of a value, in the language of the rep; what is rare stays as it is."""
    for form, words in _FORMS.items():
        if found := re.fullmatch(form, what):
            return _(words).format(**found.groupdict())
    return what


def twice(content: bytes) -> str:
    """The first key that stands twice in one object, told with its line, or nothing.

    JSON readers keep the last one silently, so a copied line would swallow a document.
    """
    # Imported late: only foreign files need it, and every command would pay for it.
    import json

    found: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        fresh = dict(items)
        if len(fresh) < len(items) and not found:
            names = [key for key, _value in items]
            found.append(next(key for key in names if names.count(key) > 1))
        return fresh

    json.loads(content, object_pairs_hook=pairs, parse_int=str, parse_float=str)
    if not found:
        return ""
    again = list(re.finditer(re.escape(json.dumps(found[0]).encode()) + rb"\s*:", content))
    return _("{key} stands twice, the second time in line {line}").format(
        key=found[0], line=line_of(content, again[1].start()) if len(again) > 1 else "?"
    )
