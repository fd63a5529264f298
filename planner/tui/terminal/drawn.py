"""A widget that draws its own lines, edges and all."""

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from planner.tui.terminal.brush import Brush


class Drawn(Widget):
    """Subclasses give :meth:`render_line`, as wide as the widget, painted by ``brush``.

    Textual's way to a line leads through padding, borders, outlines, tint and opacity. None of them
    is here, and each line of the first frame and of each scroll would take it.
    """

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.brush = Brush(self)
        self._colours: tuple[object, ...] = ()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        app = self.app
        colours = (self.visual_style, app.theme, app.native_ansi_color, frozenset(app.classes))
        # Told also when the focus comes or goes, which leaves all colours as they are.
        if colours != self._colours:
            self._colours = colours
            self.brush.forget()
            self.on_other_colours()

    def on_other_colours(self) -> None:
        """Everything looks different now."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of ``crop``."""
        return [self.render_line(y).crop(*crop.column_span) for y in crop.line_range]
