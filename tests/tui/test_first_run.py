"""The first page: who the rep is, and how to begin."""

import sys
from pathlib import Path

import pytest
from clocks import FixedClock

from planner.config import Config
from planner.config_file import load
from planner.desk import Desk
from planner.locale import locale_of_computer
from planner.store import memory_store
from planner.tui.app import PlannerApp
from planner.tui.day_screen import DayScreen
from planner.tui.dialogs.choose import Choose
from planner.tui.dialogs.importing import ImportDialog
from planner.tui.first_run import DEMO, FirstRun, country_of
from planner.tui.prompt import Field
from planner.tui.widgets.line_bar import LineBar
from planner.tui.widgets.pane import Pane


@pytest.fixture(autouse=True)
def plain_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this computer speaks."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def first_start(clock: FixedClock, folder: Path) -> PlannerApp:
    desk = Desk(memory_store(), Config(), clock)
    return PlannerApp(desk, folder, config_path=folder / "config.toml", first_run=True)


async def test_six_answers_make_the_config_and_open_the_day(
    clock: FixedClock, tmp_path: Path
) -> None:
    async with first_start(clock, tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, FirstRun)
        await pilot.press(*"Eva", "enter", *"eva", "at", *"x", "full_stop", *"example", "enter")
        await pilot.press("enter", *"ES", "minus", *"CT", "enter", "enter", "enter")
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
        assert isinstance(pilot.app.screen, DayScreen)
    config = load(tmp_path / "config.toml")
    assert config.rep.name == "Eva"
    assert config.rep.email == "eva@x.example"
    assert config.rep.zone == "Europe/Madrid"
    assert config.rep.country == "ES-CT"
    assert (config.day.start, config.day.end) == ("09:00", "18:30")
    assert config.rep.language == "en"


async def test_a_click_on_a_question_goes_to_its_line(clock: FixedClock, tmp_path: Path) -> None:
    async with first_start(clock, tmp_path).run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press(*"Eva")
        for number, text in ((1, "e"), (3, "s"), (0, "x")):
            label = list(pilot.app.screen.query(".label"))[number]
            await pilot.click(label)
            await pilot.press(text)
        fields = [field.value for field in pilot.app.screen.query(Field)]
        assert (fields[0], fields[1], fields[3]) == ("Evax", "e", "s")


async def test_a_zone_that_is_none_is_refused_in_place(clock: FixedClock, tmp_path: Path) -> None:
    async with first_start(clock, tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        pilot.app.screen.query_one("#rep-zone", Field).value = "Mars/Base"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FirstRun)
        assert "Mars/Base" in str(pilot.app.screen.query_one("Told").render())
        assert pilot.app.screen.query_one("#rep-zone", Field).value == "Mars/Base"


@pytest.mark.parametrize("country", ["Espagne", "XX"])
async def test_a_country_that_is_none_is_refused_in_place(
    country: str, clock: FixedClock, tmp_path: Path
) -> None:
    async with first_start(clock, tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        pilot.app.screen.query_one("#rep-country", Field).value = country
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FirstRun)
        assert f"{country} is no country" in str(pilot.app.screen.query_one("Told").render())


@pytest.mark.parametrize(
    ("hours", "start", "end"),
    [
        ("9-18", "09:00", "18:00"),
        ("9:00 - 18:30", "09:00", "18:30"),
        ("9am to 6pm", "09:00", "18:00"),
        ("9 a 18:30", "09:00", "18:30"),
        ("20:00-23:00", "20:00", "23:00"),
    ],
)
async def test_hours_are_understood_as_anywhere(
    hours: str, start: str, end: str, clock: FixedClock, tmp_path: Path
) -> None:
    async with first_start(clock, tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        pilot.app.screen.query_one("#hours", Field).value = hours
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
    config = load(tmp_path / "config.toml")
    assert (config.day.start, config.day.end) == (start, end)


@pytest.mark.parametrize(
    ("line", "typed", "told"),
    [
        ("hours", "all day", "Working hours: all day are no hours"),
        ("hours", "18-9", "Working hours: 18-9 are no hours"),
        ("rep-email", "sam", "Your email: sam is no email address."),
        ("rep-email", "begoña@zubi,example", "Your email: begoña@zubi,example is no"),
        ("rep-language", "xx", "Language: xx is not spoken here."),
        ("rep-zone", "Mars/Base", "Your time zone: Mars/Base is no"),
    ],
)
async def test_what_makes_no_sense_is_told_by_its_line_and_nothing_is_saved(
    line: str, typed: str, told: str, clock: FixedClock, tmp_path: Path
) -> None:
    async with first_start(clock, tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        pilot.app.screen.query_one("#rep-name", Field).value = "Eva"
        pilot.app.screen.query_one(f"#{line}", Field).value = typed
        await pilot.press("ctrl+s")
        await pilot.pause()
        said = str(pilot.app.screen.query_one("Told").render())
        assert said.startswith(told)
        assert str(tmp_path) not in said
        assert not (tmp_path / "config.toml").exists()
        assert pilot.app.focused is pilot.app.screen.query_one(f"#{line}", Field)


async def test_what_was_refused_is_told_no_more_once_it_is_changed(
    clock: FixedClock, tmp_path: Path
) -> None:
    async with first_start(clock, tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", *"sam", "ctrl+s")
        await pilot.pause()
        told = pilot.app.screen.query_one("Told")
        assert "sam is no email address" in str(told.render())
        await pilot.press("at", "x")
        await pilot.pause()
        assert str(told.render()) == ""
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(pilot.app.screen, Choose)


@pytest.mark.parametrize("said", ["es", "Español", "spanish"])
async def test_a_language_may_be_named(said: str, clock: FixedClock, tmp_path: Path) -> None:
    async with first_start(clock, tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        pilot.app.screen.query_one("#rep-language", Field).value = said
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
    assert load(tmp_path / "config.toml").rep.language == "es"


async def test_who_leaves_at_the_last_question_has_saved_nothing(
    clock: FixedClock, tmp_path: Path
) -> None:
    async with first_start(clock, tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, FirstRun)
        assert not (tmp_path / "config.toml").exists()


@pytest.mark.parametrize(
    ("locale_name", "country"),
    [
        ("es_ES.UTF-8", "ES"),
        ("es_MX", "MX"),
        ("ca_ES.UTF-8@valencia", "ES"),
        ("Spanish_Spain.1252", "ES"),
        ("English_United Kingdom", "GB"),
        ("C.UTF-8", ""),
        ("POSIX", ""),
        ("es_419", ""),
        ("es", ""),
        ("", ""),
    ],
)
def test_the_computer_may_know_the_country(locale_name: str, country: str) -> None:
    assert country_of(locale_name) == country


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a locale without variables")
def test_without_a_locale_nobody_s_country_is_proposed(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    assert country_of(locale_of_computer()) == ""


async def test_it_is_filled_in_where_the_computer_knows_it(
    clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    async with first_start(clock, tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert pilot.app.screen.query_one("#rep-country", Field).value == "ES"


async def test_it_offers_the_import(clock: FixedClock, tmp_path: Path) -> None:
    async with first_start(clock, tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        await pilot.pause()
        assert isinstance(pilot.app.screen, ImportDialog)


async def test_it_offers_the_demo_day(clock: FixedClock, tmp_path: Path) -> None:
    app = first_start(clock, tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
    assert app.return_value == DEMO


async def test_the_language_is_spoken_from_then_on(clock: FixedClock, tmp_path: Path) -> None:
    async with first_start(clock, tmp_path).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        pilot.app.screen.query_one("#rep-language", Field).value = "es"
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
        assert pilot.app.screen.query_one("#calls", Pane).title == ()
        tabs = pilot.app.screen.query_one("#tabs", LineBar).line
        assert "Llamadas" in "".join(words for words, _ in tabs.left)
