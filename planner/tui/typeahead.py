"""Keys typed faster than a dialog opens: kept for it, so that none is taken for a command."""

from collections import deque
from collections.abc import Callable

from textual.dom import DOMNode
from textual.events import Key, Paste
from textual.screen import Screen


class Typeahead:
    """Holds input from the key of a command until its dialog can take letters, or its story ends.

    Whoever types "i" and a name does not wait for the dialog; without this the letters of the name
    would be commands of the page. What was held is given back one by one: a key pressed meanwhile
    comes after all of it.
    """

    def __init__(self) -> None:
        self._held: deque[Key | Paste] = deque()
        self._given: Key | Paste | None = None
        self._in_story = False
        self._give_back: Callable[[Key | Paste], object] = lambda event: None

    def keeps(
        self,
        event: Key | Paste,
        screen: Screen[object],
        give_back: Callable[[Key | Paste], object],
    ) -> bool:
        """Whether the event waits; ``give_back`` gets it later. The key of a command itself goes on
        to the screen, and what comes after it waits."""
        self._give_back = give_back
        if event is self._given:
            self._given = None
        elif self._in_story or self._held or self._given is not None:
            self._held.append(event)
            return True
        bound = screen.active_bindings.get(event.key) if isinstance(event, Key) else None
        if bound and bound.enabled and bound.binding.action.startswith("command("):
            self._in_story = True
            path = screen.focused or screen
            screen.app.call_later(_up, path, lambda: self._passed(screen))
        else:
            self._give_next()
        return False

    def release(self) -> None:
        """Let go of what was held, in order."""
        self._in_story = False
        self._give_next()

    def _passed(self, screen: Screen[object]) -> None:
        """The key of a command has been everywhere. It may have begun no story: a key before it may
        have moved to where the command does not fit. Then nobody else would release."""
        if all(worker.is_finished for worker in screen.workers):
            self.release()

    def _give_next(self) -> None:
        if self._held and self._given is None:
            self._given = self._held.popleft()
            self._give_back(self._given)


def _up(node: DOMNode, then: Callable[[], None]) -> None:
    """Call ``then`` once what was posted to ``node`` before has come up to the app: through the
    same queues, behind it."""
    above = node.parent
    if not node.call_later(*((_up, above, then) if above else (then,))):
        then()
