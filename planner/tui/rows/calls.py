"""The rows of the calls pane: who was promised a call for now, the five, then who is next, what is
done, what must wait."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from textwrap import wrap

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.calls.agreed import has_own_hour, is_later, say_due
from planner.method.calls.calls_today import calls_today, is_due
from planner.method.calls.candidates import Candidate
from planner.method.calls.five_calls import waiting_count
from planner.method.calls.picks import pick_of_the_moment
from planner.method.calls.touching import outcome_name
from planner.method.day.blocks import running_block
from planner.method.day.carrying import calls_aside
from planner.method.day.respite import quiet_minutes
from planner.method.hours.calling_hours import Reachable
from planner.method.hours.reach_in_words import describe
from planner.method.requests.promises import call_kept_until
from planner.method.requests.recovery import recovering
from planner.model.contact import Contact, called
from planner.model.instants import brief, days_between, last_midnight
from planner.model.lengths import hours
from planner.model.saying import dotted
from planner.model.state import State
from planner.model.touch import SPOKEN, CallReason, PlannedCall, Touch
from planner.tui.commands import key_of
from planner.tui.rows.common import (
    NARROWEST,
    TELLING,
    beside,
    company_beside,
    employer,
    flowed,
    heading,
    piece,
    section,
    stacked,
    title,
)
from planner.tui.rows.last import last_told
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look, Piece, Text, cells, cut
from planner.tui.widgets.listing import Row

_PICKED = piece(signs.OFF, Look.GOOD)
_CURRENT = piece(signs.CURSOR, Look.GOOD)
_DUE = piece(signs.ALERT, Look.BAD)
_PICKED_AND_DUE = piece(signs.ALERT, Look.GOOD)
_MOST = 50
"""Rows of one group: nobody scrolls through an address book that is overdue as a whole."""


def calls_rows(
    state: State,
    now: pendulum.DateTime,
    config: Config,
    width: int,
    *,
    detail: bool = False,
    last: bool = False,
) -> tuple[Row, ...]:
    """The pane from top to bottom, ``width`` cells wide; ``detail`` says one line more. The talk
    tells of the ``last`` touch where the bar has no room for it."""
    due, chosen, agreed, others, done = calls_today(state, now, config)
    passed = state.day(now.date()).passed
    current, talk = _talk(state, now, config, width, last=last)
    brief_row = partial(_brief, now=now, config=config, width=width)
    waiting_row = partial(_waiting, passed=passed, now=now, config=config, width=width)
    return stacked(
        _moment(state, now, config, width, anybody=any(not c.left_out for c in chosen)),
        (_due(candidate, brief_row(candidate, look=Look.NAME), width) for candidate in due),
        (
            _chosen(
                candidate,
                width,
                last_told(state, candidate.contact, now) if detail else None,
                talk if candidate.contact.id == current else [],
                _PICKED_AND_DUE if is_due(candidate, now) else _PICKED,
            )
            for candidate in chosen
        ),
        section(_("later"), [*map(waiting_row, agreed)]),
        section(_("next in line"), _some([c for c in others if not c.left_out], brief_row, config)),
        _kept_off(state, now, config),
        section(_("done today"), list(_done(state, done))),
        section(_("not now"), _some([c for c in others if c.left_out], waiting_row, config)),
        section(_("set aside"), [_aside(state, call) for call in calls_aside(state)]),
    )


def _talk(
    state: State, now: pendulum.DateTime, config: Config, width: int, *, last: bool
) -> tuple[str, list[Line]]:
    """The contact of the moment, and what is said to them; nobody without a block, nor while the
    rep breathes."""
    current = pick_of_the_moment(state, now)
    if not current:
        return "", []
    # Imported late: what is said in a call is shown in a block alone.
    from planner.tui.rows.talk import talk_lines

    return current, talk_lines(state, state.contacts[current], now, config, width, last=last)


def _moment(
    state: State, now: pendulum.DateTime, config: Config, width: int, *, anybody: bool
) -> Iterator[Row]:
    """What this very moment is good for: to breathe after an insult, or for five calls, if there
    is ``anybody`` to call."""
    until = state.presence.recovering_until
    if until and recovering(state, now) and running_block(state) is None:
        told = _("breathe until {time}").format(time=brief(until, now))
        yield Row("recover", (Line.of(told, Look.WARN),), selectable=False)
    elif anybody and (quiet := quiet_minutes(state, now, config)):
        told = _("quiet for {time}: room for five calls").format(time=hours(quiet))
        lines = wrap(told, max(width, NARROWEST))
        words = tuple(Line.of(line, Look.GOOD) for line in lines)
        yield Row("respite", words, selectable=False)


def _some(
    candidates: list[Candidate], row: Callable[[Candidate], Row], config: Config
) -> list[Row]:
    """The first of them, and how many more there are."""
    rows = list(map(row, candidates[:_MOST]))
    if more := len(candidates[_MOST:]):
        told = ngettext("{n} more; {key} finds everyone", "{n} more; {key} finds everyone", more)
        told = told.format(n=more, key=key_of(config, "find"))
        rows.append(Row("# more", (Line.of(told, Look.MUTED),), selectable=False))
    return rows


def _kept_off(state: State, now: pendulum.DateTime, config: Config) -> Iterator[Row]:
    """On the day of return one block is enough."""
    if kept := waiting_count(state, now, config):
        told = ngettext("{n} more waits until tomorrow", "{n} more wait until tomorrow", kept)
        yield heading(told.format(n=kept))


def calls_title(rows: tuple[Row, ...]) -> Text:
    """The border title: how many of the five are left."""
    left = sum(row.sign in (_PICKED, _PICKED_AND_DUE, _CURRENT) for row in rows)
    count = ngettext("{n} left", "{n} left", left).format(n=left)
    return title(_("Calls"), count)


def reach_text(candidate: Candidate) -> str:
    """When they can be reached, if that is worth saying; an email reaches them at any hour."""
    if not candidate.by_phone:
        return _("by email")
    return "" if candidate.reach.state is Reachable.OPEN else describe(candidate.reach)


def first_due(rows: tuple[Row, ...]) -> str:
    """The id of the first row whose call was promised for now; empty without one."""
    return next((row.id for row in rows if row.sign in (_DUE, _PICKED_AND_DUE)), "")


def _due(candidate: Candidate, row: Row, width: int) -> Row:
    """A promise that binds at this moment: since when, and what it is about."""
    matter = flowed((piece(candidate.objective, Look.MUTED),), width) if candidate.objective else []
    return row._replace(lines=(*row.lines, *matter), sign=_DUE)


def _chosen(
    candidate: Candidate, width: int, last: str | None, talk: list[Line], sign: Piece
) -> Row:
    contact = candidate.contact
    name, company = (piece(contact.name, Look.NAME),), (piece(employer(contact), Look.MUTED),)
    room = width - cells(name) - 1
    lines = [Line(name, cut(company, room) if room >= TELLING else ()), *_why(candidate, width)]
    if last is not None:
        lines.append(Line.of(last, Look.MUTED))
    return Row(contact.id, (*lines, *talk), _CURRENT if talk else sign)


def _why(candidate: Candidate, width: int) -> list[Line]:
    """Why, for what, and until when: in one line where all have room, else below each other."""
    why = piece(candidate.why, Look.ACCENT)
    reach = piece(reach_text(candidate), Look.WARN)
    objective = piece(candidate.objective, Look.MUTED)
    together = (why, piece(f" {signs.DOT} ", Look.MUTED), objective)
    if _has_room(together, reach, width):
        return [Line(together, (reach,))]
    if _has_room((why,), reach, width):
        return [Line((why,), (reach,)), *flowed((objective,), width)]
    *others, last = flowed((why, objective), width)
    if not reach[0] or _has_room(last.left, reach, width):
        return [*others, last._replace(right=(reach,))]
    return [*others, last, Line((reach,))]


def _has_room(left: Text, reach: Piece, width: int) -> bool:
    """Whether both stand in one line. With one blank between them they read as one sentence."""
    apart = 2 if reach[0] else 1
    return cells((*left, reach)) + apart <= width


def _brief(
    candidate: Candidate,
    now: pendulum.DateTime,
    config: Config,
    width: int,
    look: Look = Look.PLAIN,
) -> Row:
    """One line, where the reason has room; the company gives way to it. ``look`` is the name's."""
    contact = candidate.contact
    name = piece(contact.name, look)
    company = piece(company_beside(contact.name, contact.company), Look.MUTED)
    why = _reason(candidate, now, config, width - cells((name,)))
    told = min(cells((company,)), TELLING)
    if _is_unknown(candidate) and cells((name, why)) + told >= width:
        # Half an address book was not called yet: the company tells them apart.
        why = piece(_reach_by_phone(candidate), Look.MUTED)
    sign = piece("") if candidate.by_phone else piece(signs.MAIL, Look.NUMBER)
    return Row(contact.id, beside((name, company), why, width), sign)


def _reason(candidate: Candidate, now: pendulum.DateTime, config: Config, room: int) -> Piece:
    """Why, and until when they can be reached; of the two, where both have no ``room``, what does
    not wait."""
    due = candidate.due_at
    if candidate.reason is CallReason.CALL_BACK and due and due <= now:
        time = brief(due, now)
        is_late = call_kept_until(due, config) < now
        late = piece(_("late since {time}").format(time=time), Look.BAD)
        return late if is_late and cells((late,)) < room else piece(time, Look.BAD)
    reason, reach = _short_why(candidate, now, config), _reach_by_phone(candidate)
    both = piece(dotted(reason, reach), Look.MUTED)
    return both if not reach or cells((both,)) < room else piece(reach, Look.MUTED)


def _is_unknown(candidate: Candidate) -> bool:
    """Whether nobody has called them yet, and their company says more."""
    contact = candidate.contact
    known = candidate.planned or contact.heard_at or contact.cadence or contact.referred_by
    by_itself = candidate.reason in (CallReason.CHECK_IN, CallReason.CADENCE)
    return by_itself and bool(employer(contact)) and not known


def _reach_by_phone(candidate: Candidate) -> str:
    return reach_text(candidate) if candidate.by_phone else ""


def _short_why(candidate: Candidate, now: pendulum.DateTime, config: Config) -> str:
    """Why, in the room that is left beside a name: of what was agreed for a moment only that, of a
    long silence only its length."""
    if candidate.planned and candidate.planned.due_at:
        return say_due(candidate.planned, now, config)
    heard_at = candidate.contact.heard_at
    if candidate.reason is not CallReason.CHECK_IN or heard_at is None:
        return candidate.why
    days = days_between(heard_at, now)
    return ngettext("{n} day", "{n} days", days).format(n=days)


def _waiting(
    candidate: Candidate,
    passed: tuple[str, ...],
    now: pendulum.DateTime,
    config: Config,
    width: int,
) -> Row:
    """Who must wait. The highlight stays among the five when the rep has done with one of them."""
    contact = candidate.contact
    name = (piece(contact.name, Look.MUTED),)
    lines = beside(name, _hindered(candidate, now, config), width)
    sign = piece(signs.DOT, Look.MUTED)
    over = contact.id in passed or _done_with(contact, candidate.planned, now, config)
    return Row(contact.id, tuple(lines), sign, over=over)


def _done_with(
    contact: Contact, planned: PlannedCall | None, now: pendulum.DateTime, config: Config
) -> bool:
    """Whether they wait by what the rep did, and not by the clock: tried today, let rest, found no
    number that is right, or agreed a later moment."""
    tried = contact.touched_at is not None and contact.touched_at >= last_midnight(now)
    later = planned is not None and is_later(planned, now, config)
    return tried or later or contact.rest is not None or not contact.phones


def _hindered(candidate: Candidate, now: pendulum.DateTime, config: Config) -> Piece:
    """What keeps the rep from calling. Where the hour of the call has come all the same, it stands
    first: what was agreed is not to be lost behind a missing number."""
    planned, reason = candidate.planned, candidate.left_out
    if not planned or not has_own_hour(planned, now, config) or is_later(planned, now, config):
        return piece(reason, Look.MUTED)
    return piece(dotted(say_due(planned, now, config), reason), Look.WARN)


def _aside(state: State, call: PlannedCall) -> Row:
    """A call put off for too many days: not proposed any more, and not lost."""
    age = ngettext("{n} day", "{n} days", call.carried).format(n=call.carried)
    name = piece(called(state.whom(call.contact).name), Look.MUTED)
    about = piece(f"  {call.objective}", Look.MUTED)
    return Row(call.id, (Line((name, about), (piece(age, Look.WARN),)),), piece(signs.DOT))


def _done(state: State, done: Mapping[str, Touch]) -> Iterator[Row]:
    """One row for each contact touched today, the newest touch shown."""
    for contact_id, touch in done.items():
        if contact := state.contacts.get(contact_id):
            yield _done_row(contact, touch)


def _done_row(contact: Contact, touch: Touch) -> Row:
    look = Look.GOOD if touch.outcome in SPOKEN else Look.MUTED
    told = dotted(outcome_name(touch.outcome), touch.note)
    return Row(
        contact.id,
        (Line((piece(contact.name, Look.MUTED),), (piece(told, look),)),),
        piece(signs.DONE, Look.GOOD),
        over=True,
    )
