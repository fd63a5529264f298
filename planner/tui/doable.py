"""The commands as help and palette show them: in the rep's language, with the rep's own keys."""

from textual.app import App
from textual.binding import Binding

from planner.locale import _
from planner.tui.actions.session import Doable, Session
from planner.tui.commands import COMMANDS


def doable(session: Session, app: App[str]) -> list[Doable]:
    """Every command, and whether it makes sense now."""
    own = session.desk.config.keys
    return [
        Doable(c.id, written(own.get(c.id, c.keys), app), _(c.text), _(c.group), c.fits(session))
        for c in COMMANDS
    ]


def written(keys: str, app: App[str]) -> str:
    """Keys as people write them; ``keys`` is what a binding has, with commas between."""
    shown = [app.get_key_display(Binding(key, "")) for key in keys.split(",") if key]
    return " ".join(dict.fromkeys(shown))
