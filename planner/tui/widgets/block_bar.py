"""The running block: big digits, who and why, and how it goes."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from planner.tui.terminal.digits import big
from planner.tui.terminal.drawing import Look, Text, cells, cut, difference, spread
from planner.tui.terminal.drawn import Drawn
from planner.tui.terminal.frame import ROUND

Lines = tuple[Text, Text, Text]
Picture = tuple[Text, ...]
_NONE: Final[Lines] = ((), (), ())
_HEIGHT: Final = 5
_NOTHING: Final[Picture] = ((),) * _HEIGHT
_MARGIN: Final = 2
_GAP: Final = 3
_STEP: Final = 4
"""The right column is as wide as its words, in steps: a digit more does not make it jump."""
_TELLING: Final = 12
"""Cells of a name that is cut and still tells who it is."""


class BarView(NamedTuple):
    """What the bar shows. ``number`` stands behind the first words in the middle, which give way to
    it; ``tone`` colours the digits and the border. ``still``: the middle and the keys say the same
    for all of a minute."""

    digits: str
    middle: Lines = _NONE
    right: Lines = _NONE
    tone: Look = Look.GOOD
    number: Text = ()
    still: bool = False


class BlockBar(Drawn):
    """Five lines; it is not displayed while its ``view`` is ``None``. A tick paints the digits; a
    click on a key does what the key does."""

    DEFAULT_CSS = """
    BlockBar {
        height: 5;
        width: 1fr;
        color: $foreground;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._view: BarView | None = None
        self._drawn_for: tuple[BarView | None, int, bool] = (None, 0, False)
        self._drawn = _NOTHING
        self.display = False

    @property
    def view(self) -> BarView | None:
        """What is shown, or nothing."""
        return self._view

    @view.setter
    def view(self, view: BarView | None) -> None:
        former, self._view = self._picture(), view
        self.display = view is not None
        changed = [
            Region(span[0], y, span[1] - span[0], 1)
            for y, (before, now) in enumerate(zip(former, self._picture(), strict=True))
            if (span := difference(before, now))
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        return self.brush.strip(self._picture()[y])

    async def on_click(self, event: events.Click) -> None:
        if key := _key_at(self._picture()[event.y], event.x):
            await _press(self, key)

    def _picture(self) -> Picture:
        """What is shown, made once: each second it is asked for as it was, as it is, and line by
        line to be painted."""
        wanted = self._view, self.size.width, self.app.has_class("-ascii")
        if wanted != self._drawn_for:
            self._drawn_for, self._drawn = wanted, _picture(*wanted)
        return self._drawn


def _picture(view: BarView | None, width: int, ascii_only: bool) -> Picture:
    if view is None or width < 2 * _MARGIN:
        return _NOTHING
    blank = (" " * (_MARGIN - 1), Look.PLAIN)
    return (
        ROUND.top((), width, view.tone),
        *(
            ROUND.sides((blank, *line, blank), view.tone)
            for line in _inside(view, width - 2 * _MARGIN, ascii_only)
        ),
        ROUND.bottom((), width, view.tone),
    )


def _inside(view: BarView, width: int, ascii_only: bool) -> Iterator[Text]:
    """The lines between the edges: digits, words, and words at the right where they have room."""
    digits = big(view.digits, ascii_only=ascii_only)
    room = width - len(digits[0]) - _GAP
    widest = max(cells(text) for text in view.right)
    side = min(-(-widest // _STEP) * _STEP, (room - _GAP) // 2)
    gap = (" " * _GAP, Look.PLAIN)
    middles = _middles(view, room if side <= _GAP else room - side - _GAP)
    for number, middle, right in zip(digits, middles, view.right, strict=True):
        left = ((number, view.tone), gap)
        if room <= 0:
            yield spread(left, (), width)
        elif side <= _GAP:
            yield (*left, *middle)
        else:
            yield (*left, *middle, gap, *spread(right, (), side))


def _middles(view: BarView, width: int) -> Iterator[Text]:
    """The words in the middle, ``width`` cells each."""
    who, *others = view.middle
    room = max(width - cells(view.number), min(width, _TELLING))
    for words in ((*cut(who, room), *view.number), *others):
        yield spread(words, (), width)


def _key_at(text: Text, x: int) -> str:
    """The key drawn at cell ``x``, or the one whose words stand there; nothing elsewhere."""
    key = ""
    for words, look in text:
        key = words.strip() if look is Look.KEY else key
        if x < cell_len(words):
            return key if x < cell_len(words.rstrip()) else ""
        x -= cell_len(words)
        # Only the words behind a key belong to it, not what follows them.
        key = key if look is Look.KEY else ""
    return ""


async def _press(widget: Widget, key: str) -> None:
    """Do what ``key`` does on the screen of ``widget``, if it does something now."""
    for node, binding, enabled, _tooltip in widget.screen.active_bindings.values():
        if enabled and key in (binding.key, widget.app.get_key_display(binding)):
            await widget.app.run_action(binding.action, node)
            return
