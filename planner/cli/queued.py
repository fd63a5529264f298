"""A planned call as its row in the queue, where its reason stands."""

from planner.cli.faces.view import View
from planner.method.calls.candidates import Candidate
from planner.method.calls.five_calls import queue
from planner.model.document import Document
from planner.model.touch import CallState, PlannedCall


def as_queued(item: Document, view: View) -> Document | Candidate:
    """A call still to be made as its row in the queue; others as they are."""
    if not isinstance(item, PlannedCall) or item.state is not CallState.OPEN:
        return item
    rows = (row for row in queue(view.state, view.now, view.config) if row.planned)
    return next((row for row in rows if row.planned and row.planned.id == item.id), item)
