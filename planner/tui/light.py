"""Which row the highlight goes to when a change is taken back, or made again."""

from collections.abc import Iterator, Sequence

from planner.model.state import TABLES, State, difference
from planner.tui.listing import Row


def brought_back(before: Sequence[Row], after: Sequence[Row], old: State, new: State) -> str | None:
    """The first row that can be worked on in ``after``, could not in ``before``, and is about what
    differs between ``old`` and ``new``."""
    known = {row.id for row in before if _waits(row)}
    fresh = [row.id for row in after if _waits(row) and row.id not in known]
    about = set(_about(old, new)) if fresh else set()
    return next((row_id for row_id in fresh if row_id in about), None)


def _waits(row: Row) -> bool:
    return row.selectable and not row.over


def _about(old: State, new: State) -> Iterator[str]:
    """The ids of the documents that differ, and of the contacts that these are about. A request
    that came or went is itself what the rep looks at: whose it is was not to be called."""
    former = difference(old, new)
    if came := [key for key in former.requests if (key in old.requests) != (key in new.requests)]:
        yield from came
        return
    for table in TABLES:
        for key in getattr(former, table):
            document = getattr(old, table).get(key) or getattr(new, table)[key]
            yield key
            yield getattr(document, "contact", "")
