"""Dialogs fit the screen, and their fields take text and nothing else."""

from collections.abc import Iterable
from typing import ClassVar

import pytest
from textual import events
from textual.app import App
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Label

from planner.tui.prompt import LONGEST_LINE, Dialog, Field
from planner.tui.terminal.drawing import Look
from planner.tui.widgets.hint import CLOSES, TAKES_IT


class Asking(Dialog[str]):
    """One question."""

    def body(self) -> Iterable[Widget]:
        yield Label("Who is calling?", markup=False)
        yield Field(placeholder="name")

    def on_input_submitted(self, message: Field.Submitted) -> None:
        self.dismiss(message.value)


class Desk(App[None]):
    """A page with a key of its own, under a dialog."""

    BINDINGS: ClassVar = [Binding("q", "quit_now", "quit")]
    quits = 0
    answers: list[str | None]

    def on_mount(self) -> None:
        self.answers = []
        title = (("New [b] call", Look.PLAIN),)
        self.push_screen(Asking(title, (TAKES_IT, CLOSES)), self.answers.append)

    def action_quit_now(self) -> None:
        self.quits += 1

    @property
    def field(self) -> Field:
        return self.screen.query_one(Field)

    def lines(self) -> list[str]:
        return [strip.text for strip in self.screen._compositor.render_strips()]


@pytest.mark.parametrize(
    ("size", "left", "width"), [((140, 40), 32, 76), ((80, 24), 0, 80), ((60, 15), 0, 60)]
)
async def test_the_box_fits_the_screen(size: tuple[int, int], left: int, width: int) -> None:
    app = Desk()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        box = app.screen.query_one("#box").region
        assert (box.x, box.width) == (left, width)
        assert abs((size[1] - box.height) // 2 - box.y) <= 1
        text = "\n".join(app.lines())
        for words in ("New [b] call", "Who is calling?", "name", "enter takes it"):
            assert words in text


async def test_letters_are_typed_and_start_nothing() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.press("q", "space", "j", "question_mark")
        assert app.field.value == "q j?"
        await pilot.press("enter")
        await pilot.pause()
    assert (app.quits, app.answers) == (0, ["q j?"])


async def test_escape_closes_without_an_answer() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.press("x", "escape")
        await pilot.pause()
    assert app.answers == [None]


async def test_a_paste_becomes_one_clean_line() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.press("a", "space")
        app.field.post_message(events.Paste("Ana\r\n Ruiz\x1b[31m\t\u202eX\rSara\u2028B\n"))
        await pilot.pause()
        assert app.field.value == "a Ana Ruiz[31m X Sara B"
        assert app.field.cursor_position == len(app.field.value)


async def test_of_several_lines_that_became_one_the_rep_is_told() -> None:
    app = Desk()
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("a", "space")
        app.field.post_message(events.Paste("Ana Ruiz 15:30\n\n"))
        await pilot.pause()
        assert not list(app._notifications)
        app.field.post_message(events.Paste("Ana Ruiz 15:30\r\rLuis Vega 16:00\r"))
        await pilot.pause()
        assert [each.message for each in app._notifications] == ["2 lines became one."]


async def test_a_paste_that_is_too_long_is_refused_aloud() -> None:
    app = Desk()
    async with app.run_test(notifications=True) as pilot:
        app.field.post_message(events.Paste("x" * (LONGEST_LINE + 1)))
        await pilot.pause()
        assert app.field.value == ""
        assert [notice.severity for notice in app._notifications] == ["warning"]


async def test_nothing_blinks() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.pause()
        timer = app.field._blink_timer
        assert timer is not None
        assert not timer._active.is_set()


async def test_a_dialog_can_be_ascii() -> None:
    app = Desk()
    app.set_class(True, "-ascii")
    async with app.run_test(size=(70, 15)) as pilot:
        await pilot.pause()
        text = "\n".join(app.lines())
        assert text.isascii()
        assert "New [b] call" in text


async def test_a_key_on_its_way_to_a_dialog_that_closes_closes_nothing_more() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.pause()
        page = app.screen_stack[0]
        for key in ("enter", "escape", "enter"):
            app.post_message(events.Key(key, None))
        await pilot.pause()
        assert app.screen is page
        assert len(app.answers) == 1


async def test_a_dialog_that_closes_takes_along_what_stands_over_it() -> None:
    app = Desk()
    async with app.run_test() as pilot:
        await pilot.press("f1")
        below = app.screen_stack[1]
        assert isinstance(below, Asking)
        assert app.screen is not below
        below.dismiss("done")
        await pilot.pause()
        assert app.screen is app.screen_stack[0]
        assert app.answers == ["done"]
