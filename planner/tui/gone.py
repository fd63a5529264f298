"""What is no longer on the screen, and what Textual keeps of it all the same."""

from typing import Any

from textual._styles_cache import StylesCache
from textual.app import App
from textual.widgets._toast import ToastHolder


def let_go(app: App[Any]) -> None:
    """Let what is gone be freed. To be called now and then, such as when a dialog closes."""
    _forget_painted()
    _remove_empty_holders(app)


def _forget_painted() -> None:
    """Textual remembers two colours for each of the last 1,024 widgets, and by that holds all the
    lines these have painted: 13 MB after some days. To mix the colours anew costs each widget on
    the screen some microseconds.
    """
    if forget := getattr(StylesCache.get_inner_outer, "cache_clear", None):
        forget()


def _remove_empty_holders(app: App[Any]) -> None:
    """A sentence that gives way to the next one leaves its holder on the screen, invisible and for
    ever: a widget of 30 kB, laid out again each time.
    """
    for screen in app.screen_stack:
        for holder in screen.query(ToastHolder):
            if holder.is_mounted and not holder.children:
                holder.remove()
