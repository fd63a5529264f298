"""What a report is told in: chapters of bars and facts, the same ones for every face."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Tone(StrEnum):
    """What a part of a bar means for the rep; each face has its own colours for these."""

    OWN = "own"
    GOOD = "good"
    QUIET = "quiet"
    PALE = "pale"
    WARN = "warn"


class Series(NamedTuple):
    """One part of every bar of a chapter."""

    name: str
    tone: Tone


class Bar(NamedTuple):
    """``values`` by series, drawn one after the other; ``told`` says them in words. ``short`` and
    ``brief`` are the label and the words where there is little room; ``between`` are the values
    between which the truth lies, where only that can be said."""

    label: str
    values: tuple[float, ...]
    told: str
    short: str = ""
    brief: str = ""
    between: tuple[float, float] | None = None


class Fact(NamedTuple):
    """A number with its name, and, if it is known, what it was before."""

    label: str
    told: str
    before: str = ""


class Chapter(NamedTuple):
    """``whole`` is the value that fills a bar (0: the longest bar does); ``in_time`` says that the
    bars follow one another in time. ``note`` says how to read it."""

    id: str
    title: str
    facts: tuple[Fact, ...] = ()
    series: tuple[Series, ...] = ()
    bars: tuple[Bar, ...] = ()
    whole: float = 0
    in_time: bool = False
    note: str = ""

    @property
    def scale(self) -> float:
        """The value of a full bar, more than 0."""
        return self.whole or max((sum(bar.values) for bar in self.bars), default=0) or 1


def parts(values: tuple[float, ...], scale: float, room: int) -> tuple[int, ...]:
    """The values as whole cells of ``room``: together as many as their sum has earned, and none
    that is not nothing left without a cell where there is one to give."""
    total = sum(values)
    cells = min(max(round(room * total / scale), min(sum(v > 0 for v in values), room)), room)
    exact = [cells * value / total if total else 0.0 for value in values]
    shared = [max(int(share), int(share > 0)) for share in exact]
    order = sorted(range(len(values)), key=lambda at: shared[at] - exact[at])
    for at in order[: max(cells - sum(shared), 0)]:
        shared[at] += 1
    while sum(shared) > cells:
        shared[shared.index(max(shared))] -= 1
    return tuple(shared)


def aligned(facts: Sequence[Fact]) -> list[Fact]:
    """Facts with the numbers that are compared one below the other, their last digits in line."""
    compared = [fact for fact in facts if fact.before]
    told = max((len(fact.told) for fact in compared), default=0)
    before = max((len(fact.before) for fact in compared), default=0)
    return [
        fact._replace(told=fact.told.rjust(told), before=fact.before.rjust(before))
        if fact.before
        else fact
        for fact in facts
    ]
