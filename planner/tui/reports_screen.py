"""The week or the month in charts, over the whole screen."""

from datetime import date, datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from planner.desk import Desk
from planner.locale import N_, _
from planner.method.day.blocks import settle
from planner.method.reports import Period, Report, month_of, report, week_of
from planner.method.reports.chapters import chapters
from planner.method.reports.wording import empty_told, period_name
from planner.model.errors import StateUnusable
from planner.model.instants import zone_of
from planner.model.state import State
from planner.tui.prompt import Dialog
from planner.tui.rows.common import title
from planner.tui.rows.reports import LEFT, report_rows, told_row, warning_row
from planner.tui.terminal.drawing import content
from planner.tui.widgets.key_line import KeyLine
from planner.tui.widgets.listing import Row
from planner.tui.widgets.pane import Pane

_TWO_COLUMNS = 120
_BESIDE = 5
"""Cells of a pane's line that are no words: its edges, the sign, a blank."""


class ReportsScreen(Dialog[None]):
    """This week to begin with. Reads history once for the days it shows, and goes on without what
    cannot be read, saying so."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Screen has it
        (0, "-narrow"),
        (81, "-wide"),
        (_TWO_COLUMNS, "-broad"),
    ]
    DEFAULT_CSS = """
    ReportsScreen > #box { width: 100%; height: 1fr; padding: 0 1; }
    ReportsScreen.-short > Notice { margin-bottom: 1; }
    ReportsScreen #box > Horizontal { height: 1fr; }
    ReportsScreen #right { display: none; }
    ReportsScreen.-broad #right { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "week", N_("week"), id="reports.week", tooltip=N_("This week")),
        Binding("m", "month", N_("month"), id="reports.month", tooltip=N_("This month")),
        Binding("left", "go(-1)", N_("earlier"), id="reports.earlier", tooltip=N_("Earlier")),
        Binding("right", "go(1)", N_("later"), id="reports.later", tooltip=N_("Later")),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._period = week_of(desk.now)
        self._since: datetime | None = None
        self._past: State = desk.state
        self._warning = ""

    def compose(self) -> ComposeResult:
        # No box that scrolls, as other dialogs have: it would take the keys to the sides.
        with Vertical(id="box"), Horizontal():
            yield Pane(id="left", framed=False)
            yield Pane(id="right", framed=False)
        # Below the box, as on the page: what is said lies over its border.
        yield KeyLine(last="dialog.close")

    def on_mount(self) -> None:
        self.query_one("#left", Pane).focus()
        self._tell()

    def on_resize(self) -> None:
        # The width of a bar is known once the panes have theirs.
        self.call_after_refresh(self._tell)

    def on_pane_opened(self, event: Pane.Opened) -> None:
        event.stop()

    def action_week(self) -> None:
        self._show(week_of(self._within()))

    def action_month(self) -> None:
        self._show(month_of(self._within()))

    def action_go(self, by: int) -> None:
        period = self._period.after if by > 0 else self._period.before
        if period.first <= self._desk.now.date():
            self._show(period)

    def _show(self, period: Period) -> None:
        if period != self._period:
            self._period = period
            for pane in self.query(Pane):
                pane.rows = ()
            self._tell()

    def _within(self) -> date:
        """The last day of what is shown that has begun."""
        now = self._desk.now
        return min(date(now.year, now.month, now.day), self._period.last)

    def _tell(self) -> None:
        told = self._counted()
        left, right = self.query_one("#left", Pane), self.query_one("#right", Pane)
        width = left.size.width - _BESIDE
        found = () if told.empty else chapters(told, self._desk.config)
        broad = self.has_class("-broad")
        here = [chapter for chapter in found if not broad or chapter.id in LEFT]
        there = [chapter for chapter in found if chapter not in here]
        left.rows = (*self._remarks(told, width), *report_rows(here, width))
        right.rows = report_rows(there, right.size.width - _BESIDE)
        self._frame(told)

    def _remarks(self, told: Report, width: int) -> tuple[Row, ...]:
        """What cannot be read, and that there is nothing to draw."""
        warning = (warning_row(self._warning, width),) if self._warning else ()
        return (*warning, told_row(empty_told(told), width)) if told.empty else warning

    def _counted(self) -> Report:
        desk, now = self._desk, self._desk.now
        self._read(self._period.before.stretch(zone_of(now)).start)
        return report(self._past, *self._period, now=now, config=desk.config)

    def _read(self, since: datetime) -> None:
        """The past from then on, unless it was read already."""
        if self._since is not None and self._since <= since:
            return
        # What was read before goes first: months of ten years may be many.
        self._since, self._past = since, self._desk.state
        try:
            past, self._warning = self._desk.history(since), ""
        except StateUnusable as refusal:
            past, self._warning = self._desk.state, refusal.sentence
        settled = settle(past, now=self._desk.now, config=self._desk.config).state
        self._past = self.veil.state(settled)

    def _frame(self, told: Report) -> None:
        ascii_only = self.app.has_class("-ascii")
        box = self.query_one("#box", Vertical)
        name = title(_("Reports"), period_name(told.period))
        box.border_title = content(name, ascii_only=ascii_only)
