"""The note of an incident: how grave it was, and what was said."""

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType

from planner.locale import N_, _
from planner.method.leaving.walking_away import SEVERITIES, severity_name
from planner.model.text import clean
from planner.tui.dialogs.steered import Below, Steered, arrows
from planner.tui.prompt import Field
from planner.tui.rows.common import plain
from planner.tui.terminal.drawing import Line
from planner.tui.widgets.hint import TAKES_IT, Hint
from planner.tui.widgets.listing import Row

_CALMED, _LEFT = 1, 2


class Incident(NamedTuple):
    """``severity`` from 1 to 3; ``words`` may be empty."""

    severity: int
    words: str


class IncidentNote(Steered[Incident]):
    """The words are typed, the arrows choose how grave they were, Enter takes both."""

    BINDINGS: ClassVar[list[BindingType]] = arrows("incident")

    def __init__(self, name: str, *, left: bool = False) -> None:
        """``left``: whoever had to leave was insulted, most likely; else it was disrespect."""
        super().__init__(
            plain(_("What did {name} say?").format(name=name)),
            (Hint(N_("up and down: how grave"), ""), TAKES_IT, Hint(N_("notes nothing"))),
        )
        self._likely = _LEFT if left else _CALMED

    def body(self) -> ComposeResult:
        yield Field(placeholder=_("their words, as far as you want to keep them"))
        yield Below(id="severities", rows=len(SEVERITIES))

    def on_mount(self) -> None:
        # Without numbers: a digit is a part of the words that are typed.
        self.below.rows = [
            Row(str(severity), (Line.of(severity_name(severity)),)) for severity in SEVERITIES
        ]
        self.below.highlight(str(self._likely))
        self.query_one(Field).focus()

    def entered(self, field: str) -> None:
        severity = int(self.below.highlighted or self._likely)
        self.dismiss(Incident(severity, clean(self.query_one(Field).value)))
