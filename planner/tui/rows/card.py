"""The contact card: who they are, what is agreed, what was said."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from textwrap import wrap

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.calls.marks import mark_name
from planner.method.calls.occasions import occasion_for
from planner.method.calls.touching import last_touches, outcome_name
from planner.method.hours.calling_hours import reach
from planner.method.hours.reach_in_words import describe
from planner.method.leaving import toll
from planner.method.persistence import cadence, qualification
from planner.method.persistence.nuisance import weighed
from planner.method.persistence.preference import explain_preference
from planner.method.requests.request_order import last_answered, open_requests
from planner.method.typed.own_words import relationship_name
from planner.model.contact import Contact, Preference
from planner.model.document import Channel
from planner.model.instants import brief
from planner.model.request import Request
from planner.model.saying import dotted, say_day
from planner.model.state import State
from planner.model.touch import Touch
from planner.tui.rows.common import answer_told, by_when, flowed, piece, plain, quoted
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look, Piece, Text, cells, words_of
from planner.tui.widgets.listing import Row

_LABEL = 14
_MOMENT = 16
"""Cells of a day of this year with its time."""
_INDENT = 2
_LAST, _LAST_ANSWERED = 10, 3
"""Touches, and answers, that stand above the notes."""
_WIDEST = 64
"""Cells of a line of the card in its dialog."""


def card_rows(
    state: State, contact: Contact, now: pendulum.DateTime, config: Config
) -> tuple[Row, ...]:
    """Everything worth knowing before a call, in the order in which it is needed."""
    touches = last_touches(state, contact.id, limit=None)
    answered = last_answered(state, contact.id)
    lines = [
        *_facts(contact, now, config),
        *_plan(state, contact, now, config),
        *_section(_("open requests"), _requests(state, contact, now, config)),
        *_section(_("last touches"), _touches(touches[:_LAST], now)),
        *_section(_("last answers"), _answers(answered[:_LAST_ANSWERED], now)),
        *_section(_("notes"), _notes(contact)),
        *_section(_("earlier touches"), _touches(touches[_LAST:], now)),
        *_section(_("earlier answers"), _answers(answered[_LAST_ANSWERED:], now)),
    ]
    return tuple(Row(f"line {number}", (line,)) for number, line in enumerate(lines))


def _facts(contact: Contact, now: pendulum.DateTime, config: Config) -> Iterator[Line]:
    if works := dotted(contact.title, contact.company):
        yield from _fact(_("works"), works)
    for number in contact.phones:
        yield from _fact(_("phone"), number, Look.NUMBER)
    for address in contact.emails:
        yield from _fact(_("email"), address)
    yield from _fact(_("is a"), relationship_name(contact.relationship))
    if contact.deal_of_the_year:
        yield from _fact(_("marked"), _("deal of the year: always answered"), Look.GOOD)
    if contact.labels:
        yield from _fact(_("labels"), ", ".join(contact.labels))
    when = describe(reach(contact, now, config)) if contact.phones else _("no phone number")
    yield from _fact(_("can be called"), when)
    if contact.rest:
        until = say_day(contact.rest.until, now)
        yield from _fact(_("rests until"), dotted(until, contact.rest.reason))
    if contact.preference != Preference():
        yield from _fact(_("asked for"), explain_preference(contact.preference))
    if marks := qualification.describe(contact.qualification):
        yield from _flowed(_("qualified"), marks)


def _plan(state: State, contact: Contact, now: pendulum.DateTime, config: Config) -> Iterator[Line]:
    occasion = occasion_for(state, contact, now, config)
    yield from _fact(_("why call"), occasion.why, Look.ACCENT)
    yield from _fact(_("objective"), occasion.objective)
    if step := cadence.step_of(contact):
        told = _("{step} of {last}").format(step=step, last=cadence.LAST_STEP)
        due = contact.cadence.due if contact.cadence else None
        day = say_day(due, now) if due and due > now.date() else ""
        by_email = cadence.channel_for(contact, step) is Channel.EMAIL
        yield from _fact(_("next contact"), dotted(told, day, _("by email") if by_email else ""))
    *counts, cost_of_one_more = weighed(state, contact, now, config) or ("",)
    if counts:
        yield from _fact(_("silence"), dotted(*counts))
        yield from _fact("", cost_of_one_more)
    if referrer := state.contacts.get(contact.referred_by):
        yield from _fact(_("recommended by"), referrer.name)
    if cost := toll_line(toll.toll(state, contact.id, now), contact, now, config):
        yield from _cost(cost)
    elif contact.brings:
        yield from _fact(_("brings"), contact.brings, Look.GOOD)


def toll_line(cost: toll.Toll, contact: Contact, now: pendulum.DateTime, config: Config) -> Text:
    """``4 · 2 offences, the last on 03/03/2026 · brings 40 000 a year``; nothing without a toll.

    Once it is time to decide, the toll stands out.
    """
    if not cost.offences:
        return ()
    look = Look.WARN if cost.points >= config.walking_away.review_toll else Look.PLAIN
    brings = _("brings {what}").format(what=contact.brings) if contact.brings else ""
    beside = brings or _("nobody noted what they bring")
    return (
        piece(toll.describe(cost, now), look),
        piece(f" {signs.DOT} {beside}", Look.PLAIN if brings else Look.MUTED),
    )


def _cost(cost: Text) -> Iterator[Line]:
    """The toll and what stands beside it: in one line where both have room, else below each
    other."""
    if cells(cost) < _WIDEST - _LABEL:
        yield _labelled(_("toll"), cost)
        return
    for label, (words, look) in zip((_("toll"), ""), cost, strict=True):
        yield from _fact(label, words.removeprefix(f" {signs.DOT} "), look)


def _requests(
    state: State, contact: Contact, now: pendulum.DateTime, config: Config
) -> Iterator[Line]:
    for request in open_requests(state):
        if request.contact == contact.id:
            yield from _request(request, now, config)


def _request(request: Request, now: pendulum.DateTime, config: Config) -> Iterator[Line]:
    by = by_when(request, now, config, Look.WARN)
    about = request.about or _("no details yet")
    first, *rest = _wrapped(about, _WIDEST - cells((by,)) - _INDENT - 1)
    yield Line((piece(f"{signs.DOT} {first}"),), (by,))
    for line in rest:
        yield Line.of(f"{'':{_INDENT}}{line}")
    if request.next_step:
        told = _("next step: {step}").format(step=request.next_step)
        for line in _wrapped(told, _WIDEST - _INDENT):
            yield Line.of(f"{'':{_INDENT}}{line}", Look.MUTED)


def _touches(touches: Sequence[Touch], now: pendulum.DateTime) -> Iterator[Line]:
    for touch in touches:
        yield from _touch(touch, now)


def _touch(touch: Touch, now: pendulum.DateTime) -> Iterator[Line]:
    """What came of it and what it was for; what was done in the talk and the note between them, or
    below where they have no room."""
    note = quoted(touch.note) if touch.note else ""
    more = dotted(*map(mark_name, touch.marks), note)
    told = (_moment(touch.at, now), piece(outcome_name(touch.outcome)))
    objective = (piece(touch.objective, Look.MUTED),)
    beside = piece(f" {signs.DOT} {more}" if more else "", Look.MUTED)
    if cells((*told, beside, *objective)) < _WIDEST:
        yield Line((*told, beside), objective)
        return
    yield Line(told, objective)
    for line in wrap(more, _WIDEST - _MOMENT - 1, break_on_hyphens=False):
        yield Line.of(f"{'':{_MOMENT}} {line}", Look.MUTED)


def _answers(answered: Sequence[Request], now: pendulum.DateTime) -> Iterator[Line]:
    """What they were told, and what they had asked below it."""
    room = _WIDEST - _MOMENT - 1
    for request in answered:
        first, *rest = _wrapped(answer_told(request), room)
        yield Line((_moment(request.closed_at or request.received_at, now), piece(first)))
        for line in (*rest, *wrap(request.about, room, break_on_hyphens=False)):
            yield Line.of(f"{'':{_MOMENT}} {line}", Look.MUTED)


def _moment(at: datetime, now: pendulum.DateTime) -> Piece:
    return piece(f"{brief(at, now):<{_MOMENT}} ", Look.MUTED)


def _notes(contact: Contact) -> Iterator[Line]:
    for paragraph in contact.notes.splitlines():
        for line in _wrapped(paragraph, _WIDEST):
            yield Line.of(line)


def _section(title: str, lines: Iterator[Line]) -> list[Line]:
    found = list(lines)
    return [Line(), Line.of(title, Look.ACCENT), *found] if found else []


def _fact(label: str, value: str, look: Look = Look.PLAIN) -> Iterator[Line]:
    for line in _wrapped(value or "–", _WIDEST - _LABEL - 1):
        yield _labelled(label, (piece(line, look),))
        label = ""


def _flowed(label: str, value: str) -> Iterator[Line]:
    """As :func:`_fact`, but broken at the dots alone: no mark is parted from its answer."""
    for line in flowed(map(piece, value.split(f" {signs.DOT} ")), _WIDEST - _LABEL - 1):
        yield _labelled(label, plain(words_of(line.left)))
        label = ""


def _labelled(label: str, value: Text) -> Line:
    return Line((piece(f"{label:<{_LABEL}} ", Look.MUTED), *value))


def _wrapped(text: str, width: int) -> list[str]:
    """The lines that show all of it; at least one."""
    return wrap(text, width, break_on_hyphens=False) or [""]
