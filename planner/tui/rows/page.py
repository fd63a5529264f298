"""The whole page as frozen data: what the day screen shows for a state at a moment."""

from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.model.state import State
from planner.tui.actions.session import CALLS, DAY, PANES, REQUESTS
from planner.tui.block_bar import BarView
from planner.tui.drawing import Line, Look, Text
from planner.tui.listing import Row
from planner.tui.rows.bar import bar_view
from planner.tui.rows.calls import calls_rows, calls_title
from planner.tui.rows.common import piece
from planner.tui.rows.day import day_rows, day_title
from planner.tui.rows.header import header
from planner.tui.rows.requests import requests_rows, requests_title


class Shown(NamedTuple):
    """One pane: its border title and its rows."""

    title: Text
    rows: tuple[Row, ...]


class Page(NamedTuple):
    """Header, block bar (``None`` where no block runs) and the panes by id."""

    header: Line
    bar: BarView | None
    panes: dict[str, Shown]


def page(state: State, now: pendulum.DateTime, config: Config, width: int, pane_width: int) -> Page:
    """The page for a screen of ``width`` cells whose panes have ``pane_width`` cells each."""
    calls = calls_rows(state, now, config, pane_width)
    return Page(
        header=header(state, now, config, width),
        bar=bar_view(state, now, config),
        panes={
            CALLS: Shown(calls_title(calls), calls),
            REQUESTS: Shown(requests_title(state, now, config), requests_rows(state, now, config)),
            DAY: Shown(day_title(state, now, config), day_rows(state, now, config)),
        },
    )


def tabs(shown: Page, current: str) -> Line:
    """The titles of all panes in one line, for a screen that shows one of them."""
    text: Text = (piece(" "),)
    for pane_id in PANES:
        words = "".join(words for words, _look in shown.panes[pane_id].title)
        look = Look.TAB if pane_id == current else Look.MUTED
        text += (piece(f" {words} ", look), piece(" "))
    return Line(text)
