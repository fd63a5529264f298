"""From text to the strips that Textual sends to the terminal, in the colours of the theme."""

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style as Ink
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Look, Text
from planner.tui.terminal.links import link_of


class Stroke(Strip):
    """A line of cells that keeps no hold of itself. One of Textual's does, once it is painted in
    one piece; then it stays until the collector goes through all there is, and MiB of them did."""

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        cuts = list(cuts)
        return [self] if cuts == [self.cell_length] else super().divide(cuts)


Ground = object
"""What blanks show of an ink: they are joined to a neighbour on an equal one."""

_DIM = Style(dim=True)
_REVERSE = Style(reverse=True)


class Brush:
    """Draws for one widget, and keeps the inks it mixed until :meth:`forget`."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._inks: dict[tuple[Look, bool, str], tuple[Ink, Ground]] = {}

    def forget(self) -> None:
        """The theme, or the widget's own style, has changed."""
        self._inks.clear()

    def strip(self, text: Text, *, lit: bool = False) -> Stroke:
        """One line of cells. ``lit`` lays the highlight bar under it."""
        app = self._widget.app
        ascii_only, linked = app.has_class("-ascii"), app.has_class("-links")
        pieces: list[tuple[str, Ink, Ground]] = []
        for words, look in text:
            if not words:
                continue
            # Most pieces are told at a look to lead nowhere.
            leads = linked and (look is Look.NUMBER or "@" in words)
            ink, ground = self._ink(look, lit, link_of(words, look) if leads else "")
            pieces.append((signs.in_ascii(words) if ascii_only else words, ink, ground))
        return Stroke([Segment(words, ink) for words, ink in _joined(pieces)])

    def _ink(self, look: Look, lit: bool, link: str) -> tuple[Ink, Ground]:
        if (look, lit, link) not in self._inks:
            ink = self._mixed(look, lit).rich_style
            ink = self._shown(ink.update_link(link) if link else ink)
            # One of each, so that no line need look into two inks to see whether they are one.
            known = (each for each in self._inks.values() if each[0] == ink)
            self._inks[look, lit, link] = next(known, (ink, _ground(ink)))
        return self._inks[look, lit, link]

    def _shown(self, ink: Ink) -> Ink:
        """With what the app does to every colour, such as taking it away."""
        piece = [Segment(" ", ink)]
        for each in self._widget.get_line_filters():
            piece = each.apply(piece, self._widget.background_colors[1])
        return piece[0].style or Ink.null()

    def _mixed(self, look: Look, lit: bool) -> Style:
        app = self._widget.app
        base = self._widget.visual_style
        style = app.stylesheet.parse_style(look)
        if look is Look.MUTED and app.native_ansi_color:
            # Which of its own colours is grey only the terminal knows; dim it understands.
            style += _DIM
        if not lit:
            return base + style
        if app.no_color or app.native_ansi_color:
            return base + Style(bold=style.bold) + _REVERSE
        bar = app.stylesheet.parse_style("on $block-cursor-blurred-background")
        return base + style + bar


def _ground(ink: Ink) -> Ground:
    # A line under blanks is seen: they belong to nothing but their own ink.
    return object() if ink.underline else (ink.link, ink.bgcolor, ink.reverse)


def _joined(pieces: list[tuple[str, Ink, Ground]]) -> list[tuple[str, Ink]]:
    """Blanks have no colour of their own: joined to a neighbour they cost no escape sequence. Only
    to a link they do not belong."""
    joined: list[tuple[str, Ink]] = []
    before, under, blank_before = Ink.null(), object(), False
    for words, ink, ground in pieces:
        blank = words.isspace()
        if joined and (ink is before or ((blank or blank_before) and ground == under)):
            before = ink if blank_before else before
            joined[-1] = (joined[-1][0] + words, before)
            blank_before = blank_before and blank
        else:
            joined.append((words, ink))
            before, blank_before = ink, blank
        under = ground
    return joined
