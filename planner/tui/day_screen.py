"""The page that stays open all day. It joins the panes with the desk and decides nothing."""

from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.css.query import NoMatches
from textual.screen import Screen

from planner.desk import Desk, Verb
from planner.locale import _
from planner.method.blocks import running_block
from planner.model.change import Change
from planner.model.errors import PlannerError
from planner.tui.actions.session import CALLS, DAY, PANES, REQUESTS, Answer, Doable, Place
from planner.tui.block_bar import BlockBar
from planner.tui.commands import BY_ID, COMMANDS, Command, bindings
from planner.tui.heartbeat import Heartbeat
from planner.tui.key_line import KeyLine
from planner.tui.line_bar import LineBar
from planner.tui.outbox import Outbox, copied
from planner.tui.pane import Pane
from planner.tui.prompt import Dialog
from planner.tui.rows.bar import bar_view
from planner.tui.rows.page import Size, page


class DayScreen(Screen[None]):
    """Header, block bar, three panes, key line; and the session in which actions run."""

    CSS_PATH = "day_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    AUTO_FOCUS = f"#{CALLS}"

    def __init__(self, desk: Desk, data_folder: Path) -> None:
        super().__init__()
        self._desk = desk
        self._data_folder = data_folder
        self._heartbeat = Heartbeat(desk)
        self._pane = CALLS
        self._leaving = False

    def compose(self) -> ComposeResult:
        yield LineBar(id="header")
        yield BlockBar(id="bar")
        yield LineBar(id="tabs")
        with Horizontal(id="panes"):
            yield Pane(id=CALLS, empty=_("Nobody to call yet. I imports contacts, n adds a call."))
            yield Pane(id=REQUESTS, empty=_("Nothing asked. i captures what comes in."))
            yield Pane(id=DAY, empty=_("Nothing planned."), gutter=0)
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        self.set_interval(0.5, self._beat)

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(Size(event.size.width).narrow, "-narrow")
        self.show()

    # What is seen

    def show(self) -> None:
        """Draw the state of the desk; what has not changed stays as it is."""
        if not self.size.width:
            return
        desk = self._desk
        shown = page(desk.state, desk.now, desk.config, Size(self.size.width), self._pane)
        self.query_one("#header", LineBar).line = shown.header
        self.query_one("#tabs", LineBar).line = shown.tabs
        self.query_one(BlockBar).view = shown.bar
        for pane_id, (title, rows) in shown.panes.items():
            pane = self.query_one(f"#{pane_id}", Pane)
            pane.title, pane.rows = title, rows
            pane.set_class(pane_id == self._pane, "-current")
        self.refresh_bindings()

    def _beat(self) -> None:
        beat = self._heartbeat.beat()
        for sentence in beat.said:
            self.say(sentence, warning=True)
        if beat.rang:
            self.app.bell()
        if beat.page_changed:
            self.show()
        elif beat.second_changed:
            desk = self._desk
            self.query_one(BlockBar).view = bar_view(
                desk.state, desk.now, desk.config, self.size.width
            )

    # What the rep does

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if event.widget.id in PANES and event.widget.id != self._pane:
            self._pane = event.widget.id
            self.show()

    def on_pane_highlighted(self) -> None:
        self.refresh_bindings()

    async def on_pane_opened(self) -> None:
        self.run_command("open")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action != "command" or BY_ID[str(parameters[0])].fits(self):
            return True
        return None

    def action_command(self, command_id: str) -> None:
        self.run_command(command_id)

    def run_command(self, command_id: str) -> None:
        """Do what a key does. An action may wait for the rep, so it runs beside the screen."""
        self._leaving = self._leaving and command_id == "quit"
        self.run_worker(self._run(command_id))

    async def _run(self, command_id: str) -> None:
        try:
            await BY_ID[command_id].run(self)
        except PlannerError as error:
            self.say(error.sentence, warning=True)

    # The session of the actions

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def place(self) -> Place:
        try:
            highlighted = self.query_one(f"#{self._pane}", Pane).highlighted
        except NoMatches:
            highlighted = None
        return Place(self._pane, highlighted or "")

    def apply(self, verb: Verb, *args: Any, **kwargs: Any) -> Change | None:
        return self._changed(lambda: self._desk.apply(verb, *args, **kwargs))

    def undo(self) -> None:
        self._changed(self._desk.undo)

    def redo(self) -> None:
        self._changed(self._desk.redo)

    def _changed(self, change_desk: Any) -> Change | None:
        """Saved first, shown after; a refusal is told and has changed nothing."""
        try:
            change: Change = change_desk()
        except PlannerError as error:
            self.say(error.sentence, warning=True)
            return None
        self.show()
        self.say(change.said)
        return change

    def say(self, sentence: str, *, warning: bool = False) -> None:
        self.app.clear_notifications()
        self.notify(
            sentence,
            severity="warning" if warning else "information",
            timeout=8 if warning else 4,
            markup=False,
        )

    async def open(self, dialog: Dialog[Answer]) -> Answer | None:
        return await self.app.push_screen_wait(dialog)

    def doable(self) -> list[Doable]:
        return [
            Doable(c.id, self._keys_of(c), _(c.text), _(c.group), c.fits(self)) for c in COMMANDS
        ]

    def _keys_of(self, command: Command) -> str:
        """The keys as the config sets them, written as people do."""
        keys = self._desk.config.keys.get(command.id, command.keys)
        shown = [self.app.get_key_display(Binding(key, "")) for key in keys.split(",") if key]
        return " ".join(dict.fromkeys(shown))

    def outbox(self, draft_id: str) -> Outbox:
        osc52 = self.app.copy_to_clipboard
        return Outbox(self._data_folder, self._desk.config, draft_id, osc52)

    def copy(self, text: str) -> None:
        self.say(copied(text, self.app.copy_to_clipboard))

    def go_to(self, pane: str, row_id: str = "") -> None:
        target = self.query_one(f"#{pane}", Pane)
        target.focus()
        if row_id:
            target.highlight(row_id)

    def next_pane(self, by: int) -> None:
        self.go_to(PANES[(PANES.index(self._pane) + by) % len(PANES)])

    def leave(self) -> None:
        if running_block(self._desk.state) and not self._leaving:
            self._leaving = True
            self.say(_("A block is running and goes on in the file. q again leaves."))
            return
        self.app.exit()
