"""Which rows of a list are seen, and which one is highlighted: the pane's reckoning, no terminal.

Lines are counted from the top of all rows, ``y`` from the top of what is seen.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from planner.tui.terminal.drawing import Line, Look, Piece, Text


class Row(NamedTuple):
    """One entry of one line or more. ``sign`` stands before its first line, where the pane leaves
    room for signs. A heading is not ``selectable``; the ids of all others are unique in the list.
    What is ``over`` was dealt with: the highlight goes on to the next when a row becomes so.
    """

    id: str
    lines: tuple[Line, ...]
    sign: Piece = ("", Look.PLAIN)
    selectable: bool = True
    over: bool = False


class Shown(NamedTuple):
    """What a pane is to show: its border title and its rows, and what it says without any."""

    title: Text
    rows: tuple[Row, ...]
    empty: str


class Spot(NamedTuple):
    """What one line of the screen shows: line ``number`` of ``row``, ``lit`` if highlighted."""

    row: Row
    number: int
    lit: bool


class Listing:
    """Rows, the offset, and the highlight, which is kept by id."""

    def __init__(self) -> None:
        self.rows: tuple[Row, ...] = ()
        self.at: int | None = None
        self._height = 0
        self._top = 0
        self._index([])

    @property
    def highlighted(self) -> str | None:
        return None if self.at is None else self.rows[self.at].id

    def replace(self, rows: Sequence[Row]) -> None:
        """Show other rows. The highlighted one stays where it is on the screen; if it is gone, or
        over by now, its nearest neighbour takes its place.
        """
        place = self._lines[self.at] - self._top if self.at is not None else -1
        chosen = self._survivor([row for row in rows if row.selectable])
        self._index(rows)
        self.at = self._at_id.get(chosen) if chosen is not None else self.nearest(0, 1)
        if self.at is not None and self._top and 0 <= place < self._height:
            self._top = self._lines[self.at] - place
        self._reveal()

    def resize(self, height: int) -> None:
        self._height = height
        self._reveal()

    def find(self, row_id: str) -> int | None:
        """Where the selectable row with this id is."""
        return self._at_id.get(row_id)

    def nearest(self, at: int, by: int) -> int | None:
        """The first selectable row from ``at`` on, downwards (1) or upwards (-1)."""
        while 0 <= at < len(self.rows):
            if self.rows[at].selectable:
                return at
            at += by
        return None

    def page(self, by: int) -> int | None:
        """The row one screen below (1) or above (-1) the highlighted one, or the last there is."""
        if self.at is None:
            return None
        line = self._lines[self.at] + by * max(self._height - 1, 1)
        at = self.row_at(min(max(line, 0), self._lines[-1] - 1)) or 0
        beyond = self.nearest(at, by)
        return self.nearest(at, -by) if beyond is None else beyond

    def go(self, at: int | None) -> None:
        """Highlight the row ``at`` and bring it into view."""
        if at is not None:
            self.at = at
        self._reveal()

    def scroll(self, by: int) -> None:
        """Move the view by so many lines; the highlight stays."""
        self._top = self._within(self._top + by)

    def row_at(self, line: int) -> int | None:
        """Where the row is that has this line."""
        return bisect_right(self._lines, line) - 1 if 0 <= line < self._lines[-1] else None

    def seen_at(self, y: int) -> int | None:
        """Where the row is that is seen at ``y``."""
        return self.row_at(self._top + y)

    def spot(self, y: int) -> Spot | None:
        """What is seen at ``y``; nothing below the last row."""
        at = self.seen_at(y)
        if at is None:
            return None
        return Spot(self.rows[at], self._top + y - self._lines[at], at == self.at)

    @property
    def beyond(self) -> tuple[int, int]:
        """How many rows stand above and below what is seen, headings not counted."""
        bottom = min(self._top + self._height, self._lines[-1])
        first = bisect_right(self._lines, self._top) - 1
        last = bisect_right(self._lines, bottom) - 1
        if self._lines[first] < self._top:
            first += 1
        return self._counts[min(first, last)], self._counts[-1] - self._counts[last]

    def _index(self, rows: Sequence[Row]) -> None:
        self.rows = tuple(rows)
        self._at_id = {row.id: at for at, row in enumerate(self.rows) if row.selectable}
        self._lines = [0, *accumulate(len(row.lines) for row in self.rows)]
        self._counts = [0, *accumulate(int(row.selectable) for row in self.rows)]

    def _survivor(self, rows: Sequence[Row]) -> str | None:
        if self.at is None:
            return None
        going_on = not self.rows[self.at].over and any(not row.over for row in rows)
        ids = {row.id for row in rows if not (going_on and row.over)}
        after = (row.id for row in self.rows[self.at :] if row.id in ids)
        before = (row.id for row in reversed(self.rows[: self.at]) if row.id in ids)
        return next(after, None) or next(before, None)

    def _reveal(self) -> None:
        """Move the view as little as shows the highlighted row, with the headings above it. Behind
        a tab, where nothing is seen, it stays."""
        if self.at is not None and self._height:
            start, end = self._lines[self.at], self._lines[self.at + 1]
            above = self.nearest(self.at - 1, -1)
            heading = 0 if above is None else self._lines[above + 1]
            if self._top > heading and end - heading <= self._height:
                start = heading
            self._top = min(max(self._top, end - self._height), start)
        self._top = self._within(self._top)

    def _within(self, top: int) -> int:
        return max(0, min(top, self._lines[-1] - self._height))
