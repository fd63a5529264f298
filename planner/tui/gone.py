"""What is no longer on the screen, and what Textual keeps of it all the same."""

from textual._styles_cache import StylesCache


def let_go() -> None:
    """Let the painted lines of widgets that are gone be freed.

    Textual remembers two colours for each of the last 1,024 widgets, and by that holds all the
    lines these have painted: 13 MB after a day of dialogs. To mix the colours anew costs each
    widget on the screen some microseconds.
    """
    remembered = StylesCache.get_inner_outer
    if forget := getattr(remembered, "cache_clear", None):
        forget()
