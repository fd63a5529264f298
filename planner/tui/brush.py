"""From text to the strips that Textual sends to the terminal, in the colours of the theme."""

from rich.segment import Segment
from rich.style import Style as Ink
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from planner.tui import signs
from planner.tui.drawing import Look, Text
from planner.tui.links import link_of

_DIM = Style(dim=True)
_REVERSE = Style(reverse=True)


class Brush:
    """Draws for one widget, and keeps the inks it mixed until :meth:`forget`."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._inks: dict[tuple[Look, bool, str], Ink] = {}

    def forget(self) -> None:
        """The theme, or the widget's own style, has changed."""
        self._inks.clear()

    def strip(self, text: Text, *, lit: bool = False) -> Strip:
        """One line of cells. ``lit`` lays the highlight bar under it."""
        pieces: list[tuple[str, Ink]] = []
        app = self._widget.app
        ascii_only, linked = app.has_class("-ascii"), app.has_class("-links")
        for words, look in text:
            if not words:
                continue
            ink = self._ink(look, lit, link_of(words, look) if linked else "")
            pieces.append((signs.in_ascii(words) if ascii_only else words, ink))
        return Strip([Segment(words, ink) for words, ink in _joined(pieces)])

    def _ink(self, look: Look, lit: bool, link: str) -> Ink:
        if (look, lit, link) not in self._inks:
            ink = self._mixed(look, lit).rich_style
            ink = ink.update_link(link) if link else ink
            # One of each, so that no line need look into two inks to see whether they are one.
            known = (each for each in self._inks.values() if each == ink)
            self._inks[look, lit, link] = next(known, ink)
        return self._inks[look, lit, link]

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


def _joined(pieces: list[tuple[str, Ink]]) -> list[tuple[str, Ink]]:
    """Blanks have no colour of their own: joined to a neighbour they cost no escape sequence. Only
    to a link they do not belong."""
    joined: list[tuple[str, Ink]] = []
    for words, ink in pieces:
        if joined and _one_ink(joined[-1], (words, ink)):
            before, former = joined.pop()
            joined.append((before + words, ink if before.isspace() else former))
        else:
            joined.append((words, ink))
    return joined


def _one_ink(one: tuple[str, Ink], other: tuple[str, Ink]) -> bool:
    if one[1] is other[1]:
        return True
    return (
        (one[0].isspace() or other[0].isspace())
        and one[1].link == other[1].link
        and one[1].bgcolor == other[1].bgcolor
        and not (one[1].underline or other[1].underline)
        and one[1].reverse == other[1].reverse
    )
