"""What an action may ask of the screen it runs on."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from planner.desk import Desk, Verb
from planner.model.change import Change

if TYPE_CHECKING:
    # Dialogs and mail are loaded when the first one is shown.
    from planner.tui.hiding import Veil
    from planner.tui.outbox import Outbox
    from planner.tui.prompt import Dialog
    from planner.tui.widgets.panes import Panes

Answer = TypeVar("Answer")


class Doable(NamedTuple):
    """A command as help and palette show it, in the language of the screen. ``fits`` tells whether
    it makes sense now; ``keys`` are written as people write them."""

    id: str
    keys: str
    text: str
    group: str
    fits: bool


class Session(Protocol):
    """The day screen, as actions see it."""

    @property
    def desk(self) -> Desk: ...

    @property
    def folder(self) -> Path:
        """Where the state is kept now."""

    @property
    def veil(self) -> "Veil":
        """What may be seen of a state, and whether names are hidden now."""

    def hide_or_show(self) -> None:
        """Hide names and numbers, or show them again."""

    async def take_tour(self) -> None:
        """Be guided through a first day, on a demo day over this one."""

    @property
    def panes(self) -> "Panes":
        """Where the rep is, and whom the next key means."""

    def apply(self, verb: Verb, *args: Any, **kwargs: Any) -> Change | None:
        """Change the state. A refusal is shown to the rep and gives ``None``."""

    def undo(self) -> None:
        """Take back the newest change."""

    def redo(self) -> None:
        """Make it again."""

    def beat(self) -> None:
        """Show now what has changed meanwhile."""

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Show the rep a sentence."""

    async def open(self, dialog: "Dialog[Answer]") -> Answer | None:
        """Show a dialog and wait for its answer; ``None`` if the rep thought better of it."""

    async def ready(self) -> None:
        """Wait for slow work; for a command that asks something before it changes the state, and
        so did not wait when it began."""

    def run_command(self, command_id: str) -> None:
        """Do what a key does."""

    def doable(self) -> list[Doable]:
        """Every command, with the keys that start it."""

    def outbox(self, draft_id: str) -> "Outbox":
        """Where mails can go; ``draft_id`` names a draft on disk."""

    def read_calendars(self) -> None:
        """Read the calendars now, beside the screen."""

    def copy(self, text: str) -> None:
        """Put text on the clipboard."""

    async def change_settings(self) -> None:
        """Show every setting, to be changed."""

    def leave(self) -> None:
        """End the program; asked for twice while a block runs, which goes on in the file."""


Action = Callable[[Session], Coroutine[Any, Any, None]]
"""What a key does: a story told to the day screen."""
