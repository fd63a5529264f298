"""The full-screen program, built from plain arguments: by tests just as by the command."""

import gc
from asyncio import get_running_loop
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.notifications import Notification, SeverityLevel
from textual.screen import Screen
from textual.worker import WorkerFailed

from planner import config_file
from planner.clock import Clock
from planner.config import Config
from planner.desk import Desk
from planner.locale import N_, _, language_of_computer, use
from planner.tui.commands import key_of
from planner.tui.day_screen import DayScreen
from planner.tui.terminal.dressing import dress
from planner.tui.terminal.driver import terminal_driver
from planner.tui.terminal.painting import PromptScreen
from planner.tui.terminal.themes import THEMES
from planner.tui.typeahead import Typeahead
from planner.tui.widgets.notice import newest, tell

if TYPE_CHECKING:
    from planner.tui.first_run import Settings

_KEY_NAMES = (N_("space"), N_("del"), N_("pgup"), N_("pgdn"))
"""Textual's short names of keys, as far as they are words."""
_KEY_SIGNS = {"⏎": N_("enter"), "⌫": N_("backspace")}
"""Textual's signs of keys that many terminals cannot show, and the names that all texts use."""
_AHEAD = 1.0
"""Seconds after the first frame in which keys come that were typed ahead of it."""
_ENDS = N_("home, end")
"""In one text: alone, the second would be taken for the end of a meeting."""


class PlannerApp(App[str]):
    """One day screen, all day. On the ``first_run`` there is no config file yet: then the first
    page comes before it and makes one at ``config_path``."""

    CSS_PATH = "day_screen.tcss"
    """That of the first screen: Textual reads it here, and not where a screen names its own."""
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        desk: Desk,
        data_folder: Path,
        *,
        config_path: Path | None = None,
        first_run: bool = False,
        day: type[DayScreen] = DayScreen,
        on_first_frame: Callable[[], None] = lambda: None,
    ) -> None:
        """``day`` is the page; ``on_first_frame`` is called once the first frame stands. Without a
        ``config_path`` the settings of this run are kept beside its data."""
        super().__init__(driver_class=terminal_driver())
        self.desk = desk
        self.data_folder = data_folder
        self._config_path = config_path or data_folder / "config.toml"
        self._first_run = first_run
        self._day = day
        self._on_first_frame = on_first_frame
        self._typeahead = Typeahead()
        self.title = "planner"
        for theme in THEMES:
            self.register_theme(theme)
        dress(self, desk.config)

    @property
    def crash(self) -> BaseException | None:
        """What ended the program without being asked: by no public way does Textual tell it."""
        error = self._exception
        return error.error if isinstance(error, WorkerFailed) else error

    async def on_event(self, event: events.Event) -> None:
        if (
            isinstance(event, events.Key | events.Paste)
            and not event.is_forwarded
            and self._typeahead.keeps(event, self.screen, self.post_message)
        ):
            return
        await super().on_event(event)

    def _fatal_error(self) -> None:
        """Textual would print a traceback with all that the program had in hand: names, numbers,
        notes. The error goes to whoever ran the screen instead."""
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """The same for errors that bring their own picture."""
        self._close_messages_no_wait()

    def get_default_screen(self) -> Screen[Any]:
        """The day itself: a screen below it would be laid out and painted for nobody."""
        return PromptScreen() if self._first_run else self._day_screen()

    def on_mount(self) -> None:
        if self._first_run:
            # Imported late: seen once in the life of a planner.
            from planner.tui.first_run import FirstRun

            first = FirstRun(self.desk.config, self.desk.now, self._check, self._save)
            self.push_screen(first, self._begun)
        self.call_after_refresh(self._on_first_frame)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """At once, where Textual would send a message: so the page and what is said of it come in
        one frame, and not the second one a sixtieth of a second later. What is said stays in
        Textual's own list, which lets go what is over and has no public name."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self._notifications.add(Notification(message, title, severity, seconds, markup=markup))
        self._refresh_notifications()

    def _refresh_notifications(self) -> None:
        """Called by Textual whenever there is something else to tell, or another screen."""
        screens = self.screen_stack
        if screens and not self._disable_notifications:
            tell(screens, newest(self._notifications))

    def get_key_display(self, binding: Binding) -> str:
        """The key as people write it, in the language of the screen."""
        sign = super().get_key_display(binding)
        name = _KEY_SIGNS.get(sign, sign)
        ends = dict(zip(_ENDS.split(", "), _(_ENDS).split(", "), strict=True))
        return ends[name] if name in ends else _(name)

    def action_help_quit(self) -> None:
        """ctrl+c, which ends other programs: here the rep must not lose the page by habit."""
        key = key_of(self.desk.config, "quit")
        self.notify(_("{key} leaves the planner.").format(key=key), markup=False)

    async def action_quit(self) -> None:
        """ctrl+q: as careful as q."""
        day = next((each for each in self.screen_stack if isinstance(each, DayScreen)), None)
        if day:
            day.leave()
        else:
            self.exit()

    def _day_screen(self) -> DayScreen:
        return self._day(self.desk, self.data_folder, self._config_path, self._typeahead)

    def _check(self, answers: "Settings") -> None:
        """Speak the language of the answers, unless one of them makes no sense."""
        config = config_file.with_texts(self._config_path, answers)
        use(config.rep.language or language_of_computer())

    def _save(self, answers: "Settings") -> None:
        """Write the first config file, and take it into use."""
        self.desk.config = config_file.set_texts(self._config_path, answers)

    def _begun(self, chosen: str | None) -> None:
        from planner.tui.first_run import DEMO, IMPORT

        if chosen == DEMO:
            self.exit(DEMO)
            return
        day = self._day_screen()
        self.push_screen(day)
        if chosen == IMPORT:
            self.call_after_refresh(day.run_command, "import")


def run_screen(desk: Desk, *, config_path: Path, data_folder: Path, first_run: bool) -> int:
    """Run the screen until the rep leaves; gives the exit code. Where there is no config file yet
    (``first_run``) the first page comes first, and may lead to the demo day. An error of the
    program is raised once the terminal is as it was."""
    app = PlannerApp(
        desk,
        data_folder,
        config_path=config_path,
        first_run=first_run,
        on_first_frame=_calm_collector,
    )
    if _run(app):
        # The one choice that leaves the program is the demo day.
        from planner.demo import demo_desk

        with demo_desk() as (demo_day, folder):
            _run(PlannerApp(demo_day, folder))
    return app.return_code or 0


def run_tour(config: Config, clock: Clock | None) -> int:
    """Run the guided first day, with the keys and the look of ``config``; gives the exit code."""
    from planner.tui.tour import Tour, tour_desk

    with tour_desk(config, clock) as (desk, folder):
        app = PlannerApp(desk, folder, day=Tour, on_first_frame=_calm_collector)
        _run(app)
    return app.return_code or 0


def _run(app: PlannerApp) -> str | None:
    chosen = app.run()
    if app.crash:
        raise app.crash
    return chosen


def _calm_collector() -> None:
    """What was loaded for the first frame lives as long as the program: the collector need not
    look at it again. A full collection was the slowest key of all; this one waits until those typed
    ahead are answered."""
    get_running_loop().call_later(_AHEAD, _settle)


def _settle() -> None:
    # What the start has left is kept for good unless it goes first: nearly a MiB.
    gc.collect()
    gc.freeze()
    # What keys leave hangs in cycles, and by default goes once 70,000 objects have come: 3 MiB of
    # it would lie about. What was made since the start is looked at in a millisecond.
    gc.set_threshold(700, 5, 2)
    gc.enable()
