"""From a change, or from what was looked for, to its answer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from planner.cli.answer import Answer
from planner.cli.faces.view import View
from planner.cli.invocation import Invocation
from planner.method.day.blocks import running_block, settle
from planner.model.change import Change

if TYPE_CHECKING:
    from planner.desk import Verb


def told(invocation: Invocation, change: Change, more: str = "") -> Answer:
    """The item changed, for programs; its id and what happened, for people."""
    item = change.item
    if item is None:
        return said(change)
    text = f"{item.id}  {change.said}"

    def document() -> dict[str, Any]:
        # Imported late: it brings the whole queue along, and people are told a sentence.
        from planner.cli.faces import json as json_face
        from planner.cli.queued import as_queued

        view = invocation.view()
        return json_face.item(as_queued(item, view), view)

    return Answer(document, f"{text}\n{more}" if more else text)


def applied(invocation: Invocation, verb: "Verb", *args: Any, **more: Any) -> Answer:
    """One verb applied, and told."""
    return told(invocation, invocation.desk.apply(verb, *args, **more))


def said(change: Change) -> Answer:
    """What happened, where no single item stands for it."""
    return Answer(lambda: {"said": change.said}, change.said)


def listed(name: str, documents: Sequence[Any], view: View) -> Answer:
    """A list: ``items`` for programs; for people the table of this name (calls, requests ...)."""

    def document() -> dict[str, Any]:
        from planner.cli.faces import json as json_face

        return json_face.items(documents, view)

    def table() -> None:
        from planner.cli.faces.table import show

        show(name, documents, view)

    return Answer(document, table)


def settle_first(invocation: Invocation, *, watched: bool = False) -> None:
    """Close a block whose time is over before asking whether the rep is protected.

    ``watched`` leaves it open for the minutes in which its last call may still be going on.
    """
    if running_block(invocation.desk.state):
        invocation.desk.apply(settle, undoable=False, watched=watched)
