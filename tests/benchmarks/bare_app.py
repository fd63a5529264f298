"""B, what everything is measured against: three bordered lists of stock parts and a status line."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import OptionList, Static

ROWS = 100


class Bare(App[None]):
    """A Textual program with nothing of its own."""

    CSS = """
    OptionList { width: 1fr; height: 1fr; border: round $primary; }
    Static { height: 1; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 - as the simplest of programs has it

    def compose(self) -> ComposeResult:
        with Horizontal():
            for name in ("one", "two", "three"):
                yield OptionList(*(f"row {n} of list {name}" for n in range(ROWS)))
        yield Static("status line")


if __name__ == "__main__":
    Bare().run()
