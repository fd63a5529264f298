"""Whoever holds the mouse needs no key."""

from screens import Opens


async def test_a_click_on_a_tab_shows_its_pane(planner: Opens) -> None:
    async with planner(size=(80, 24)) as screen:
        for title, pane in (("Requests", "requests"), ("Today", "day"), ("Calls", "calls")):
            await screen.click(title)
            assert screen.day.place.pane == pane
            assert screen.day.query_one(f"#{pane}").region.width == 80
        # Between two tabs, and behind the last one, there is none.
        await screen.pilot.click("#tabs", offset=(79, 0))
        assert screen.day.place.pane == "calls"
