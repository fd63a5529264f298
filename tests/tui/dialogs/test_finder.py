"""Finding on the screen: anything, also what is long over, without making a key wait."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from day_samples import customer, days_ago, deep
from screens import Opens, Screen
from textual.widgets import Input

from planner.model.day import BlockState
from planner.model.touch import Outcome, Touch
from planner.tui.actions.finding import find_anything
from planner.tui.dialogs.finder import Finder
from planner.tui.dialogs.read import Read
from planner.tui.terminal.drawing import words_of
from planner.tui.widgets.listing import Row
from planner.tui.widgets.pane import Pane

OLD = [
    Touch(
        id=f"t{900 + number}",
        contact="c1",
        at=days_ago(200 + number),
        outcome=Outcome.SPOKE,
        note=f"válvula {number}, quote for spring",
    )
    for number in range(3)
]
DEEP = deep(
    "b950",
    title="Catálogo de primavera",
    state=BlockState.DONE,
    started_at=days_ago(300),
    ended_at=days_ago(300) + timedelta(minutes=50),
)


@asynccontextmanager
async def finding(planner: Opens, query: str) -> AsyncIterator[Screen]:
    """The finder over a day whose past has moved to history, once it has found all of a query."""
    people = [customer("c1", name="Ana Ruiz"), customer("c2", name="Lucía Núñez")]
    async with planner(documents=[*people, *OLD, DEEP]) as screen:
        screen.desk.archive()
        assert not screen.state.touches
        day = screen.day
        worker = day.run_worker(find_anything(day))
        await screen.until(lambda: isinstance(screen.pilot.app.screen, Finder))
        await screen.press(f"type {query}")
        finder = screen.pilot.app.screen
        await screen.until(lambda: all(w.is_finished for w in finder.workers if w is not worker))
        await screen.pilot.pause()
        yield screen


async def test_history_is_found_with_its_words_and_opens_the_card(planner: Opens) -> None:
    async with finding(planner, "ana valvu") as screen:
        picture = screen.picture()
        assert picture.index("válvula 0") < picture.index("válvula 1") < picture.index("válvula 2")
        assert "3 found" in picture
        await screen.press("enter")
        assert isinstance(screen.pilot.app.screen, Read)
        assert "Ana Ruiz" in screen.picture()


async def test_contacts_stand_first(planner: Opens) -> None:
    async with finding(planner, "nunez") as screen:
        pane = screen.pilot.app.screen.query_one(Pane)
        assert [row.id for row in pane.rows] == ["c2"]


async def test_of_what_is_about_nobody_is_said_what_it_is(planner: Opens) -> None:
    async with finding(planner, "catalogo") as screen:
        (row,) = screen.pilot.app.screen.query_one(Pane).rows
        assert words_of(row.lines[0].left) == "block"


async def test_a_block_tells_what_came_of_it(planner: Opens) -> None:
    async with finding(planner, "catalogo") as screen:
        await screen.press("enter")
        await screen.until(lambda: isinstance(screen.pilot.app.screen, Read))
        await screen.pilot.pause()
        assert "50 min of deep work" in screen.picture()


async def test_the_next_key_begins_a_search_of_its_own(planner: Opens) -> None:
    async with finding(planner, "valvula") as screen:
        await screen.press("space", "2")
        await screen.until(lambda: "1 found" in screen.picture())
        await screen.press("ctrl+u")
        await screen.until(lambda: "Lucía Núñez" in screen.picture())
        assert "found" not in screen.picture()


async def test_enter_means_what_is_typed_not_what_was_found_for_the_letters_before(
    planner: Opens,
) -> None:
    async with finding(planner, "a") as screen:
        finder = screen.pilot.app.screen
        assert isinstance(finder, Finder)
        assert finder.query_one(Pane).highlighted == "c1"
        # In one go, as a rep types: the answer cannot stand there yet.
        finder.query_one(Input).value = "nunez"
        await finder.query_one(Input).action_submit()
        await screen.until(lambda: isinstance(screen.pilot.app.screen, Read))
        await screen.pilot.pause()
        assert "Lucía Núñez" in str(screen.pilot.app.screen.query_one("#box").border_title)


async def test_enter_on_what_is_nowhere_stays_where_it_is(planner: Opens) -> None:
    async with finding(planner, "a") as screen:
        finder = screen.pilot.app.screen
        finder.query_one(Input).value = "zebra"
        await finder.query_one(Input).action_submit()
        await screen.until(lambda: "Nothing found." in screen.picture())
        assert screen.pilot.app.screen is finder


async def test_what_was_found_stays_until_there_is_an_answer(
    planner: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []

    def noted(pane: Pane, rows: Sequence[Row]) -> None:
        shown.append(len(rows))
        listed.__set__(pane, rows)

    listed = vars(Pane)["rows"]
    async with finding(planner, "valvula") as screen:
        monkeypatch.setattr(Pane, "rows", listed.setter(noted))
        screen.pilot.app.screen.query_one(Input).value = "valvula 2"
        await screen.until(lambda: shown[-1:] == [1])
        assert 0 not in shown


async def test_the_likeliest_is_highlighted_whatever_was_so_for_the_letters_before(
    planner: Opens,
) -> None:
    async with finding(planner, "quote") as screen:
        pane = screen.pilot.app.screen.query_one(Pane)
        await screen.press("down", "down")
        assert pane.highlighted == "t902"
        await screen.press("space", "s")
        await screen.until(lambda: pane.highlighted == "t900")
        assert [row.id for row in pane.rows] == ["t900", "t901", "t902"]


async def test_an_answer_that_comes_after_it_was_closed_is_nobody_s(planner: Opens) -> None:
    """The thread that searches cannot be stopped in the middle of a month."""
    async with finding(planner, "valvula") as screen:
        finder = screen.pilot.app.screen
        assert isinstance(finder, Finder)
        await screen.press("escape")
        await screen.until(lambda: not finder.query(Pane))
        finder._tell(())
        assert screen.pilot.app.screen is screen.day
