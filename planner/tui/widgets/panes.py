"""The three panes, and the light: which row of which pane the rep means by the next key."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from textual import events
from textual.message import Message
from textual.widget import Widget

from planner.tui.light import CALLS, DAY, PANES, REQUESTS, Moment, Place, led
from planner.tui.widgets.listing import Shown
from planner.tui.widgets.pane import Pane

_FEW_ROWS: Final = 5
"""So many may come in above a pane that was scrolled: a call more is nothing to lose the light for.
"""


class Panes(Widget):
    """Calls, requests and the day side by side. The rep is in one of them."""

    DEFAULT_CSS = """
    Panes {
        width: 1fr;
        height: 1fr;
        layout: horizontal;
        overflow: hidden hidden;
    }
    """

    @dataclass
    class Entered(Message):
        """The rep is in another pane."""

        pane: str

    def __init__(self) -> None:
        self._panes = {
            CALLS: Pane(id=CALLS),
            REQUESTS: Pane(id=REQUESTS),
            DAY: Pane(id=DAY, gutter=0),
        }
        super().__init__(*self._panes.values())
        self.turned_to = ""
        """The id of whom the rep has dialled, copied the number of or read the card of last: who
        telephones by hand does so now. Empty once that call has its outcome."""
        self.gone_to = ""
        """The id of the row that the rep was led to last; empty where they went to a pane."""
        self._came_from = self._pane = CALLS
        self._called = self._answered = ("", Place(CALLS, ""))
        self._moment = Moment()

    def on_mount(self) -> None:
        self._mark()

    @property
    def current(self) -> Pane:
        """The one with the focus."""
        return self._panes[self._pane]

    @property
    def place(self) -> Place:
        return Place(self._pane, self.current.highlighted or "")

    @property
    def just_called(self) -> str:
        """The id of whom the rep has just called, as long as they have not moved the light since:
        what follows, such as a note, is about them."""
        contact_id, looking_at = self._called
        return contact_id if looking_at == self.place else ""

    @property
    def just_answered(self) -> str:
        """The id of the request that the rep has just closed, as long as they have not moved the
        light nor called since: how it felt is about that one, though the light has gone on."""
        request_id, looking_at = self._answered
        return request_id if looking_at == self.place else ""

    def answered(self, request_id: str, pane: str) -> None:
        """The rep has told its customer the answer, and goes on in this pane."""
        self._answered = (request_id, Place(pane, self._panes[pane].highlighted or ""))

    def called(self, contact_id: str) -> None:
        """The rep has called them, and the call has its outcome."""
        self._called, self.turned_to = (contact_id, self.place), ""
        self._answered = ("", self.place)

    def show(self, panes: Mapping[str, Shown], now: Moment) -> None:
        """Draw these, by the ids of their panes. The light stays on its row, but where the moment
        leads it on."""
        before, self._moment = self._moment, now
        calls, just_called = self._panes[CALLS], self.just_called
        was = calls.highlighted
        for pane_id, shown in panes.items():
            self._fill(pane_id, shown, another_day=now.day != before.day)
        stays = calls.highlighted
        light = led(before, now, calls.rows, was=was, stays=stays, turned_to=self.turned_to)
        if light != stays:
            calls.highlight(light or "")
        if just_called and now.ends_block(before):
            # What follows the last call, such as its letter, still means whom the rep called.
            self.called(just_called)

    def go_to(self, pane: str, row_id: str = "") -> None:
        """Move the focus, and the light to this row of the pane."""
        self.gone_to, self._came_from = row_id, self._pane
        self._panes[pane].focus()
        if row_id:
            self.highlight(pane, row_id)

    def go_back(self) -> None:
        """Move the focus to where the rep came from."""
        self.go_to(self._came_from)

    def go_to_first(self, is_meant: Callable[[str], bool]) -> None:
        """Move the focus to the first row that is meant, told by its id, if there is one: of the
        pane with the focus rather than of another."""
        for pane in (self._pane, *PANES):
            for row in self._panes[pane].rows:
                if row.selectable and is_meant(row.id):
                    self.go_to(pane, row.id)
                    return

    def highlight(self, pane: str, row_id: str) -> None:
        """Move the light of a pane, where it has this row; the focus stays."""
        self._panes[pane].highlight(row_id)

    def next_pane(self, by: int) -> None:
        """Move the focus ``by`` panes on."""
        self.go_to(PANES[(PANES.index(self._pane) + by) % len(PANES)])

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if event.widget.id in self._panes and event.widget.id != self._pane:
            self._pane = event.widget.id
            self._mark()
            self.post_message(self.Entered(self._pane))

    def _mark(self) -> None:
        """Where the screen is narrow, the pane with the focus alone is seen."""
        for pane_id, pane in self._panes.items():
            pane.set_class(pane_id == self._pane, "-current")

    def _fill(self, pane_id: str, shown: Shown, *, another_day: bool) -> None:
        """Where the rep is not, or was yesterday, the light leads away from what comes first: at
        siesta whom it is on moves below hundreds."""
        pane = self._panes[pane_id]
        above = pane.above
        pane.fill(*shown)
        sunk = pane.above - above > (_FEW_ROWS if above else 0)
        if another_day or (sunk and pane_id != self._pane):
            pane.action_first()
