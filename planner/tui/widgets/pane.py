"""The one list of the planner: rows as frozen data in, only the lines that differ drawn again.

Built on Textual's Line API with an offset of its own: a ``ScrollView`` lays the whole screen out
anew at each scroll, and a widget for each row costs a tree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar, Final, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from planner.locale import N_, ngettext
from planner.tui.terminal import signs
from planner.tui.terminal.brush import Stroke
from planner.tui.terminal.drawing import Look, Piece, Text, fit, laid, spread
from planner.tui.terminal.drawn import Drawn
from planner.tui.terminal.frame import BARE, ROUND
from planner.tui.widgets.listing import Listing, Row, Spot

_CURSOR: Final[Piece] = (signs.CURSOR, Look.ACCENT)
_WHEEL: Final = 3
_KEPT: Final = 20
"""Lines kept as they were drawn, besides as many as are seen, so that a scroll draws only what
comes into view. Each takes 6 KiB."""


class _Seen(NamedTuple):
    """One line of the screen: a place in the list, or the text of an edge or of emptiness; and the
    colour of the border around it."""

    what: Text | Spot
    edge: Look


class Pane(Drawn, can_focus=True):
    """A bordered list. Give it ``rows`` and ``title``; it posts what the rep does with them."""

    DEFAULT_CSS = """
    Pane {
        color: $foreground;
        width: 1fr;
        height: 1fr;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", N_("next row"), id="pane.next", show=False),
        Binding("k,up", "step(-1)", N_("previous row"), id="pane.previous", show=False),
        Binding("g,home", "first", N_("first row"), id="pane.first", show=False),
        Binding("G,end", "last", N_("last row"), id="pane.last", show=False),
        Binding("pagedown", "page(1)", N_("page down"), id="pane.page-down", show=False),
        Binding("pageup", "page(-1)", N_("page up"), id="pane.page-up", show=False),
        Binding("enter", "open", N_("open it"), id="pane.open", show=False),
    ]

    @dataclass
    class Highlighted(Message):
        """Another row is highlighted, or (with ``None``) no row any more."""

        row_id: str | None

    @dataclass
    class Opened(Message):
        """The rep opened a row."""

        row_id: str

    def __init__(
        self,
        *,
        empty: str = "",
        gutter: int = 2,
        framed: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        """``empty`` is said when there are no rows; ``gutter`` is the room for signs, in cells; one
        that is not ``framed`` shows no border."""
        super().__init__(id=id)
        self._gutter = gutter
        self._frame = ROUND if framed else BARE
        self._empty = empty
        self._listing = Listing()
        self._picture: list[_Seen] = []
        self._drawn: dict[_Seen, Strip] = {}
        self._fitted = Size(0, 0)
        self._title: Text = ()
        self._pressed_before = False

    @property
    def title(self) -> Text:
        """What stands in the border."""
        return self._title

    @title.setter
    def title(self, title: Text) -> None:
        if title != self._title:
            self._title = title
            self._repaint()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows from the top. Setting them keeps the highlight, by id."""
        return self._listing.rows

    @rows.setter
    def rows(self, rows: Sequence[Row]) -> None:
        before = self.highlighted
        self._listing.replace(rows)
        self._settle(before)

    def fill(self, title: Text, rows: Sequence[Row], empty: str) -> None:
        """All three at once, compared with what is seen once. ``empty`` is said without rows."""
        self._title, self._empty = title, empty
        self.rows = rows

    @property
    def above(self) -> int:
        """How many rows stand above those in view."""
        return self._listing.beyond[0]

    @property
    def highlighted(self) -> str | None:
        """The id of the highlighted row."""
        return self._listing.highlighted

    def highlight(self, row_id: str) -> None:
        """Highlight this row, if it is there, and bring it into view."""
        self._go(self._listing.find(row_id))

    def action_step(self, by: int) -> None:
        if self._listing.at is not None:
            self._go(self._listing.nearest(self._listing.at + by, by))

    def action_first(self) -> None:
        self._go(self._listing.nearest(0, 1))

    def action_last(self) -> None:
        self._go(self._listing.nearest(len(self.rows) - 1, -1))

    def action_page(self, by: int) -> None:
        self._go(self._listing.page(by))

    def action_open(self) -> None:
        if self.highlighted is not None:
            self.post_message(self.Opened(self.highlighted))

    def on_click(self, event: events.Click) -> None:
        at = self._listing.seen_at(event.y - 1) if event.y > 0 else None
        again = event.chain > 1 or self._pressed_before
        self._pressed_before = True
        if at is None or not self.rows[at].selectable:
            return
        if at == self._listing.at and again:
            self.action_open()
        self._go(at)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._scroll(event, _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._scroll(event, -_WHEEL)

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        # The click that brings the focus shows the highlight; only the next one opens the row.
        self._pressed_before = self._pressed_before and not has_focus
        # Each line has another border from now on.
        self._drawn.clear()
        self._repaint()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Textual paints a widget of a new size, all of it, before it tells it so."""
        if self.size != self._fitted:
            self._fitted = self.size
            self._listing.resize(max(self.size.height - 2, 0))
            self._forget()

    def on_other_colours(self) -> None:
        self._forget()
        self.refresh()

    def _forget(self) -> None:
        """Nothing of what was drawn can be seen again."""
        self._drawn.clear()
        self._picture.clear()

    def _scroll(self, event: events.MouseEvent, by: int) -> None:
        event.stop()
        event.prevent_default()
        self._listing.scroll(by)
        self._repaint()

    def _go(self, at: int | None) -> None:
        before = self.highlighted
        self._listing.go(at)
        self._settle(before)

    def _settle(self, before: str | None) -> None:
        self._repaint()
        if self.highlighted != before:
            self.post_message(self.Highlighted(self.highlighted))

    def _repaint(self) -> None:
        """Compare what is to be seen with what was seen, line by line."""
        width, height = self.size
        former, self._picture = self._picture, self._seen()
        if len(former) != height:
            self.refresh()
            return
        last = height - 1
        changed: list[Region] = []
        for y, (before, seen) in enumerate(zip(former, self._picture, strict=True)):
            if y in (0, last):
                changed += [Region(0, y, width, 1)] if seen != before else []
                continue
            if seen.what != before.what:
                changed.append(Region(1, y, width - 2, 1))
            if seen.edge != before.edge:
                changed += [Region(x, y, 1, 1) for x in (0, width - 1)]
        if changed:
            self.refresh(*changed)

    def _seen(self) -> list[_Seen]:
        """What is to be seen, from the upper edge to the lower one."""
        width, height = self.size
        focused = self.has_focus
        edge, title = Look.EDGE, self._title
        if focused:
            edge, title = Look.ACCENT, _stressed(title)
        # One that cannot have the focus is steered from a field beside it.
        dark = self.can_focus and not focused
        lines = (
            self._frame.top(title, width, edge),
            *(self._line(y, edge, dark=dark) for y in range(height - 2)),
            self._frame.bottom(self._beyond(), width, edge),
        )
        return [_Seen(line, edge) for line in lines[:height]]

    def _line(self, y: int, edge: Look, *, dark: bool) -> Text | Spot:
        """One line between the edges."""
        spot = self._listing.spot(y)
        if spot is None:
            return self._frame.sides(self._nothing(y), edge)
        return spot._replace(lit=False) if dark and spot.lit else spot

    def _beyond(self) -> Text:
        """How many rows are not seen. The word stands once, after the last number."""
        both = zip((signs.UP, signs.DOWN), self._listing.beyond, strict=True)
        counts = [(sign, count) for sign, count in both if count]
        if not counts:
            return ()
        *others, (sign, last) = counts
        more = ngettext("{count} more", "{count} more", last).format(count=last)
        said = [f"{sign} {count}" for sign, count in others] + [f"{sign} {more}"]
        return (("  ".join(said), Look.MUTED),)

    def render_lines(self, crop: Region) -> list[Strip]:
        self._fit()
        if len(self._picture) != self.size.height:
            self._picture = self._seen()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        seen = self._picture[y]
        if seen not in self._drawn:
            if len(self._drawn) >= len(self._picture) + _KEPT:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[seen] = self._draw(seen)
        return self._drawn[seen]

    def _draw(self, seen: _Seen) -> Strip:
        spot, edge = seen
        if not isinstance(spot, Spot):
            return self.brush.strip(spot)
        sign = spot.row.sign if spot.number == 0 else ("", Look.PLAIN)
        if spot.lit and not sign[0] and spot.number == 0:
            sign = _CURSOR
        room = (fit(sign[0], self._gutter).ljust(self._gutter), sign[1])
        body = laid(spot.row.lines[spot.number], self.size.width - self._gutter - 3)
        inside = self.brush.strip((room, *body, (" ", Look.PLAIN)), lit=spot.lit)
        side = self.brush.strip(((self._frame.down, edge),))
        return Stroke.join((side, inside, side))

    def _nothing(self, y: int) -> Text:
        width = max(self.size.width - 2, 0)
        indent = " " * self._gutter
        lines = wrap(self._empty, max(width - self._gutter - 1, 1)) if not self.rows else []
        words = indent + lines[y] if y < len(lines) else ""
        return spread(((words, Look.MUTED),), (), width)


def _stressed(title: Text) -> Text:
    return tuple((words, Look.NAME if look is Look.PLAIN else look) for words, look in title)
