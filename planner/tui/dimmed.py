"""The page behind a dialog, dimmed."""

from collections.abc import Iterator
from functools import lru_cache

from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen


class Dimmed:
    """Draws what Textual draws ``behind`` a dialog, and mixes each pair of colours once: a page has
    hundreds of pieces in a few dozen styles, and a dialog stands a tenth earlier."""

    def __init__(self, behind: BackgroundScreen) -> None:
        self._behind = behind

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        tint = self._behind.color
        for text, style, control in console.render(self._behind.screen._compositor, options):
            yield Segment(text, _mixed(style, tint), control)


@lru_cache(maxsize=512)
def _mixed(style: Style | None, tint: Color) -> Style | None:
    (mixed,) = BackgroundScreen.process_segments([Segment(" ", style)], tint)
    return mixed.style
