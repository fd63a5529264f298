"""The page behind a dialog, dimmed."""

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style as Ink
from textual.color import Color
from textual.css.styles import RulesMap
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from planner.tui.terminal.brush import Stroke


class Dimmed(Visual):
    """The lines of what Textual draws ``behind`` a dialog, each pair of colours mixed once, and
    without rich, which would take the lines apart and join them again: a page has hundreds of
    pieces in a few dozen styles, and the dialog waits for them."""

    def __init__(self, behind: BackgroundScreen) -> None:
        self._page, self._tint = behind.screen, behind.color

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        tint = self._tint
        return [
            Stroke(
                [Segment(text, _mixed(ink, tint), control) for text, ink, control in line],
                line.cell_length,
            )
            for line in self._page._compositor.render_strips()
        ]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self._page.size.width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._page.size.height


@lru_cache(maxsize=512)
def _mixed(ink: Ink | None, tint: Color) -> Ink | None:
    (mixed,) = BackgroundScreen.process_segments([Segment(" ", ink)], tint)
    return mixed.style
