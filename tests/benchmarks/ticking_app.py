"""B with a clock in big digits, of stock parts: what a running block is measured against."""

from datetime import UTC, datetime

from textual.app import ComposeResult
from textual.widgets import Digits

from tests.benchmarks.bare_app import Bare


class Ticking(Bare):
    """Three lists, a status line, and seconds that run."""

    def compose(self) -> ComposeResult:
        yield Digits("00:00")
        yield from super().compose()

    def on_mount(self) -> None:
        self._started = datetime.now(UTC)  # noqa: TID251 - it stands beside the planner
        self.set_interval(1, self._tick)

    def _tick(self) -> None:
        seconds = int((datetime.now(UTC) - self._started).total_seconds())  # noqa: TID251
        self.query_one(Digits).update(f"{seconds // 60:02}:{seconds % 60:02}")


if __name__ == "__main__":
    Ticking().run()
