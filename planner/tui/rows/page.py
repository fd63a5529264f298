"""The whole page as frozen data: what the day screen shows for a state at a moment."""

from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.calls.picks import pick_of_the_moment
from planner.method.day.blocks import running_block
from planner.method.day.scores import day_score
from planner.model.day import BlockKind
from planner.model.state import State
from planner.tui.commands import key_of
from planner.tui.light import CALLS, DAY, PANES, REQUESTS, Moment
from planner.tui.rows.bar import COMPACT, bar_view
from planner.tui.rows.calls import calls_rows, calls_title, first_due
from planner.tui.rows.common import piece
from planner.tui.rows.day import day_rows, day_title
from planner.tui.rows.header import header
from planner.tui.rows.requests import requests_rows, requests_title
from planner.tui.terminal.drawing import Line, Look, Text, cells, words_of
from planner.tui.widgets.block_bar import BarView
from planner.tui.widgets.listing import Row, Shown

NARROW = 96
"""Columns below which one pane is shown at a time."""
WIDE = 160
"""Columns above which rows say one line more."""
PANE_FRAME = 5
"""Cells of a pane that its rows do not have: border, signs, margin."""


class Size(NamedTuple):
    """The width of the screen and what follows from it; whether names are ``hidden`` on it."""

    screen: int
    hidden: bool = False

    @property
    def narrow(self) -> bool:
        return self.screen < NARROW

    @property
    def detail(self) -> bool:
        """Whether rows have room for a line more."""
        return self.screen > WIDE

    @property
    def pane(self) -> int:
        """The width of a row."""
        return (self.screen if self.narrow else self.screen // len(PANES)) - PANE_FRAME

    @property
    def title(self) -> int:
        """The room for a title: in the border, or beside the other tabs."""
        return self.screen // len(PANES) - (3 if self.narrow else 8)


class Page(NamedTuple):
    """Header, block bar (``None`` where no block runs) and the panes by id; ``titles`` are theirs
    where one is shown at a time. The ``moment`` leads the light."""

    header: Line
    bar: BarView | None
    panes: dict[str, Shown]
    titles: dict[str, Text]
    moment: Moment

    def tabs(self, current: str) -> Line:
        """The panes in one line, with the focus on the pane ``current``."""
        text: Text = ()
        for pane, title in self.titles.items():
            look = Look.TAB if pane == current else Look.MUTED
            text += (piece(" "), piece(f" {words_of(title)} ", look))
        return Line(text)


def page(state: State, now: pendulum.DateTime, config: Config, size: Size) -> Page:
    """The page for a screen of this size."""
    score = day_score(state, now, config)
    last = size.screen < COMPACT
    calls = calls_rows(state, now, config, size.pane, detail=size.detail, last=last)
    titles = {
        CALLS: calls_title(calls),
        REQUESTS: requests_title(score, size.title),
        DAY: day_title(score, size.title),
    }
    rows = {
        CALLS: calls,
        REQUESTS: requests_rows(state, score, now, config, size.pane, detail=size.detail),
        DAY: day_rows(state, now, config, size.pane + 2),
    }
    empty = _empty(config)
    return Page(
        header=header(state, score, now, config, size.screen, hidden=size.hidden),
        bar=bar_view(state, now, config, size.screen),
        panes={
            pane: Shown(() if size.narrow else titles[pane], rows[pane], empty[pane])
            for pane in PANES
        },
        titles=titles,
        moment=_moment(state, now, calls),
    )


def _moment(state: State, now: pendulum.DateTime, calls: tuple[Row, ...]) -> Moment:
    block, contact = running_block(state), pick_of_the_moment(state, now)
    return Moment(
        now.date(),
        in_block=block is not None and block.kind is BlockKind.CALLS,
        contact=contact,
        due="" if contact else first_due(calls),
    )


def _empty(config: Config) -> dict[str, str]:
    """What a pane says without rows: how to get some."""
    calls = _("Nobody to call. {imports} imports contacts, {new} adds a call.")
    requests = _("Nothing asked. {key} captures what comes in.")
    return {
        CALLS: calls.format(imports=key_of(config, "import"), new=key_of(config, "new")),
        REQUESTS: requests.format(key=key_of(config, "incoming")),
        DAY: _("Nothing planned."),
    }


def tab_at(tabs: Line, x: int) -> str | None:
    """The pane whose tab has the cell ``x`` of the line, if one has it."""
    start = 0
    for pane, gap, tab in zip(PANES, tabs.left[::2], tabs.left[1::2], strict=True):
        start += cells((gap,))
        end = start + cells((tab,))
        if start <= x < end:
            return pane
        start = end
    return None
