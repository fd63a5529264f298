"""How a screen is painted: at once, and of what has changed nothing but that.

It touches what Textual does not promise to keep; the pin on its minor version and the tests of what
is painted say when that moves.
"""

from asyncio import get_running_loop
from collections.abc import Iterable
from typing import Any, Final, Self

from textual import constants, events
from textual._compositor import Compositor
from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

_PAUSE: Final = 1 / constants.MAX_FPS
"""Seconds from one frame to the next: what comes meanwhile is one frame."""


class NearCompositor(Compositor):
    """Asks the widgets for the lines that are painted anew. Textual's asks all that could be seen
    there for all of theirs: of a second's digits, the whole page."""

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            yield from super()._get_renders()
            return
        lines = Region(0, crop.y, self.size.width, crop.height)
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip).intersection(lines)
            # Where two regions only touch, Textual's overlap, without a line of either.
            if seen and seen.overlaps(crop):
                own = seen.translate(-region.offset)
                yield region, clip.intersection(lines), widget.render_lines(own)
            if seen.contains_region(crop):
                # The widgets come from the front, and none can be seen through.
                return


class PromptScreen(Screen[Any]):
    """Paints once nothing else waits to be done, at most sixty times a second. Textual's timer for
    that wakes once more after each frame: as often again as a screen that shows the seconds."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """Textual paints the whole screen when the focus goes from one widget to another. Those two
    paint themselves, and nothing else looks otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._compositor = NearCompositor()
        self._paints_soon = False
        self._painted_at = 0.0
        self._keys_changed = False

    def refresh_bindings(self) -> None:
        """Tell the key line once before the next paint: an action that draws the page and moves the
        highlight asks for it twice, and each time every key is asked what it does."""
        self._keys_changed = True
        # Behind a dialog it can wait: a page that paints there has the dialog painted as well.
        if self.is_active:
            self.check_idle()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """A layout paints what it moves. Textual asks for one, and for all to be painted, after
        each widget that comes or goes."""
        wanted = repaint and (bool(regions) or not layout)
        return super().refresh(*regions, repaint=wanted, layout=layout, recompose=recompose)

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Without Textual's racks for toasts and tooltips, of which none are shown here: each would
        be mounted, styled and laid out with every dialog."""

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        event.prevent_default()
        before = self._painted_at
        super()._on_screen_resume(event)
        if self._painted_at != before:
            # A new one was laid out, and that painted all of it: each widget, and then the whole
            # screen, would be painted once more.
            for widget in (self, *self._compositor.visible_widgets):
                widget._repaint_required = False
                widget._exchange_repaint_regions()
        if not before:
            # A key line reads the keys when it is painted first.
            self._keys_changed = False

    async def _on_idle(self, event: events.Idle) -> None:
        event.prevent_default()
        if self._is_dirty and self.is_current and not self.app._batch_count:
            self._paint_soon()
        else:
            await self._invoke_and_clear_callbacks()

    @property
    def _is_dirty(self) -> bool:
        return bool(
            self._dirty_widgets
            or self._layout_required
            or self._scroll_required
            or self._repaint_required
            or self._recompose_required
            or self._keys_changed
        )

    def _paint_soon(self) -> None:
        """After the widgets that are about to say that they have changed. Not by a message: behind
        a dialog a screen stays in want of paint, and would be idle and ask again without end."""
        if not self._paints_soon:
            self._paints_soon = True
            loop = get_running_loop()
            # A new screen is laid out, which paints it, before so much time is over. One behind a
            # dialog only tells that what it is to paint.
            self._painted_at = self._painted_at or loop.time()
            pause = _PAUSE if self is self.app.screen else 0
            loop.call_at(self._painted_at + pause, self._paint)

    def _paint(self) -> None:
        self._paints_soon = False
        if not self.is_running:
            return
        try:
            if self._keys_changed:
                self._keys_changed = False
                super().refresh_bindings()
            self._on_timer_update()
        except Exception as error:
            self.app._handle_exception(error)

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        self._painted_at = get_running_loop().time()


def forget_painted() -> None:
    """Let the lines that were painted be freed. To be called now and then, such as when a dialog
    closes.

    Textual remembers two colours for each of the last 1,024 widgets, and by that holds all the
    lines these have painted: 13 MB after some days. To mix the colours anew costs each widget on
    the screen some microseconds.
    """
    if forget := getattr(StylesCache.get_inner_outer, "cache_clear", None):
        forget()
