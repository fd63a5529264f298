"""Type in a field, and go with the arrows through the list below it."""

from typing import TypeVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from planner.locale import N_
from planner.tui.prompt import Dialog
from planner.tui.widgets.pane import Pane

Answer = TypeVar("Answer")


def arrows(prefix: str) -> list[BindingType]:
    """The keys that step through the list; their ids are ``prefix.next`` and the like."""
    return [
        Binding("down", "step(1)", N_("next row"), id=f"{prefix}.next", show=False),
        Binding("up", "step(-1)", N_("previous row"), id=f"{prefix}.previous", show=False),
    ]


class Below(Pane, can_focus=False):
    """The list: it never has the focus, so that letters always go to the field."""

    def __init__(self, *, id: str, rows: int = 0, empty: str = "") -> None:  # noqa: A002 - as Textual
        """``rows`` is how many it has room for; without, it takes what the dialog leaves."""
        super().__init__(id=id, framed=False, empty=empty)
        if rows:
            self.styles.height = rows + 2


class Steered(Dialog[Answer]):
    """Has a :class:`Below`, and among its bindings :func:`arrows`."""

    @property
    def below(self) -> Below:
        return self.query_one(Below)

    @property
    def field(self) -> str:
        """The id of the field in which the rep types."""
        return (self.focused.id if self.focused else "") or ""

    def entered(self, field: str) -> None:
        """Enter was pressed in the field of this id."""

    def opened(self, row_id: str) -> None:
        """A row was clicked: the highlighted one, so that it is the same as enter."""
        self.entered(self.field)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.entered(event.input.id or "")

    def on_pane_opened(self, event: Pane.Opened) -> None:
        event.stop()
        self.opened(event.row_id)

    def action_step(self, by: int) -> None:
        self.below.action_step(by)
