"""A first day in two minutes: what to press next, until the rep has done it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, Final, NamedTuple

import msgspec
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from planner.clock import Clock
from planner.config import Config
from planner.demo import demo_desk
from planner.desk import Desk
from planner.locale import N_, _
from planner.method.calls.call_block import stop_block
from planner.method.day.blocks import running_block
from planner.model.day import BlockKind
from planner.model.state import State
from planner.tui.day_screen import DayScreen
from planner.tui.light import PANES
from planner.tui.rows.common import piece
from planner.tui.terminal.drawing import Look, Text, content
from planner.tui.typeahead import Typeahead
from planner.tui.widgets.key_line import KeyLine
from planner.tui.widgets.panes import Panes

_PERIOD = 0.2
"""Seconds between two looks at what the rep has done."""


class Sight(NamedTuple):
    """What a step looks at: the state as it was when the step ``began`` and as it is ``now``, the
    ``panes`` visited so far, and whether a ``dialog`` is open."""

    began: State
    now: State
    panes: frozenset[str]
    dialog: bool


class Step(NamedTuple):
    """``told`` names keys by the ids of their commands, with ``_`` for each sign in them; the step
    is over once ``done`` says so."""

    told: str
    done: Callable[[Sight], bool]


def _runs(kind: BlockKind) -> Callable[[Sight], bool]:
    def runs(sight: Sight) -> bool:
        block = running_block(sight.now)
        return block is not None and block.kind is kind

    return runs


STEPS: Final = (
    Step(
        N_(
            "Calls to make, requests that came in, and the day itself: {next_pane} goes from one"
            " to the next. Look at all three."
        ),
        lambda sight: sight.panes >= set(PANES),
    ),
    Step(
        N_(
            "Five calls that nobody asked for fit into fifteen minutes. The planner has chosen"
            " them and says why each: {block} starts."
        ),
        _runs(BlockKind.CALLS),
    ),
    Step(
        N_(
            "Who to call stands at the top, with the number and what for. Say that they answered:"
            " {log_spoke} logs it, and the next one is there."
        ),
        lambda sight: len(sight.now.touches) > len(sight.began.touches),
    ),
    Step(
        N_(
            "A customer calls in the middle of it: {incoming}, then type ana and enter. Enter once"
            " more takes the verdict: do not answer now, put it off to email."
        ),
        lambda sight: len(sight.now.requests) > len(sight.began.requests),
    ),
    Step(
        N_(
            "The email that asks her for the details is ready. {dialog_close} leaves it for later;"
            " the request waits and is not forgotten."
        ),
        lambda sight: not sight.dialog,
    ),
    Step(
        N_(
            "Work that needs thought is protected as well: {block} ends the calls, {focus} starts"
            " the deep work that stands in your day."
        ),
        _runs(BlockKind.DEEP),
    ),
    Step(
        N_("Too early? {undo} takes back the last thing you did, whatever it was."),
        lambda sight: any(step.undone for step in sight.now.steps.values()),
    ),
    Step(
        N_(
            "That is a day with the planner. {help} says what each place is for, with all its"
            " keys; {quit} leaves the tour."
        ),
        lambda sight: False,
    ),
)
"""In order; the last one stays."""


class Guide(Static):
    """A few lines above the key line, and below every dialog: in the way of nothing."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Guide {
        height: auto;
        padding: 0 1;
        background: $primary-muted;
        color: $foreground;
    }
    Dialog > Guide { dock: bottom; margin-bottom: 1; }
    """

    def __init__(self) -> None:
        super().__init__(Content(""), markup=False)
        self._told: tuple[Text, Text] = ((), ())

    def tell(self, step: Text, below: Text) -> None:
        """Show these instead of what was there."""
        if (step, below) != self._told:
            self._told = (step, below)
            ascii_only = self.app.has_class("-ascii")
            lines = (content(text, ascii_only=ascii_only) for text in self._told)
            self.update(Content("\n").join(lines))


class Tour(DayScreen):
    """The page on a demo day, with the guide below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_tour", N_("leave the tour"), id="tour.leave", show=False),
    ]

    def __init__(
        self, desk: Desk, data_folder: Path, config_path: Path, typeahead: Typeahead
    ) -> None:
        super().__init__(desk, data_folder, config_path, typeahead)
        self._at = 0
        self._began = desk.state
        self._visited = frozenset({self.panes.place.pane})
        self._asked = False
        self._said = _("esc twice leaves the tour")

    def compose(self) -> ComposeResult:
        for widget in super().compose():
            if isinstance(widget, KeyLine):
                yield Guide()
            yield widget

    def on_mount(self) -> None:
        self._keys = {_name(each.id): each.keys.split(" ")[0] for each in self.doable()}
        self._keys["dialog_close"] = self.app.get_key_display(Binding("escape", ""))
        self.set_interval(_PERIOD, self._look)
        self._look()

    def on_panes_entered(self, event: Panes.Entered) -> None:
        # Between two looks somebody may have been everywhere.
        self._visited |= {event.pane}

    def run_command(self, command_id: str) -> None:
        self._asked = False
        super().run_command(command_id)

    def action_leave_tour(self) -> None:
        if self._asked:
            self.leave()
        self._asked = True
        self.say(_("Once more leaves the tour."))

    def say(self, sentence: str, *, warning: bool = False, news: bool = False) -> None:
        """In the guide: a sentence over the page would hide it."""
        self._said = sentence

    def leave(self) -> None:
        """Nothing of the demo day is kept, so that nothing speaks against it."""
        below = self.app.screen_stack[: self.app.screen_stack.index(self)]
        if any(isinstance(screen, DayScreen) for screen in below):
            self.dismiss(None)
        else:
            self.app.exit()

    def _look(self) -> None:
        """Go on to the next step once this one is done, and tell it on whatever is on top."""
        top = self.app.screen
        if STEPS[self._at].done(
            Sight(self._began, self.desk.state, self._visited, top is not self)
        ):
            self._at, self._began = self._at + 1, self.desk.state
        self._tell(top)

    def _tell(self, screen: Screen[Any]) -> None:
        if not screen.query(Guide):
            screen.mount(Guide())
        place = _("{n} of {all}").format(n=self._at + 1, all=len(STEPS))
        told = STEPS[self._at].told
        step = (piece(f"{place}  ", Look.KEY), piece(_(told).format(**self._keys)))
        for guide in (*self.query(Guide), *screen.query(Guide)):
            guide.tell(step, (piece(self._said, Look.MUTED),))


@contextmanager
def tour_desk(config: Config, clock: Clock | None = None) -> Iterator[tuple[Desk, Path]]:
    """The demo day with the keys and the look of ``config``, before its five calls; and its folder,
    which is gone afterwards."""
    with demo_desk(clock) as (desk, folder):
        desk.config = msgspec.structs.replace(desk.config, keys=config.keys, look=config.look)
        if running_block(desk.state):
            desk.apply(stop_block, undoable=False)
        yield desk, folder


async def take_tour(app: App[str], config: Config, typeahead: Typeahead) -> None:
    """The tour over the rep's own day, which goes on below it."""
    with tour_desk(config) as (desk, folder):
        tour = Tour(desk, folder, folder / "config.toml", typeahead)
        tour.call_after_refresh(typeahead.release)
        await app.push_screen_wait(tour)


def _name(command_id: str) -> str:
    return command_id.replace("-", "_").replace(".", "_")
