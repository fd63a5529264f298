"""The look and the keys that the rep has set, put on the program."""

from textual.app import App

from planner.config import Config
from planner.tui.terminal.links import understood


def dress(app: App[str], config: Config) -> None:
    """Theme, signs, links, motion and keys as the config has them. A theme that nobody knows
    changes nothing."""
    look = config.look
    if look.theme in app.available_themes:
        app.theme = look.theme
    app.set_class(look.signs == "ascii", "-ascii")
    app.set_class(look.links and understood(), "-links")
    app.animation_level = "full" if look.motion else "none"
    app.set_keymap(config.keys)
