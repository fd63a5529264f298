"""What a key does is what Textual says it does, asked of fewer keys."""

import pytest
from screens import Opens

from planner.tui.bound import bound, shown


@pytest.mark.parametrize(
    "keys",
    [(), ("b",), ("tab",), ("tab", "tab"), ("i",), ("i", "A", "enter"), ("enter",), ("o",), ("r",)],
)
async def test_each_key_is_bound_as_textual_says(planner: Opens, keys: tuple[str, ...]) -> None:
    async with planner() as opened:
        for key in keys:
            await opened.press(key)
        screen = opened.pilot.app.screen
        active = screen.active_bindings
        assert active
        assert {key: bound(key, screen) for key in active} == active
        assert bound("f19", screen) is None
        asked = [each for each in active.values() if each.binding.show]
        assert sorted(shown(screen), key=str) == sorted(asked, key=str)


async def test_a_key_that_does_nothing_here_says_so(planner: Opens) -> None:
    """Digits typed behind it, as the hour of a promise, would log calls."""
    async with planner() as screen:
        await screen.press("p")
        assert "“promise an answer by” does nothing here." in screen.picture()
        await screen.press("tab", "tab", "u")
        assert "does nothing" not in screen.picture()
