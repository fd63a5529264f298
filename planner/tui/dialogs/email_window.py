"""The email window: one request after the other, until each has its answer or its next step."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from planner.locale import N_
from planner.tui.dialogs.ways import way_rows
from planner.tui.drawing import Text, content
from planner.tui.hint import Hint
from planner.tui.pane import Pane
from planner.tui.prompt import Dialog
from planner.tui.rows.common import plain

_WAYS = (
    ("answer", "r", N_("answer it and close it")),
    ("received", "a", N_("their email has arrived")),
    ("next-step", "n", N_("say the next step")),
    ("still-on-it", "t", N_("still on it: a new time")),
    ("support", "s", N_("ask a department for support")),
    ("call-back", "c", N_("call back at")),
    ("later", "space", N_("leave it, next one")),
)
"""What can be done with the request in hand: id, key, words. Enter does the first."""


class EmailWindow(Dialog[str]):
    """Shows one request; gives the id of what to do with it. That their email has arrived is none
    where it has: ``arrived``."""

    DEFAULT_CSS = """
    EmailWindow Static { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"go('{way}')", words, id=f"window.{way}") for way, key, words in _WAYS
    ]

    def __init__(self, title: str, lines: Sequence[Text], *, arrived: bool = False) -> None:
        super().__init__(plain(title), (Hint(N_("ends the window")),))
        self._lines = tuple(lines)
        self._ways = tuple(way for way in _WAYS if not (arrived and way[0] == "received"))

    def body(self) -> ComposeResult:
        ascii_only = self.app.has_class("-ascii")
        for line in self._lines:
            yield Static(content(self.veil.line(line), ascii_only=ascii_only), markup=False)
        pane = Pane(id="ways", framed=False)
        pane.styles.height = len(self._ways) + 2
        yield pane

    def on_mount(self) -> None:
        pane = self.query_one(Pane)
        pane.rows = way_rows(self, "window", self._ways)
        pane.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "go" or any(parameters == (way,) for way, _key, _words in self._ways)

    def on_pane_opened(self, event: Pane.Opened) -> None:
        event.stop()
        self.dismiss(event.row_id)

    def action_go(self, way: str) -> None:
        self.dismiss(way)
