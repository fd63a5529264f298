"""The one list of the planner: rows as frozen data in, only the lines that differ drawn again.

Built on Textual's Line API with an offset of its own: a ``ScrollView`` lays the whole screen out
anew at each scroll, and a widget for each row costs a tree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from planner.locale import N_, ngettext
from planner.tui import signs
from planner.tui.brush import Brush
from planner.tui.drawing import Look, Piece, Text, content, fit, laid
from planner.tui.listing import Listing, Row, Spot

__all__ = ["Pane", "Row"]

_CURSOR: Final[Piece] = (signs.CURSOR, Look.ACCENT)
_WHEEL: Final = 3
_DRAWN: Final = 2_000
"""Lines kept as they were drawn, so that a scroll draws only what comes into view."""


class Pane(Widget, can_focus=True):
    """A bordered list. Give it ``rows`` and ``title``; it posts what the rep does with them."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Pane {
        border: round $border-blurred;
        border-title-color: $foreground;
        border-subtitle-color: $foreground-muted;
        color: $foreground;
        width: 1fr;
        height: 1fr;
    }
    Pane:focus { border: round $border; border-title-style: bold; }
    .-ascii Pane { border: ascii $border-blurred; }
    .-ascii Pane:focus { border: ascii $border; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", N_("Next"), id="pane.next", show=False),
        Binding("k,up", "step(-1)", N_("Previous"), id="pane.previous", show=False),
        Binding("g,home", "first", N_("First"), id="pane.first", show=False),
        Binding("G,end", "last", N_("Last"), id="pane.last", show=False),
        Binding("pagedown", "page(1)", N_("Page down"), id="pane.page-down", show=False),
        Binding("pageup", "page(-1)", N_("Page up"), id="pane.page-up", show=False),
        Binding("enter", "open", N_("Open"), id="pane.open", show=False),
    ]

    @dataclass
    class Highlighted(Message):
        """Another row is highlighted, or (with ``None``) no row any more."""

        pane: "Pane"
        row_id: str | None

        @property
        def control(self) -> "Pane":
            return self.pane

    @dataclass
    class Opened(Message):
        """The rep opened a row."""

        pane: "Pane"
        row_id: str

        @property
        def control(self) -> "Pane":
            return self.pane

    def __init__(
        self,
        *,
        title: Text = (),
        empty: str = "",
        gutter: int = 2,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        """``empty`` is said when there are no rows; ``gutter`` is the room for signs, in cells."""
        super().__init__(id=id)
        self._brush = Brush(self)
        self._gutter = gutter
        self._empty = empty
        self._listing = Listing()
        self._picture: list[Spot | None] = []
        self._drawn: dict[Spot, Strip] = {}
        self._title: Text = ()
        self._beyond: Text = ()
        self._pressed_before = False
        self.title = title

    @property
    def title(self) -> Text:
        """What stands in the border."""
        return self._title

    @title.setter
    def title(self, title: Text) -> None:
        if title != self._title:
            self._title = title
            self.border_title = content(title) if title else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows from the top. Setting them keeps the highlight, by id."""
        return self._listing.rows

    @rows.setter
    def rows(self, rows: Sequence[Row]) -> None:
        before = self.highlighted
        self._listing.replace(rows)
        self._settle(before)

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
            self.post_message(self.Opened(self, self.highlighted))

    def on_click(self, event: events.Click) -> None:
        at = self._listing.seen_at(event.get_content_offset_capture(self).y)
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

    def on_focus(self) -> None:
        # The click that brings the focus shows the highlight; only the next one opens the row.
        self._pressed_before = False
        self._repaint()

    def on_blur(self) -> None:
        self._repaint()

    def on_resize(self) -> None:
        self._drawn.clear()
        self._listing.resize(self.size.height)
        self._repaint()

    def notify_style_update(self) -> None:
        self._brush.forget()
        self._drawn.clear()
        super().notify_style_update()

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
            self.post_message(self.Highlighted(self, self.highlighted))

    def _spot(self, y: int) -> Spot | None:
        spot = self._listing.spot(y)
        return spot and spot._replace(lit=spot.lit and self.has_focus)

    def _repaint(self) -> None:
        """Compare what is to be seen with what was seen, line by line."""
        picture = [self._spot(y) for y in range(self.size.height)]
        former = self._picture + [None] * len(picture)
        self._picture = picture
        changed = [y for y, spot in enumerate(picture) if spot != former[y]]
        if not self.rows or not any(former):
            self.refresh()
        for _, run in groupby(enumerate(changed), lambda pair: pair[1] - pair[0]):
            ys = [y for _, y in run]
            self.refresh(Region(0, ys[0], self.size.width, len(ys)))
        self._say_beyond()

    def _say_beyond(self) -> None:
        above, below = self._listing.beyond if self.size.height else (0, 0)
        said = [f"{signs.UP} {above}"] if above else []
        if below:
            more = ngettext("{count} more", "{count} more", below).format(count=below)
            said.append(f"{signs.DOWN} {more}")
        beyond: Text = (("  ".join(said), Look.PLAIN),) if said else ()
        if beyond != self._beyond:
            self._beyond = beyond
            self.border_subtitle = content(beyond) if beyond else None

    def render_line(self, y: int) -> Strip:
        spot = self._spot(y)
        if spot is None:
            return self._brush.strip(self._nothing(y))
        if spot not in self._drawn:
            if len(self._drawn) >= _DRAWN:
                self._drawn.clear()
            self._drawn[spot] = self._brush.strip(self._line(spot), lit=spot.lit)
        return self._drawn[spot]

    def _line(self, spot: Spot) -> Text:
        sign = spot.row.sign if spot.number == 0 else ("", Look.PLAIN)
        if spot.lit and not sign[0] and spot.number == 0:
            sign = _CURSOR
        width = self.size.width - self._gutter - 1
        room = (fit(sign[0], self._gutter).ljust(self._gutter), sign[1])
        margin = (" ", Look.PLAIN)
        body = laid(spot.row.lines[spot.number], width)
        return (room, *body, margin) if self._gutter else (*body, margin)

    def _nothing(self, y: int) -> Text:
        width = self.size.width
        indent = " " * self._gutter
        lines = wrap(self._empty, max(width - self._gutter - 1, 1)) if not self.rows else []
        words = indent + lines[y] if y < len(lines) else ""
        return ((words.ljust(width), Look.MUTED),)
