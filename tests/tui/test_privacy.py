"""Forgetting a person on the screen."""

from pathlib import Path

from screens import Opens, Screen

from planner.store import open_store


def start(screen: Screen) -> None:
    screen.day.run_command("forget")


async def test_the_typed_name_forgets_and_the_rows_go(planner: Opens, tmp_path: Path) -> None:
    async with planner(store=open_store(tmp_path / "data")) as screen:
        screen.panes.go_to("calls", "c1")
        await screen.press("1", "i", "type ana", "enter", "type gaskets", "enter")
        screen.panes.go_to("calls", "c1")
        start(screen)
        await screen.until(lambda: "cannot be undone" in screen.picture())
        await screen.press("type Luis Vega", "enter")
        assert "c1" in screen.state.contacts
        await screen.press("ctrl+u", "type ana ruiz", "enter")
        await screen.until(lambda: "c1" not in screen.state.contacts)
        await screen.until(lambda: not any("Ana" in row for row in screen.rows("calls")))
        assert not any("Ana" in row for row in screen.rows("requests"))
        assert any("Forgotten" in told for told in screen.told())
        await screen.press("u")
        assert "c1" not in screen.state.contacts
        for pane in ("calls", "requests", "day"):
            screen.rows(pane)


async def test_escape_leaves_everything(planner: Opens) -> None:
    async with planner() as screen:
        screen.panes.go_to("calls", "c1")
        # What time does by itself is done: the rep is here today.
        screen.day.beat()
        before = screen.state
        start(screen)
        await screen.until(lambda: "cannot be undone" in screen.picture())
        await screen.press("escape")
        assert screen.state is before
