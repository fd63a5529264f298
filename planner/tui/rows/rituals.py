"""What the morning and the evening show, step by step, and the one calm line that offers them."""

from collections.abc import Container, Sequence
from textwrap import wrap

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.calls.agreed import say_due
from planner.method.calls.candidates import Candidate
from planner.method.day.evening import lacking
from planner.method.day.morning import Left, Placed
from planner.model.day import Block
from planner.model.instants import brief
from planner.model.lengths import hours
from planner.model.request import Request
from planner.model.state import State
from planner.model.touch import PlannedCall
from planner.tui.rows.common import employer, piece, section, stacked
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look, Piece, cells
from planner.tui.widgets.listing import Row

_ROOM = 65
"""Cells of a line that a dialog has for its rows on every screen of 80 columns or more."""


def left_rows(left: Left, state: State, now: pendulum.DateTime, config: Config) -> tuple[Row, ...]:
    """What the days before left, by kind."""

    def put_off(*, sent: bool) -> list[Row]:
        found = (each for each in left.without_email if bool(each.mail_sent_at) is sent)
        return [_put_off(each, state, now) for each in found]

    return stacked(
        section(_("requests"), [_request(each, state, now, config) for each in left.requests]),
        section(_("no email came"), put_off(sent=True)),
        # They do not know that an email is waited for.
        section(_("email not sent"), put_off(sent=False)),
        section(
            _("calls that were to be made"),
            [_call(each, state, now, config) for each in left.calls],
        ),
        section(_("deep work never started"), [_deep(block) for block in left.deep]),
    )


def five_rows(five: Sequence[Candidate], nobody: str = "") -> tuple[Row, ...]:
    """Whom to call first, and why; and from when on, where that is not the first minute. ``nobody``
    stands there if there are none."""
    rows = tuple(_candidate(number, each) for number, each in enumerate(five, start=1))
    return rows or (_only(nobody or _("Nobody else can be called.")),)


def plan_rows(plan: Sequence[Placed], left_out: Container[str]) -> tuple[Row, ...]:
    """Deep work with the time proposed for it; what is ``left_out`` stands back."""
    return tuple(_placed(each, out=each.block.id in left_out) for each in plan)


def _request(request: Request, state: State, now: pendulum.DateTime, config: Config) -> Row:
    by = brief(request.promise.at, now) if request.promise else ""
    near = _("by {time}").format(time=by) if by else ""
    lacks = ", ".join(lacking(request, now, config))
    told = piece("" if lacks else near, Look.WARN)
    row = _of_contact(request.id, state, request.contact, request.about, told)
    # Below, where it has room: to it the name and the matter do not give way.
    below = (Line.of(f"  {lacks}", Look.WARN),) if lacks else ()
    return row._replace(lines=(*row.lines, *below))


def _put_off(request: Request, state: State, now: pendulum.DateTime) -> Row:
    asked = brief(request.deferred_at or request.received_at, now)
    told = piece(_("deferred {time}").format(time=asked), Look.MUTED)
    return _of_contact(request.id, state, request.contact, request.about, told)


def _call(call: PlannedCall, state: State, now: pendulum.DateTime, config: Config) -> Row:
    due = piece(say_due(call, now, config), Look.WARN)
    return _of_contact(call.id, state, call.contact, call.objective, due)


def _of_contact(id_: str, state: State, contact_id: str, about: str, told: Piece) -> Row:
    name = piece(state.whom(contact_id).name, Look.NAME)
    matter = piece(f"  {about}", Look.MUTED)
    if not about or cells((name, matter, told)) < _ROOM:
        return Row(id_, (Line((name, matter), (told,)),))
    return Row(id_, (Line((name,), (told,)), Line((matter,))))


def _deep(block: Block) -> Row:
    left = (piece(f"{signs.EDGE} ", Look.ACCENT), piece(block.title))
    return Row(block.id, (Line(left, (piece(hours(block.planned_minutes), Look.MUTED),)),))


def _candidate(number: int, candidate: Candidate) -> Row:
    contact = candidate.contact
    first = (piece(f"{number} ", Look.NUMBER), piece(contact.name, Look.NAME))
    company = piece(employer(contact), Look.MUTED)
    if cells((*first, company)) < _ROOM:
        lines = [Line(first, (company,))]
    else:
        lines = [Line(first), Line((piece("  "), company))]
    lines += _why(candidate)
    if candidate.left_out not in candidate.why:
        # Below the reason, which it would cut.
        lines.append(Line.of(f"  {candidate.left_out}", Look.MUTED))
    return Row(contact.id, tuple(lines))


def _why(candidate: Candidate) -> list[Line]:
    """Why and for what: in one line where both have room, else below each other."""
    why = piece(f"  {candidate.why}", Look.ACCENT)
    together = (why, piece(f" {signs.DOT} {candidate.objective}", Look.MUTED))
    if cells(together) <= _ROOM:
        return [Line(together)]
    below = wrap(candidate.objective, _ROOM - 2)
    return [Line((why,)), *(Line.of(f"  {line}", Look.MUTED) for line in below)]


def _placed(placed: Placed, *, out: bool) -> Row:
    block = placed.block
    times = f"{placed.start:%H:%M} – {placed.end:%H:%M}"
    cut = placed.minutes < block.planned_minutes
    told = _("{time} of {all}") if cut else "{time}"
    length = told.format(time=hours(placed.minutes), all=hours(block.planned_minutes))
    look = Look.MUTED if out else Look.PLAIN
    edge = piece("  " if out else f"{signs.EDGE} ", Look.ACCENT)
    right = piece(_("not today") if out else length, Look.MUTED)
    return Row(block.id, (Line((edge, piece(f"{times}  {block.title}", look)), (right,)),))


def _only(words: str) -> Row:
    return Row("nothing", (Line.of(words, Look.MUTED),))
