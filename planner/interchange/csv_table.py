"""The table in a CSV file: its delimiter, its header, its rows."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from planner.interchange.csv_columns import (
    Said,
    field_of,
    is_header,
    known_columns,
    looks_like_person,
    numbered_columns,
)
from planner.interchange.csv_headers import Column
from planner.locale import _
from planner.model.errors import NothingUsable
from planner.model.text import clean

_DELIMITERS = ",;\t|"
_HEADER_WITHIN = 10
_HEAD = 200_000
"""So many characters surely hold the header; more need not be looked at to find it."""
MOST_ROWS = 200_000
"""Tables of more rows are refused: they would take more time and memory than anybody has."""
_LONGEST_CELL = 2**26
_LOOKED_AT = 60
"""Rows at the top that are looked at: enough to find a value in nearly every column."""
_COLUMNS_SHOWN = 20
_VALUES_SHOWN = 3
_SHOWN = 80


class Row(NamedTuple):
    """One row of the file and the line, from 1, on which it begins."""

    line: int
    cells: list[str]

    def __str__(self) -> str:
        """What the row holds, short enough for a report."""
        return short(", ".join(found for cell in self.cells if (found := clean(cell))))


class Header(NamedTuple):
    """The row that names the columns, those known of them by place, and what parts its cells."""

    row: Row
    columns: Mapping[int, Column]
    delimiter: str


class UnknownColumns(NothingUsable):
    """A table whose columns nobody knows; the rep can say what they hold."""


class ColumnShown(NamedTuple):
    """A column as the rep is asked about it: its ``name`` (a number where there is no header), the
    first different values in it, and the ``field`` it is taken for; none, if it is left out.
    """

    name: str
    values: tuple[str, ...]
    field: str = ""


class Table(NamedTuple):
    """``footer`` are the rows of one cell that some reports put below their table."""

    header: Header
    rows: list[Row]
    footer: list[Row]


def read_table(text: str, file: str, said: Said) -> Table:
    """The table in ``text``, whose lines end in ``\\n``.

    Raises UnknownColumns where no row is a header, NothingUsable where a quote is not closed.
    """
    named, text = _named_delimiter(text)
    header = _find_header(text, file, named or _DELIMITERS, said)
    rows = _rows_below(text, file, header)
    end = len(rows)
    while len(header.row.cells) > 1 and end and len(rows[end - 1].cells) == 1:
        end -= 1
    return Table(header, rows[:end], rows[end:])


def short(text: str) -> str:
    """``text``, cut where it is too long for a report."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _named_delimiter(text: str) -> tuple[str, str]:
    """The delimiter that a first line ``sep=;`` names, if it does, and the text without it.

    The line stays as an empty one, so that the other lines keep their numbers.
    """
    first, _newline, rest = text.partition("\n")
    found = re.fullmatch(r'"?sep=(\t|[^"\s])"?', first, re.IGNORECASE)
    return (found[1], "\n" + rest) if found else ("", text)


def columns_shown(text: str, file: str, said: Said) -> tuple[ColumnShown, ...]:
    """The columns of the table in ``text``, whether they are known or not, in order.

    Raises NothingUsable where there is no table.
    """
    named, text = _named_delimiter(text)
    heads = _heads(text, file, named or _DELIMITERS)
    header = _best_header(heads, said) or _supposed_header(heads)
    rows = [row.cells for row in heads[header.delimiter] if row.line > header.row.line]
    return tuple(
        ColumnShown(
            name=header.row.cells[place],
            values=tuple(dict.fromkeys(_filled(rows, place)))[:_VALUES_SHOWN],
            field=field_of(header.columns[place]) if place in header.columns else "",
        )
        for place in range(len(header.row.cells))
    )


def _filled(rows: Iterable[Sequence[str]], place: int) -> Iterator[str]:
    return (value for row in rows if place < len(row) and (value := short(clean(row[place]))))


def _find_header(text: str, file: str, delimiters: str, said: Said) -> Header:
    """The header under the delimiter by which most of its columns are known."""
    heads = _heads(text, file, delimiters)
    if header := _best_header(heads, said):
        return header
    supposed = _supposed_header(heads)
    if said.by_number:
        row = _no_row(heads[supposed.delimiter][0])
        return Header(row, numbered_columns(said.now), supposed.delimiter)
    raise _no_header(file, heads[supposed.delimiter][0])


def _heads(text: str, file: str, delimiters: str) -> dict[str, list[Row]]:
    """Delimiter -> the first rows that it makes, of those that make any."""
    heads = {delimiter: _head(text, delimiter) for delimiter in delimiters}
    if not any(heads.values()):
        raise _unreadable(text, file, 1, delimiters[0])
    return {delimiter: head for delimiter, head in heads.items() if head}


def _best_header(heads: Mapping[str, Sequence[Row]], said: Said) -> Header | None:
    found = (_header(head[:_HEADER_WITHIN], delimiter, said) for delimiter, head in heads.items())
    return max(filter(None, found), key=lambda header: len(header.columns), default=None)


def _supposed_header(heads: Mapping[str, Sequence[Row]]) -> Header:
    """The first row under the delimiter that finds most in it. Where that is a person already,
    columns go by their numbers."""
    delimiter = max(heads, key=lambda each: len(heads[each][0].cells))
    first = heads[delimiter][0]
    if looks_like_person(first.cells):
        return Header(_no_row(first), {}, delimiter)
    return Header(first, known_columns(first.cells), delimiter)


def _no_row(first: Row) -> Row:
    """What stands for the header of a table without one, above its ``first`` row."""
    return Row(first.line - 1, [str(number) for number, _cell in enumerate(first.cells, 1)])


def _head(text: str, delimiter: str) -> list[Row]:
    """The first rows, as far as they can be read with this delimiter."""
    found: list[Row] = []
    with suppress(csv.Error):
        found.extend(islice(_rows(text[:_HEAD], delimiter), _LOOKED_AT))
    return found


def _header(head: Sequence[Row], delimiter: str, said: Said) -> Header | None:
    for row in head:
        mapping = said.of(row.cells)
        columns = known_columns(row.cells, mapping)
        if is_header(columns, row.cells, mapping):
            return Header(row, columns, delimiter)
    return None


def _no_header(file: str, first: Row) -> UnknownColumns:
    cells = [short(clean(cell)) for cell in first.cells if cell.strip()]
    shown = ", ".join(cells[:_COLUMNS_SHOWN])
    if looks_like_person(first.cells):
        return UnknownColumns(
            _(
                "{file} has no line of headers: it begins with {columns}. Give it one, such as"
                " Name, Email, Phone, or say by number what each column holds, such as"
                " --map 1=name --map 2=emails."
            ).format(file=file, columns=shown)
        )
    return UnknownColumns(
        _(
            "{file}: too few columns are known. Its first line has: {columns}. Give it a line of"
            " headers such as Name, Email, Phone, or say what a column holds with"
            ' --map "COLUMN=FIELD", such as --map "{column}=name".'
        ).format(file=file, columns=shown, column=cells[0])
    )


def _rows_below(text: str, file: str, header: Header) -> list[Row]:
    rows: list[Row] = []
    line = 1
    try:
        for row in _rows(text, header.delimiter):
            line = row.line
            if line > header.row.line:
                rows.append(row)
            if len(rows) > MOST_ROWS:
                raise NothingUsable(
                    _("{file} has more than {most} rows; split it and import the parts.").format(
                        file=file, most=MOST_ROWS
                    )
                )
    except csv.Error as error:
        raise _unreadable(text, file, line, header.delimiter) from error
    return rows


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows that hold anything. Raises csv.Error where quotes do not fit."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True)
    line = 1
    for cells in reader:
        if any(map(str.strip, cells)):
            yield Row(line, cells)
        line = reader.line_num + 1


def _unreadable(text: str, file: str, after: int, delimiter: str) -> NothingUsable:
    """The refusal of a file that could be read up to the row on line ``after``."""
    line = _line_of_open_quote(text, after, delimiter)
    return NothingUsable(
        _(
            "{file}: the quote that opens on line {line} is not closed where its cell ends;"
            " close it and import again."
        ).format(file=file, line=line)
    )


def _line_of_open_quote(text: str, after: int, delimiter: str) -> int:
    """The line of the first quote, from line ``after`` on, that has no fitting end."""
    place = 0
    for _line in range(after - 1):
        place = text.index("\n", place) + 1
    mark = re.escape(delimiter)
    cell = re.compile(rf'(?:"(?:[^"]|"")*+"|(?!")[^{mark}\n]*+)(?:{mark}|\n|\Z)')
    while place < len(text):
        found = cell.match(text, place)
        if not found:
            break
        place = found.end()
    return text.count("\n", 0, place) + 1
