"""Done, whatever it is: a planned call, a block under way, a block in the plan."""

from functools import singledispatch

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.by_id import contact_of, item_of
from planner.method.calls.call_block import stop_block
from planner.method.day.deep_work import stop_focus
from planner.model.change import Change
from planner.model.contact import Contact
from planner.model.day import Block, BlockKind, BlockState
from planner.model.document import Document
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.request import Request
from planner.model.state import State, changed
from planner.model.touch import CallState, PlannedCall


def done(state: State, item_id: str, *, now: pendulum.DateTime, config: Config) -> Change:
    """Tick off a planned call, end a running block, mark a planned block as done.

    A request is refused: it closes with the answer that the customer got.
    """
    return _done(item_of(state, item_id), state, now, config)


@singledispatch
def _done(item: Document, state: State, now: pendulum.DateTime, config: Config) -> Change:
    raise Refused(
        _("{id} cannot be done; calls and blocks can, and requests are closed.").format(id=item.id)
    )


@_done.register
def _call_done(call: PlannedCall, state: State, now: pendulum.DateTime, config: Config) -> Change:
    name = contact_of(state, call.contact).name
    if call.state is not CallState.OPEN:
        raise Refused(_("The call to {name} is off the list already.").format(name=name))
    ticked = changed(call, state=CallState.DONE, done_at=stamp(now))
    return Change(state.put(ticked), _("{name}: call ticked off.").format(name=name), ticked)


@_done.register
def _block_done(block: Block, state: State, now: pendulum.DateTime, config: Config) -> Change:
    if block.state is BlockState.RUNNING:
        stop = stop_block if block.kind is BlockKind.CALLS else stop_focus
        return stop(state, now=now, config=config)
    if block.state is not BlockState.PLANNED:
        raise Refused(_("{title} is over already.").format(title=block.title))
    # Nobody timed it: it has no start and no end, so that no minute is made up.
    ticked = changed(block, state=BlockState.DONE)
    return Change(state.put(ticked), _("{title}: done.").format(title=block.title), ticked)


@_done.register
def _request_done(request: Request, state: State, now: pendulum.DateTime, config: Config) -> Change:
    raise Refused(
        _(
            "A request closes with the answer the customer got:"
            ' planner close {id} --answer "what they were told".'
        ).format(id=request.id)
    )


@_done.register
def _contact_done(contact: Contact, state: State, now: pendulum.DateTime, config: Config) -> Change:
    raise Refused(
        _("A call to {name} is done by logging it: planner log {id} --outcome spoke.").format(
            name=contact.name, id=contact.id
        )
    )
