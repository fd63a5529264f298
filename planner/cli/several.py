"""Several lines at once, from standard input or from the inbox: added as one change, and told."""

import sys
from collections.abc import Iterable
from typing import Any

import pendulum

from planner.cli.answer import Answer
from planner.cli.faces import json as json_face
from planner.cli.invocation import Invocation
from planner.cli.queued import as_queued
from planner.config import Config
from planner.inbox import decoded, refuse_no_text
from planner.locale import _
from planner.method.typed.capturing import Captured, Misread, Understand, capture_lines, said_of
from planner.model.change import Change
from planner.model.errors import Refused
from planner.model.state import State

_LARGEST = 1024 * 1024


def from_standard_input(invocation: Invocation, understand: Understand) -> Answer:
    """Make what each line says, all as one change. Lines that are not clear are told; the command
    is refused where none is clear."""
    lines = _standard_input().splitlines()
    found: list[Captured] = []

    def verb(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
        found[:] = [capture_lines(state, lines, understand, now=now, config=config)]
        return Change(found[0].state, said_of(found[0]))

    invocation.desk.apply(verb)
    (captured,) = found
    unclear = list(map(unclear_line, captured.misread))
    if not captured.said:
        raise Refused("\n".join(unclear) or _("There is no line to do on standard input."))
    text = "\n".join((*item_lines(captured), *unclear))
    return Answer(lambda: document(captured, captured.misread, invocation), text)


def document(
    captured: Captured, unclear: Iterable[Misread], invocation: Invocation
) -> dict[str, Any]:
    """What was added, for programs, as it stands once all is added; and what was not clear."""
    view = invocation.view()
    return {
        "items": [json_face.item(as_queued(item, view), view) for item in captured.items],
        "unclear": [
            {"line": each.number, "text": each.line, "reason": each.reason} for each in unclear
        ],
    }


def item_lines(captured: Captured) -> list[str]:
    """What was added, for people: its id and what happened."""
    told = zip(captured.items, captured.said, strict=True)
    return [f"{item.id}  {said}" for item, said in told]


def unclear_line(misread: Misread) -> str:
    """A line that was not clear, for people."""
    return _("line {number}: {line}: {reason}").format(**misread._asdict())


def _standard_input() -> str:
    # As bytes: a locale that knows only ASCII would fail at the first accent.
    data = sys.stdin.buffer.read(_LARGEST + 1) if sys.stdin else b""
    if len(data) > _LARGEST:
        raise Refused(_("That is more than {n} characters; give fewer lines.").format(n=_LARGEST))
    refuse_no_text(data, _("Standard input"))
    return decoded(data)
