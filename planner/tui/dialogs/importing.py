"""Contacts of another program: name the file, look at what would come, say yes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from planner.contact_files import Source
from planner.desk import Desk
from planner.interchange.csv_table import UnknownColumns
from planner.locale import N_, _
from planner.model.change import Change
from planner.model.draft import Reading
from planner.model.errors import PlannerError, StateUnusable
from planner.paths import data_folder
from planner.tui.dialogs.columns import Columns
from planner.tui.dialogs.told import Told
from planner.tui.hint import CLOSES, ENTER, Hint
from planner.tui.import_work import ImportWork, Looked, Stopped
from planner.tui.listing import Row
from planner.tui.pane import Pane
from planner.tui.prompt import Dialog, Field
from planner.tui.rows.common import plain
from planner.tui.rows.importing import preview_rows

_PROGRESS_SECONDS = 0.1
_READS = (Hint(N_("reads the file"), ENTER), CLOSES)
_SAVES = Hint(N_("saves them"), ENTER)
_COLUMNS = Hint(N_("says what columns hold"), "columns")


class ImportDialog(Dialog[Reading]):
    """Reads at the first Enter, saves at the second, both beside the screen. Gives nothing once it
    is saved; what could not be saved it gives back, for the screen to deal with the refusal."""

    DEFAULT_CSS = """
    ImportDialog > #box { height: 90%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "columns", N_("What the columns hold"), id="import.columns"),
        Binding("down", "step(1)", N_("Next"), id="import.next", show=False),
        Binding("up", "step(-1)", N_("Previous"), id="import.previous", show=False),
        Binding("pagedown", "page(1)", N_("Page down"), id="import.page-down", show=False),
        Binding("pageup", "page(-1)", N_("Page up"), id="import.page-up", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__(plain(_("Import contacts")), _READS)
        self._desk = desk
        self._source = Source(())
        self._looked: Looked | None = None
        self._saving = False

    def body(self) -> ComposeResult:
        yield Field(placeholder=_("a .csv or .vcf file, for example ~/Downloads/contacts.csv"))
        yield Told()
        waiting = _("Enter reads the file. Nothing is saved before the second enter.")
        pane = Pane(id="preview", framed=False, empty=waiting)
        pane.can_focus = False
        yield pane

    def on_mount(self) -> None:
        self._work = ImportWork(self._desk, self._folder())
        self._ticking: Timer = self.set_interval(_PROGRESS_SECONDS, self._tick, pause=True)
        self.query_one(Field).focus()

    def on_input_changed(self) -> None:
        if not self._saving:
            self._looked = None
            self.query_one(Pane).rows = ()
            self._say_keys()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._saving or not event.value.strip():
            return
        if self._looked is not None:
            self._save(self._looked.reading)
        else:
            self._look(Source((Path(event.value.strip()).expanduser(),)))

    def action_step(self, by: int) -> None:
        self.query_one(Pane).action_step(by)

    def action_page(self, by: int) -> None:
        self.query_one(Pane).action_page(by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "columns" or self._has_columns

    def action_columns(self) -> None:
        self.run_worker(self._ask_columns(self._source))

    @property
    def _has_columns(self) -> bool:
        """Whether what was read has columns to be asked about: cards have none."""
        read = self._looked is not None and not self._saving
        return read and any(path.suffix.lower() == ".csv" for path in self._source.paths)

    def _say_keys(self) -> None:
        """What enter does next."""
        self.refresh_bindings()
        if self._looked is None:
            self.hint(*_READS)
        else:
            self.hint(_SAVES, *((_COLUMNS,) if self._has_columns else ()), CLOSES)

    def action_close(self) -> None:
        # What is being saved cannot be called back; undo can.
        if not self._saving:
            self.dismiss(None)

    def _folder(self) -> Path:
        from planner.tui.app import PlannerApp

        return self.app.data_folder if isinstance(self.app, PlannerApp) else data_folder()

    def _tick(self) -> None:
        if told := self._work.progress():
            self.query_one(Told).say(told)

    # Reading

    def _look(self, source: Source) -> None:
        self._source, self._looked = source, None
        self._ticking.resume()
        self.run_worker(lambda: self._look_beside(source), thread=True, exclusive=True)

    def _look_beside(self, source: Source) -> None:
        """In a thread of its own: a big file must not freeze the page."""
        worker = get_current_worker()
        tell = self._teller(worker)
        try:
            looked = self._work.look(source, lambda: worker.is_cancelled)
            rows = preview_rows(looked.reading, looked.found, source.paths)
        except Stopped:
            return
        except UnknownColumns:
            tell(self._ask, source)
        except PlannerError as error:
            tell(self._refused, error.sentence)
        else:
            tell(self._show, looked, rows)

    def _teller(self, worker: Worker[Any]) -> Callable[..., None]:
        """Hands a result to the screen, if that is still there: the rep may have left."""

        def tell(told: Callable[..., object], *result: object) -> None:
            if not worker.is_cancelled:
                self.app.call_from_thread(told, *result)

        return tell

    def _refused(self, sentence: str) -> None:
        self._ticking.pause()
        self.query_one(Told).say(sentence, warning=True)

    def _show(self, looked: Looked, rows: list[Row]) -> None:
        self._ticking.pause()
        self._looked = looked
        reading, found = looked
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
            self.query_one(Pane).rows = rows
        self._say_keys()

    # Columns that nobody knows

    def _ask(self, source: Source) -> None:
        self._ticking.pause()
        self.run_worker(self._ask_columns(source))

    async def _ask_columns(self, source: Source) -> None:
        try:
            columns = self._work.columns(source)
        except PlannerError as error:
            self._refused(error.sentence)
            return
        dialog = Columns(columns)
        dialog.veil = self.veil
        if mapping := await self.app.push_screen_wait(dialog):
            self._look(source._replace(mapping=mapping))
        elif self._looked is None:
            self._refused(_("Nothing was read: what its columns hold was not said."))

    # Saving

    def _save(self, reading: Reading) -> None:
        self._saving = True
        self._ticking.resume()
        self.run_worker(lambda: self._save_beside(reading), thread=True)

    def _save_beside(self, reading: Reading) -> None:
        tell = self._teller(get_current_worker())
        try:
            change = self._work.save(self._source, reading)
        except StateUnusable:
            tell(self.dismiss, reading)
        else:
            tell(self._saved, change)

    def _saved(self, change: Change) -> None:
        self.app.notify(change.said, markup=False)
        self.dismiss(None)
