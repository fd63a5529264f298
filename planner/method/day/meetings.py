"""Meetings that calendars bring: new, changed, gone, and those that stay as they are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import pendulum

from planner.config import Config
from planner.locale import _
from planner.model.change import Change
from planner.model.day import Meeting
from planner.model.instants import stamp
from planner.model.meeting_draft import Brought, MeetingDraft, Window
from planner.model.state import State, changed

Key = tuple[str, datetime]
"""What tells one meeting of a calendar from another: its uid and its start."""


class Counts(NamedTuple):
    """Events, not meetings: a series counts once, whatever happened to how many of it."""

    new: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0


class Plan(NamedTuple):
    """What an import would do: meetings to put, ids of those that go."""

    put: tuple[Meeting, ...] = ()
    gone: frozenset[str] = frozenset()
    counts: Counts = Counts()


def meeting_window(now: pendulum.DateTime, config: Config) -> Window:
    """The days of which meetings are kept: as far back as the live state goes, and some ahead."""
    today = now.start_of("day")
    return Window(
        stamp(today.subtract(days=config.history.keep_days)),
        stamp(today.add(days=config.calendar.days_ahead + 1)),
    )


def import_meetings(
    state: State, brought: Sequence[Brought], *, now: pendulum.DateTime, config: Config
) -> Change:
    """Put what these sources brought in place of what they brought before, as one change.

    Only the days of ``meeting_window`` are touched. If nothing changes, the state is the very same.
    """
    plan = plan_import(state, brought, now=now, config=config)
    said = _("Calendar: {new} new, {changed} changed, {removed} removed.").format_map(
        plan.counts._asdict()
    )
    if not (plan.put or plan.gone):
        return Change(state, said)
    after = state.put(*plan.put)
    kept = {key: meeting for key, meeting in after.meetings.items() if key not in plan.gone}
    return Change(changed(after, meetings=kept), said)


def plan_import(
    state: State, brought: Sequence[Brought], *, now: pendulum.DateTime, config: Config
) -> Plan:
    """What ``import_meetings`` would do.

    An event that stands in two calendars is taken from the first; what another source holds
    already stays there.
    """
    window = meeting_window(now, config)
    sources = {one.source for one in brought}
    elsewhere = {_key(m) for m in state.meetings.values() if m.uid and m.source not in sources}
    put: list[Meeting] = []
    gone: list[str] = []
    counts = Counts()
    for one in brought:
        had = {m.id: m for m in state.meetings.values() if m.source == one.source}
        had = {key: m for key, m in had.items() if _inside(m, window)}
        wanted = {_key(draft): draft for draft in one.drafts if _inside(draft, window)}
        here = {key: draft for key, draft in wanted.items() if key not in elsewhere}
        elsewhere |= here.keys()
        old = _paired(had, here)
        fresh = list(_meetings(state, here, old, one.source, len(put)))
        staying = {was.id for was in old.values()}
        leaving = [m for m in had.values() if one.complete and m.id not in staying]
        more = _counts(had, wanted, fresh, leaving)
        counts = Counts(*map(sum, zip(counts, more, strict=True)))
        put += fresh
        gone += [m.id for m in leaving]
    return Plan(tuple(put), frozenset(gone), counts)


def _key(one: Meeting | MeetingDraft) -> Key:
    return one.uid, one.start


def _inside(one: Meeting | MeetingDraft, window: Window) -> bool:
    return one.start < window.end and one.end > window.start


def _paired(had: Mapping[str, Meeting], wanted: Mapping[Key, MeetingDraft]) -> dict[Key, Meeting]:
    """The meeting that is there already for each that is wanted.

    One that was moved stays the same meeting, unless it belongs to a series: then nobody knows
    which of them it was.
    """
    by_key = {_key(meeting): meeting for meeting in had.values()}
    old = {key: by_key[key] for key in wanted if key in by_key}
    before = Counter(meeting.uid for meeting in had.values())
    after = Counter(uid for uid, _start in wanted)
    alone = {m.uid: m for m in had.values() if before[m.uid] == after[m.uid] == 1}
    return {key: alone[key[0]] for key in wanted if key[0] in alone} | old


def _meetings(
    state: State,
    wanted: Mapping[Key, MeetingDraft],
    old: Mapping[Key, Meeting],
    source: str,
    ahead: int,
) -> Iterator[Meeting]:
    """The meetings that are new or not as they were."""
    for key, draft in wanted.items():
        fields = draft._asdict()
        if was := old.get(key):
            if (is_now := changed(was, **fields)) != was:
                yield is_now
        else:
            yield Meeting(id=state.new_id(Meeting, ahead), source=source, **fields)
            ahead += 1


def _counts(
    had: Mapping[str, Meeting],
    wanted: Mapping[Key, MeetingDraft],
    fresh: Iterable[Meeting],
    leaving: Iterable[Meeting],
) -> Counts:
    before = {meeting.uid for meeting in had.values()}
    after = {uid for uid, _start in wanted}
    touched = {meeting.uid for meeting in (*fresh, *leaving)}
    return Counts(
        new=len(touched & after - before),
        changed=len(touched & after & before),
        same=len(after - touched),
        removed=len(touched - after),
    )
