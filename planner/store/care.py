"""What is done to a state by hand: looked at, mended, brought back from a backup."""

from contextlib import suppress

from planner.model.document import Document
from planner.model.errors import StateUnusable
from planner.model.state import RECEIPTS, State, changed
from planner.store import layout
from planner.store.damage import Damage
from planner.store.doctor import Checkup, examined, salvaged
from planner.store.history import History
from planner.store.ledger import Ledger, Seen
from planner.store.refusals import unreadable
from planner.store.staging import staged


def checkup(ledger: Ledger) -> Checkup:
    """What is wrong with the file and what of it is whole. Changes nothing.

    Raises StateUnusable if there is no file to look at, or only a newer planner can.
    """
    if ledger.never_saved():
        return Checkup((), {})
    try:
        return examined(ledger.content()[1])
    except Damage as error:
        raise ledger.unreadable(error) from error


def mended(ledger: Ledger, patience: float) -> Seen:
    """The whole documents of a damaged file saved; the file becomes a backup as it was."""
    with ledger.place.locked(patience):
        return _put(ledger, _whole(ledger))


def restored(ledger: Ledger, name: str, patience: float) -> Seen:
    """A backup made the state. What it replaces, damaged or not, becomes a backup itself."""
    with ledger.place.locked(patience):
        return _put(ledger, kept(ledger, name))


def kept(ledger: Ledger, name: str) -> layout.Contents:
    """What a backup holds. Raises Refused if there is none of that name, or StateUnusable."""
    try:
        return ledger.shelf.contents(name)
    except (OSError, Damage) as error:
        raise unreadable(name, error, ledger.shelf.newest()) from error


def _put(ledger: Ledger, contents: layout.Contents) -> Seen:
    """Write what did not grow out of the present state. Generation and serial never go back, and
    neither do receipts: what was given away or taken in since would be so a second time."""
    former = Seen(None) if ledger.mark() is None else ledger.read()
    generation, serial = ledger.shelf.highest()
    serial = max(serial, History(ledger.place.months()).serial())
    state = contents.state
    with suppress(StateUnusable):
        present = _whole(ledger)
        generation = max(generation, present.generation)
        serial = max(serial, present.state.serial)
        state = changed(state, **_receipts(state, present.state))
    state = changed(state, serial=max(state.serial, serial))
    generation = max(contents.generation, generation)
    reason = "damaged" if former.error else "restored"
    lines = staged(contents.lines, contents.state, state)
    return ledger.write(state, lines, former, generation, reason)


def _receipts(state: State, present: State) -> dict[str, dict[str, Document]]:
    return {name: {**getattr(state, name), **getattr(present, name)} for name in RECEIPTS}


def _whole(ledger: Ledger) -> layout.Contents:
    try:
        return layout.read(salvaged(ledger.content()[1]))
    except Damage as error:
        raise ledger.unreadable(error) from error
