"""Contacts from CSV files, of other programs and our own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planner.interchange.csv_columns import Said, plain_field, unmatched
from planner.interchange.csv_dates import with_order
from planner.interchange.csv_rows import RowReading, read_row
from planner.interchange.csv_table import ColumnShown, Row, Table, columns_shown, read_table, short
from planner.interchange.decoding import CODE_PAGE, decode, some_lines
from planner.locale import _
from planner.model.draft import Reading, Skipped
from planner.model.errors import NothingUsable
from planner.model.progress import Progress, followed, unfollowed
from planner.model.text import clean

Read = tuple[Row, RowReading]


class How(NamedTuple):
    """How a file is read: ``encoding`` is the code page of one that is not UTF-8, ``said`` tells
    what columns hold, ``progress`` hears how far it has come; ``month_first``: so are dates that do
    not tell."""

    encoding: str = CODE_PAGE
    said: Said = Said()
    progress: Progress = unfollowed
    month_first: bool = False


def read_csv(data: bytes, file: str, how: How = How()) -> Reading:  # noqa: B008 - frozen
    """The contacts in a CSV file. ``file`` is its name in sentences.

    Raises UnknownColumns where nobody knows that, NothingUsable for what is no table of contacts,
    WrongUsage for an encoding or a field that does not exist.
    """
    said = how.said
    text, warnings = _text(data, file, how.encoding)
    table = read_table(text, file, said)
    rows = (row.cells for row in table.rows)
    columns = with_order(table.header.columns, rows, month_first=how.month_first)
    read = [
        (row, read_row(row.cells, columns, file, row.line))
        for row in followed(table.rows, how.progress)
    ]
    drafts = tuple(found.draft for _row, found in read if found.draft)
    nobody = _("there is no name, company, address or number in it")
    below = _("it stands below the table")
    skipped = (
        *(_skipped(file, row, nobody) for row, found in read if not found.draft),
        *(_skipped(file, row, below) for row in table.footer),
    )
    unsaid, homeless = _left_out(said, table)
    warnings = (*warnings, *_warnings(file, said, table, read), *_told(file, unsaid, homeless))
    if not drafts:
        warnings = (*warnings, _("{file} has a header, but no contact.").format(file=file))
    header = tuple(table.header.row.cells)
    named = tuple((name, field) for name, field in unsaid.items() if name in map(clean, header))
    return Reading(drafts, skipped, warnings, (header,), named)


def columns_of(data: bytes, file: str, how: How = How()) -> tuple[ColumnShown, ...]:  # noqa: B008 - frozen
    """The columns of a CSV file, known or not, with values from it. Raises NothingUsable for what
    is no table."""
    return columns_shown(_text(data, file, how.encoding)[0], file, how.said)


def _text(data: bytes, file: str, encoding: str) -> tuple[str, tuple[str, ...]]:
    text, warnings = decode(data, file, encoding)
    if not text.strip():
        raise NothingUsable(_("{file} is empty: no contact and no card found.").format(file=file))
    return text, warnings


def _skipped(file: str, row: Row, reason: str) -> Skipped:
    return Skipped(file, row.line, str(row), reason)


def _warnings(file: str, said: Said, table: Table, read: Sequence[Read]) -> Iterator[str]:
    """What of the file is worth a look, though it made contacts."""
    yield from _not_mapped(said, table, file)
    yield from _destroyed(file, read)
    yield from _not_understood(file, read)
    yield from _too_long(file, table)


def _destroyed(file: str, read: Iterable[Read]) -> Iterator[str]:
    said = _("{file}, line {line}: {number} is a phone number that a spreadsheet destroyed.")
    for row, found in read:
        for number in found.damaged:
            yield said.format(file=file, line=row.line, number=number)


def _not_understood(file: str, read: Sequence[Read]) -> Iterator[str]:
    unknown = _(
        "{file}, line {lines}: {value} is no time zone, language or date that is known;"
        " it was left out."
    )
    unusable = _(
        "{file}, line {lines}: {value} is no email address and no phone number; it was left out."
    )
    neither = _(
        "{file}, line {lines}: {value} is neither customer nor prospect; who is new there is taken"
        " for a customer."
    )
    for said, values in (
        (unknown, ((row.line, found.unknown) for row, found in read)),
        (unusable, ((row.line, found.unusable) for row, found in read)),
        (neither, ((row.line, found.neither) for row, found in read)),
    ):
        for value, lines in _where(values):
            yield said.format(file=file, lines=lines, value=value)


def _where(read: Iterable[tuple[int, Iterable[str]]]) -> Iterator[tuple[str, str]]:
    """Each value once, and the lines in which it stands."""
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for line, values in read:
        for value in values:
            lines[short(value)].append(line)
    return ((value, some_lines(where)) for value, where in lines.items())


def _left_out(said: Said, table: Table) -> tuple[dict[str, str], list[str]]:
    """The columns that hold something and were not read: those that plainly hold a field, with it,
    of which the rep may say so, and those that have no place in a contact."""
    header = table.header.row.cells
    kinds = {column.kind_at for column in table.header.columns.values()}
    settled, unsaid, homeless = said.of(header), dict[str, str](), list[str]()
    for place in range(len(header)):
        values = () if place in {*table.header.columns, *kinds} else _values(table, place)
        # A column without a name goes by its number.
        name = clean(header[place]) or str(place + 1)
        if header[place] not in settled and (field := plain_field(values)):
            unsaid[name] = field
        elif values:
            homeless.append(name)
    return unsaid, homeless


def _told(file: str, unsaid: Iterable[str], homeless: Iterable[str]) -> Iterator[str]:
    if unsaid:
        told = _("{file}: left out, for nobody has said what they hold: {columns}.")
        yield told.format(file=file, columns=_listed(unsaid))
    if homeless:
        told = _("{file}: left out, since no place in a contact is known for them: {columns}.")
        yield told.format(file=file, columns=_listed(homeless))


def _listed(columns: Iterable[str]) -> str:
    """At the end of a sentence: "C.P." brings the full stop along."""
    return ", ".join(map(short, columns)).removesuffix(".")


def _values(table: Table, place: int) -> set[str]:
    cells = (row.cells[place].strip() for row in table.rows if place < len(row.cells))
    return set(filter(None, cells))


def _too_long(file: str, table: Table) -> Iterator[str]:
    width = len(table.header.row.cells)
    if lines := [row.line for row in table.rows if any(row.cells[width:])]:
        said = _("{file} has more cells than its header on line {lines}.")
        yield said.format(file=file, lines=some_lines(lines))


def _not_mapped(said: Said, table: Table, file: str) -> Iterator[str]:
    header = table.header.row.cells
    missing = [each for each in said.now if each not in header] if said.by_number else []
    for column in missing or unmatched(said.now, header):
        told = _("{file} has no column {column} to map.")
        yield told.format(file=file, column=short(clean(column)))
