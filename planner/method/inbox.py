"""Which lines of ``inbox.txt`` are new: each becomes an item once, and stays if it is not clear."""

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.capturing import Captured, Misread, any_line, capture_lines, said_of
from planner.model.change import Change
from planner.model.receipt import Inbox
from planner.model.state import State, changed

MOST_LINES = 200
"""Lines that are taken at once, so that a flood does not stop the screen."""


class Intake(NamedTuple):
    """The change to save, and what became of the new lines. ``more`` wait for the next time."""

    change: Change
    captured: Captured
    more: bool = False


class Sorted(NamedTuple):
    """The places of lines: those that are items already, those known to be unclear, and the new."""

    taken: list[int]
    left: list[int]
    new: list[int]


def receipt_of(state: State) -> Inbox:
    """How far the inbox was read."""
    return state.inbox.get("inbox") or Inbox(id="inbox")


def fingerprint(line: str) -> str:
    """What is remembered of a line in place of its words."""
    return blake2b(line.encode(), digest_size=8).hexdigest()


def sort_lines(receipt: Inbox, lines: Sequence[str]) -> Sorted:
    """Tell the lines of the file apart. Who writes the same line twice means it twice."""
    taken, left = Counter(receipt.taken), Counter(receipt.left)
    found = Sorted([], [], [])
    for place, key in enumerate(map(fingerprint, lines)):
        for known, places in ((taken, found.taken), (left, found.left)):
            if known[key]:
                known[key] -= 1
                places.append(place)
                break
        else:
            found.new.append(place)
    return found


def take_in(
    state: State, lines: Sequence[str], number: int, *, now: pendulum.DateTime, config: Config
) -> Intake:
    """Add what is new among ``lines``: all that stand in the file, blank ones left out.

    ``number`` is the receipt's of the moment before the file was read: if it grew meanwhile,
    another planner was quicker and the lines are old; nothing changes then.
    """
    receipt = receipt_of(state)
    if receipt.number != number:
        return Intake(Change(state, ""), Captured(state), more=True)
    found = sort_lines(receipt, lines)
    new = found.new[:MOST_LINES]
    words = [lines[place] for place in new]
    captured = capture_lines(state, words, any_line, now=now, config=config)
    misread = {new[each.place] for each in captured.misread}
    after = changed(
        receipt,
        taken=_keys(lines, [*found.taken, *(place for place in new if place not in misread)]),
        left=_keys(lines, [*found.left, *sorted(misread)]),
    )
    if after == receipt:
        return Intake(Change(state, ""), captured)
    after = changed(after, number=number + 1)
    said = _("From the inbox: {what}").format(what=said_of(captured)) if captured.said else ""
    change = Change(captured.state.put(after), said)
    return Intake(change, captured, more=len(found.new) > len(new))


def blanked(state: State, number: int, *, now: pendulum.DateTime, config: Config) -> Change:
    """Note that the lines taken by reading ``number`` stand in the file no more: the same words
    are a new line from now on."""
    receipt = receipt_of(state)
    if receipt.number != number or not receipt.taken:
        return Change(state, "")
    return Change(state.put(changed(receipt, number=number + 1, taken=())), "")


def unclear(
    state: State, lines: Sequence[str], now: pendulum.DateTime, config: Config
) -> list[Misread]:
    """The lines that stay in the file, with their places among ``lines``, and why."""
    waiting = []
    for place in sort_lines(receipt_of(state), lines).left:
        tried = capture_lines(state, [lines[place]], any_line, now=now, config=config)
        reason = next((each.reason for each in tried.misread), "")
        changed_since = _("it would be clear now; change it to have it read again")
        waiting.append(Misread(place, lines[place], reason or changed_since))
    return waiting


def _keys(lines: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    return tuple(fingerprint(lines[place]) for place in places)
