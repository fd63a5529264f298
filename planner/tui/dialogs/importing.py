"""Contacts of another program: name the file, look at what would come, say yes."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from planner.desk import Desk
from planner.interchange.contacts import read_contact_files
from planner.locale import N_, _
from planner.method.importing import Preview, preview
from planner.model.draft import Reading
from planner.model.errors import PlannerError
from planner.tui import signs
from planner.tui.dialogs.told import Told
from planner.tui.drawing import Line, Look
from planner.tui.listing import Row
from planner.tui.pane import Pane
from planner.tui.prompt import Dialog, Field
from planner.tui.rows.common import piece, plain


class ImportDialog(Dialog[Reading]):
    """Gives what was read once the rep has seen the counts and pressed Enter again."""

    DEFAULT_CSS = """
    ImportDialog > #box { height: 90%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", N_("Next"), id="import.next", show=False),
        Binding("up", "step(-1)", N_("Previous"), id="import.previous", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(plain(_("Import contacts")))
        self._desk = desk
        self._reading: Reading | None = None

    def body(self) -> ComposeResult:
        yield Field(placeholder=_("a .csv or .vcf file, for example ~/Downloads/contacts.csv"))
        yield Told()
        waiting = _("Enter reads the file. Nothing is saved before yes.")
        pane = Pane(id="preview", framed=False, empty=waiting)
        pane.can_focus = False
        yield pane

    def on_mount(self) -> None:
        self.query_one(Field).focus()

    def on_input_changed(self) -> None:
        self._reading = None
        self.query_one(Pane).rows = ()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._reading is not None:
            self.dismiss(self._reading)
        elif event.value.strip():
            self.query_one(Told).say(_("Reading …"))
            self.run_worker(lambda: self._read(event.value.strip()), thread=True, exclusive=True)

    def action_step(self, by: int) -> None:
        self.query_one(Pane).action_step(by)

    def _read(self, name: str) -> None:
        """In a thread of its own: a big file must not freeze the page."""
        try:
            reading = read_contact_files([Path(name).expanduser()])
            found = preview(self._desk.state, reading.drafts)
        except PlannerError as error:
            self.app.call_from_thread(self._refused, error.sentence)
        else:
            self.app.call_from_thread(self._show, reading, found)

    def _refused(self, sentence: str) -> None:
        self.query_one(Told).say(sentence, warning=True)

    def _show(self, reading: Reading, found: Preview) -> None:
        self._reading = reading
        told = _("{new} new, {changed} changed, {same} same, {skipped} skipped. Enter saves them.")
        self.query_one(Told).say(
            told.format(
                new=len(found.new),
                changed=len(found.changed),
                same=len(found.same),
                skipped=len(reading.skipped),
            )
        )
        if not self.veil.on:
            self.query_one(Pane).rows = preview_rows(reading)


def preview_rows(reading: Reading) -> list[Row]:
    """What needs a look, what would not come and why, then what would come."""
    warned = [(Line((piece(warning, Look.WARN),)),) for warning in reading.warnings]
    skipped = [
        (
            Line(
                (piece(skip.what or "–"),),
                (piece(f"{Path(skip.file).name}:{skip.line}", Look.MUTED),),
            ),
            Line((piece(skip.reason, Look.WARN),)),
        )
        for skip in reading.skipped
    ]
    read = [
        (Line((piece(draft.name, Look.NAME),), (piece(draft.company, Look.MUTED),)),)
        for draft in reading.drafts
    ]
    alert = piece(signs.ALERT, Look.WARN)
    return [
        Row(f"row {number}", lines, alert if number < len(warned) + len(skipped) else piece(""))
        for number, lines in enumerate((*warned, *skipped, *read))
    ]
