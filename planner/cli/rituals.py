"""The commands that begin and end a day: morning and evening."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from planner.cli.answer import Answer
from planner.cli.faces import json as json_face
from planner.cli.faces.json import Json
from planner.cli.faces.view import View
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, flag, phrase
from planner.cli.telling import settle_first
from planner.locale import _
from planner.model.instants import brief
from planner.model.request import Request
from planner.model.saying import dotted, say_day
from planner.model.touch import PlannedCall

if TYPE_CHECKING:
    from planner.method.calls.candidates import Candidate
    from planner.method.day.evening import Evening
    from planner.method.day.morning import Morning, Placed


def add_commands(commands: Commands) -> None:
    morning = commands.add("morning", _("begin the day: what is left, five calls, gaps"), _morning)
    flag(morning, "--accept", _("take all that is proposed"))
    evening = commands.add("evening", _("end the day: what is open, five calls, a line"), _evening)
    taken = evening.add_mutually_exclusive_group()
    flag(taken, "--accept", _("take all that is proposed"))
    phrase(taken, "--line", _("TEXT"), _("your own line for the day; empty: none"))


def _morning(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.day.morning import accept_morning, morning

    settle_first(invocation)
    view = invocation.view()
    # What is printed is what was taken: afterwards there is nothing to propose.
    proposed = morning(view.state, view.now, view.config)
    said = invocation.desk.apply(accept_morning).said if given.accept else ""
    lines = [*_morning_lines(proposed, view), *filter(None, (said,))]
    return Answer(
        lambda: _morning_document(proposed, view) | {"said": said or None},
        "\n".join(lines) or _("Nothing waits; the day is yours."),
    )


def _evening(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.day.evening import end_day, evening

    settle_first(invocation)
    view, said = invocation.view(), ""
    proposed = evening(view.state, view.now, view.config)
    if given.accept or given.line is not None:
        proposed = proposed._replace(line=proposed.line if given.accept else given.line)
        picks = [candidate.contact.id for candidate in proposed.five]
        said = invocation.desk.apply(end_day, proposed.line, picks, day=proposed.day).said
    return Answer(
        lambda: _evening_document(proposed, view) | {"said": said or None},
        "\n".join((*_evening_lines(proposed, view), said or proposed.line)),
    )


def _morning_document(morning: "Morning", view: View) -> Json:
    left, waits = morning.left, morning.evening_of
    return {
        "day": view.now.date().isoformat(),
        "yesterday": {"day": waits.isoformat(), "line": morning.line} if waits else None,
        "requests": [json_face.item(each, view) for each in (*left.requests, *left.without_email)],
        "calls": [json_face.item(call, view) for call in left.calls],
        "blocks": [json_face.item(block, view) for block in left.deep],
        "five": [json_face.item(candidate, view) for candidate in morning.five],
        "plan": [_placed_document(placed, view) for placed in morning.plan],
    }


def _placed_document(placed: "Placed", view: View) -> Json:
    return {
        "id": placed.block.id,
        "title": placed.block.title,
        "start": json_face.instant(placed.start, view),
        "minutes": placed.minutes,
    }


def _evening_document(evening: "Evening", view: View) -> Json:
    return {
        "day": evening.day.isoformat(),
        "requests": [json_face.item(request, view) for request in evening.requests],
        "next_day": evening.next_day.isoformat(),
        "five": [json_face.item(candidate, view) for candidate in evening.five],
        "line": evening.line,
    }


def _morning_lines(morning: "Morning", view: View) -> Iterator[str]:
    left = morning.left
    if morning.evening_of:
        yield _("{day} waits for its line: {line}").format(
            day=say_day(morning.evening_of, view.now), line=morning.line
        )
    yield from _under(
        _("Left to you"),
        (
            *(_request_line(request, view) for request in left.requests),
            *(_request_line(each, view, _unwritten(each)) for each in left.without_email),
            *(_call_line(call, view) for call in left.calls),
            *(_line(block.id, block.title) for block in left.deep),
        ),
    )
    yield from _under(_("Your five"), map(_candidate_line, morning.five))
    yield from _under(_("Deep work"), map(_placed_line, morning.plan))


def _evening_lines(evening: "Evening", view: View) -> Iterator[str]:
    from planner.method.calls.first_five import nobody_on

    yield from _under(_("Still open"), (_request_line(r, view) for r in evening.requests))
    title = _("The first five of {day}").format(day=say_day(evening.next_day, view.now))
    yield from _under(title, map(_candidate_line, evening.five))
    if not evening.five:
        yield nobody_on(evening.next_day, view.now)


def _under(title: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines below their title; nothing at all where there are none."""
    told = list(lines)
    if told:
        yield title
        yield from told


def _unwritten(request: Request) -> str:
    return _("no email came") if request.mail_sent_at else _("email not sent")


def _request_line(request: Request, view: View, lacks: str = "") -> str:
    from planner.method.day.evening import lacking

    who = view.state.whom(request.contact).name
    why = lacks or ", ".join(lacking(request, view.now, view.config))
    promised = brief(request.promise.at, view.now) if request.promise and not why else ""
    by = _("by {time}").format(time=promised) if promised else ""
    return _line(request.id, who, request.about, why, by)


def _call_line(call: PlannedCall, view: View) -> str:
    from planner.method.calls.agreed import say_due

    due = say_due(call, view.now, view.config)
    return _line(call.id, view.state.whom(call.contact).name, call.objective, due)


def _candidate_line(candidate: "Candidate") -> str:
    contact = candidate.contact
    # Of an agreed call the reason says when.
    waits = "" if candidate.left_out in candidate.why else candidate.left_out
    return _line(contact.id, contact.name, contact.company, candidate.why, waits)


def _placed_line(placed: "Placed") -> str:
    times = f"{placed.start:%H:%M}–{placed.end:%H:%M}"
    return f"  {placed.block.id}  {times}  {placed.block.title}"


def _line(id_: str, *facts: str) -> str:
    return f"  {id_}  " + dotted(*facts)
