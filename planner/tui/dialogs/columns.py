"""What the columns of a file hold that no program of ours knows: asked once."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from planner.interchange.csv_columns import holding, plain_field
from planner.interchange.csv_table import ColumnShown
from planner.locale import N_, _
from planner.tui.dialogs.choose import Choose
from planner.tui.dialogs.told import Told
from planner.tui.prompt import Dialog
from planner.tui.rows.common import plain
from planner.tui.rows.importing import LEFT_OUT, column_rows, field_choices
from planner.tui.widgets.hint import CLOSES, ENTER, Hint
from planner.tui.widgets.pane import Pane


class Columns(Dialog[dict[str, str]]):
    """Gives column -> field for every column, nothing for those that are left out."""

    DEFAULT_CSS = """
    Columns > #box { height: 90%; }
    Columns #what { height: auto; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "take", N_("read the file so"), id="columns.take"),
    ]

    def __init__(self, columns: Sequence[ColumnShown]) -> None:
        hints = (Hint(N_("changes it"), ENTER), Hint(N_("reads the file so"), "take"), CLOSES)
        super().__init__(plain(_("What do these columns hold?")), hints)
        self._columns = tuple(columns)
        self._fields = {each.name: each.field or plain_field(each.values) for each in columns}

    def body(self) -> Iterable[Widget]:
        told = _("Say it once: a file with the same columns is read the same way from then on.")
        yield Static(told, markup=False, id="what")
        yield Told(rare=True)
        yield Pane(id="columns", framed=False)

    def on_mount(self) -> None:
        self._show()
        self.query_one(Pane).focus()

    def on_pane_opened(self, event: Pane.Opened) -> None:
        event.stop()
        self.run_worker(self._change(self._columns[int(event.row_id)]))

    def action_take(self) -> None:
        if any(self._fields.values()):
            self.dismiss(dict(self._fields))
        else:
            sentence = _("Say of one column at least what it holds: enter on it.")
            self.query_one(Told).say(sentence, warning=True)

    async def _change(self, column: ColumnShown) -> None:
        field = self._fields[column.name]
        chosen = await self.app.push_screen_wait(_FieldChoice(column.name, field))
        if chosen is not None:
            said = "" if chosen == LEFT_OUT else chosen
            self._fields = holding(self._fields, column.name, said)
            self._show()

    def _show(self) -> None:
        columns = self._columns
        if self.veil.on:
            columns = tuple(column._replace(values=()) for column in columns)
        self.query_one(Pane).rows = column_rows(columns, self._fields)
        self.query_one(Told).say("")


class _FieldChoice(Choose):
    FILLS = True
    DEFAULT_CSS = """
    _FieldChoice > #box { height: 90%; max-height: 24; }
    """

    def __init__(self, column: str, field: str) -> None:
        super().__init__(column, field_choices(), field)
