"""What a verb gives back."""

from typing import NamedTuple

from planner.model.document import Document
from planner.model.state import State


class Change(NamedTuple):
    """The new state, the sentence for the rep (also what undo names), and the item in question."""

    state: State
    said: str
    item: Document | None = None
