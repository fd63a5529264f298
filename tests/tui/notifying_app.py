"""A small program for the tests of notifications: any key calls the rep, q leaves."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static

from planner.config import NotificationSettings
from planner.tui.terminal.driver import terminal_driver
from planner.tui.terminal.notifications import notify


class Calling(App[None]):
    """Calls."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__(driver_class=terminal_driver())

    def compose(self) -> ComposeResult:
        yield Static("ready", markup=False)

    def on_key(self, event: events.Key) -> None:
        if event.key == "q":
            self.exit()
        else:
            notify(self, "Call now: Núñez; Ana", "the quote", NotificationSettings())


if __name__ == "__main__":
    Calling().run()
