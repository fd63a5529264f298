"""Counting what lives in a Python process, and telling what does not level off."""

import gc
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Living = dict[str, int]
"""How many objects of each type there are."""

_BOUNDED = (
    *("textual.geometry.", "textual.cache.", "textual.box_model.", "textual.css.scalar."),
    *("textual.layout.", "textual._spatial_map.", "textual.color.", "textual.style."),
)
"""What Textual's own caches of a fixed size are full of, a long time after the start."""


class Census(NamedTuple):
    """What was ``done`` with a planner, and what it holds."""

    done: dict[str, int]
    living: Living


def living() -> Living:
    """What there is once the garbage is out; but for what was frozen when the screen stood for
    the first time."""
    gc.collect()
    kinds = Counter(map(type, gc.get_objects()))
    counts: Counter[str] = Counter()
    for kind, count in kinds.items():
        counts[f"{kind.__module__}.{kind.__qualname__}"] += count
    return dict(counts)


def growing(counts: Sequence[Living]) -> dict[str, tuple[int, ...]]:
    """The types of the screen and of its tasks of which there are more each time."""
    names = {name for count in counts for name in count if _is_watched(name)}
    rows = {name: tuple(count.get(name, 0) for count in counts) for name in sorted(names)}
    return {
        name: row
        for name, row in rows.items()
        if all(before < after for before, after in pairwise(row))
    }


def _is_watched(name: str) -> bool:
    ours = name.startswith(("planner.", "textual.", "_asyncio."))
    return ours and not name.startswith((*_BOUNDED, "planner.model."))
