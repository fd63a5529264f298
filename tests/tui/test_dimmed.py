"""The page behind a dialog has the colours that Textual gives it."""

from screens import Opens
from textual.renderables.background_screen import BackgroundScreen

from planner.tui.dimmed import Dimmed


async def test_the_page_behind_a_dialog_is_dimmed_as_textual_does_it(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "i")
        app = screen.pilot.app
        behind = BackgroundScreen(screen.day_below, app.screen.styles.background)
        plain, dimmed, expected = (
            list(app.console.render(each, app.console_options))
            for each in (screen.day_below._compositor, Dimmed(behind), behind)
        )
        assert dimmed == expected
        assert dimmed != plain
