"""What the block bar says while protected time runs."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from math import ceil

import pendulum

from planner.config import Config
from planner.locale import _, ngettext
from planner.method.calls.block_summary import outcome_counts
from planner.method.calls.call_block import Progress, progress
from planner.method.calls.occasions import occasion_for
from planner.method.calls.touching import outcome_name
from planner.method.day.blocks import ends_at, running_block, worked_so_far
from planner.method.hours.calling_hours import Reach, Reachable, reach
from planner.method.hours.reach_in_words import describe, describe_briefly
from planner.method.requests.recovery import recovering
from planner.model.contact import Contact, called
from planner.model.day import Block, BlockKind
from planner.model.instants import brief, seconds_between
from planner.model.lengths import countdown, hours
from planner.model.state import State
from planner.model.touch import CALLED
from planner.tui.commands import key_of
from planner.tui.rows.common import employer, piece
from planner.tui.rows.last import last_told
from planner.tui.terminal import signs
from planner.tui.terminal.drawing import Look, Piece, Text
from planner.tui.widgets.block_bar import BarView

_DOT = f" {signs.DOT} "
COMPACT = 120
"""Columns of the screen below which the bar says less in a line."""


def bar_view(state: State, now: pendulum.DateTime, config: Config, width: int) -> BarView | None:
    """The bar of the running block for a screen of ``width`` cells; ``None`` where none runs."""
    block = running_block(state)
    if block is None:
        return None
    compact = width < COMPACT
    bar = _deep_bar if block.kind is BlockKind.DEEP else _calls_bar
    view = bar(state, block, now, config, compact=compact)
    return _interrupted(view, state, block, now, config, compact=compact)


def ticked(
    view: BarView | None, state: State, now: pendulum.DateTime, config: Config, width: int
) -> BarView | None:
    """``view`` at another second of the minute for which it was made, of the same state. Whom to
    call, and why, took a quarter of the second's work to be found as they were."""
    block = running_block(state)
    if view is None or block is None or not view.still:
        return bar_view(state, now, config, width)
    where = progress(state, block, now)
    return view._replace(
        digits=countdown(where.left),
        right=(_pips(where, width < COMPACT), *view.right[1:]),
        tone=_tone(where),
    )


def _interrupted(
    view: BarView,
    state: State,
    block: Block,
    now: pendulum.DateTime,
    config: Config,
    *,
    compact: bool,
) -> BarView:
    """While a request was taken, the last line says how long already and with whom; where room is
    dear, the last two."""
    mark = block.interruption
    if mark is None:
        return view
    request = state.requests.get(mark.request)
    contact_id = request.contact if request else ""
    minutes = int(seconds_between(mark.at, now) // 60)
    told = piece(
        _("{minutes} min with {name}").format(
            minutes=minutes, name=called(state.whom(contact_id).name)
        ),
        Look.WARN,
    )
    back = _keys(((key_of(config, "back"), _("back to the block")),))
    who, why, _last = view.middle
    middle = (who, (told,), back) if compact else (who, why, (told, piece("   "), *back))
    return view._replace(middle=middle, still=False)


def _calls_bar(
    state: State, block: Block, now: pendulum.DateTime, config: Config, *, compact: bool
) -> BarView:
    where = progress(state, block, now)
    contact = state.contacts.get(where.current)
    number: Text = ()
    keys = _outcome_keys(config, compact)
    if left := recovering(state, now):
        # Nobody is in hand whose call they could note.
        middle, keys = _recovery_lines(left, where, compact), ((), ())
    elif contact and compact:
        middle = _compact_lines(state, contact, now, config)
    elif contact:
        middle = _contact_lines(state, contact, now, config)
        number = (piece("   "), *_number(contact, now, config))
    else:
        middle = _finished_lines(where, config, compact)
    return BarView(
        digits=countdown(where.left),
        middle=middle,
        right=(_pips(where, compact), *keys),
        tone=_tone(where),
        number=number,
        still=not left,
    )


def _tone(where: Progress) -> Look:
    return Look.GOOD if where.left >= 0 else Look.WARN


def _contact_lines(
    state: State, contact: Contact, now: pendulum.DateTime, config: Config
) -> tuple[Text, Text, Text]:
    occasion = occasion_for(state, contact, now, config)
    return (
        _who(contact),
        (
            piece(_("why") + "   ", Look.MUTED),
            piece(occasion.why, Look.ACCENT),
            piece(f"{_DOT}{occasion.objective}"),
        ),
        (piece(_("last") + "  ", Look.MUTED), piece(last_told(state, contact, now), Look.MUTED)),
    )


def _compact_lines(
    state: State, contact: Contact, now: pendulum.DateTime, config: Config
) -> tuple[Text, Text, Text]:
    objective = occasion_for(state, contact, now, config).objective
    number = _number(contact, now, config, describe_briefly)
    return (_who(contact), number, (piece(objective, Look.ACCENT),))


def _who(contact: Contact) -> Text:
    # Of who is their own company, the name is said once.
    told = employer(contact)
    return (piece(contact.name, Look.NAME), piece(f"{_DOT}{told}" if told else ""))


def _number(
    contact: Contact,
    now: pendulum.DateTime,
    config: Config,
    describe_it: Callable[[Reach], str] = describe,
) -> Text:
    when = reach(contact, now, config)
    told = "" if when.state is Reachable.OPEN else f"  {describe_it(when)}"
    return (piece(contact.phone, Look.NUMBER), piece(told, Look.WARN))


def _recovery_lines(left: int, where: Progress, compact: bool) -> tuple[Text, Text, Text]:
    """After an insult: no contact is offered before the rep has breathed."""
    whole = _("stand up, drink some water, look out of the window")
    advice = _("stand up, drink some water") if compact else whole
    told = _("the next call in {time}") if where.current else _("{time} to recover")
    return (
        (piece(_("Breathe. You did well."), Look.NAME),),
        (piece(told.format(time=countdown(left)), Look.ACCENT),),
        (piece(advice, Look.MUTED),),
    )


def _finished_lines(where: Progress, config: Config, compact: bool) -> tuple[Text, Text, Text]:
    counts = [piece(told) for told in outcome_counts(where.outcomes)]
    complete = where.done >= where.target
    told = _("All {n} are done.") if complete else _("Nobody else in the block.")
    title = told.format(n=where.target)
    if compact:
        # What the keys do stands in the key line and at the right.
        return ((piece(title, Look.GOOD),), _dotted(counts[:2]), _dotted(counts[2:]))
    keys = " ".join(key for key, _name in _logging(config))
    more = _("{keys} log another call").format(keys=keys)
    # A click on these words does what the key does.
    ends = piece(f"{key_of(config, 'block')} ", Look.KEY), piece(_("ends the block"))
    return ((piece(title, Look.GOOD),), _dotted(counts), (*ends, piece(f"; {more}", Look.MUTED)))


def _dotted(words: Sequence[Piece]) -> Text:
    return tuple(chain.from_iterable((piece(_DOT), each) for each in words))[1:]


def _pips(where: Progress, compact: bool) -> Text:
    done = min(where.done, where.target)
    call = min(where.done + 1, where.target)
    told = _("call {n} of {target}").format(n=call, target=where.target)
    pips = (
        piece(f"{signs.ON} " * done, Look.GOOD),
        piece(f"{signs.OFF} " * (where.target - done), Look.MUTED),
    )
    if compact:
        return (*pips, piece(f" {_pace(where)}", Look.MUTED))
    return (*pips, piece(f"  {told}"), piece(f"{_DOT}{_pace(where)}", Look.MUTED))


def _pace(where: Progress) -> str:
    if where.left < 0:
        return _("time is over")
    minutes, seconds = divmod(abs(where.ahead), 60)
    amount = f"{minutes}:{seconds:02d}" if minutes else f"{seconds} s"
    if where.ahead > 0:
        return _("{time} ahead").format(time=amount)
    return _("{time} behind").format(time=amount) if where.ahead < 0 else _("on pace")


def _logging(config: Config) -> list[tuple[str, str]]:
    """The key of each outcome of a call, and its name."""
    return [(key_of(config, f"log.{outcome}"), outcome_name(outcome)) for outcome in CALLED]


def _outcome_keys(config: Config, compact: bool) -> tuple[Text, Text]:
    outcomes = _logging(config)
    dial = (key_of(config, "dial"), _("dial"))
    if compact:
        return _keys(outcomes[:2]), _keys((outcomes[2], dial))
    skip = (key_of(config, "skip"), _("skip"))
    return _keys(outcomes[:3]), _keys((*outcomes[3:], skip, dial))


def _keys(pairs: Iterable[tuple[str, str]]) -> Text:
    told = ((piece("  "), piece(key, Look.KEY), piece(f" {words}")) for key, words in pairs)
    # Nothing stands behind the last one: beside wide digits it would be cut for two blanks.
    return tuple(chain.from_iterable(told))[1:]


def _deep_bar(
    state: State, block: Block, now: pendulum.DateTime, config: Config, *, compact: bool
) -> BarView:
    ends = ends_at(block)
    left = ceil(seconds_between(now, ends))
    n = len(block.interruptions)
    told = ngettext("{n} interruption", "{n} interruptions", n).format(n=n)
    protected = _("protected until {time}") if left >= 0 else _("time is over")
    done = hours(worked_so_far(state, block, now))
    # The header says already what runs.
    named = () if compact else (piece(_("deep work") + " "),)
    return BarView(
        digits=countdown(left),
        middle=(
            (piece(block.title, Look.NAME),),
            (piece(protected.format(time=brief(ends, now)), Look.ACCENT),),
            (piece(told, Look.MUTED),),
        ),
        right=(
            (*named, piece(f"{done} / {hours(block.planned_minutes)}", Look.MUTED)),
            _keys(
                (
                    (key_of(config, "focus"), _("ends it")),
                    (key_of(config, "incoming"), _("interruption")),
                )
            ),
            (),
        ),
        tone=Look.ACCENT if left >= 0 else Look.WARN,
    )
