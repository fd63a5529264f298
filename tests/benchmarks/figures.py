"""What a measurement gives: ratios against B, with the absolute figures behind them."""

import statistics
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.benchmarks.pty_session import Press, median_ratio, percentile

Pairs = Sequence[tuple[float, float]]
"""Of the planner and of what it is measured against, one after the other."""
Blocks = Sequence[tuple[list[Press], list[Press]]]


class Figure(NamedTuple):
    """``size`` is that of the rep's data, ``unit`` says what ``value`` counts or is a multiple of,
    ``seen`` are the absolute figures, for people."""

    name: str
    size: str
    value: float
    unit: str
    seen: str = ""

    def __str__(self) -> str:
        told = f"{self.name:36} {self.size:21} {self.value:10.3f} {self.unit}"
        return f"{told:84} {self.seen}"


class Effort(NamedTuple):
    """How often each thing is done; ``minute`` is as many seconds as stand for one."""

    rounds: int = 9
    presses: int = 100
    saves: int = 100
    minute: float = 60
    tenths: int = 10
    rows: int = 50_000


QUICK = Effort(rounds=1, presses=10, saves=5, minute=1, tenths=2, rows=500)


def timed(name: str, size: str, pairs: Pairs, unit: str = "x B") -> Figure:
    """The median of pairwise ratios of seconds."""
    mine, theirs = (milliseconds([pair[side] for pair in pairs], 50) for side in (0, 1))
    return Figure(name, size, median_ratio(pairs), unit, f"{mine} : {theirs} ms")


def pressed(name: str, size: str, blocks: Blocks) -> Iterator[Figure]:
    """Key to changed screen: the median of the ratios of blocks, percentiles of all presses, and
    bytes a key."""
    mine, theirs = ([press.seconds for pair in blocks for press in pair[side]] for side in (0, 1))
    yield timed(f"{name}, p50", size, [(_middle(one), _middle(other)) for one, other in blocks])
    for percent in (95, 99):
        seen = f"{milliseconds(mine, percent)} : {milliseconds(theirs, percent)} ms"
        ratio = percentile(mine, percent) / percentile(theirs, percent)
        yield Figure(f"{name}, p{percent}", size, ratio, "x B", seen)
    sizes = [
        statistics.median(press.size for pair in blocks for press in pair[side]) for side in (0, 1)
    ]
    seen = f"{sizes[0]:.0f} : {sizes[1]:.0f} bytes"
    yield Figure(f"{name}, bytes a key", size, sizes[0] / sizes[1], "x B", seen)


def milliseconds(seconds: Sequence[float], percent: float) -> str:
    """As people read them."""
    value = percentile(seconds, percent) * 1000
    return f"{value:.1f}" if value < 100 else f"{value:.0f}"


def _middle(presses: list[Press]) -> float:
    return statistics.median(press.seconds for press in presses)
