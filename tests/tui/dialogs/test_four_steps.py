"""The four steps and the note of the incident, on screens of their own."""

from typing import Any, ClassVar

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from planner.method.leaving.four_steps import LEAVING, STEPS
from planner.tui.dialogs.four_steps import CALMED, LEFT, FourSteps
from planner.tui.dialogs.incident import Incident, IncidentNote
from planner.tui.prompt import Dialog


class Alone(App[None]):
    """One dialog over nothing."""

    BINDINGS: ClassVar = []

    def __init__(self, dialog: Dialog[Any]) -> None:
        super().__init__()
        self.answers: list[Any] = []
        self._dialog = dialog

    def on_mount(self) -> None:
        self.push_screen(self._dialog, self.answers.append)

    def picture(self) -> str:
        lines = self.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in lines)

    def read(self) -> str:
        """All words on the screen, however they are wrapped."""
        return " ".join(self.picture().split())


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


@pytest.mark.parametrize("size", [(140, 40), (60, 15)])
async def test_one_step_a_screen_each_whole_and_with_its_title_at_the_same_height(
    size: tuple[int, int],
) -> None:
    app = Alone(FourSteps("Ana [b] Ruiz"))
    heights = set()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for number, step in enumerate(STEPS, 1):
            shown = app.read()
            assert f"{number} of 4 · Ana [b] Ruiz {step.title}" in shown
            assert all(text in shown for text in (*step.think, *step.say))
            heights.add(app.screen.query_one("#title", Static).region.y)
            await press(pilot, "enter")
        # Nothing comes after the fourth but one end or the other.
        assert "next" not in app.picture().splitlines()[-1]
        assert "it calmed down" in app.picture()
        assert "I leave" in app.picture()
        await press(pilot, "l")
        assert all(text in app.read() for text in (LEAVING.title, *LEAVING.think, *LEAVING.say))
        heights.add(app.screen.query_one("#title", Static).region.y)
        assert not app.answers
        await press(pilot, "enter")
    assert len(heights) == 1
    assert app.answers == [LEFT]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("c",), CALMED),
        (("l", "c", "l", "escape"), None),
        (("enter", "enter", "enter", "enter", "enter", "c"), CALMED),
    ],
)
async def test_every_way_out(keys: tuple[str, ...], answer: str | None) -> None:
    app = Alone(FourSteps("Ana"))
    async with app.run_test() as pilot:
        await press(pilot, *keys)
    assert app.answers == [answer]


async def test_in_ascii_there_is_no_other_sign() -> None:
    app = Alone(FourSteps("Ana"))
    async with app.run_test(size=(60, 15)) as pilot:
        app.set_class(True, "-ascii")
        await press(pilot, "l")
        page = "\n".join(app.picture().splitlines()[:-1])
    assert page.isascii()
    assert "|" not in page


async def test_the_likeliest_is_one_key_away() -> None:
    for left, severity in ((True, 2), (False, 1)):
        app = Alone(IncidentNote("Ana", left=left))
        async with app.run_test() as pilot:
            await press(pilot, "enter")
        assert app.answers == [Incident(severity, "")]


async def test_words_are_typed_while_the_arrows_choose() -> None:
    app = Alone(IncidentNote("Ana [b] Ruiz"))
    async with app.run_test(size=(60, 15)) as pilot:
        await pilot.pause()
        assert "Ana [b] Ruiz" in app.picture()
        assert "threat or contempt" in app.picture()
        # A number would promise a key, and in the field a digit is a letter.
        assert "3  threat" not in app.picture()
        await press(pilot, "j", "3", "down", "down", "up", "k")
        app.screen.focused.post_message(events.Paste(" [/] you\x1b[31m\nliar"))
        await press(pilot, "enter")
    assert app.answers == [Incident(2, "j3k[/] you[31m liar")]


async def test_escape_notes_nothing() -> None:
    app = Alone(IncidentNote("Ana"))
    async with app.run_test() as pilot:
        await press(pilot, "x", "escape")
    assert app.answers == [None]
