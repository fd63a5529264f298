"""An item by its short id, as tables show it."""

from planner.model.document import Document
from planner.model.state import TABLES, State

_WITH_IDS = tuple(table for table in TABLES if table not in ("days", "rep", "mails", "mailboxes"))


def find_item(state: State, item_id: str) -> Document | None:
    """The contact, touch, call, request, block or meeting with this id, in either case."""
    wanted = item_id.strip().lower()
    tables = (getattr(state, table) for table in _WITH_IDS)
    return next((table[wanted] for table in tables if wanted in table), None)
