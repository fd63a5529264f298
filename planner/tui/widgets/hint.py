"""The keys in the lower border of a dialog. A click on one does what the key does."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from textual.content import Content
from textual.style import Style

from planner.locale import N_, _
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Look, content

ENTER: Final = "enter"
"""The action that stands for the enter key, whatever that does where the rep is."""


class Hint(NamedTuple):
    """``does`` is a marked text that follows the key; ``action`` one of the dialog's, or nothing
    where the words name the keys themselves."""

    does: str
    action: str = "close"

    @property
    def told(self) -> str:
        words = self.does
        return _(words)


CLOSES: Final = Hint(N_("closes"))
TAKES_IT: Final = Hint(N_("takes it"), ENTER)


def hinted(hints: Iterable[Hint], key: Callable[[str], str], *, ascii_only: bool) -> Content:
    """What the border says. ``key`` gives the key of an action, as people write it."""
    parts = []
    for hint in hints:
        words = " ".join(filter(None, (key(hint.action) if hint.action else "", hint.told)))
        part = content(((words, Look.MUTED),), ascii_only=ascii_only)
        link = Style.from_meta({"@click": f"screen.{hint.action}"})
        parts.append(part.stylize(link) if hint.action else part)
    between = content(((f" {signs.DOT} ", Look.MUTED),), ascii_only=ascii_only)
    return between.join(parts)
