"""The settings on the screen: each change is in the file and in force at once, or refused."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from screens import Opens, Screen

from planner.config_file import load
from planner.tui.settings_screen import SettingsScreen
from planner.tui.widgets.pane import Pane

FILE = '# mine\n[rep]\nzone = "Europe/Madrid"\n\n[day]\nstart = "08:00" # early\n'


@asynccontextmanager
async def settings(planner: Opens, path: Path, key: str, text: str = FILE) -> AsyncIterator[Screen]:
    """The settings with this row highlighted, over a config file of this text."""
    path.write_text(text)
    async with planner(config=load(path)) as screen:
        screen.pilot.app.push_screen(SettingsScreen(screen.desk, path))
        await screen.pilot.pause()
        screen.pilot.app.screen.query_one(Pane).highlight(key)
        await screen.pilot.pause()
        yield screen


async def test_a_value_is_written_with_comments_kept_and_counts_at_once(
    planner: Opens, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    async with settings(planner, path, "day.start") as screen:
        await screen.press("enter", "ctrl+u", "type 07:30", "enter")
        assert screen.desk.config.day.start == "07:30"
        assert "day.start: 07:30 (before: 08:00)." in screen.picture()
        assert path.read_text() == FILE.replace("08:00", "07:30")
        await screen.press("d")
        assert screen.desk.config.day.start == "09:00"
        assert "start =" not in path.read_text()


async def test_a_path_too_long_for_the_border_stands_once_also_after_a_change(
    planner: Opens, tmp_path: Path
) -> None:
    folder = tmp_path / ("far " * 20).strip()
    folder.mkdir()
    async with settings(planner, folder / "config.toml", "day.start") as screen:
        box = screen.pilot.app.screen.query_one("#box")
        assert box.border_title is None
        await screen.press("enter", "ctrl+u", "type 07:30", "enter")
        assert screen.desk.config.day.start == "07:30"
        assert box.border_title is None


@pytest.mark.parametrize(
    ("key", "typed", "named"),
    [
        ("day.start", "25:00", "a time of day such as"),
        ("calls.minutes", "soon", "a whole number from 1 to"),
        ("day.lunch", "14:00", "two times of day such as"),
        ("rep.zone", "Mars", "no time zone"),
        ("rep.manager", "13:15-14:00", "is no email address"),
        ("rep.email", "fay at example.com", "is no email address"),
        ("keys.block", "ctrl+", "is no key"),
    ],
)
async def test_what_cannot_be_is_refused_in_place(
    planner: Opens, tmp_path: Path, key: str, typed: str, named: str
) -> None:
    path = tmp_path / "config.toml"
    async with settings(planner, path, key) as screen:
        before = screen.desk.config
        await screen.press("enter", "ctrl+u", f"type {typed}", "enter")
        assert named in screen.picture()
        assert str(path) not in screen.picture().partition("╭")[2].partition("╭")[2]
        await screen.press("escape")
        assert screen.desk.config is before
        assert path.read_text() == FILE


async def test_a_theme_is_seen_while_it_is_chosen_and_remembered(
    planner: Opens, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    async with settings(planner, path, "look.theme") as screen:
        await screen.press("enter", "j")
        assert screen.pilot.app.theme == "planner-light"
        await screen.press("escape")
        assert screen.pilot.app.theme == "planner-dark"
        await screen.press("enter", "j", "j", "enter")
        assert screen.pilot.app.theme == "planner-contrast"
        assert load(path).look.theme == "planner-contrast"


async def test_the_language_is_chosen_by_what_it_is_for(planner: Opens, tmp_path: Path) -> None:
    async with settings(planner, tmp_path / "config.toml", "rep.language") as screen:
        await screen.press("enter")
        words = " ".join(screen.picture().replace("│", " ").split())
        assert "of the screen, the commands, and emails" in words
        assert "1 that of this computer" in words
        await screen.press("3")
        assert "From the next start." in screen.picture()
        words = (await told(screen)).split()
        assert "language from the next start" in " ".join(words)


async def told(screen: Screen) -> str:
    """What the help of the settings says."""
    await screen.press("f1")
    return screen.picture().replace("│", " ")


async def test_signs_motion_and_keys_change_at_once(planner: Opens, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with settings(planner, path, "look.signs") as screen:
        await screen.press("enter", "1")
        assert screen.picture().replace("ñ", "n").isascii()
        pane = screen.pilot.app.screen.query_one(Pane)
        pane.highlight("look.motion")
        await screen.press("enter", "2")
        assert screen.pilot.app.animation_level == "none"
        pane.highlight("keys.block")
        await screen.press("enter", "ctrl+u", "type f5", "enter", "escape", "f5")
        assert screen.state.blocks


async def test_a_key_of_two_commands_is_named_with_both(planner: Opens, tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    async with settings(planner, path, "keys.block") as screen:
        await screen.press("enter", "ctrl+u", "type i")
        assert "i starts block and incoming" in screen.picture()
        await screen.press("enter")
        rows = {row.id: row for row in screen.pilot.app.screen.query_one(Pane).rows}
        assert rows["keys.block"].sign[0] == rows["keys.incoming"].sign[0] == "!"


async def test_a_file_broken_by_hand_meanwhile_is_told_and_not_overwritten(
    planner: Opens, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    async with settings(planner, path, "look.signs") as screen:
        path.write_text("[look\n")
        await screen.press("enter", "1")
        assert path.read_text() == "[look\n"
        assert screen.desk.config.look.signs == "unicode"
        # How long the path is decides where the sentence breaks.
        assert "at line 1 col 5" in " ".join(screen.picture().replace("│", " ").split())


async def test_the_first_change_makes_the_file(planner: Opens, tmp_path: Path) -> None:
    path = tmp_path / "folder" / "config.toml"
    async with planner() as screen:
        screen.pilot.app.push_screen(SettingsScreen(screen.desk, path))
        await screen.pilot.pause()
        await screen.press("enter", "ctrl+u", "type Eva", "enter")
        assert load(path).rep.name == "Eva"


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_every_meaning_has_room(planner: Opens, size: tuple[int, int]) -> None:
    async with planner(size=size) as screen:
        screen.pilot.app.push_screen(SettingsScreen(screen.desk, Path("config.toml")))
        await screen.pilot.pause()
        seen = ""
        for _page in range(20):
            await screen.press("pagedown")
            seen += screen.picture()
        assert "…" not in seen
