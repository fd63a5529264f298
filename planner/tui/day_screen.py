"""The page that stays open all day. It joins the panes with the desk and decides nothing."""

from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pendulum
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size as Extent
from textual.screen import Screen
from textual.widgets import Static

from planner.desk import Desk, Verb
from planner.locale import N_, _
from planner.model.change import Change
from planner.model.errors import PlannerError
from planner.model.saying import dotted
from planner.tui.actions.session import Answer, Doable
from planner.tui.bound import bound
from planner.tui.changes import Changes
from planner.tui.commands import AT_ANY_TIME, BY_ID, bindings, key_of
from planner.tui.hiding import Veil
from planner.tui.light import CALLS
from planner.tui.meanwhile.heartbeat import PULSE, Heartbeat
from planner.tui.meanwhile.slow_work import SlowWork
from planner.tui.rows.bar import ticked
from planner.tui.rows.page import Page, Size, page, tab_at
from planner.tui.rows.trouble import banner, farewell, why_stay
from planner.tui.terminal.painting import PromptScreen
from planner.tui.trouble import Trouble
from planner.tui.typeahead import STORY, Typeahead
from planner.tui.widgets.banner import Banner
from planner.tui.widgets.block_bar import BlockBar
from planner.tui.widgets.key_line import KeyLine
from planner.tui.widgets.line_bar import LineBar
from planner.tui.widgets.notice import NEWS
from planner.tui.widgets.panes import Panes

if TYPE_CHECKING:
    # Loaded when they are used: the first frame waits for each module.
    from planner.method.day.alerts import Alert
    from planner.tui.outbox import Outbox
    from planner.tui.prompt import Dialog

LEAST_COLUMNS, LEAST_LINES = 60, 15
"""The smallest screen that shows the page; below it the planner says so and goes on."""
_AS_LONG_AS_IT_TAKES = 600.0
_TROUBLE = Binding(
    "exclamation_mark",
    "find_way_out",
    N_("what is wrong"),
    id="trouble",
    tooltip=N_("what is wrong"),
)
"""Bound beside the commands: it is there only while something is wrong."""


class DayScreen(PromptScreen, Screen[None]):
    """Header, block bar, three panes, key line; and the session in which actions run."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(), _TROUBLE]
    AUTO_FOCUS = f"#{CALLS}"

    def __init__(
        self, desk: Desk, data_folder: Path, config_path: Path, typeahead: Typeahead
    ) -> None:
        super().__init__()
        self._desk = desk
        self._config_path = config_path
        self._typeahead = typeahead
        self._veil = Veil(lambda: desk.state)
        self._trouble = Trouble(desk, data_folder)
        self._heartbeat = Heartbeat(desk, self._trouble)
        self._slow = SlowWork(desk)
        self._changes = Changes(self, desk, self._trouble, self._slow)
        self._page: Page | None = None
        self.panes = Panes()
        self._drawn_for = Extent(0, 0)
        self._leaving = False

    def compose(self) -> ComposeResult:
        yield LineBar(id="header")
        yield Banner("screen.find_way_out")
        yield BlockBar()
        yield LineBar(id="tabs")
        yield self.panes
        yield KeyLine(words=self._does)
        yield Static(_("The planner needs 60 columns and 15 lines."), id="tiny", markup=False)

    def on_mount(self) -> None:
        self._heartbeat.wake()
        # Before the first paint: an empty page would be painted for nobody.
        self._draw_for(self.app.size)
        self.set_interval(PULSE, self.beat)
        self.call_after_refresh(self.run_worker, self._begin)

    async def _begin(self) -> None:
        """What can wait until the page stands: a config with mistakes, a file that cannot be read,
        items that are over and belong into history."""
        from planner.tui.complaints import complaints

        wrong = [*complaints(self._desk.config, self.app.available_themes)]
        self._trouble.refresh()
        if self._trouble.unreadable:
            self.show()
            self.action_find_way_out()
        elif self._desk.has_old():
            wrong += await self._changes.archive()
            self.show()
            self.app.clear_notifications()
        if wrong:
            self.say("\n".join(wrong), warning=True)

    def on_resize(self, event: events.Resize) -> None:
        self._draw_for(event.size)

    def _draw_for(self, screen: Extent) -> None:
        """Textual tells a new screen its size twice."""
        if screen == self._drawn_for:
            return
        self._drawn_for = screen
        self.set_class(Size(screen.width).narrow, "-narrow")
        self.set_class(screen.width < LEAST_COLUMNS or screen.height < LEAST_LINES, "-tiny")
        self.show()

    # What is seen

    def show(self) -> None:
        """Draw the state of the desk; what has not changed stays as it is."""
        if not self._drawn_for:
            return
        desk = self._desk
        state, size = self._veil.state(desk.state), Size(self._drawn_for.width, self._veil.on)
        self._page = shown = page(state, desk.now, desk.config, size)
        self.query_one("#header", LineBar).line = shown.header
        self.query_one(BlockBar).view = shown.bar
        self.query_one(Banner).text = banner(self._trouble, self._trouble_key)
        self.panes.show(shown.panes, shown.moment)
        self._show_place()

    def _show_place(self) -> None:
        """The rep goes to another pane: what the page says stays as it is."""
        if self._page:
            self.query_one("#tabs", LineBar).line = self._page.tabs(self.panes.place.pane)
        self.refresh_bindings()

    def beat(self) -> None:
        """Show what time itself has changed. Asked once a second."""
        if self._slow.is_going_on:
            self._tick(self._desk.now)
            return
        beat = self._heartbeat.beat()
        for alert in beat.alerts:
            self._call_rep(alert)
        # Most terminals can only ring; why they do must be read on the screen.
        rung = [dotted(alert.title, alert.body) for alert in beat.alerts]
        if told := beat.said or rung:
            self.say("\n".join(told), warning=True, news=True)
        if beat.page_changed:
            self.show()
        elif beat.bar_changed:
            # A minute that is over since then would stand in the bar, and not in the header.
            self._tick(beat.now)

    def _tick(self, now: pendulum.DateTime) -> None:
        desk, state = self._desk, self._veil.state(self._desk.state)
        bar = self.query_one(BlockBar)
        bar.view = ticked(bar.view, state, now, desk.config, self.size.width)

    def _call_rep(self, alert: "Alert") -> None:
        from planner.tui.terminal.notifications import notify

        title, body = self._veil.text(alert.title), self._veil.text(alert.body)
        notify(self.app, title, body, self._desk.config.notifications)

    # What the rep does

    def on_panes_entered(self, event: Panes.Entered) -> None:
        self._show_place()

    def on_key(self, event: events.Key) -> None:
        """One that comes this far has done nothing. Said, since what is typed behind it would."""
        dead = bound(event.key, self)
        if dead and dead.binding.id in BY_ID and not dead.enabled:
            self.say(_("“{words}” does nothing here.").format(words=self._does(dead.binding)))

    def on_line_bar_pressed(self, event: LineBar.Pressed) -> None:
        if event.bar.id == "tabs" and (pane := tab_at(event.bar.line, event.x)):
            self.panes.go_to(pane)

    def on_pane_highlighted(self) -> None:
        self.refresh_bindings()

    async def on_pane_opened(self) -> None:
        self.run_command("open")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "find_way_out":
            # Where nothing is wrong, the key line need not show it.
            return bool(self._trouble.reason or self._trouble.wishes)
        if action != "command" or BY_ID[str(parameters[0])].fits(self):
            return True
        return None

    def action_command(self, command_id: str) -> None:
        self.run_command(command_id)

    def run_command(self, command_id: str) -> None:
        """Do what a key does. An action may wait for the rep, so it runs beside the screen."""
        self._leaving = self._leaving and command_id == "quit"
        waits = command_id not in AT_ANY_TIME
        self.run_worker(self._told(BY_ID[command_id].run(self), waits=waits), group=STORY)

    def action_find_way_out(self) -> None:
        self.run_worker(self._told(self._find_way_out()), group=STORY)

    async def _find_way_out(self) -> None:
        from planner.tui.actions.trouble import find_way_out

        await find_way_out(self, self._trouble)
        self.show()

    async def _told(self, story: Coroutine[Any, Any, None], *, waits: bool = True) -> None:
        try:
            if waits:
                await self._slow.end()
            await story
        except PlannerError as error:
            self.say(error.sentence, warning=True)
        finally:
            self._typeahead.release()

    # The session of the actions

    @property
    def folder(self) -> Path:
        return self._trouble.folder

    @property
    def desk(self) -> Desk:
        return self._desk

    @property
    def veil(self) -> Veil:
        return self._veil

    def hide_or_show(self) -> None:
        self._veil.on = not self._veil.on
        self.show()
        if self._veil.on:
            self.say(_("Names, numbers and notes are hidden on this screen."))
        else:
            self.say(_("Names, numbers and notes are shown again."))

    async def take_tour(self) -> None:
        from planner.tui.tour import take_tour

        await take_tour(self.app, self._desk.config, self._typeahead)

    async def change_settings(self) -> None:
        from planner.tui.settings_screen import SettingsScreen

        await self.open(SettingsScreen(self._desk, self._config_path))
        self.show()

    def apply(self, verb: Verb, *args: Any, **kwargs: Any) -> Change | None:
        return self._changes.make(verb, *args, **kwargs)

    def undo(self) -> None:
        led_to = self.panes.gone_to
        was_there = led_to in self._desk.state.requests
        self._changes.undo()
        if was_there and led_to not in self._desk.state.requests:
            # Captured by mistake: an outcome would be logged of whom the light is on here.
            self.panes.go_back()

    def redo(self) -> None:
        self._changes.redo()

    def say_while(self, sentence: str) -> None:
        """Say what goes on, until something else is said."""
        self.notify(sentence, timeout=_AS_LONG_AS_IT_TAKES, markup=False)

    def say(self, sentence: str, *, warning: bool = False, news: bool = False) -> None:
        self.notify(
            self._veil.text(sentence),
            title=NEWS if news else "",
            severity="warning" if warning else "information",
            timeout=8 if warning else 4,
            markup=False,
        )

    async def open(self, dialog: "Dialog[Answer]") -> Answer | None:
        dialog.veil = self._veil
        dialog.call_after_refresh(self._typeahead.release)
        return await self.app.push_screen_wait(dialog)

    async def ready(self) -> None:
        await self._slow.end()

    def doable(self) -> list[Doable]:
        from planner.tui.doable import doable

        return doable(self, self.app)

    def _does(self, binding: Binding) -> str:
        """What a key of the key line does at this moment."""
        command = BY_ID.get(binding.id or "")
        return _(command.label(self) if command else binding.description)

    def _trouble_key(self) -> str:
        from planner.tui.doable import written

        return written(self._desk.config.keys.get("trouble", _TROUBLE.key), self.app)

    def outbox(self, draft_id: str) -> "Outbox":
        from planner.tui.outbox import Outbox

        return Outbox(self._desk, self._trouble.folder, draft_id, self.app.copy_to_clipboard)

    def read_calendars(self) -> None:
        self.say(self._heartbeat.calendars.ask())
        self.beat()

    def copy(self, text: str) -> None:
        from planner.tui.outbox import copied

        self.say(copied(text, self.app.copy_to_clipboard))

    def leave(self) -> None:
        key = key_of(self._desk.config, "quit")
        why = why_stay(self._desk.state, self._trouble, key)
        if why and not self._leaving:
            self._leaving = True
            self.say(why)
            return
        last_word = farewell(self._trouble)
        self.app.exit(message=Text(last_word) if last_word else None)
