"""What an import would do, and the columns of a file that nobody knows yet, as rows."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Final

from planner.interchange.csv_table import ColumnShown
from planner.locale import N_, _
from planner.method.contacts.importing import Preview, becoming
from planner.model.draft import Draft, Reading
from planner.model.saying import dotted
from planner.model.text import clean
from planner.tui.choice import Choice
from planner.tui.rows.common import company_beside, piece
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look, cells
from planner.tui.widgets.listing import Row

MOST_SHOWN: Final = 500
"""So many of one kind are listed: nobody reads on below, and the counts say how many there are."""

_WIDTH: Final = 64
"""Cells of a line that the dialog has on every screen of 80 columns or more."""

NAMES: Final = {
    "name": N_("name"),
    "company": N_("company"),
    "phones": N_("phones"),
    "mobile": N_("mobile phone"),
    "emails": N_("emails"),
    "title": N_("what they do there"),
    "first name": N_("first name"),
    "last name": N_("last name"),
    "notes": N_("notes"),
    "labels": N_("labels"),
    "country": N_("country"),
    "state": N_("state or province"),
    "postcode": N_("postcode"),
    "zone": N_("time zone"),
    "language": N_("language"),
    "relationship": N_("customer or prospect"),
    "last contact": N_("last contact"),
    "no calls": N_("want no calls"),
    "middle name": N_("middle name"),
    "name prefix": N_("form of address"),
    "name suffix": N_("suffix of the name"),
    "source_ids": N_("id in the other program"),
}
"""Field that a column can hold -> how the rep knows it; the most wanted first."""


def preview_rows(reading: Reading, found: Preview, paths: Sequence[Path]) -> list[Row]:
    """What needs a look, what would not come and why, then what would come. ``paths`` are those
    that were named: below them their last part says enough."""
    alert = piece(signs.ALERT, Look.WARN)
    warnings = (*found.conflicts, *reading.warnings)
    seen = [(alert, lines) for lines in (*_warnings(warnings, paths), *_skipped(reading))]
    seen += [(piece(""), lines) for lines in _people(found)]
    return [Row(f"row {number}", lines, sign) for number, (sign, lines) in enumerate(seen)]


def preview_told(reading: Reading, found: Preview) -> str:
    """The same in one sentence, with what enter does."""
    told = _("{new} new, {changed} changed, {same} same, {skipped} skipped. Enter saves them.")
    counts = told.format(
        new=len(found.new),
        changed=len(found.changed),
        same=len(found.same),
        skipped=len(reading.skipped),
    )
    return " ".join(filter(None, (counts, becoming(found))))


def _warnings(warnings: Sequence[str], paths: Sequence[Path]) -> Iterator[tuple[Line, ...]]:
    yield from _capped(len(warnings))
    for warning in warnings[:MOST_SHOWN]:
        if len(paths) == 1:
            # Of which file the only one is needs no half of each line.
            warning = warning.removeprefix(f"{clean(str(paths[0]))}, ")
        for path in paths:
            warning = warning.replace(clean(str(path)), path.name)
        yield tuple(Line.of(line, Look.WARN) for line in wrap(warning, _WIDTH))


def _skipped(reading: Reading) -> Iterator[tuple[Line, ...]]:
    yield from _capped(len(reading.skipped))
    for skip in reading.skipped[:MOST_SHOWN]:
        where = f"{Path(skip.file).name}:{skip.line}"
        yield (
            Line((piece(skip.what or "–"),), (piece(where, Look.MUTED),)),
            Line.of(skip.reason, Look.WARN),
        )


def _people(found: Preview) -> Iterator[tuple[Line, ...]]:
    kinds = ((_("new"), found.new), (_("changed"), found.changed), (_("same"), found.same))
    for kind, matches in kinds:
        yield from _capped(len(matches))
        for match in matches[:MOST_SHOWN]:
            yield _person(match.draft, _("becomes a prospect") if match.becomes else kind)


def _person(draft: Draft, kind: str) -> tuple[Line, ...]:
    """Who would come; the company gives way to the name, and neither to what would become of it."""
    name, word = piece(draft.name, Look.NAME), piece(kind, Look.ACCENT)
    company = company_beside(draft.name, draft.company).strip()
    right = (piece(f"{company} {signs.DOT} ", Look.MUTED), word) if company else (word,)
    if cells((name, *right)) < _WIDTH or not company:
        return (Line((name,), right),)
    return (Line((name,), (word,)), Line.of(f"  {company}", Look.MUTED))


def _capped(count: int) -> Iterator[tuple[Line, ...]]:
    """Said first: who pages down would take the last one listed for the last one."""
    if count > MOST_SHOWN:
        told = _("the first {shown} of {count}").format(shown=MOST_SHOWN, count=count)
        yield (Line.of(told, Look.MUTED),)


def column_rows(columns: Sequence[ColumnShown], fields: Mapping[str, str]) -> list[Row]:
    """Each column with values from it, and the field that it is taken for."""
    return [
        Row(
            str(at),
            (
                Line((piece(column.name, Look.NAME),), (_taken_for(fields.get(column.name, "")),)),
                Line.of(dotted(*column.values), Look.MUTED),
            ),
        )
        for at, column in enumerate(columns)
    ]


def _taken_for(field: str) -> tuple[str, Look]:
    return piece(field_name(field), Look.ACCENT) if field else piece(_("left out"), Look.MUTED)


def field_name(field: str) -> str:
    """A field that a column can hold, in the language of the screen."""
    words = NAMES[field]
    return _(words)


def field_choices() -> list[Choice]:
    """All fields, and the way to leave a column out."""
    fields = [Choice(field, field_name(field)) for field in NAMES]
    return [*fields, Choice(LEFT_OUT, _("leave it out"))]


LEFT_OUT: Final = "-"
"""The id of the choice that leaves a column out."""
