"""Keys typed faster than a dialog opens: kept for it, so that none is taken for a command. Nor is
what is typed for a dialog that does not open."""

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from textual.dom import DOMNode
from textual.events import Key, Paste
from textual.screen import Screen

from planner.tui.bound import bound
from planner.tui.commands import ASKING

STORY: Final = "story"
"""The group of the workers in which a page tells what its commands do."""

_IN_ONE_LINE: Final = 1.0
"""Seconds between two keys of whoever goes on typing; longer is a look at the screen."""


class Typeahead:
    """Holds input from the key of a command until its dialog can take letters, or its story ends;
    and from a key that may close a dialog until the next one of the same story can.

    Whoever types "i" and a name does not wait for the dialog; without this the letters of the name
    would be commands of the page. What was held is given back one by one: a key pressed meanwhile
    comes after all of it.
    """

    def __init__(self) -> None:
        self._held: deque[Key | Paste] = deque()
        self._given: Key | Paste | None = None
        self._led: Key | None = None
        self._in_story = False
        self._unheard_until = 0.0
        self._give_back: Callable[[Key | Paste], object] = lambda event: None

    def keeps(
        self,
        event: Key | Paste,
        screen: Screen[object],
        give_back: Callable[[Key | Paste], object],
    ) -> bool:
        """Whether the event waits; ``give_back`` gets it later. A key that may lead on goes to the
        screen, and what comes after it waits."""
        self._give_back = give_back
        if event is self._given:
            self._given = None
        elif self._in_story or self._held or self._given is not None:
            self._held.append(event)
            return True
        if isinstance(event, Key) and self._is_unheard(event):
            self._give_next()
            return True
        if isinstance(event, Key) and _may_lead_on(event, screen):
            self._in_story, self._led = True, event
            path, page = screen.focused or screen, _page_of(screen)
            passed = partial(self._passed, event, screen, page)
            # Behind the key comes what it posts, such as that a field was submitted.
            screen.app.call_later(_up, path, partial(_up, path, passed))
        else:
            self._give_next()
        return False

    def release(self) -> None:
        """Let go of what was held, in order."""
        self._in_story = False
        self._give_next()

    def _passed(self, key: Key, screen: Screen[object], page: Screen[Any]) -> None:
        """The key has been everywhere. It may have begun no story: a key before it may have moved
        to where the command does not fit. It may have left the dialog open, or closed the last one.
        Then nobody else would release."""
        if key is not self._led:
            # Its story is over, and the next key is on its way to begin one.
            return
        stays = screen is not page and screen in screen.app.screen_stack
        if stays or not _story_goes_on(page):
            if _asks_in_vain(key, screen):
                self._unheard_until = key.time + _IN_ONE_LINE
            self.release()

    def _is_unheard(self, key: Key) -> bool:
        """Whether it belongs to the line for which a key asked in vain. Told by the times that the
        keys bear themselves."""
        ends = key.key == "enter"
        unheard = (key.is_printable or ends) and key.time <= self._unheard_until
        self._unheard_until = key.time + _IN_ONE_LINE if unheard and not ends else 0.0
        return unheard

    def _give_next(self) -> None:
        if self._held and self._given is None:
            self._given = self._held.popleft()
            self._give_back(self._given)


def _may_lead_on(key: Key, screen: Screen[object]) -> bool:
    """Whether it may begin a story, or close a dialog that is a part of one."""
    if screen.is_modal and key.is_printable and _is_typed_into(screen):
        return False
    if _asks_in_vain(key, screen):
        return True
    bound_to = bound(key.key, screen)
    if screen.is_modal:
        # A dialog takes some keys without a binding, such as the number of a choice.
        return bound_to is None or bound_to.enabled
    if bound_to is None or not bound_to.enabled:
        return False
    return bound_to.binding.action.startswith("command(")


def _asks_in_vain(key: Key, screen: Screen[object]) -> bool:
    """Whether a line would follow, if the key did anything here."""
    bound_to = bound(key.key, screen)
    return bound_to is not None and not bound_to.enabled and bound_to.binding.id in ASKING


def _is_typed_into(screen: Screen[object]) -> bool:
    # Imported late: the page has no field.
    from textual.widgets import Input

    return isinstance(screen.focused, Input)


def _page_of(screen: Screen[object]) -> Screen[Any]:
    """On what the story is told: the screen itself, or what is below a dialog."""
    stack = screen.app.screen_stack
    return stack[stack.index(screen) - 1] if screen.is_modal else screen


def _story_goes_on(page: Screen[Any]) -> bool:
    return any(
        worker.group == STORY and worker.node is page and not worker.is_finished
        for worker in page.workers
    )


def _up(node: DOMNode, then: Callable[[], None]) -> None:
    """Call ``then`` once what was posted to ``node`` before has come up to the app: through the
    same queues, behind it."""
    above = node.parent
    if not node.call_later(*((_up, above, then) if above else (then,))):
        then()
