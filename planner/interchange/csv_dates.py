"""Dates as other programs write them: some put the month first, and no single date tells."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from planner.interchange.csv_headers import Column, Field

_MONTHS = 12
_DATE = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?=$|[ T,])")


def with_order(
    columns: Mapping[int, Column], rows: Iterable[Sequence[str]], *, month_first: bool = False
) -> dict[int, Column]:
    """The columns; those of dates know whether the month comes first: where one of their dates can
    be read in no other way; where none tells, as ``month_first`` says."""
    dates = {at: column for at, column in columns.items() if column.field is Field.CONTACTED}
    if not dates:
        # Most files have none, and need not be gone through for it.
        return dict(columns)
    written = ((at, row[at].strip()) for row in rows for at in dates if at < len(row))
    found = [(at, date) for at, text in written if (date := _DATE.match(text))]
    surely = {at for at, date in found if int(date[2]) > _MONTHS}
    if month_first:
        surely |= dates.keys() - {at for at, date in found if int(date[1]) > _MONTHS}
    ordered = {at: each._replace(month_first=at in surely) for at, each in dates.items()}
    return {**columns, **ordered}


def date_in(text: str, *, month_first: bool) -> datetime | None:
    """The noon of a day, whatever hour stands behind it; none where no date is written."""
    if found := _DATE.match(text):
        first, second, third = map(int, found.groups())
        day_month = (second, first) if month_first else (first, second)
        day, month, year = (third, second, first) if first > 31 else (*day_month, third)
        with suppress(ValueError):
            return datetime(year + 2000 if year < 100 else year, month, day, 12, tzinfo=UTC)
    return None
