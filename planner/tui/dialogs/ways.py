"""A request in hand, and the ways to deal with it, each with its key."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.keys import format_key
from textual.widgets import Static

from planner.config import Config
from planner.locale import _
from planner.tui.prompt import Interruptible
from planner.tui.rows.common import piece, plain
from planner.tui.terminal.drawing import Line, Look, Text, content
from planner.tui.widgets.hint import Hint
from planner.tui.widgets.listing import Row
from planner.tui.widgets.pane import Pane

Way = tuple[str, str, str]
"""Id, usual key, and words as a marked text."""


def bound(prefix: str, ways: Sequence[Way]) -> list[BindingType]:
    """The keys of the ways; their ids are ``prefix.received`` and the like."""
    return [Binding(key, f"go('{way}')", words, id=f"{prefix}.{way}") for way, key, words in ways]


class InHand(Interruptible):
    """Gives the id of a way, by its key or its row. Its bindings are those of :func:`bound`."""

    DEFAULT_CSS = """
    InHand Static { height: auto; }
    """

    def __init__(
        self, title: str, lines: Sequence[Text], ways: Sequence[Way], ends: Hint, first: str = ""
    ) -> None:
        """``lines`` tell of the request; ``ends`` is what escape does; Enter does ``first``, or
        the first of the ``ways``."""
        super().__init__(plain(title), (ends,))
        self._lines, self._ways, self._first = tuple(lines), tuple(ways), first

    @classmethod
    def key_to(cls, way_id: str, config: Config) -> str:
        """The key of ``window.received`` and the like, as people write it: the one that the rep
        has set, else its own."""
        usual = {each.id: each.key for each in cls.BINDINGS if isinstance(each, Binding)}
        return format_key(config.keys.get(way_id, usual[way_id]).partition(",")[0])

    def body(self) -> ComposeResult:
        ascii_only = self.app.has_class("-ascii")
        for line in self._lines:
            yield Static(content(self.veil.line(line), ascii_only=ascii_only), markup=False)
        pane = Pane(id="ways", framed=False)
        pane.styles.height = len(self._ways) + 2
        yield pane

    def on_mount(self) -> None:
        pane = self.query_one(Pane)
        pane.rows = [self._row(way, words) for way, _usual, words in self._ways]
        pane.highlight(self._first)
        pane.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "go" or any(parameters == (way,) for way, _key, _words in self._ways)

    def on_pane_opened(self, event: Pane.Opened) -> None:
        event.stop()
        self.dismiss(event.row_id)

    def action_go(self, way: str) -> None:
        self.dismiss(way)

    def _row(self, way: str, words: str) -> Row:
        key = self._key_of(f"go('{way}')")
        return Row(way, (Line((piece(f"{key:<8}", Look.KEY), piece(_(words)))),))
