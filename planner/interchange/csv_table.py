"""The table in a CSV file: its delimiter, its header, its rows."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from planner.interchange.csv_columns import Column, is_header, known_columns
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
_COLUMNS_SHOWN = 20
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


class Table(NamedTuple):
    """``footer`` are the rows of one cell that some reports put below their table."""

    header: Header
    rows: list[Row]
    footer: list[Row]


def read_table(text: str, file: str, mapping: Mapping[str, str]) -> Table:
    """The table in ``text``, whose lines end in ``\\n``.

    Raises NothingUsable where no row is a header, or where a quote is not closed.
    """
    named, text = _named_delimiter(text)
    header = _find_header(text, file, named or _DELIMITERS, mapping)
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


def _find_header(text: str, file: str, delimiters: str, mapping: Mapping[str, str]) -> Header:
    """The header under the delimiter by which most of its columns are known."""
    heads = {delimiter: _head(text, delimiter) for delimiter in delimiters}
    headers = [
        header
        for delimiter, head in heads.items()
        if (header := _header(head, delimiter, mapping)) is not None
    ]
    if headers:
        return max(headers, key=lambda header: len(header.columns))
    first_rows = [head[0] for head in heads.values() if head]
    if not first_rows:
        raise _unreadable(text, file, 1, delimiters[0])
    raise _no_header(file, max(first_rows, key=lambda row: len(row.cells)))


def _head(text: str, delimiter: str) -> list[Row]:
    """The first rows, as far as they can be read with this delimiter."""
    found: list[Row] = []
    with suppress(csv.Error):
        found.extend(islice(_rows(text[:_HEAD], delimiter), _HEADER_WITHIN))
    return found


def _header(head: Sequence[Row], delimiter: str, mapping: Mapping[str, str]) -> Header | None:
    for row in head:
        columns = known_columns(row.cells, mapping)
        if is_header(columns, row.cells, mapping):
            return Header(row, columns, delimiter)
    return None


def _no_header(file: str, first: Row) -> NothingUsable:
    cells = [short(clean(cell)) for cell in first.cells if cell.strip()]
    return NothingUsable(
        _(
            "{file}: too few columns are known. Its first line has: {columns}. Give it a line of"
            " headers such as Name, Email, Phone, or say what a column holds with"
            ' --map "COLUMN=FIELD", such as --map "{column}=name".'
        ).format(file=file, columns=", ".join(cells[:_COLUMNS_SHOWN]), column=cells[0])
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
