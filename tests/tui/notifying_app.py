"""A small program for the tests of notifications: any key calls the rep, q leaves."""

from textual import events

from planner.config import NotificationSettings
from planner.tui.terminal.notifications import notify
from tests.tui.driver_app import Echo


class Calling(Echo):
    """Calls."""

    def on_key(self, event: events.Key) -> None:
        # Nothing is typed back.
        event.prevent_default()
        if event.key == "q":
            self.exit()
        else:
            notify(self, "Call now: Núñez; Ana", "the quote", NotificationSettings())


if __name__ == "__main__":
    Calling().run()
