"""What rows about one person say otherwise than the first of them: nothing is lost unsaid."""

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Final

from planner.locale import _
from planner.method.contacts.editing import field_name
from planner.method.contacts.same_person import same_company
from planner.method.typed.own_words import relationship_name
from planner.model.draft import Draft
from planner.model.saying import dotted
from planner.model.text import clean, fold

_FIELDS: Final = ("name", "company", "title", "notes", "zone", "language", "country")
_LONGEST: Final = 60
"""Letters of a value that are told; a note may be a page."""


def conflicts(drafts: Sequence[Draft]) -> Iterator[str]:
    """Of all the drafts about one person, a sentence for each that has something left out, since
    an earlier one says otherwise."""
    if len(drafts) < 2:
        return
    told: dict[str, str] = {}
    for draft in drafts:
        said = _said(draft)
        told = said | told
        otherwise = [
            f"{field_name(field)}: {shorten(value, _LONGEST, placeholder='…')}"
            for field, value in said.items()
            if not _agree(field, value, told[field])
        ]
        if otherwise:
            sentence = _("{file}, line {line}: an earlier row is {name} too; left out: {what}.")
            # "S.A." brings the full stop along.
            what = dotted(*otherwise).removesuffix(".")
            yield sentence.format(
                file=clean(draft.file), line=draft.line, name=told["name"], what=what
            )


def _said(draft: Draft) -> dict[str, str]:
    """Field -> what the draft says of it, where it says anything."""
    said = {field: clean(getattr(draft, field)) for field in _FIELDS}
    if draft.relationship:
        said["relationship"] = relationship_name(draft.relationship)
    return {field: value for field, value in said.items() if value}


def _agree(field: str, one: str, other: str) -> bool:
    same = same_company if field == "company" else fold
    return same(one) == same(other)
