"""The running block: big digits, who and why, and how it goes."""

from typing import Final, NamedTuple

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from planner.tui.brush import Brush
from planner.tui.digits import big
from planner.tui.drawing import Look, Text, cells, difference, spread
from planner.tui.frame import ROUND

Lines = tuple[Text, Text, Text]
_NONE: Final[Lines] = ((), (), ())
_HEIGHT: Final = 5
_MARGIN: Final = 2
_GAP: Final = 3
_STEP: Final = 4
"""The right column is as wide as its words, in steps: a digit more does not make it jump."""


class BarView(NamedTuple):
    """What the bar shows. ``tone`` colours the digits and the border."""

    digits: str
    middle: Lines = _NONE
    right: Lines = _NONE
    tone: Look = Look.GOOD


class BlockBar(Widget):
    """Five lines; it is not displayed while its ``view`` is ``None``. A tick paints the digits."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    BlockBar {
        height: 5;
        width: 1fr;
        color: $foreground;
    }
    """

    def __init__(
        self,
        view: BarView | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        super().__init__(id=id)
        self._brush = Brush(self)
        self._view = view
        self.display = view is not None

    @property
    def view(self) -> BarView | None:
        """What is shown, or nothing."""
        return self._view

    @view.setter
    def view(self, view: BarView | None) -> None:
        former = [self._text(y) for y in range(_HEIGHT)]
        self._view = view
        self.display = view is not None
        for y, text in enumerate(former):
            if changed := difference(text, self._text(y)):
                start, end = changed
                self.refresh(Region(start, y, end - start, 1))

    def notify_style_update(self) -> None:
        self._brush.forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        return self._brush.strip(self._text(y))

    def _text(self, y: int) -> Text:
        width, view = self.size.width, self._view
        if view is None or width < 2 * _MARGIN:
            return ()
        if y == 0:
            return ROUND.top((), width, view.tone)
        if y == _HEIGHT - 1:
            return ROUND.bottom((), width, view.tone)
        blank = (" " * (_MARGIN - 1), Look.PLAIN)
        inside = self._inside(view, y - 1, width - 2 * _MARGIN)
        return ROUND.sides((blank, *inside, blank), view.tone)

    def _inside(self, view: BarView, line: int, width: int) -> Text:
        digits = big(view.digits, ascii_only=self.app.has_class("-ascii"))[line]
        room = width - len(digits) - _GAP
        widest = max(cells(text) for text in view.right)
        side = min(-(-widest // _STEP) * _STEP, (room - _GAP) // 2)
        left = ((digits, view.tone), (" " * _GAP, Look.PLAIN))
        if room <= 0:
            return spread(left, (), width)
        if side <= _GAP:
            return (*left, *spread(view.middle[line], (), room))
        middle = spread(view.middle[line], (), room - side - _GAP)
        gap = (" " * _GAP, Look.PLAIN)
        return (*left, *middle, gap, *spread(view.right[line], (), side))
