"""What a frame costs, and that it shows what Textual's own way would."""

import asyncio
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console
from screens import Opens
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.app import App
from textual.screen import Screen

import planner.tui
from planner.tui.terminal.painting import NearCompositor, PromptScreen
from planner.tui.widgets.key_line import KeyLine
from planner.tui.widgets.pane import Pane

_DAY = (
    "tab", "down", "down", "up", "end", "home", "b", "1", "2", "i", "type Ana", "enter",
    "type gaskets", "escape", "escape", "u", "slash", "type a", "down", "f1", "escape", "escape",
    "tab", "enter", "escape", "b",
)  # fmt: skip


_STORY = (
    *_DAY, "comma", "down", "down", "enter", "2", "escape", "R", "enter", "escape", "question_mark",
    "pagedown", "escape", "r", "w", "escape", "E", "escape", "colon", "type week", "enter",
    "escape", "R", "o", "enter", "escape", "escape", "z",
)  # fmt: skip
_PART = re.compile(r"\x1b\[(\d+);(\d+)H|\x1b\[([\d;]*)m|\x1b\].*?\x1b\\\\|(.)", re.DOTALL)
_GROUND = re.compile(r"\b(?:48;[\d;]+|4\d?|10\d|7)\b")
_MOVE_TO_NOTHING = re.compile(r"\x1b\[\d+;\d+H$", re.MULTILINE)


class Frames:
    """The partial frames of all screens: as they are painted, and as Textual would paint them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.painted: list[tuple[str, str]] = []
        paint = NearCompositor.render_partial_update

        def both(compositor: NearCompositor) -> ChopsUpdate | None:
            dirty = compositor._dirty_regions.copy()
            near = paint(compositor)
            compositor._dirty_regions = dirty
            with monkeypatch.context() as patch:
                patch.setattr(NearCompositor, "_get_renders", Compositor._get_renders)
                far = paint(compositor)
            self.painted.append((_sent(near), _sent(far)))
            return near

        monkeypatch.setattr(NearCompositor, "render_partial_update", both)


class Terminal:
    """What stands on the terminal: for each cell its character and how that looks."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cells: dict[tuple[int, int], tuple[str, str]] = {}
        self.whole = 0
        display = App._display

        def show(app: App[Any], screen: Screen[Any], update: Any) -> None:
            self.show(update)
            display(app, screen, update)

        monkeypatch.setattr(App, "_display", show)

    def show(self, update: Any) -> None:
        self.whole += isinstance(update, LayoutUpdate)
        self.cells |= _cells(update)


def _cells(update: Any) -> dict[tuple[int, int], tuple[str, str]]:
    cells: dict[tuple[int, int], tuple[str, str]] = {}
    x = y = 0
    look = ""
    for line, column, sgr, char in _PART.findall(
        update.render_segments(Console(width=300)) if update else ""
    ):
        if line:
            x, y = int(column) - 1, int(line) - 1
        elif char == "\n":
            x, y = 0, y + 1
        elif char:
            # Of a blank only the ground is seen.
            cells[x, y] = char, "".join(_GROUND.findall(look)) if char == " " else look
            x += cell_len(char)
        else:
            look = "" if sgr in ("", "0") else sgr
    return cells


def _sent(update: ChopsUpdate | None) -> str:
    sent = update.render_segments(Console(width=200)) if update else ""
    return _MOVE_TO_NOTHING.sub("", sent)


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
async def test_a_frame_is_the_one_that_textual_would_paint(
    planner: Opens, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    frames = Frames(monkeypatch)
    async with planner(size=size) as screen:
        for key in _DAY:
            await screen.press(key)
    assert len(frames.painted) > len(_DAY) / 2
    for near, far in frames.painted:
        assert near == far


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24)])
async def test_what_stands_on_the_terminal_is_what_the_screen_shows(
    planner: Opens, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    terminal = Terminal(monkeypatch)
    async with planner(size=size) as screen:
        app = screen.pilot.app
        for number, key in enumerate((*_STORY, "light", "enter", "dark", "escape", "light")):
            if key in ("light", "dark"):
                app.theme = f"textual-{key}"
                await screen.pilot.pause(0.05)
                await screen.painted()
            else:
                await screen.press(key)
            if number % 9 == 8:
                width, height = size
                await screen.pilot.resize_terminal(width - number % 2, height - number % 3)
                await screen.painted()
            whole = app.screen._compositor.render_update(
                full=True, screen_stack=app._background_screens
            )
            expected = _cells(whole)
            seen = {at: terminal.cells.get(at) for at in expected}
            assert seen == expected, key


async def test_a_dialog_is_painted_once_and_the_page_after_it(
    planner: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal(monkeypatch)
    async with planner() as screen:
        assert terminal.whole == 1
        for key in ("enter", "escape", "i", "escape", "question_mark", "escape"):
            terminal.whole = 0
            await screen.press(key)
            await screen.pilot.pause(0.1)
            await screen.painted()
            assert terminal.whole == 1, key


async def test_a_move_asks_for_its_own_lines_alone(
    planner: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with planner() as screen:
        asked: list[tuple[str | None, int]] = []
        draw = Pane.render_line

        def render_line(pane: Pane, y: int) -> Any:
            asked.append((pane.id, y))
            return draw(pane, y)

        monkeypatch.setattr(Pane, "render_line", render_line)
        await screen.press("down")
        assert {pane for pane, _y in asked} == {"calls"}
        assert len(asked) < 8


async def test_a_call_that_leads_to_the_next_contact_asks_once_what_the_keys_do(
    planner: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with planner() as screen:
        await screen.press("b")
        read: list[KeyLine] = []
        ask = KeyLine._read

        def asks(line: KeyLine, of: Screen[object]) -> None:
            read.append(line)
            ask(line, of)

        monkeypatch.setattr(KeyLine, "_read", asks)
        before = screen.panes.place
        await screen.press("2")
        assert screen.panes.place != before
        assert len(read) == 1


async def test_a_page_behind_a_dialog_comes_to_rest(
    planner: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    paints: list[Screen[object]] = []
    paint = Screen._on_timer_update

    def painted(screen: Screen[object]) -> None:
        paints.append(screen)
        paint(screen)

    monkeypatch.setattr(Screen, "_on_timer_update", painted)
    async with planner() as screen:
        await screen.press("b", "i")
        screen.clock.advance(seconds=5)
        screen.day_below.beat()
        await screen.pilot.pause()
        await _turns(0.1)
        before = len(paints)
        await _turns(0.1)
        assert len(paints) - before <= 1  # the beat of a second


async def _turns(seconds: float) -> None:
    """So much time of the loop, in which nobody does anything."""
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    while loop.time() < until:
        await asyncio.sleep(0)


async def test_an_error_while_painting_ends_the_program(
    planner: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken() -> None:
        async with planner() as screen:
            monkeypatch.setattr(Pane, "render_line", lambda self, y: 1 / 0)
            await screen.press("down")

    with pytest.raises(ZeroDivisionError):
        await broken()


def test_every_screen_paints_so() -> None:
    """A plain one would ask for Textual's toasts, which the program is spared."""
    for module in walk_packages(planner.tui.__path__, "planner.tui."):
        import_module(module.name)
    own = [each for each in _kinds(Screen) if each.__module__.startswith("planner.")]
    assert len(own) > 10
    assert all(issubclass(each, PromptScreen) for each in own)


def _kinds(kind: type) -> Iterator[type]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds(each)
