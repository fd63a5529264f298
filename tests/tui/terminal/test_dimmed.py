"""The page behind a dialog has the colours that Textual gives it."""

from rich.segment import Segment
from screens import Opens
from textual.renderables.background_screen import BackgroundScreen
from textual.visual import Visual

from planner.tui.terminal.dimmed import Dimmed


async def test_the_page_behind_a_dialog_is_dimmed_as_textual_does_it(planner: Opens) -> None:
    async with planner() as screen:
        await screen.press("b", "i")
        app = screen.pilot.app
        behind = BackgroundScreen(screen.day_below, app.screen.styles.background)
        plain, expected = (
            list(Segment.split_lines(app.console.render(each, app.console_options)))
            for each in (screen.day_below._compositor, behind)
        )
        size, style = screen.day_below.size, app.screen.visual_style
        strips = Visual.to_strips(app.screen, Dimmed(behind), *size, style)
        drawn = [list(line) for line in strips]
        assert drawn == expected[: len(drawn)]
        assert drawn != plain[: len(drawn)]
