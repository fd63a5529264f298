"""Whoever holds the mouse needs no key."""

from pathlib import Path

import pytest
from screens import Opens

from planner.method.day.blocks import running_block
from planner.model.touch import Outcome
from planner.tui.dialogs.ask import Ask
from planner.tui.dialogs.importing import ImportDialog
from planner.tui.widgets.block_bar import BlockBar


async def test_a_click_on_a_tab_shows_its_pane(planner: Opens) -> None:
    async with planner(size=(80, 24)) as screen:
        for title, pane in (("Requests", "requests"), ("Today", "day"), ("Calls", "calls")):
            await screen.click(title)
            assert screen.panes.place.pane == pane
            assert screen.day.query_one(f"#{pane}").region.width == 80
        # Between two tabs, and behind the last one, there is none.
        await screen.pilot.click("#tabs", offset=(79, 0))
        assert screen.panes.place.pane == "calls"


BESIDE = (70, 1)


@pytest.mark.parametrize("keys", ["question_mark", "slash", "n", "i", "v", "E", "N", "M"])
async def test_a_click_beside_a_dialog_closes_it(planner: Opens, keys: str) -> None:
    async with planner() as screen:
        await screen.press("1", keys)
        assert len(screen.pilot.app.screen_stack) == 2
        await screen.pilot.click(offset=BESIDE)
        assert screen.pilot.app.screen is screen.day


async def test_a_click_beside_a_dialog_loses_nothing_typed(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("n", "type Ana")
        await screen.pilot.click(offset=BESIDE)
        assert isinstance(screen.pilot.app.screen, Ask)
        # What is in the box is not beside it.
        await screen.press("backspace", "backspace", "backspace")
        await screen.click("New call")
        assert isinstance(screen.pilot.app.screen, Ask)


async def test_a_click_on_a_hint_does_what_its_key_does(planner: Opens) -> None:
    async with planner(size=(80, 24)) as screen:
        for key in ("question_mark", "n", "comma"):
            await screen.press(key)
            await screen.click("esc closes")
            assert screen.pilot.app.screen is screen.day
        await screen.press("n", "type Zoe Marsh")
        await screen.click("enter takes it")
        assert any(contact.name == "Zoe Marsh" for contact in screen.state.contacts.values())


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_calls_are_logged_by_the_mouse_as_well(planner: Opens, size: tuple[int, int]) -> None:
    async with planner(size=size) as screen:
        await screen.click("b five calls")
        await screen.click("1 spoke")
        await screen.click("2 voicemail")
        touches = [screen.state.touches[id_] for id_ in screen.block.touches]
        assert [touch.outcome for touch in touches] == [Outcome.SPOKE, Outcome.VOICEMAIL]
        await screen.pilot.click(BlockBar, offset=(4, 2))
        assert len(screen.block.touches) == 2


async def test_a_click_passes_over_a_contact_and_ends_deep_work(planner: Opens) -> None:
    async with planner(size=(140, 40)) as screen:
        await screen.click("b five calls")
        await screen.click("5 skip")
        assert len(screen.block.skipped) == 1
        await screen.press("b", "f")
        await screen.click("f ends it")
        assert running_block(screen.state) is None


async def test_a_click_ends_a_block_in_which_all_are_called(planner: Opens) -> None:
    async with planner(size=(140, 40)) as screen:
        await screen.press("b", *"11111")
        await screen.click("log another call")
        assert running_block(screen.state)
        await screen.click("b ends the block")
        assert running_block(screen.state) is None


async def test_what_is_read_is_saved_by_the_mouse_as_well(planner: Opens, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Name,Phone\nIrene Sanz,+34 944 000 111\n", encoding="utf-8")
    async with planner(documents=()) as screen:
        await screen.press("I", f"type {file}")
        dialog = screen.pilot.app.screen
        assert isinstance(dialog, ImportDialog)
        await screen.click("enter reads the file ·")
        await screen.until(lambda: "enter saves them" in screen.picture())
        assert "f2 says what columns hold" in screen.picture()
        await screen.click("enter saves them")
        await screen.until(lambda: len(screen.state.contacts) == 1)


async def test_cards_have_no_columns_to_be_asked_about(planner: Opens, tmp_path: Path) -> None:
    file = tmp_path / "people.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Irene Sanz\nEND:VCARD\n", encoding="utf-8")
    async with planner(documents=()) as screen:
        await screen.press("I", f"type {file}", "enter")
        await screen.until(lambda: "enter saves them" in screen.picture())
        assert "f2" not in screen.picture()
        await screen.press("f2")
        assert isinstance(screen.pilot.app.screen, ImportDialog)
