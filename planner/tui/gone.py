"""What is no longer on the screen, and what Textual keeps of it all the same."""

from textual._styles_cache import StylesCache


def forget_painted() -> None:
    """Let the lines that were painted be freed. To be called now and then, such as when a dialog
    closes.

    Textual remembers two colours for each of the last 1,024 widgets, and by that holds all the
    lines these have painted: 13 MB after some days. To mix the colours anew costs each widget on
    the screen some microseconds.
    """
    if forget := getattr(StylesCache.get_inner_outer, "cache_clear", None):
        forget()
