"""The first page: who the rep is, and how to begin."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from clocks import FixedClock
from screens import Opens, Screen

from planner.config import Config
from planner.config_file import load
from planner.desk import Desk
from planner.locale import locale_of_computer
from planner.model.document import Span
from planner.store import memory_store
from planner.tui.app import PlannerApp
from planner.tui.day_screen import DayScreen
from planner.tui.dialogs.choose import Choose
from planner.tui.dialogs.importing import ImportDialog
from planner.tui.first_run import DEMO, FirstRun, country_of
from planner.tui.prompt import Field
from planner.tui.terminal.drawing import words_of
from planner.tui.widgets.line_bar import LineBar
from planner.tui.widgets.pane import Pane


@pytest.fixture(autouse=True)
def plain_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever this computer speaks."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def first(clock: FixedClock, tmp_path: Path) -> Opens:
    """Opens the first page: ``async with first() as screen``."""

    @asynccontextmanager
    async def opened(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Screen]:
        desk = Desk(memory_store(), Config(), clock)
        app = PlannerApp(desk, tmp_path, config_path=tmp_path / "config.toml", first_run=True)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Screen(pilot, desk, clock)

    return opened


def field(screen: Screen, line: str) -> Field:
    return screen.pilot.app.screen.query_one(f"#{line}", Field)


def said(screen: Screen) -> str:
    """What stands below the lines."""
    return str(screen.pilot.app.screen.query_one("Told").render())


async def test_six_answers_make_the_config_and_open_the_day(first: Opens, tmp_path: Path) -> None:
    async with first() as screen:
        assert isinstance(screen.pilot.app.screen, FirstRun)
        await screen.press(*"Eva", "enter", *"eva", "at", *"x", "full_stop", *"example", "enter")
        await screen.press("enter", *"ES", "minus", *"CT", "enter", "enter", "enter", "3")
        assert isinstance(screen.pilot.app.screen, DayScreen)
    config = load(tmp_path / "config.toml")
    assert config.rep.name == "Eva"
    assert config.rep.email == "eva@x.example"
    assert config.rep.zone == "Europe/Madrid"
    assert config.rep.country == "ES-CT"
    assert (config.day.start, config.day.end) == ("09:00", "18:30")
    assert config.rep.language == "en"


async def test_a_rep_in_leeds_has_no_siesta_and_no_email_window_after_work(
    first: Opens, tmp_path: Path
) -> None:
    async with first() as screen:
        field(screen, "rep-country").value = "United Kingdom"
        field(screen, "hours").value = "8:30-17:30"
        await screen.press("ctrl+s", "3")
    config = load(tmp_path / "config.toml")
    assert config.calling_hours.siesta == (config.day.lunch,) == (Span("12:00", "13:00"),)
    assert config.day.email_windows == ("13:00", "17:00")


async def test_what_the_computer_guessed_is_typed_over(first: Opens, tmp_path: Path) -> None:
    """What was typed stood behind it, and was refused."""
    async with first() as screen:
        await screen.press(*("enter",) * 4, *"8-17", "enter", "up", "0", "ctrl+s")
        assert field(screen, "hours").value == "8-170"
        await screen.press("backspace", "ctrl+s", "3")
    day = load(tmp_path / "config.toml").day
    assert (day.start, day.end) == ("08:00", "17:00")


async def test_a_click_on_a_question_goes_to_its_line(first: Opens) -> None:
    async with first((100, 30)) as screen:
        await screen.press(*"Eva")
        for number, text in ((1, "e"), (3, "s"), (0, "x")):
            label = list(screen.pilot.app.screen.query(".label"))[number]
            await screen.pilot.click(label)
            await screen.press(text)
        fields = [field.value for field in screen.pilot.app.screen.query(Field)]
        assert (fields[0], fields[1], fields[3]) == ("Evax", "e", "s")


@pytest.mark.parametrize(
    ("hours", "start", "end"),
    [
        ("9-18", "09:00", "18:00"),
        ("9:00 - 18:30", "09:00", "18:30"),
        ("9am to 6pm", "09:00", "18:00"),
        ("9 a 18:30", "09:00", "18:30"),
        ("De 8 a 6", "08:00", "18:00"),
        ("8:00 a. m. a 6:00 p. m.", "08:00", "18:00"),
        ("9-5", "09:00", "17:00"),
        ("8.30-5.30pm", "08:30", "17:30"),
        ("8.30 to 5.30", "08:30", "17:30"),
        ("5:30-14", "05:30", "14:00"),
        ("20:00-23:00", "20:00", "23:00"),
    ],
)
async def test_hours_are_understood_as_anywhere(
    hours: str, start: str, end: str, first: Opens, tmp_path: Path
) -> None:
    async with first() as screen:
        field(screen, "hours").value = hours
        await screen.press("ctrl+s", "3")
    config = load(tmp_path / "config.toml")
    assert (config.day.start, config.day.end) == (start, end)


@pytest.mark.parametrize(
    "hours", ["9-14 y 16-19", "9 a.m. - 2 p.m. y 4 a 7", "9 a 14 y de 16 a 19", "9-2 and 4-7pm"]
)
async def test_hours_with_lunch_between_them_say_when_it_is(
    hours: str, first: Opens, tmp_path: Path
) -> None:
    """As a shop or an office in Spain says them; they were refused."""
    async with first() as screen:
        field(screen, "hours").value = hours
        await screen.press("ctrl+s", "3")
    day = load(tmp_path / "config.toml").day
    assert (day.start, day.end, day.lunch) == ("09:00", "19:00", Span("14:00", "16:00"))


async def test_no_email_window_is_promised_for_lunch(first: Opens, tmp_path: Path) -> None:
    async with first() as screen:
        field(screen, "hours").value = "9-13 y 15-18:30"
        await screen.press("ctrl+s", "3")
    assert load(tmp_path / "config.toml").day.email_windows == ("12:30", "17:30")


@pytest.mark.parametrize(
    ("line", "typed", "told"),
    [
        ("hours", "9-14 y 16", "Working hours: 9-14 y 16 are no hours"),
        ("hours", "9-14 y 13-19", "Working hours: 9-14 y 13-19 are no hours"),
        ("hours", "all day", "Working hours: all day are no hours"),
        ("hours", "9", "Working hours: 9 are no hours"),
        ("hours", "18-9", "Working hours: 18-9 are no hours"),
        ("rep-email", "sam", "Your email: sam is no email address."),
        ("rep-email", "begoña@zubi,example", "Your email: begoña@zubi,example is no"),
        ("rep-language", "xx", "Language: xx is not spoken here."),
        ("rep-zone", "Mars/Base", "Your time zone: Mars/Base is no"),
        ("rep-country", "Espagne", "Your country: Espagne is no country"),
        ("rep-country", "XX", "Your country: XX is no country"),
    ],
)
async def test_what_makes_no_sense_is_told_by_its_line_and_nothing_is_saved(
    line: str, typed: str, told: str, first: Opens, tmp_path: Path
) -> None:
    async with first() as screen:
        field(screen, "rep-name").value = "Eva"
        field(screen, line).value = typed
        await screen.press("ctrl+s")
        assert said(screen).startswith(told)
        assert str(tmp_path) not in said(screen)
        assert not (tmp_path / "config.toml").exists()
        assert screen.pilot.app.focused is field(screen, line)
        assert field(screen, line).value == typed


async def test_what_was_refused_is_told_no_more_once_it_is_changed(first: Opens) -> None:
    async with first() as screen:
        await screen.press("enter", *"sam", "ctrl+s")
        assert "sam is no email address" in said(screen)
        await screen.press("at", "x")
        assert said(screen) == ""
        await screen.press("ctrl+s")
        assert isinstance(screen.pilot.app.screen, Choose)


@pytest.mark.parametrize("named", ["es", "Español", "spanish"])
async def test_a_language_may_be_named(named: str, first: Opens, tmp_path: Path) -> None:
    async with first() as screen:
        field(screen, "rep-language").value = named
        await screen.press("ctrl+s", "3")
    assert load(tmp_path / "config.toml").rep.language == "es"


async def test_who_leaves_at_the_last_question_has_saved_nothing(
    first: Opens, tmp_path: Path
) -> None:
    async with first() as screen:
        await screen.press("ctrl+s", "escape")
        assert isinstance(screen.pilot.app.screen, FirstRun)
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
    first: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    async with first() as screen:
        assert field(screen, "rep-country").value == "ES"


async def test_it_offers_the_import(first: Opens) -> None:
    async with first() as screen:
        await screen.press("ctrl+s", "1")
        assert isinstance(screen.pilot.app.screen, ImportDialog)


async def test_it_offers_the_demo_day(first: Opens) -> None:
    async with first() as screen:
        await screen.press("ctrl+s", "2")
    assert screen.pilot.app.return_value == DEMO


async def test_the_language_is_spoken_from_then_on(first: Opens) -> None:
    async with first() as screen:
        field(screen, "rep-language").value = "es"
        await screen.press("ctrl+s", "3")
        assert screen.pilot.app.screen.query_one("#calls", Pane).title == ()
        tabs = screen.pilot.app.screen.query_one("#tabs", LineBar).line
        assert "Llamadas" in words_of(tabs.left)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are for Linux and macOS")
def test_it_opens_in_a_terminal_and_leads_to_the_day(tmp_path: Path) -> None:
    """As the program starts it: there Textual is spared what no screen of it shows."""
    from tests.benchmarks.pty_session import Session

    surroundings = {
        "PLANNER_DATA_DIR": str(tmp_path / "data"),
        "PLANNER_CONFIG": str(tmp_path / "config.toml"),
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, "-m", "planner"]
    with Session(command, size=(100, 30), environment=surroundings) as session:
        session.until(b"Welcome to the planner")
        session.until_quiet()
        session.press(b"\x13", [b"How do you want to begin?"], timeout=20)
        session.until_quiet()
        session.press(b"3", [b"Nothing asked"], timeout=20)
