"""Where the light of the page is: on a row of one of its panes; and to which row it goes."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from planner.model.state import TABLES, State, difference
from planner.tui.widgets.listing import Row

CALLS, REQUESTS, DAY = "calls", "requests", "day"
PANES: Final = (CALLS, REQUESTS, DAY)


class Place(NamedTuple):
    """Where the rep is: the pane with the focus and the id of its highlighted row, if any."""

    pane: str
    row_id: str


class Moment(NamedTuple):
    """What leads the light among the calls: the ``day``, whether a call block runs, the ``contact``
    it is at, and who is ``due`` where it is at nobody. Ids, empty for nobody.
    """

    day: date | None = None
    in_block: bool = False
    contact: str = ""
    due: str = ""

    def ends_block(self, before: "Moment") -> bool:
        """Whether one ran the moment ``before``."""
        return before.in_block and not self.in_block


def led(
    before: Moment,
    now: Moment,
    rows: Sequence[Row],
    *,
    was: str | None,
    stays: str | None,
    turned_to: str,
) -> str | None:
    """The id of the row of the calls that gets the light as these ``rows`` are drawn: it ``was`` on
    one, and by itself ``stays`` on one; ``turned_to`` is whom the rep may be talking to."""
    light = stays
    if now.contact not in ("", before.contact) and before.contact in ("", was):
        # A block goes from one contact to the next, and who looks at it with it.
        light = now.contact
    if now.ends_block(before):
        # The next five stand above whom it was at.
        light = next((row.id for row in rows if row.selectable), None)
    if now.due not in ("", before.due) and light != turned_to:
        # A call promised for now goes first, but the rep is not led away in mid-talk.
        light = now.due
    return light


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
