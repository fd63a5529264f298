"""The running screen, as tests drive and read it."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import NamedTuple

from clocks import FixedClock
from day_samples import customer
from rich.cells import cell_len
from textual import events
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from planner.desk import Desk
from planner.method.day.blocks import running_block
from planner.model.day import Block
from planner.model.request import Request
from planner.model.state import State
from planner.model.touch import Touch
from planner.tui.day_screen import DayScreen
from planner.tui.terminal.drawing import words_of
from planner.tui.terminal.painting import PromptScreen
from planner.tui.widgets.notice import Notice
from planner.tui.widgets.pane import Pane
from planner.tui.widgets.panes import Panes

_PATIENCE_SECONDS = 30

PEOPLE = (
    customer("c1", name="Ana Ruiz", company="Talleres Norte"),
    customer("c2", name="Jon Etxebarria", company="Goierri Steel"),
    customer("c3", name="Sara Costa", company="Costa"),
    customer("c4", name="Luis Vega", company="Vega"),
    customer("c5", name="Lucía Núñez", company="Núñez", emails=("lucia@nunez.example",)),
    customer("c6", name="Greta Lind", company="Lind AB"),
)
"""Whom a screen knows for which a test names nobody."""


class Refreshed:
    """The regions that a widget asks to be painted again."""

    def __init__(self, widget: Widget) -> None:
        self.regions: list[Region] = []
        self.layouts = 0
        refresh = widget.refresh

        def spy(*regions: Region, **options: bool) -> Widget:
            self.regions += regions
            self.layouts += bool(options.get("layout"))
            return refresh(*regions, **options)

        widget.refresh = spy  # type: ignore[method-assign, assignment]

    @property
    def lines(self) -> list[int]:
        """Of the widget, from above, where each region is of one line."""
        assert {region.height for region in self.regions} <= {1}
        return sorted(region.y for region in self.regions)


class Screen(NamedTuple):
    """A running planner, as its tests see it."""

    pilot: Pilot[str]
    desk: Desk
    clock: FixedClock

    @property
    def day(self) -> DayScreen:
        screen = self.pilot.app.screen_stack[-1]
        assert isinstance(screen, DayScreen)
        return screen

    @property
    def panes(self) -> Panes:
        """Those of the day screen: where the rep is on it."""
        return self.day.panes

    @property
    def day_below(self) -> DayScreen:
        """The day screen, whatever stands over it."""
        stack = self.pilot.app.screen_stack
        return next(screen for screen in stack if isinstance(screen, DayScreen))

    @property
    def state(self) -> State:
        return self.desk.state

    @property
    def block(self) -> Block:
        """The one that runs."""
        found = running_block(self.state)
        assert found is not None
        return found

    @property
    def request(self) -> Request:
        """The only one there is."""
        (found,) = self.state.requests.values()
        return found

    @property
    def last_touch(self) -> Touch:
        return list(self.state.touches.values())[-1]

    def light(self, pane: str) -> str | None:
        """The id of the row that is highlighted in a pane."""
        return self.day.query_one(f"#{pane}", Pane).highlighted

    async def capture(self, who: str = "ana", about: str = "wrong gaskets") -> None:
        """Somebody calls, and the verdict is taken."""
        await self.press("i", f"type {who}", "enter", f"type {about}", "enter")

    async def press(self, *keys: str) -> None:
        """Press keys one after the other; ``"type some words"`` pastes them, which is quicker than
        a key for each letter."""
        for key in keys:
            if len(key) > 1 and key.startswith("type "):
                # A dialog stands a moment before its field has the focus.
                await self.until(lambda: self.pilot.app.focused is not None)
                self.pilot.app.focused.post_message(events.Paste(key[5:]))
            else:
                await self.pilot.press(key)
            await self.pilot.pause()
            await self.painted()

    async def painted(self) -> None:
        """Wait until what has changed is laid out and painted; a frame may be 16 ms away."""
        stack = self.pilot.app.screen_stack
        while stack and isinstance(stack[-1], PromptScreen) and stack[-1]._paints_soon:
            await self.pilot.pause(0.005)

    async def click(self, words: str) -> None:
        """Click in the middle of these words, wherever they stand on the screen."""
        lines = self.picture().splitlines()
        y = next(y for y, line in enumerate(lines) if words in line)
        x = cell_len(lines[y][: lines[y].index(words)]) + len(words) // 2
        await self.pilot.click(offset=(x, y))
        await self.pilot.pause()

    def rows(self, pane: str) -> list[str]:
        """The rows of a pane as words."""
        found = self.day_below.query_one(f"#{pane}", Pane)
        return [
            " | ".join(words_of((*line.left, *line.right)) for line in row.lines)
            for row in found.rows
        ]

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is true; fail if it does not come true on the slowest machine."""
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while not true():
                await self.pilot.pause(0.02)

    def picture(self) -> str:
        """What stands on the screen, line by line."""
        lines = self.pilot.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in lines)

    def told(self) -> list[str]:
        """The sentences shown to the rep: the newest, or none."""
        shown = [each.said for each in self.pilot.app.screen.query(Notice)]
        return [said for said in shown if said]


Opens = Callable[..., AbstractAsyncContextManager[Screen]]
