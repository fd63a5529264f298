"""The contact card: who they are, what is agreed, what was said."""

from collections.abc import Iterator
from textwrap import wrap

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method import cadence
from planner.method.calling_hours import describe, reach
from planner.method.marks import mark_name
from planner.method.nuisance import weighed
from planner.method.occasions import occasion_for
from planner.method.own_words import relationship_name
from planner.method.ownership import open_requests
from planner.method.preference import explain_preference
from planner.method.toll import toll
from planner.method.touching import last_touches, outcome_name
from planner.model.contact import Contact, Preference
from planner.model.document import Channel
from planner.model.instants import brief
from planner.model.request import Request
from planner.model.saying import say_day
from planner.model.state import State
from planner.model.touch import Touch
from planner.tui import signs
from planner.tui.drawing import Line, Look, Text
from planner.tui.listing import Row
from planner.tui.rows.common import piece, quoted
from planner.tui.rows.toll import qualification_line, toll_line

_LABEL = 14
_MOMENT = 16
"""Cells of a day of this year with its time."""
_WIDEST = 64
"""Cells of a line of the card in its dialog."""


def card_rows(
    state: State, contact: Contact, now: pendulum.DateTime, config: Config
) -> tuple[Row, ...]:
    """Everything worth knowing before a call, in the order in which it is needed."""
    lines = [
        *_facts(contact, now, config),
        *_plan(state, contact, now, config),
        *_section(_("open requests"), _requests(state, contact, now)),
        *_section(_("last touches"), _touches(state, contact, now)),
        *_section(_("notes"), _notes(contact)),
    ]
    return tuple(Row(f"line {number}", (line,)) for number, line in enumerate(lines))


def _facts(contact: Contact, now: pendulum.DateTime, config: Config) -> Iterator[Line]:
    who = [part for part in (contact.title, contact.company) if part]
    if who:
        yield _fact(_("works"), f" {signs.DOT} ".join(who))
    for number in contact.phones:
        yield _fact(_("phone"), number, Look.NUMBER)
    for address in contact.emails:
        yield _fact(_("email"), address)
    yield _fact(_("is a"), relationship_name(contact.relationship))
    if contact.deal_of_the_year:
        yield _fact(_("marked"), _("deal of the year: always answered"), Look.GOOD)
    if contact.labels:
        yield _fact(_("labels"), ", ".join(contact.labels))
    when = describe(reach(contact, now, config)) if contact.phones else _("no phone number")
    yield _fact(_("can be called"), when)
    if contact.rest:
        until = say_day(contact.rest.until, now)
        yield _fact(_("rests until"), f"{until} {signs.DOT} {contact.rest.reason}")
    if contact.preference != Preference():
        yield _fact(_("asked for"), explain_preference(contact.preference))
    if qualified := qualification_line(contact):
        yield _labelled(_("qualified"), qualified)


def _plan(state: State, contact: Contact, now: pendulum.DateTime, config: Config) -> Iterator[Line]:
    occasion = occasion_for(state, contact, now, config)
    yield _fact(_("why call"), occasion.why, Look.ACCENT)
    yield _fact(_("objective"), occasion.objective)
    if step := cadence.step_of(contact):
        told = _("{step} of {last}").format(step=step, last=cadence.LAST_STEP)
        by_email = cadence.channel_for(contact, step) is Channel.EMAIL
        parts = (told, _("by email")) if by_email else (told,)
        yield _fact(_("next contact"), f" {signs.DOT} ".join(parts))
    *counts, cost_of_one_more = weighed(state, contact, now, config) or ("",)
    if counts:
        yield _fact(_("silence"), f" {signs.DOT} ".join(counts))
        for line in wrap(cost_of_one_more, _WIDEST - _LABEL):
            yield _fact("", line)
    if referrer := state.contacts.get(contact.referred_by):
        yield _fact(_("recommended by"), referrer.name)
    if cost := toll_line(toll(state, contact.id, now), contact, now, config):
        yield _labelled(_("toll"), cost)
    elif contact.brings:
        yield _fact(_("brings"), contact.brings, Look.GOOD)


def _requests(state: State, contact: Contact, now: pendulum.DateTime) -> Iterator[Line]:
    for request in open_requests(state):
        if request.contact == contact.id:
            yield _request(request, now)


def _request(request: Request, now: pendulum.DateTime) -> Line:
    by = _("by {time}").format(time=brief(request.promise.at, now)) if request.promise else ""
    about = request.about or _("no details yet")
    return Line((piece(f"{signs.DOT} {about}"),), (piece(by, Look.WARN),))


def _touches(state: State, contact: Contact, now: pendulum.DateTime) -> Iterator[Line]:
    for touch in last_touches(state, contact.id, 10):
        yield _touch(touch, now)


def _touch(touch: Touch, now: pendulum.DateTime) -> Line:
    more = [mark_name(mark) for mark in touch.marks]
    more += [quoted(touch.note)] if touch.note else []
    told: Text = (
        piece(f"{brief(touch.at, now):<{_MOMENT}} ", Look.MUTED),
        piece(outcome_name(touch.outcome)),
        piece("".join(f" {signs.DOT} {each}" for each in more), Look.MUTED),
    )
    return Line(told, (piece(touch.objective, Look.MUTED),))


def _notes(contact: Contact) -> Iterator[Line]:
    for line in contact.notes.splitlines():
        yield Line((piece(line),))


def _section(title: str, lines: Iterator[Line]) -> list[Line]:
    found = list(lines)
    return [Line(), Line((piece(title, Look.ACCENT),)), *found] if found else []


def _fact(label: str, value: str, look: Look = Look.PLAIN) -> Line:
    return _labelled(label, (piece(value or "–", look),))


def _labelled(label: str, value: Text) -> Line:
    return Line((piece(f"{label:<{_LABEL}} ", Look.MUTED), *value))
