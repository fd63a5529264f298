"""Commands for the plan of the day: block move, longer, shorter, split, later, tomorrow, back."""

from argparse import Namespace
from functools import partial

from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, Parser, Run, some_words, whole_number
from planner.cli.telling import applied
from planner.locale import _
from planner.model.errors import WrongUsage


def add_below(block: Commands) -> None:
    """Add them below ``planner block``."""
    planned = _("the id of a block; planner list blocks tells it")
    either = _("the id of a block or of a call; planner list blocks, planner list calls tell it")
    longer = _("make a block longer; what stands directly after it is pushed")
    later = _("plan a block, or what is left of it, for the next free time")
    tomorrow = _("put a planned block or call off to the next working day")
    back = _("bring back a block or a call that is set aside")
    move = _on_one(
        block, "move", _("move a planned block: to a time, or by minutes"), _move, planned
    )
    some_words(move, "when", _("WHEN"), _("such as: 16:00 · tomorrow 9:30"))
    by = _("so much later; earlier if negative")
    move.add_argument("--by", metavar=_("MINUTES"), type=whole_number, help=by)
    _take_minutes(_on_one(block, "longer", longer, partial(_resize, 1), planned))
    shorter = _("make a planned block shorter")
    _take_minutes(_on_one(block, "shorter", shorter, partial(_resize, -1), planned))
    _on_one(block, "split", _("make two of a block of deep work"), _split, planned)
    _on_one(block, "later", later, _later, planned)
    _on_one(block, "tomorrow", tomorrow, _tomorrow, either)
    _on_one(block, "back", back, _back, either)


def _on_one(block: Commands, name: str, told: str, run: Run, which: str) -> Parser:
    """A command about one block; ``which`` says how it is named."""
    command = block.add(name, told, run)
    command.add_argument(
        "block", metavar=_("ID"), help=which, type=lambda text: text.strip().lower()
    )
    return command


def _take_minutes(command: Parser) -> None:
    told = _("by so many; without it by 15")
    command.add_argument(
        "minutes", metavar=_("MINUTES"), nargs="?", type=whole_number, default=15, help=told
    )


def _move(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.day.planning import move, place
    from planner.method.one_line import when

    desk = invocation.desk
    line = " ".join(given.when)
    if bool(line) is (given.by is not None):
        raise WrongUsage(_("Say when, as in 16:00, or by how much, as in --by 15."))
    if given.by is not None:
        return applied(invocation, move, given.block, given.by)
    moment = when(line, desk.now, desk.config, start=desk.config.day.start)
    return applied(invocation, place, given.block, moment)


def _resize(sign: int, invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.day.planning import resize

    if given.minutes < 1:
        raise WrongUsage(_("Say by how many minutes, as in 15."))
    return applied(invocation, resize, given.block, sign * given.minutes)


def _split(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.day.planning import split

    return applied(invocation, split, given.block)


def _later(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.day.planning import to_next_gap
    from planner.method.day.unfinished import continue_later, offer_for_rest

    desk = invocation.desk
    block = desk.state.blocks.get(given.block)
    offer = offer_for_rest(desk.state, block, desk.now, desk.config) if block else None
    if offer:
        return applied(invocation, continue_later, given.block, offer)
    return applied(invocation, to_next_gap, given.block)


def _tomorrow(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.day.planning import not_today

    return applied(invocation, not_today, given.block)


def _back(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.day.carrying import bring_back

    return applied(invocation, bring_back, given.block)
