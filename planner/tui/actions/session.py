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

CALLS, REQUESTS, DAY = "calls", "requests", "day"
PANES = (CALLS, REQUESTS, DAY)

Answer = TypeVar("Answer")


class Place(NamedTuple):
    """Where the rep is: the pane with the focus and the id of its highlighted row, if any."""

    pane: str
    row_id: str


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
    def place(self) -> Place: ...

    @property
    def just_called(self) -> str:
        """The id of whom the rep has just called, as long as they have not moved the light since:
        what follows, such as a note, is about them. Set by whoever logs a call."""

    @just_called.setter
    def just_called(self, contact_id: str) -> None: ...

    dialled: str
    """The id of whom the rep has dialled; empty once that call has its outcome."""

    def apply(self, verb: Verb, *args: Any, **kwargs: Any) -> Change | None:
        """Change the state. A refusal is shown to the rep and gives ``None``."""

    def undo(self) -> None:
        """Take back the newest change."""

    def redo(self) -> None:
        """Make it again."""

    def say(self, sentence: str, *, warning: bool = False) -> None:
        """Show the rep a sentence."""

    async def open(self, dialog: "Dialog[Answer]") -> Answer | None:
        """Show a dialog and wait for its answer; ``None`` if the rep thought better of it."""

    async def ready(self) -> None:
        """Wait for slow work; for a command that asks something before it changes the state, and
        so did not wait when it began."""

    def go_to(self, pane: str, row_id: str = "") -> None:
        """Move the focus."""

    def highlight(self, pane: str, row_id: str) -> None:
        """Move the light of a pane, where it has this row; the focus stays."""

    def go_to_contact(self, contact_id: str) -> None:
        """Move the focus to a row about this contact, where one is, of the pane with the focus
        rather than of another."""

    def next_pane(self, by: int) -> None:
        """Move the focus ``by`` panes on."""

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
