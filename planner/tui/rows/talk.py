"""What stands below the contact of the moment: what to say, and the marks of what was said."""

from textwrap import wrap

import pendulum

from planner.config import Config
from planner.method.calls.marks import mark_name, marks_in_hand
from planner.method.calls.occasions import occasion_for
from planner.method.calls.opening import course, opening_line
from planner.model.contact import Contact
from planner.model.state import State
from planner.model.touch import Mark
from planner.tui.commands import key_of
from planner.tui.rows.common import NARROWEST, piece, quoted
from planner.tui.rows.last import remembered
from planner.tui.rows.verdict import open_with
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Line, Look, Text, cells

_MOST_LINES = 4
"""Of a note: who holds the telephone reads no more."""


def talk_lines(
    state: State,
    contact: Contact,
    now: pendulum.DateTime,
    config: Config,
    width: int,
    *,
    last: bool,
) -> list[Line]:
    """What to know of them, how to begin the call and what it leads to, then the keys of the
    marks."""
    occasion = occasion_for(state, contact, now, config)
    known = remembered(state, contact, now, last=last)
    in_hand = state.requests.get(occasion.request or occasion.open_request)
    others = open_with(state, contact, now, in_hand, calling_for=occasion.objective)
    room = max(width, NARROWEST)
    lines = wrap(quoted(opening_line(occasion)), room)
    lines += [f"{signs.DOT} {words}" for words in course(occasion)]
    return [
        *(Line.of(line) for told in known for line in _beginning(told, room)),
        *(Line.of(line, Look.WARN) for line in wrap(others, room)),
        *(Line.of(line, Look.MUTED) for line in lines),
        *_marks(state, contact, now, config, width),
    ]


def _beginning(told: str, room: int) -> list[str]:
    return wrap(told, room, max_lines=_MOST_LINES, placeholder=signs.CUT)


def _marks(
    state: State, contact: Contact, now: pendulum.DateTime, config: Config, width: int
) -> list[Line]:
    """The keys of the marks, those made already as done; as many in a line as have room."""
    made = marks_in_hand(state, contact, now)
    lines: list[Text] = []
    for mark in Mark:
        own = key_of(config, f"mark.{mark}")
        bits: Text = (piece(f"{own} ", Look.KEY), piece(mark_name(mark), Look.MUTED))
        if mark in made:
            bits = (piece(f"{signs.DONE} {mark_name(mark)}", Look.GOOD),)
        longer = (*lines[-1], piece("  "), *bits) if lines else bits
        if lines and cells(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(bits)
    return [Line(line) for line in lines]
