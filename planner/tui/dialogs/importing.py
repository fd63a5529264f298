"""Contacts of another program: name the file, look at what would come, say yes."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.timer import Timer
from textual.worker import get_current_worker

from planner.contact_files import Source
from planner.desk import Desk
from planner.interchange.csv_table import UnknownColumns
from planner.locale import N_, _
from planner.model.draft import Reading
from planner.model.errors import PlannerError, StateUnusable
from planner.tui.dialogs.columns import Columns
from planner.tui.dialogs.steered import Below, Steered, arrows
from planner.tui.dialogs.told import Told
from planner.tui.meanwhile.beside import beside
from planner.tui.meanwhile.import_work import ImportWork, Looked
from planner.tui.prompt import Field
from planner.tui.rows.common import plain
from planner.tui.rows.importing import preview_told
from planner.tui.widgets.hint import CLOSES, ENTER, Hint
from planner.typed_path import completed, named

T = TypeVar("T")

_PROGRESS_SECONDS = 0.1
_SUFFIXES = (".csv", ".vcf")
_READS = (Hint(N_("reads the file"), ENTER), CLOSES)
_SAVES = Hint(N_("saves them"), ENTER)
_COLUMNS = Hint(N_("says what columns hold"), "columns")


class _Files(Suggester):
    """The newest file of contacts whose name begins as it is typed."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        return completed(value, _SUFFIXES)


class ImportDialog(Steered[Reading]):
    """Reads at the first Enter, saves at the second, both beside the screen. Gives nothing once it
    is saved; what could not be saved it gives back, for the screen to deal with the refusal."""

    DEFAULT_CSS = """
    ImportDialog > #box { height: 90%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "columns", N_("what the columns hold"), id="import.columns"),
        *arrows("import"),
        Binding("pagedown", "page(1)", N_("page down"), id="import.page-down", show=False),
        Binding("pageup", "page(-1)", N_("page up"), id="import.page-up", show=False),
    ]

    def __init__(self, desk: Desk, folder: Path) -> None:
        """``folder`` is the one of the state."""
        super().__init__(plain(_("Import contacts")), _READS)
        self._work, self._american = ImportWork(desk, folder), desk.config.rep.american
        self._source = Source(())
        self._looked: Looked | None = None
        self._saving = False

    def body(self) -> ComposeResult:
        field = Field(placeholder=_("a .csv or .vcf file, for example ~/Downloads/contacts.csv"))
        field.suggester = _Files()
        yield field
        yield Told()
        waiting = _(
            "The right arrow ends a name that is begun; enter reads the file."
            " Nothing is saved before the second enter."
        )
        yield Below(id="preview", empty=waiting)

    def on_mount(self) -> None:
        self._ticking: Timer = self.set_interval(_PROGRESS_SECONDS, self._tick, pause=True)
        self.query_one(Field).focus()

    def on_input_changed(self) -> None:
        if not self._saving:
            # What is being read is not what is named any more.
            self.workers.cancel_node(self)
            self._looked = None
            self.below.rows = ()
            self.query_one(Told).say("")
            self._say_keys()

    def entered(self, field: str) -> None:
        typed = self.query_one(Field).value.strip()
        if self._saving or not typed:
            return
        if self._looked is not None:
            self._saving = True
            self.run_worker(self._save(self._looked.reading))
        else:
            try:
                source = Source((named(typed),), month_first=self._american)
            except PlannerError as error:
                self._refuse(error.sentence)
            else:
                self.run_worker(self._look(source), exclusive=True)

    def opened(self, row_id: str) -> None:
        """The preview is only there to be read."""

    def action_page(self, by: int) -> None:
        self.below.action_page(by)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "columns" or self._has_columns

    def action_columns(self) -> None:
        self.run_worker(self._ask_columns(), exclusive=True)

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

    def _tick(self) -> None:
        if told := self._work.progress():
            self.query_one(Told).say(told)

    async def _beside(self, work: Callable[[], T], *, to_its_end: bool = False) -> T:
        """A big file must not freeze the page, which tells meanwhile how far the work has come."""
        self._ticking.resume()
        try:
            return await beside(work, to_its_end=to_its_end)
        finally:
            self._ticking.pause()

    def _refuse(self, sentence: str) -> None:
        self.query_one(Told).say(sentence, warning=True)

    # Reading

    async def _look(self, source: Source) -> None:
        self._source, self._looked = source, None
        looking = get_current_worker()
        try:
            looked = await self._beside(
                lambda: self._work.look(source, lambda: looking.is_cancelled)
            )
        except UnknownColumns:
            await self._ask_columns()
        except PlannerError as error:
            self._refuse(error.sentence)
        else:
            self._show(looked)

    def _show(self, looked: Looked) -> None:
        self._looked = looked
        self.query_one(Told).say(preview_told(looked.reading, looked.found))
        if not self.veil.on:
            self.below.rows = looked.rows
        self._say_keys()

    async def _ask_columns(self) -> None:
        """What they hold, where nobody knows it or the rep knows better."""
        try:
            dialog = Columns(self._work.columns(self._source))
        except PlannerError as error:
            self._refuse(error.sentence)
            return
        dialog.veil = self.veil
        if mapping := await self.app.push_screen_wait(dialog):
            await self._look(self._source._replace(mapping=mapping))
        elif self._looked is None:
            self._refuse(_("Nothing was read: what its columns hold was not said."))

    # Saving

    async def _save(self, reading: Reading) -> None:
        try:
            change = await self._beside(
                lambda: self._work.save(self._source, reading), to_its_end=True
            )
        except StateUnusable:
            self.dismiss(reading)
        else:
            self.app.notify(change.said, markup=False)
            self.dismiss(None)
