"""The keys that do something now, in the last line of the screen."""

from collections.abc import Callable
from typing import NamedTuple

from textual import events
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.strip import Strip

from planner.locale import _
from planner.tui.bound import shown
from planner.tui.terminal.drawing import Look, Text, cells, spread
from planner.tui.terminal.drawn import Drawn

_WIDE_GAP, _NARROW_GAP = 3, 2


class Key(NamedTuple):
    """One binding as it is shown: the key as people write it, and what it does."""

    key: str
    does: str
    enabled: bool
    action: str

    @property
    def text(self) -> Text:
        look = Look.KEY if self.enabled else Look.MUTED
        does = Look.PLAIN if self.enabled else Look.MUTED
        return ((self.key, look), (f" {self.does}", does))


def fitting(keys: tuple[Key, ...], last: Key | None, width: int) -> tuple[tuple[Key, ...], int]:
    """The keys that have room, in their order and always with ``last``; the gap between them. Those
    that do nothing now give way first."""
    ends = (last,) if last else ()
    for gap in (_WIDE_GAP, _NARROW_GAP):
        if _width((*keys, *ends), gap) <= width:
            return (*keys, *ends), gap
    while keys and _width((*keys, *ends), _NARROW_GAP) > width:
        dead = [at for at, key in enumerate(keys) if not key.enabled]
        gone = dead[-1] if dead else len(keys) - 1
        keys = (*keys[:gone], *keys[gone + 1 :])
    return (*keys, *ends), _NARROW_GAP


def _in_order(screen: Screen[object]) -> list[ActiveBinding]:
    """What may be shown. A key of the rep's own would stand at the end."""
    order = {each.id: at for at, each in enumerate(screen.BINDINGS) if isinstance(each, Binding)}
    return sorted(shown(screen), key=lambda each: order.get(each.binding.id, len(order)))


def _width(keys: tuple[Key, ...], gap: int) -> int:
    return sum(cells(key.text) for key in keys) + gap * (len(keys) - 1)


class KeyLine(Drawn):
    """Shows the bindings of its screen that ask to be shown; a click does what the key does.

    The stock Footer builds a widget for each key whenever the focus moves, and leaks them.
    """

    DEFAULT_CSS = """
    KeyLine {
        height: 1;
        width: 1fr;
        background: $footer-background;
        color: $foreground;
    }
    """

    def __init__(
        self,
        *,
        last: str = "help",
        words: Callable[[Binding], str] = lambda binding: _(binding.description),
    ) -> None:
        """``last`` is the id of the binding that always has room, at the end; ``words`` says what
        a binding does, or nothing for one that need not be shown."""
        super().__init__()
        self._last_id = last
        self._words = words
        self._keys: tuple[Key, ...] = ()
        self._last: Key | None = None
        self._owners: dict[str, DOMNode] = {}
        self._painted = False

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._on_bindings)

    def _on_bindings(self, screen: Screen[object]) -> None:
        # Before the first paint they change some times that nobody sees.
        if self._painted:
            before = self._keys, self._last
            self._read(screen)
            if before != (self._keys, self._last):
                self.refresh()

    def _read(self, screen: Screen[object]) -> None:
        keys: dict[str, Key] = {}
        last: Key | None = None
        self._owners = {}
        for node, binding, enabled, _tooltip in _in_order(screen):
            if binding.action in self._owners:
                continue
            self._owners[binding.action] = node
            written = self.app.get_key_display(binding)
            key = Key(written, self._words(binding), enabled, binding.action)
            if not key.does:
                continue
            if binding.id == self._last_id:
                last = key
            else:
                keys[binding.action] = key
        self._keys, self._last = tuple(keys.values()), last

    def _fitting(self) -> tuple[tuple[Key, ...], int]:
        return fitting(self._keys, self._last, self.size.width - 2)

    def render_line(self, y: int) -> Strip:
        if not self._painted:
            self._painted = True
            self._read(self.screen)
        keys, gap = self._fitting()
        text: Text = ((" ", Look.PLAIN),)
        for at, key in enumerate(keys):
            text = (*text, *(((" " * gap, Look.PLAIN),) if at else ()), *key.text)
        return self.brush.strip(spread(text, (), self.size.width))

    async def on_click(self, event: events.Click) -> None:
        keys, gap = self._fitting()
        x = event.x - 1
        for key in keys:
            width = cells(key.text)
            if 0 <= x < width and key.enabled:
                await self.app.run_action(key.action, self._owners[key.action])
            x -= width + gap
