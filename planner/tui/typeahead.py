"""Keys typed faster than a dialog opens: kept for it, so that none is taken for a command."""

from collections.abc import Callable

from textual.events import Key, Paste
from textual.screen import Screen


class Typeahead:
    """Holds input from the key of a command until its dialog can take letters, or its story ends.

    Whoever types "i" and a name does not wait for the dialog; without this the letters of the name
    would be commands of the page.
    """

    def __init__(self) -> None:
        self._held: list[Key | Paste] | None = None
        self._give_back: Callable[[Key | Paste], object] = lambda event: None

    def keeps(
        self,
        event: Key | Paste,
        screen: Screen[object],
        give_back: Callable[[Key | Paste], object],
    ) -> bool:
        """Whether the event waits; ``give_back`` gets it later. The key of a command itself goes on
        to the screen, and what comes after it waits."""
        if self._held is not None:
            self._held.append(event)
            return True
        bound = screen.active_bindings.get(event.key) if isinstance(event, Key) else None
        if bound and bound.enabled and bound.binding.action.startswith("command("):
            self._held, self._give_back = [], give_back
        return False

    def release(self) -> None:
        """Let go of what was held, in order."""
        held, self._held = self._held or [], None
        for event in held:
            self._give_back(event)
