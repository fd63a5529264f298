"""What each measurement should come to, and whether it did."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tests.benchmarks.figures import Figure
from tests.benchmarks.places import DECADE


class Goal(NamedTuple):
    """A figure of this name, after ten years of use, should be at most (or at least) ``bound``."""

    name: str
    bound: float
    at_least: bool = False

    def is_met(self, value: float) -> bool:
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.bound:,g}"


GOALS = (
    Goal("first frame", 0.95),
    Goal("first frame against the empty one", 1.08),
    Goal("moving, p50", 0.5),
    Goal("moving, p95", 0.6),
    Goal("moving, p99", 0.35),
    Goal("moving, bytes a key", 0.06),
    Goal("scrolling, p50", 0.5),
    Goal("scrolling, p95", 0.6),
    Goal("scrolling, bytes a key", 0.4),
    Goal("logging a call, p95", 2),
    Goal("capturing, p95", 2),
    Goal("save, p50", 2.5),
    Goal("save, p99", 2.5),
    Goal("save against one month's", 1.1),
    Goal("idle, CPU", 0.5),
    Goal("idle, bytes", 600),
    Goal("idle, wake-ups", 1),
    Goal("idle, a block running, CPU", 0.6),
    Goal("memory at the start", 1.15),
    Goal("memory after 1,000 keys", 2),
    Goal("memory after 100 resizes", 3),
    Goal("memory after an hour of use", 1.05),
    Goal("quit", 0.2),
    Goal("planner status", 3.5),
    Goal("planner status, asked again", 3.5),
    Goal("planner list calls", 9),
    Goal("planner list contacts --json", 9),
    Goal("planner add", 9),
    Goal("planner incoming", 9),
    Goal("planner show", 9),
    Goal("planner log", 9),
    Goal("find, first results", 50),
    Goal("find, everything", 5),
    Goal("import, rows", 20_000, at_least=True),
    Goal("import, longest wait for a key", 50),
    Goal("first frame against dooit", 0.55),
    Goal("moving against dooit, p50", 0.5),
    Goal("moving against vit, p50", 2),
)


class Verdict(NamedTuple):
    """``value`` and ``met`` are ``None`` where it was not measured."""

    name: str
    goal: str
    value: float | None
    met: bool | None


def judged(figures: Iterable[Figure]) -> Iterator[Verdict]:
    """A verdict on each goal."""
    values = {each.name: each.value for each in figures if each.size == DECADE}
    for goal in GOALS:
        value = values.get(goal.name)
        met = None if value is None else goal.is_met(value)
        yield Verdict(goal.name, str(goal), value, met)
