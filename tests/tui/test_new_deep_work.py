"""A line that says of itself that it is deep work is that on every pane."""

import pytest
from day_samples import customer
from screens import Opens

from planner.model.day import BlockKind


@pytest.mark.parametrize("pane", ["calls", "requests", "day"])
@pytest.mark.parametrize(
    "line", ["focus 90m 12:00 price list", "mañana 10:00 trabajo profundo 90m price list"]
)
async def test_the_word_counts_more_than_the_pane(planner: Opens, pane: str, line: str) -> None:
    async with planner() as screen:
        people = screen.state.contacts
        await screen.press(*["tab"] * ["calls", "requests", "day"].index(pane), "n")
        await screen.press(f"type {line}")
        assert "deep work · price list" in screen.picture()
        await screen.press("enter")
        (block,) = screen.state.blocks.values()
        assert (block.kind, block.title, block.planned_minutes) == (
            BlockKind.DEEP,
            "price list",
            90,
        )
        assert screen.state.contacts == people
        # The next line of the same pane is what it would have been without it.
        assert screen.panes.place.pane == pane


async def test_a_known_name_is_no_wrong_time(planner: Opens) -> None:
    async with planner(documents=[customer("c1", name="Club 25:00")]) as screen:
        await screen.press("n", "type Club 25:00 prices", "enter")
        (call,) = screen.state.calls.values()
        assert (call.contact, call.objective) == ("c1", "prices")


async def test_the_word_within_a_line_does_not(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("n", "type luis tomorrow 10:00 focus on prices", "enter")
        (call,) = screen.state.calls.values()
        assert call.objective == "focus on prices"
        assert screen.panes.place.pane == "calls"
