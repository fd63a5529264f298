"""The ways to deal with what is in hand, each with its key."""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from planner.locale import _
from planner.tui.drawing import Line, Look
from planner.tui.listing import Row
from planner.tui.rows.common import piece

Way = tuple[str, str, str]
"""Id, usual key, and words as a marked text."""


def way_rows(screen: Screen[Any], prefix: str, ways: Sequence[Way]) -> list[Row]:
    """A row for each way, with the key that its binding ``prefix.id`` has on this screen now."""
    shown = {
        active.binding.id: screen.app.get_key_display(active.binding)
        for active in screen.active_bindings.values()
    }
    return [_row(way, shown.get(f"{prefix}.{way}", ""), words) for way, _usual, words in ways]


def _row(way: str, key: str, words: str) -> Row:
    return Row(way, (Line((piece(f"{key:<8}", Look.KEY), piece(_(words)))),))
