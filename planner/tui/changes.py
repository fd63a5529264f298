"""What the rep changes on the screen: saved first, shown after; a refusal is told."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, NoReturn, Protocol

from planner.desk import Desk, Verb
from planner.locale import _
from planner.model.change import Change
from planner.model.errors import PlannerError, StateUnusable
from planner.model.state import State
from planner.tui.meanwhile.slow_work import SlowWork
from planner.tui.trouble import Trouble
from planner.tui.widgets.panes import Panes

AT_ONCE = 1_000
"""Documents that are put back at once: they take some 25 ms, more would be felt."""


class Page(Protocol):
    """The screen, as far as a change is seen on it."""

    @property
    def panes(self) -> Panes: ...

    def show(self) -> None: ...

    def say(self, sentence: str, *, warning: bool = False) -> None: ...

    def say_while(self, sentence: str) -> None: ...

    def action_find_way_out(self) -> None: ...

    def run_worker(self, work: Coroutine[Any, Any, None], /) -> object: ...


class Changes:
    """The one way by which the screen changes the state of its desk."""

    def __init__(self, page: Page, desk: Desk, trouble: Trouble, slow: SlowWork) -> None:
        self._page = page
        self._desk = desk
        self._trouble = trouble
        self._slow = slow

    def make(self, verb: Verb, *args: Any, **kwargs: Any) -> Change | None:
        """Change the state, or give nothing if that is refused."""
        return self._shown(lambda: self._trouble.apply(verb, *args, **kwargs))

    def undo(self) -> None:
        """Take back the newest change."""
        self._turn(Desk.undo, _("Undoing …"), undone=False)

    def redo(self) -> None:
        """Make it again."""
        self._turn(Desk.redo, _("Doing it again …"), undone=True)

    async def archive(self) -> tuple[str, ...]:
        """Move what is over into history; gives why not, if it is refused."""
        self._page.say_while(_("Putting away what is over …"))
        try:
            return await self._slow.do(Desk.archive)
        except StateUnusable as refusal:
            return (refusal.sentence,)

    def _turn(self, turn: Callable[[Desk], Change], told: str, *, undone: bool) -> None:
        if self._desk.weight(undone=undone) > AT_ONCE:
            self._page.run_worker(self._turned_beside(turn, told))
        else:
            self._turned(partial(turn, self._desk))

    async def _turned_beside(self, turn: Callable[[Desk], Change], told: str) -> None:
        self._page.say_while(told)
        state = self._desk.state
        try:
            change = await self._slow.do(turn, to_its_end=True)
        except PlannerError as refusal:
            self._turned(partial(_raise, refusal), state)
        else:
            self._trouble.saved()
            self._turned(lambda: change, state)

    def _turned(self, turn: Callable[[], Change], state: State | None = None) -> None:
        """What is back is looked at. ``state`` is the one before, if there is another already."""
        # Imported late: not at every start.
        from planner.tui.light import brought_back

        pane, state = self._page.panes.current, state or self._desk.state
        rows = pane.rows
        if self._shown(lambda: self._trouble.change(turn)):
            pane.highlight(brought_back(rows, pane.rows, state, self._desk.state) or "")

    def _shown(self, change_desk: Callable[[], Change]) -> Change | None:
        try:
            change = change_desk()
        except PlannerError as error:
            self._refused(error)
            return None
        self._page.show()
        self._page.say(change.said)
        return change

    def _refused(self, error: PlannerError) -> None:
        """Why the state cannot be read or saved is said by the ways out, and by the banner after
        them, so the rep who chose to look on is not asked at every key."""
        if not isinstance(error, StateUnusable):
            self._page.say(error.sentence, warning=True)
            return
        self._page.show()
        if self._trouble.unreadable:
            self._page.say(_("Not saved: the file cannot be read."), warning=True)
        else:
            self._page.action_find_way_out()


def _raise(error: PlannerError) -> NoReturn:
    raise error
