"""The reports screen: its rows as plain data, and its keys on the running screen."""

from collections.abc import Sequence
from datetime import date

import pendulum
import pytest
from clocks import FixedClock
from day_samples import CONFIG, MADRID
from report_samples import told_days
from rich.cells import cell_len
from screens import Opens, Screen

from planner.method.reports import month_of, report, week_of
from planner.method.reports.chapter import Bar, Chapter, Series, Tone
from planner.method.reports.chapters import chapters
from planner.model.document import Document
from planner.model.errors import StateUnusable
from planner.model.state import State
from planner.tui.reports_screen import ReportsScreen
from planner.tui.rows.reports import LEFT, report_rows
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import laid, words_of
from planner.tui.widgets.listing import Row
from planner.tui.widgets.pane import Pane

NOW = pendulum.datetime(2026, 3, 5, 19, tz=MADRID)


@pytest.fixture(scope="module")
def told() -> State:
    return told_days(date(2026, 1, 26), date(2026, 3, 5))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


def words(rows: Sequence[Row], width: int) -> list[str]:
    return [words_of(laid(line, width)) for row in rows for line in row.lines]


# Rows


@pytest.mark.parametrize("width", [48, 75, 95, 135])
def test_no_word_of_a_chart_is_cut(told: State, width: int) -> None:
    made = report(told, *month_of(date(2026, 2, 1)), now=NOW, config=CONFIG)
    found = chapters(made, CONFIG)
    lines = words(report_rows(found, width), width)
    assert {len(line) for line in lines} == {width}
    assert not [line for line in lines if signs.CUT in line]
    for bar in (bar for chapter in found for bar in chapter.bars):
        assert any(line.rstrip().endswith(bar.told) and bar.label in line for line in lines)


def test_bars_are_in_proportion_and_their_parts_told_apart() -> None:
    series = (Series("one", Tone.GOOD), Series("two", Tone.WARN))
    bars = (Bar("a", (20, 10), "30"), Bar("b", (15, 0), "15"), Bar("c", (0, 0), "–"))
    title, legend, *drawn = words(
        report_rows((Chapter("x", "Title", series=series, bars=bars),), 37), 37
    )
    assert title.strip() == "Title"
    assert legend.split() == [signs.FULL, "one", signs.DENSE, "two"]
    first, second, third = ((line.count(signs.FULL), line.count(signs.DENSE)) for line in drawn)
    assert first[0] == 2 * first[1] > 10
    assert (second, third) == ((sum(first) / 2, 0), (0, 0))


def test_ids_are_unique(told: State) -> None:
    made = report(told, *week_of(NOW.date()), now=NOW, config=CONFIG)
    ids = [row.id for row in report_rows(chapters(made, CONFIG), 80) if row.selectable]
    assert len(ids) == len(set(ids)) > 20
    assert {chapter.id for chapter in chapters(made, CONFIG)} > LEFT


def test_a_name_as_long_as_a_screen_leaves_room_for_its_bar() -> None:
    bars = (Bar("N" * 500, (3,), "1 ×, 3 min"),)
    chapter = Chapter("x", "Title", series=(Series("minutes", Tone.WARN),), bars=bars)
    (line,) = words(report_rows((chapter,), 60), 60)[1:]
    assert signs.CUT in line
    assert line.count(signs.FULL) >= 4
    assert line.endswith("1 ×, 3 min")


# The screen


def documents(state: State) -> tuple[Document, ...]:
    tables = (state.contacts, state.touches, state.requests, state.blocks)
    return tuple(document for table in tables for document in table.values())


def seen(screen: Screen) -> list[str]:
    return screen.picture().splitlines()


async def opened(screen: Screen) -> ReportsScreen:
    reports = ReportsScreen(screen.desk)
    await screen.pilot.app.push_screen(reports)
    await screen.pilot.pause()
    return reports


@pytest.mark.parametrize("size", [(140, 40), (100, 30), (80, 24)])
async def test_it_fits(planner: Opens, told: State, size: tuple[int, int]) -> None:
    async with planner(documents(told), size) as screen:
        reports = await opened(screen)
        lines = seen(screen)
        assert "Week 10" in lines[0]
        assert "esc" in lines[-1]
        assert all(key in lines[-1] for key in ("week", "month", "earlier", "later"))
        assert reports.query_one("#right", Pane).display is (size[0] >= 120)
        protected = [line for line in lines if "Protected time" in line]
        assert bool(protected) is (size[0] >= 120)
        assert max(map(cell_len, lines)) <= size[0]


async def test_a_sentence_of_two_lines_leaves_the_keys_in_sight(planner: Opens) -> None:
    async with planner(size=(80, 24)) as screen:
        await opened(screen)
        screen.pilot.app.notify("one\ntwo", markup=False)
        await screen.pilot.pause()
        lines = seen(screen)
        assert [line.strip("▌ │") for line in lines[-3:-1]] == ["one", "two"]
        assert "earlier" in lines[-1]


async def test_its_keys_can_be_clicked(planner: Opens) -> None:
    async with planner(size=(80, 24)) as screen:
        await opened(screen)
        await screen.click("month")
        assert "March 2026" in seen(screen)[0]
        await screen.click("close")
        assert screen.day


async def test_keys_go_through_the_past(planner: Opens, told: State) -> None:
    async with planner(documents(told), (80, 24)) as screen:
        await opened(screen)
        for key, title in (
            ("right", "Week 10"),
            ("left", "Week 9"),
            ("m", "March 2026"),
            ("left", "February 2026"),
            ("w", "Week 9"),
            ("right", "Week 10"),
            ("right", "Week 10"),
        ):
            await screen.press(key)
            assert title in seen(screen)[0], key
        await screen.press(*["left"] * 6)
        assert any("Nothing was written down" in line for line in seen(screen))
        await screen.press("escape")
        assert screen.day


async def test_what_cannot_be_read_is_said_and_the_rest_is_shown(
    clock: FixedClock, told: State, planner: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_args: object) -> State:
        raise StateUnusable("history/2026-02.json cannot be used: it is cut off.")

    async with planner(documents(told), (100, 30)) as screen:
        monkeypatch.setattr(screen.desk, "history", damaged)
        await opened(screen)
        lines = seen(screen)
        assert "2026-02.json cannot be used" in lines[2]
        assert any("Proactive calls" in line for line in lines)
