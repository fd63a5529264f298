"""Which calls a CRM was not given yet: each once, whatever undo, lateness and crashes do."""

import re
import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
import pendulum

from planner.config import Config
from planner.locale import _
from planner.model.change import Change
from planner.model.document import Channel
from planner.model.errors import Refused
from planner.model.instants import stamp
from planner.model.receipt import CallExport, Crm
from planner.model.state import State
from planner.model.touch import CALLED, Touch

_NUMBER = re.compile(r"\d+")


class Batch(NamedTuple):
    """``calls`` to give away now, the oldest first; ``before`` of them were given already.

    ``left`` stay new: taken back by undo at this moment, or older than the day asked for. Of those
    given earlier, ``altered`` say something else now, and ``gone`` (ids) were taken back since.
    """

    calls: tuple[Touch, ...] = ()
    before: int = 0
    left: tuple[Touch, ...] = ()
    altered: tuple[Touch, ...] = ()
    gone: tuple[str, ...] = ()


def needed_since(state: State, crm: Crm, since: datetime | None) -> datetime | None:
    """From when on the past has to be known for ``waiting``; ``None``: from ever."""
    export = state.exports.get(crm)
    if export is None:
        return since
    archived = [month for month, sums in export.told.items() if sums.keys() - state.touches.keys()]
    begins = (datetime.fromisoformat(f"{month}-01").replace(tzinfo=UTC) for month in archived)
    return min([export.since, *begins, *([since] if since else [])])


def waiting(past: State, crm: Crm, since: datetime | None = None) -> Batch:
    """What the CRM was not given yet; with ``since`` all calls from then on, given or not.

    ``past`` is the state with its history, as far back as ``needed_since`` says. The first time
    nothing was given yet; a ``since`` at that time is where it begins, and older calls stay out.
    """
    export = past.exports.get(crm)
    calls = sorted(_calls(past.touches.values()), key=lambda touch: (touch.at, _number(touch.id)))
    chosen = [c for c in calls if (c.at >= since if since else _is_new(c.id, export))]
    given = {call.id for call in chosen}
    older = [] if export is None else calls
    left = [call for call in (*older, *_calls(_taken_back(past))) if _is_new(call.id, export)]
    sums = {
        key: each
        for month in (export.told if export else {}).values()
        for key, each in month.items()
    }
    return Batch(
        calls=tuple(chosen),
        before=sum(not _is_new(call.id, export) for call in chosen),
        left=tuple(call for call in left if call.id not in given),
        altered=tuple(c for c in calls if c.id in sums and sums[c.id] != _sum(c)),
        gone=tuple(key for key in sums if key not in past.touches),
    )


def last_batch(past: State, crm: Crm) -> Batch:
    """The calls of the last file again, those that are still there. Raises Refused without one."""
    export = past.exports.get(crm)
    if export is None:
        raise Refused(_("Nothing was exported yet; leave --again away."))
    calls = tuple(past.touches[key] for key in export.batch if key in past.touches)
    return Batch(calls, before=len(calls))


def receipt(state: State, crm: Crm, batch: Batch, file: str, now: pendulum.DateTime) -> CallExport:
    """What is to be remembered once ``batch`` is written; ``state`` is the live one of which it
    was taken."""
    former = state.exports.get(crm)
    known = [key for sums in former.told.values() for key in sums] if former else []
    given = [*known, *(call.id for call in batch.calls)]
    told: dict[str, dict[str, str]] = {}
    for touch in (state.touches[key] for key in given if key in state.touches):
        told.setdefault(f"{touch.at.year:04}-{touch.at.month:02}", {})[touch.id] = _sum(touch)
    at = stamp(now)
    return CallExport(
        id=crm.value,
        at=at,
        since=min([at, *(call.at for call in batch.left)]),
        upto=state.serial,
        file=file,
        left=tuple(call.id for call in batch.left),
        batch=tuple(call.id for call in batch.calls),
        told=told,
    )


def exported(
    state: State,
    export: CallExport,
    before: CallExport | None,
    *,
    now: pendulum.DateTime,
    config: Config,
) -> Change:
    """Note that a batch was written. ``before`` is what was known when it was chosen. Raises
    Refused if another export was noted since."""
    if state.exports.get(export.id) != before:
        raise Refused(_("Another export ran at this moment; run it again for what is new since."))
    return Change(state.put(export), _("Calls exported."))


def _calls(touches: Iterable[Touch]) -> Iterator[Touch]:
    """Calls alone: an email that was sent is none, nor is a talk in person. Of somebody who was
    forgotten nothing is told."""
    for touch in touches:
        by_phone = touch.channel is Channel.PHONE and touch.outcome in CALLED
        if by_phone and touch.contact:
            yield touch


def _taken_back(state: State) -> Iterator[Touch]:
    """Touches that redo can bring again."""
    for step in state.steps.values():
        for key, touch in step.former.touches.items():
            if step.undone and touch and key not in state.touches:
                yield touch


def _is_new(key: str, export: CallExport | None) -> bool:
    # Numbers only grow: a call that is logged late has a higher one than all that were there.
    return export is None or _number(key) > export.upto or key in export.left


def _number(key: str) -> int:
    found = _NUMBER.search(key)
    return int(found[0]) if found else 0


def _sum(touch: Touch) -> str:
    """A checksum of what a CRM is told of a call."""
    said = (touch.contact, touch.at, touch.outcome, touch.objective, touch.note, touch.marks)
    return f"{zlib.crc32(msgspec.json.encode(said)):08x}"
