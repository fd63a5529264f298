"""What the planner says to the rep: a line above the last one, until its time is over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from textual.app import App
from textual.content import Content
from textual.notifications import Notification
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static

NEWS: Final = "news"
"""The title, which nobody sees, of what no key has asked for."""
_YOUNG: Final = 4
"""Seconds in which a sentence has not been read yet."""


class Notice(Static):
    """The newest sentence, over the full width, so that the next one needs no new layout. A click
    takes it away.

    Textual's own toasts are widgets made for each sentence: two layouts and some 20 ms of each key
    that saves something.
    """

    ALLOW_SELECT = False
    SCOPED_CSS = False
    DEFAULT_CSS = """
    Notice {
        display: none;
        layer: _toastrack;
        dock: bottom;
        width: 1fr;
        height: auto;
        max-height: 50%;
        margin-bottom: 1;
        padding: 0 1;
        background: $footer-background;
        color: $foreground;
        border-left: outer $success;
    }
    Notice.-warning { border-left: outer $warning; }
    .-ascii Notice { border-left: ascii $success; }
    .-ascii Notice.-warning { border-left: ascii $warning; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._until: Timer | None = None
        self.said = ""

    def on_mount(self) -> None:
        self.app._refresh_notifications()

    def tell(self, notification: Notification | None) -> None:
        """Show this one, or nothing any more."""
        if self._until:
            self._until.stop()
        self.said = notification.message if notification else ""
        if notification:
            self._show(notification)
            self._until = self.set_timer(notification.time_left, self._over)
        self.display = notification is not None

    def on_click(self) -> None:
        self._over()

    def _show(self, notification: Notification) -> None:
        self.set_class(notification.severity != "information", "-warning")
        content, room = Content(notification.message), self.content_size
        fits = room and content.get_height({}, room.width) == room.height
        self.update(content, layout=not fits)

    def _over(self) -> None:
        self.app.clear_notifications()


def notices(app: App[Any]) -> Iterator[Notice]:
    """For a screen that opens while something is said: it says so from its first frame on."""
    if app._notifications:
        yield Notice()


def newest(said: Iterable[Notification]) -> Notification | None:
    """What is to be shown of all that was said: the newest answer to a key, and the news. What is
    news takes no other's place before that is read, and no other takes its place."""
    # Of the list itself its length would be asked first, and by then Textual's has let go what is
    # over: it would not be the one that was begun.
    all_said = [*iter(said)]
    if not all_said:
        return None
    last = all_said[-1]
    unread = [each for each in all_said if last.raised_at - each.raised_at < _YOUNG]
    answer = next((each for each in reversed(unread) if each.title != NEWS), None)
    told = [each for each in unread if each.title == NEWS or each is answer]
    return replace(
        last,
        message="\n".join(each.message for each in told),
        timeout=max(each.raised_at + each.timeout for each in told) - last.raised_at,
    )


def tell(screens: Sequence[Screen[Any]], notification: Notification | None) -> None:
    """Show this one on all of them, or nothing any more: what is below a dialog is seen as well.
    The uppermost gets a notice if it has none, which then tells."""
    shown = [notice for screen in screens for notice in screen.query_children(Notice)]
    for notice in shown:
        notice.tell(notification)
    if notification and not any(notice.parent is screens[-1] for notice in shown):
        screens[-1].mount(Notice())
