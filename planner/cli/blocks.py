"""Commands for protected time: block start, status, stop; focus start, stop."""

from argparse import Namespace
from typing import Any

from planner.cli import planning
from planner.cli.answer import Answer
from planner.cli.faces import json as json_face
from planner.cli.faces.view import View
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, some_words
from planner.cli.telling import applied, settle_first, told
from planner.locale import _
from planner.method.day.blocks import running_block
from planner.model.day import Block, BlockKind, BlockState
from planner.model.errors import Refused
from planner.model.instants import brief, last_midnight
from planner.model.lengths import countdown, hours
from planner.model.saying import dotted
from planner.model.text import clean

_NONE: dict[str, Any] = {"id": None, "kind": BlockKind.CALLS.value, "state": "none"}
_ENDS = {BlockKind.CALLS: "planner block stop", BlockKind.DEEP: "planner focus stop"}


def add_commands(commands: Commands) -> None:
    block = commands.group("block", _("the call block"))
    block.add("start", _("start a block with the first of the queue"), _start_block)
    block.add("status", _("how the block stands; changes nothing"), _status)
    block.add("stop", _("end the block as what it was"), _stop_block)
    planning.add_below(block)
    focus = commands.group("focus", _("deep work"))
    start = focus.add("start", _("start deep work: the next one planned, or one named"), _start)
    some_words(start, "title", _("TITLE"), _("what you work on; without it, what is planned next"))
    focus.add("stop", _("end the deep work"), _stop)


def _refuse_second(invocation: Invocation) -> None:
    """Refuse to start a block beside one that runs, with the command that ends it."""
    settle_first(invocation)
    if running := running_block(invocation.desk.state):
        sentence = _("“{title}” is running; {command} ends it.")
        command = _ENDS[running.kind]
        raise Refused(sentence.format(title=clean(running.title), command=command))


def _start_block(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.calls.call_block import start_block

    _refuse_second(invocation)
    change = invocation.desk.apply(start_block)
    return told(invocation, change, _picks(change.item, invocation.view()))


def _picks(block: Any, view: View) -> str:
    contacts = (view.state.whom(pick) for pick in block.picks)
    return "\n".join(
        f"  {number}  " + dotted(who.name, who.company, who.phone)
        for number, who in enumerate(contacts, start=1)
    )


def _stop_block(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.calls.call_block import stop_block

    return applied(invocation, stop_block)


def _start(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.day.deep_work import start_focus

    _refuse_second(invocation)
    return applied(invocation, start_focus, title=" ".join(given.title))


def _stop(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.day.deep_work import stop_focus

    change = invocation.desk.apply(stop_focus)
    return told(invocation, change, _rest_of(change.item, invocation.view()))


def _rest_of(block: Any, view: View) -> str:
    """What is left of deep work that was broken off, and where it could go on."""
    from planner.method.day.unfinished import offer_for_rest

    offer = offer_for_rest(view.state, block, view.now, view.config)
    if offer is None:
        return ""
    text = _("{length} left: planner block later {id} plans them for {time}.")
    time = brief(offer.start, view.now)
    return "  " + text.format(length=hours(offer.minutes), id=block.id, time=time)


def _status(invocation: Invocation, given: Namespace) -> Answer:
    view = invocation.view()
    block = running_block(view.state) or _last_today(view)
    if block is None:
        return Answer(lambda: _NONE, _("No block today yet."))
    unended = running_block(invocation.desk.state) is not None
    return Answer(lambda: _status_document(block, view), _status_line(block, view, unended))


def _last_today(view: View) -> Block | None:
    midnight = last_midnight(view.now)
    over = (b for b in view.state.blocks.values() if b.ended_at and b.ended_at >= midnight)
    return max(over, key=lambda block: (block.ended_at, block.id), default=None)


def _status_document(block: Block, view: View) -> json_face.Json:
    from planner.method.calls.call_block import progress

    document = json_face.item(block, view)
    if block.state is not BlockState.RUNNING:
        return document
    where = progress(view.state, block, view.now)
    current = view.state.whom(where.current)
    return document | {
        "left_seconds": where.left,
        "current": current.name or None,
        "current_id": current.id or None,
    }


def _status_line(block: Block, view: View, unended: bool) -> str:
    """How the block stands; of one ``unended`` whose time is over, what counts until it is."""
    from planner.method.calls.block_summary import summary
    from planner.method.calls.call_block import progress

    if block.state is not BlockState.RUNNING:
        ended = brief(block.ended_at, view.now) if block.ended_at else ""
        told_so_far = f" · {summary(view.state, block)}" if block.kind is BlockKind.CALLS else ""
        over = _("{title}: its time was over at {time}; {command} ends it")
        sentence = over if unended else _("{title}: ended at {time}")
        how = _ENDS[block.kind]
        return sentence.format(title=block.title, time=ended, command=how) + told_so_far
    where = progress(view.state, block, view.now)
    left = _("{time} left").format(time=countdown(max(where.left, 0)))
    who = view.state.whom(where.current)
    calls = f"{where.done}/{where.target}" if where.target else ""
    return dotted(f"{block.id}  {left}", block.title, calls, who.name)
