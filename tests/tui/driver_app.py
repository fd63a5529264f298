"""A small program for the driver's tests: it shows what was typed, and its last key.

With the argument ``strange`` Textual looks as if it had been rebuilt.
"""

import sys

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static

from planner.cli.output import finish
from planner.tui.terminal.driver import terminal_driver


class Echo(App[None]):
    """Types back."""

    ENABLE_COMMAND_PALETTE = False
    typed = ""

    def __init__(self) -> None:
        super().__init__(driver_class=terminal_driver())

    def compose(self) -> ComposeResult:
        yield Static("ready", markup=False)

    def on_key(self, event: events.Key) -> None:
        if event.key == "q":
            self.exit()
        self.typed += event.character or ""
        self.query_one(Static).update(f"typed {self.typed} key {event.key}.")


if __name__ == "__main__":
    if "strange" in sys.argv:
        from planner.tui.terminal import quiet_driver

        quiet_driver.Event = type("Other", (), {})  # type: ignore[assignment, misc]
    app = Echo()
    app.run()
    raise SystemExit(finish(app.return_code or 0))
