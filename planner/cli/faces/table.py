"""Lists as people see them; imported late."""

import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from planner.cli.faces.columns import lines
from planner.cli.faces.json import contact_state
from planner.cli.faces.view import View
from planner.cli.faces.wording import word
from planner.locale import N_, _
from planner.method.calls.candidates import Candidate, later_told
from planner.method.calls.occasions import agreed
from planner.method.calls.touching import outcome_name
from planner.method.hours.calling_hours import reach
from planner.method.hours.reach_in_words import describe
from planner.method.leaving.toll import Reviewed
from planner.model.contact import Contact, called
from planner.model.day import Block, Meeting
from planner.model.instants import brief, local_to
from planner.model.request import Request
from planner.model.saying import say_day
from planner.model.text import clean
from planner.model.touch import CallState, PlannedCall, Touch

LONGEST_CELL = 60
"""Characters of a cell; what is cut ends in an ellipsis and stands whole in ``show``."""
_PIPED_WIDTH = 1000

Row = tuple[str, ...]


class Columns(NamedTuple):
    """The headings of a table, its rows, and what is said where there are none."""

    headings: tuple[str, ...]
    row: Callable[[Any, View], Row]
    empty: str


def show(name: str, documents: Sequence[Any], view: View) -> None:
    """Print the table of ``name`` (calls, requests ...) to standard output."""
    columns = TABLES[name]
    if not documents:
        sys.stdout.write(_(columns.empty) + "\n")
        return
    rows = [tuple(_(heading) for heading in columns.headings)]
    rows += [tuple(map(_cell, columns.row(document, view))) for document in documents]
    on_screen = sys.stdout.isatty()
    # Piped, a table is as wide as it needs: whoever reads on can cut it, but nobody can uncut it.
    width = shutil.get_terminal_size().columns if on_screen else _PIPED_WIDTH
    heading, *body = lines(rows, width, [each in _WHOLE for each in columns.headings])
    if on_screen:
        _print_bold(heading)
    else:
        sys.stdout.write(f"{heading}\n")
    sys.stdout.writelines(f"{line}\n" for line in body)


def _print_bold(line: str) -> None:
    """Imported late: rich knows how each terminal takes it, and is slow to load."""
    from rich.console import Console
    from rich.text import Text

    Console(file=sys.stdout, highlight=False).print(Text(line, "bold"), soft_wrap=True)


def _cell(text: str) -> str:
    """Text of others: control characters out, no longer than can be looked at."""
    shown = clean(text)
    return shown if len(shown) <= LONGEST_CELL else f"{shown[: LONGEST_CELL - 1]}…"


def _when(moment: datetime | None, view: View) -> str:
    return brief(moment, view.now) if moment else ""


def _call_row(call: Candidate | PlannedCall, view: View) -> Row:
    return _queued_row(call) if isinstance(call, Candidate) else _planned_row(call, view)


def _queued_row(call: Candidate) -> Row:
    contact = call.contact
    id_ = call.planned.id if call.planned else contact.id
    when = describe(call.reach) if call.by_phone else _("by email")
    reachable = call.left_out or when
    return (id_, contact.name, contact.company, contact.phone, call.why, call.objective, reachable)


def _planned_row(call: PlannedCall, view: View) -> Row:
    contact = view.state.whom(call.contact)
    why = agreed(contact, call, view.now, view.config).why
    when = _when_to_be_made(call, contact, view)
    return (
        call.id,
        called(contact.name),
        contact.company,
        contact.phone,
        why,
        call.objective,
        when,
    )


def _when_to_be_made(call: PlannedCall, contact: Contact, view: View) -> str:
    """What stands in the way of a call that has no row in the queue."""
    if call.state is not CallState.OPEN:
        return word(call.state)
    later = later_told(call, view.now, view.config)
    return later or describe(reach(contact, view.now, view.config))


def _request_row(request: Request, view: View) -> Row:
    return (
        request.id,
        called(view.state.whom(request.contact).name),
        request.about,
        word(request.state),
        _when(request.received_at, view),
        _when(request.promise.at if request.promise else None, view),
        request.next_step,
    )


def _block_row(block: Block, view: View) -> Row:
    calls = f"{len(block.touches)}/{block.target}" if block.target else ""
    return (
        block.id,
        word(block.kind),
        block.title,
        word(block.state),
        _when(block.planned_start, view),
        str(block.planned_minutes),
        _when(block.started_at, view),
        _when(block.ended_at, view),
        calls,
        str(len(block.interruptions)),
    )


def _contact_row(contact: Contact, view: View) -> Row:
    return (
        contact.id,
        contact.name,
        contact.company,
        contact.phone,
        contact.email,
        word(contact.relationship),
        word(contact_state(contact, view)),
        ", ".join(contact.labels),
    )


def _touch_row(touch: Touch, view: View) -> Row:
    return (
        touch.id,
        _when(touch.at, view),
        called(view.state.whom(touch.contact).name),
        word(touch.channel),
        outcome_name(touch.outcome),
        touch.objective,
        touch.note,
    )


def _reviewed_row(reviewed: Reviewed, view: View) -> Row:
    contact, toll = reviewed
    return (
        contact.id,
        contact.name,
        contact.company,
        str(toll.points),
        str(toll.offences),
        _when(toll.last_at, view),
        contact.brings,
        word(contact_state(contact, view)),
    )


def _meeting_row(meeting: Meeting, view: View) -> Row:
    start, end = _when(meeting.start, view), _when(meeting.end, view)
    if meeting.all_day:
        start, end = say_day(local_to(meeting.start, view.now), view.now), ""
    return (meeting.id, start, end, meeting.summary, _("busy") if meeting.busy else _("free"))


_ID, _CONTACT, _COMPANY, _PHONE = N_("id"), N_("contact"), N_("company"), N_("phone")
_WHOLE = (_ID, _PHONE)
"""Columns whose text is of no use broken: the next command needs the id, the phone the number."""

TABLES = {
    "calls": Columns(
        (_ID, _CONTACT, _COMPANY, _PHONE, N_("why"), N_("objective"), N_("reachable")),
        _call_row,
        N_("Nobody to call: import contacts or add a call."),
    ),
    "requests": Columns(
        (_ID, _CONTACT, N_("about"), N_("state"), N_("came"), N_("promised"), N_("next step")),
        _request_row,
        N_("No open requests."),
    ),
    "blocks": Columns(
        (
            *(_ID, N_("kind"), N_("title"), N_("state"), N_("planned")),
            *(N_("minutes"), N_("started"), N_("ended"), N_("calls"), N_("interruptions")),
        ),
        _block_row,
        N_("No blocks."),
    ),
    "contacts": Columns(
        (
            *(_ID, N_("name"), _COMPANY, _PHONE),
            *(N_("email"), N_("relationship"), N_("state"), N_("labels")),
        ),
        _contact_row,
        N_("No contacts yet: planner contacts import FILE brings them."),
    ),
    "meetings": Columns(
        (_ID, N_("start"), N_("end"), N_("summary"), N_("takes time")),
        _meeting_row,
        N_("No meetings: planner calendar import brings them."),
    ),
    "touches": Columns(
        (_ID, N_("when"), _CONTACT, N_("channel"), N_("outcome"), N_("objective"), N_("note")),
        _touch_row,
        N_("No touches."),
    ),
    "review": Columns(
        (
            *(_ID, _CONTACT, _COMPANY, N_("toll")),
            *(N_("offences"), N_("the last"), N_("brings"), N_("state")),
        ),
        _reviewed_row,
        N_("Nobody costs so much that it is time to decide."),
    ),
}
