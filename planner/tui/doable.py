"""What can be done, as help and palette show it: in the rep's language, with the rep's own keys."""

from collections.abc import Iterator

from textual.app import App
from textual.binding import Binding

from planner.locale import _
from planner.tui.actions.session import Doable, Session
from planner.tui.commands import COMMANDS, MOVE_GROUP
from planner.tui.widgets.pane import Pane


def doable(session: Session, app: App[str]) -> list[Doable]:
    """Every command, and whether it makes sense now; then the keys of lists, for help alone."""
    own = session.desk.config.keys
    commands = [
        Doable(
            command.id,
            written(own.get(command.id, command.keys), app),
            _(command.label(session)),
            _(command.group),
            bool(command.fits(session)),
        )
        for command in COMMANDS
    ]
    moves = [
        Doable(id_, written(own.get(id_, keys), app), _(words), _(MOVE_GROUP), fits=False)
        for id_, keys, words in list_keys()
    ]
    return commands + moves


def list_keys() -> Iterator[tuple[str, str, str]]:
    """Of each key of a list: its id, the keys as a binding has them, what it does in English."""
    for binding in Pane.BINDINGS:
        if isinstance(binding, Binding):
            yield binding.id or "", binding.key, binding.description


def written(keys: str, app: App[str]) -> str:
    """Keys as people write them; ``keys`` is what a binding has, with commas between."""
    shown = [app.get_key_display(Binding(key, "")) for key in keys.split(",") if key]
    return " ".join(dict.fromkeys(shown))
