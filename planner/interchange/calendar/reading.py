"""A calendar file, as bytes: its meetings within a window, and whatever became none."""

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from planner.interchange.calendar.events import OWN, Event, name_of, understood
from planner.interchange.calendar.parts import Part, Parts, parts
from planner.interchange.calendar.rules import MOST_A_DAY
from planner.interchange.calendar.series import occurrences
from planner.interchange.calendar.unusable import Unusable
from planner.interchange.calendar.zones import Zones
from planner.interchange.decoding import CODE_PAGE, decode, some_lines
from planner.locale import _, ngettext
from planner.model.draft import Skipped
from planner.model.errors import NothingUsable
from planner.model.meeting_draft import MOST_BYTES, CalendarReading, MeetingDraft, Window
from planner.model.text import clean

PATIENCE_SECONDS = 10.0
"""What is not read by then is skipped. A calendar of ten years takes a tenth of it."""

# What takes no time is in the window where it begins in it.
_MOMENT = timedelta(microseconds=1)


def read_calendar(
    data: bytes,
    file: str,
    window: Window,
    zone: str,
    *,
    own: Collection[str] = (),
    all_day_busy: bool = False,
    stopwatch: Callable[[], float] = time.monotonic,
) -> CalendarReading:
    """The meetings of ``window`` in a calendar. ``file`` is its name in sentences; ``zone`` the
    rep's (an IANA name); ``own`` the rep's addresses, folded, to see what was declined.

    Raises nothing: what is no calendar is one thing skipped.
    """
    if len(data) > MOST_BYTES:
        most = MOST_BYTES // 2**20
        return _nothing(file, _("it is larger than {most} MB").format(most=most))
    try:
        text, warnings = decode(data, file, CODE_PAGE)
    except NothingUsable:
        return _nothing(file, _("it is no text file"))
    found = parts(text)
    if not found.calendars:
        return _nothing(file, _("there is no calendar in it"))
    until = stopwatch() + PATIENCE_SECONDS
    reader = _Reader(file, window, zone, frozenset(map(str.casefold, own)), all_day_busy)
    for calendar in found.calendars:
        reader.read(calendar, lambda: stopwatch() > until)
    return CalendarReading(
        tuple(sorted(set(reader.drafts), key=lambda draft: (draft.start, draft.uid, draft.end))),
        tuple(reader.skipped),
        (*warnings, *_about_lines(found, file), *reader.warnings),
        reader.events,
        found.complete and not reader.gave_up,
    )


def _nothing(file: str, reason: str) -> CalendarReading:
    skipped = Skipped(file, 1, _("the whole file"), reason)
    return CalendarReading(skipped=(skipped,), complete=False)


def _about_lines(found: Parts, file: str) -> Iterator[str]:
    if found.strays:
        yield _("{file}: line {lines} is no line of a calendar; it was left out.").format(
            file=file, lines=some_lines(found.strays)
        )
    if not found.complete:
        yield _("{file} breaks off; it was read as far as it goes.").format(file=file)


class _Told(NamedTuple):
    """An event and the component it was read from."""

    part: Part
    event: Event


class _Reader:
    """Reads one calendar after the other, and collects what comes of it."""

    def __init__(
        self, file: str, window: Window, zone: str, own: frozenset[str], all_day_busy: bool
    ) -> None:
        self.drafts: list[MeetingDraft] = []
        self.skipped: list[Skipped] = []
        self.warnings: list[str] = []
        self.events = 0
        self.gave_up = False
        self._file, self._window, self._zone = file, window, zone
        self._own, self._all_day_busy = own, all_day_busy

    def read(self, calendar: Part, late: Callable[[], bool]) -> None:
        zones = Zones(calendar, self._zone, self._window)
        told = list(self._understood(calendar, zones, late))
        groups = _series(told)
        # What is quick comes first: a costly rule costs nobody else.
        for group in sorted(groups, key=_cost):
            if late():
                self._give_up(sum(map(len, groups[groups.index(group) :])))
                break
            self._expand(group)
        for name, event in zones.unknown.items():
            self.warnings.append(
                _(
                    "{file}: {zone} is no known time zone (first in {event}); taken for yours."
                ).format(file=self._file, zone=clean(name) or _("an empty name"), event=event)
            )

    def _understood(
        self, calendar: Part, zones: Zones, late: Callable[[], bool]
    ) -> Iterator[_Told]:
        cancelled = calendar.text("METHOD").upper() == "CANCEL"
        mixed, mine = [], 0
        events = [part for part in calendar.parts if part.name == "VEVENT"]
        for place, part in enumerate(events):
            if late():
                self._give_up(len(events) - place)
                break
            if part.text("UID").endswith(OWN):
                mine += 1
                continue
            try:
                event = understood(part, zones, self._own, cancelled=cancelled)
            except Unusable as unusable:
                self._skip(part, str(unusable))
            except (ValueError, OverflowError):
                self._skip(part, _("its times cannot be"))
            else:
                if not event.agreed:
                    mixed.append(name_of(part))
                yield _Told(part, event)
        self._warn(mixed, mine)

    def _warn(self, mixed: list[str], mine: int) -> None:
        for name in mixed[:1]:
            self.warnings.append(
                _(
                    "{file}: {event}: only one of start and end has a time zone; both are in it."
                ).format(file=self._file, event=name)
            )
        if mine:
            self.events += mine
            self.warnings.append(
                ngettext(
                    "{file}: {n} block of your own deep work was left out.",
                    "{file}: {n} blocks of your own deep work were left out.",
                    mine,
                ).format(file=self._file, n=mine)
            )

    def _expand(self, group: list[_Told]) -> None:
        try:
            drafts = list(self._drafts(group))
        except Exception:
            # The libraries raise whatever they meet in a hostile file. It costs this event alone.
            self._skip(group[0].part, _("its times cannot be"))
            return
        self.events += 1
        kept = list(_capped(drafts))
        if len(kept) < len(drafts):
            self._skip(group[0].part, _("only {n} of it were taken in a day").format(n=MOST_A_DAY))
        self.drafts += kept

    def _drafts(self, group: list[_Told]) -> Iterator[MeetingDraft]:
        events = [told.event for told in group]
        for event, start, end in _spread(events, self._window):
            begins, ends = start.astimezone(UTC), end.astimezone(UTC)
            if begins < self._window.end and max(ends, begins + _MOMENT) > self._window.start:
                busy = event.busy and (self._all_day_busy or not event.all_day)
                uid = events[0].uid
                yield MeetingDraft(uid, begins, ends, event.summary, busy, event.all_day)

    def _skip(self, part: Part, reason: str) -> None:
        self.skipped.append(Skipped(self._file, part.line, name_of(part), reason))

    def _give_up(self, count: int) -> None:
        self.gave_up = True
        what = ngettext("{n} event", "{n} events", count).format(n=count)
        self.skipped.append(Skipped(self._file, 1, what, _("reading it took too long")))


def _spread(events: list[Event], window: Window) -> Iterable[tuple[Event, datetime, datetime]]:
    if len(events) == 1 and not (events[0].rules or events[0].also):
        return ((events[0], events[0].start, events[0].end),)
    return occurrences(events, window)


def _series(told: list[_Told]) -> list[list[_Told]]:
    """What belongs together: an event with the changed occurrences of it.

    Of several events with one UID the newest version counts. Some programs give all their events
    the same one; those start at different times, and each stands for itself.
    """
    by_uid: dict[str, list[_Told]] = {}
    for one in told:
        by_uid.setdefault(one.event.uid, []).append(one)
    series: list[list[_Told]] = []
    for group in by_uid.values():
        changes = [one for one in group if one.event.replaces]
        whole = [one for one in group if not one.event.replaces]
        newest = max((one.event.sequence for one in whole), default=0)
        masters = {one.event.start: one for one in whole if one.event.sequence == newest}
        series += [[master, *changes] for master in masters.values()]
        if not masters:
            series += [[change] for change in changes]
    return series


def _cost(group: list[_Told]) -> tuple[bool, int]:
    rules = [rule for told in group for rule in told.event.rules]
    return bool(rules), max((rule.count(";BY") for rule in rules), default=0)


def _capped(drafts: list[MeetingDraft]) -> Iterator[MeetingDraft]:
    per_day: Counter[object] = Counter()
    for draft in sorted(drafts, key=lambda draft: draft.start):
        per_day[draft.start.date()] += 1
        if per_day[draft.start.date()] <= MOST_A_DAY:
            yield draft
