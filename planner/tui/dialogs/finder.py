"""Find anything, ten years back, or anything that can be done."""

import asyncio
from collections.abc import Sequence
from functools import partial
from itertools import chain, islice, repeat, takewhile
from typing import ClassVar

import pendulum
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input
from textual.worker import get_current_worker

from planner.desk import Desk
from planner.locale import _, ngettext
from planner.method.contacts.finding import find_contacts
from planner.method.privacy.hiding import HIDDEN
from planner.method.searching import Found, find, query_words
from planner.model.contact import Contact
from planner.model.state import State
from planner.model.text import fold
from planner.tui.choice import Choice
from planner.tui.dialogs.steered import Below, Steered, arrows
from planner.tui.prompt import Field
from planner.tui.rows.common import person_rows, piece, plain
from planner.tui.rows.found import found_row
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look
from planner.tui.widgets.listing import Row

_MOST = 50
_MOST_FOUND = 200
"""Nobody reads on below: the search stops, and a further word narrows it."""
_STEPS = (1, 1, 1, 3, 8)
_AT_ONCE = 24
"""Batches in each step: contacts, the rest of the state, the newest month, and then ever more
months. With one each, the ways to the thread and back would cost as much as looking."""
_FELT = 0.3
"""Seconds after which a search says that it goes on: at once, it would flicker at each key."""


class Finder(Steered[str]):
    """Gives an id: of a command, of the contact that what was chosen is about, or, if it is about
    none, its own (a block, a meeting, a day).

    Without a ``desk`` only ``contacts`` and ``commands`` are found; with one, all that it knows,
    history included: the screen goes on while that is looked through.
    """

    DEFAULT_CSS = """
    Finder > #box { height: 90%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = arrows("finder")

    def __init__(
        self,
        contacts: Sequence[Contact],
        commands: Sequence[Choice] = (),
        desk: Desk | None = None,
    ) -> None:
        super().__init__(plain(_("Find or do") if commands else _("Find")))
        self._contacts, self._commands, self._desk = contacts, tuple(commands), desk
        self._leads: dict[str, str] = {}
        self._answered = self._entered = False

    def body(self) -> ComposeResult:
        yield Field(placeholder=_("a few letters"))
        yield Below(id="found", empty=_("Nothing found."))

    def on_mount(self) -> None:
        self.query_one(Field).focus()
        self._show("")
        # The first look at 3,000 names folds them: 30 ms, better before the first letter comes.
        names = asyncio.to_thread(find_contacts, self._contacts, "a", 1)
        self.call_after_refresh(self.run_worker, names, group="names")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def entered(self, field: str) -> None:
        # Enter means what is typed, not what was found for the letters before it.
        if self._answered:
            self._enter()
        elif likeliest := find_contacts(self._contacts, self.query_one(Field).value, 1):
            # Contacts stand first, and need no search of the past.
            self.opened(likeliest[0].id)
        else:
            self._entered = True

    def opened(self, row_id: str) -> None:
        self.dismiss(self._leads.get(row_id, row_id))

    def _enter(self) -> None:
        self._entered = False
        if highlighted := self.below.highlighted:
            self.opened(highlighted)

    def _show(self, query: str) -> None:
        words = fold(query).split()
        self._answered = self._entered = False
        if self._desk and query_words(query):
            self.run_worker(self._search(self._desk, query), group="search", exclusive=True)
            return
        self.workers.cancel_group(self, "search")
        commands = sorted(
            (c for c in self._commands if all(word in fold(c.text) for word in words)),
            key=lambda choice: _within(choice, words),
        )
        people = find_contacts(self._contacts, query, _MOST) if words else self._contacts[:_MOST]
        pane = self.below
        pane.title = ()
        pane.rows = [
            *(_command_row(choice) for choice in commands),
            *person_rows([self.veil.found(contact) for contact in people]),
        ]
        pane.action_first()
        self._answered = True

    async def _search(self, desk: Desk, query: str) -> None:
        """Each step in a thread, so that no key waits for it. The next key ends the search, which
        looks no further than the month it is at."""
        self.set_timer(_FELT, partial(self._say_so, query))
        search, words, state, now = get_current_worker(), query_words(query), desk.state, desk.now
        steps = find(state, desk.store.history.found, query)
        batches = takewhile(lambda _batch: not search.is_cancelled, steps)
        rows, troubles, full = list[Row](), list[str](), False
        for size in chain(_STEPS, repeat(_AT_ONCE)):
            step = await asyncio.to_thread(list, islice(batches, size))
            troubles += [batch.trouble for batch in step if batch.trouble]
            found = [each for batch in step for each in batch.found]
            full = len(rows) + len(found) > _MOST_FOUND
            rows += self._rows(found[: _MOST_FOUND - len(rows)], state, words, now)
            if full or not step:
                break
            # Until something is found, what was found before stays: an empty list would flicker.
            if found:
                self._tell(rows)
        self._tell(rows, " ".join((_("There is more: add a word.") if full else "", *troubles)))

    def _say_so(self, query: str) -> None:
        if self.is_current and not self._answered and query == self.query_one(Field).value:
            self.below.title = (piece(signs.CUT, Look.WARN),)

    def _rows(
        self, found: Sequence[Found], state: State, words: Sequence[str], now: pendulum.DateTime
    ) -> list[Row]:
        self._leads |= {each.id: each.contact or each.id for each in found}
        seen, told = self._seen(state, found)
        return [found_row(each, seen, words, now) for each in told]

    def _seen(self, state: State, found: Sequence[Found]) -> tuple[State, Sequence[Found]]:
        """What may be shown of the state, and of what was found in it by the real words."""
        if not self.veil.on:
            return state, found
        people = (state.contacts[each.contact] for each in found if each.contact in state.contacts)
        seen = self.veil.state(state).put(*map(self.veil.found, people))
        return seen, [each._replace(text=HIDDEN) for each in found]

    def _tell(self, rows: Sequence[Row], more: str = "") -> None:
        # Its list may be gone already: a thread is not stopped by the key that closes the finder.
        if not self.is_current:
            return
        pane, n = self.below, len(rows)
        found = ngettext("{n} found", "{n} found", n).format(n=n) if rows else ""
        between = f" {signs.DOT} " if rows and more else ""
        pane.title = (piece(f"{found}{between}", Look.MUTED), piece(more, Look.WARN))
        if len(pane.rows) != n or tuple(rows) != pane.rows:
            pane.rows = rows
        if not self._answered:
            # The likeliest, not what happened to be highlighted for the letters before.
            pane.action_first()
        self._answered = True
        if self._entered:
            self._enter()


def _within(choice: Choice, words: Sequence[str]) -> bool:
    """Whether any of the words stands only within another one: such a command is less likely."""
    text = f" {fold(choice.text)}"
    return not all(f" {word}" in text for word in words)


def _command_row(choice: Choice) -> Row:
    return Row(choice.id, (Line((piece(choice.text),), (piece(choice.detail, Look.KEY),)),))
