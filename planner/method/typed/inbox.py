"""Which lines of ``inbox.txt`` are new: each becomes an item once, and stays if it is not clear."""

from collections import Counter
from collections.abc import Collection, Sequence
from hashlib import blake2b
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _
from planner.method.typed.capturing import Captured, Misread, any_line, capture_lines, said_of
from planner.model.change import Change
from planner.model.receipt import Inbox, TakenLine
from planner.model.state import State, changed

MOST_LINES = 200
"""Lines that are taken at once, so that a flood does not stop the screen."""


class Line(NamedTuple):
    """A line that is not blank: its number from 1, its first byte, its bytes and its words."""

    number: int
    start: int
    raw: bytes
    text: str

    @property
    def key(self) -> TakenLine:
        """What is remembered of it once it was taken in."""
        return TakenLine(self.start, fingerprint(self.text))


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


def sort_lines(receipt: Inbox, lines: Sequence[Line], blank: Collection[TakenLine] = ()) -> Sorted:
    """Tell the lines of the file apart. Who writes the same words twice means them twice.

    ``blank``: of the lines taken, those in whose place blanks stand already.
    """
    there = {line.key for line in lines}
    taken = set(receipt.taken)
    # An editor may have moved what was taken: there its words tell.
    moved = Counter(each.key for each in taken - there - set(blank))
    left = Counter(receipt.left)
    found = Sorted([], [], [])
    for place, line in enumerate(lines):
        key = line.key.key
        if line.key in taken:
            found.taken.append(place)
        elif moved[key]:
            moved[key] -= 1
            found.taken.append(place)
        elif left[key]:
            left[key] -= 1
            found.left.append(place)
        else:
            found.new.append(place)
    return found


def take_in(
    state: State,
    lines: Sequence[Line],
    number: int,
    blank: Collection[TakenLine] = (),
    *,
    now: pendulum.DateTime,
    config: Config,
) -> Intake:
    """Add what is new among ``lines``: all that stand in the file. ``blank`` as above.

    ``number`` is the receipt's of the moment before the file was read: if it grew meanwhile,
    another planner was quicker and the lines are old; nothing changes then.
    """
    receipt = receipt_of(state)
    if receipt.number != number:
        return Intake(Change(state, ""), Captured(state), more=True)
    found = sort_lines(receipt, lines, blank)
    new = found.new[:MOST_LINES]
    words = [lines[place].text for place in new]
    captured = capture_lines(state, words, any_line, now=now, config=config)
    misread = {new[each.number - 1] for each in captured.misread}
    after = changed(
        receipt,
        taken=tuple(lines[p].key for p in (*found.taken, *new) if p not in misread),
        left=tuple(lines[p].key.key for p in (*found.left, *sorted(misread))),
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
    state: State, lines: Sequence[Line], now: pendulum.DateTime, config: Config
) -> list[Misread]:
    """The lines that stay in the file, with their numbers in it, and why."""
    waiting = []
    for line in (lines[place] for place in sort_lines(receipt_of(state), lines).left):
        tried = capture_lines(state, [line.text], any_line, now=now, config=config)
        reason = next((each.reason for each in tried.misread), "")
        clear_now = _("it would be clear now; change it to have it read again")
        waiting.append(Misread(line.number, line.text, reason or clear_now))
    return waiting
