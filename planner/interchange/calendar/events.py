"""One event of a calendar, understood: every time with its zone, every rule checked."""

import re
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from hashlib import sha256
from typing import NamedTuple, TypeVar

from icalendar.prop import vDDDTypes

from planner.interchange.calendar.lines import Property
from planner.interchange.calendar.parts import Part
from planner.interchange.calendar.rules import checked_rule
from planner.interchange.calendar.unusable import Unusable
from planner.interchange.calendar.zones import Zones
from planner.locale import _
from planner.model.text import clean

OWN = "@deep-work.sales-planner"
"""How the UIDs of the planner's own blocks end."""

_FREE = {"FREE", "WORKINGELSEWHERE"}
_MOST_LISTED = 5000
_LONGEST_SUMMARY = 300
_ESCAPED = re.compile(r"\\(.)")
_BREAKS = {"n": "\n", "N": "\n"}

Span = tuple[datetime, datetime]
T = TypeVar("T")


class Event(NamedTuple):
    """``replaces`` is the occurrence of its series that it stands for; with ``onwards`` also for
    those after it. A day among ``except_for`` excludes every occurrence on it.
    """

    line: int
    uid: str
    summary: str
    start: datetime
    end: datetime
    all_day: bool
    busy: bool
    sequence: int
    rules: tuple[str, ...] = ()
    also: tuple[Span | datetime, ...] = ()
    except_for: tuple[date, ...] = ()
    replaces: datetime | None = None
    onwards: bool = False

    @property
    def alone(self) -> bool:
        return not (self.rules or self.also or self.replaces)


def understood(part: Part, zones: Zones, own: Collection[str], *, cancelled: bool) -> Event:
    """The event. ``own`` are the rep's addresses, folded; ``cancelled`` is its whole calendar.

    Raises Unusable with the reason why it can be no meeting.
    """
    if not part.whole:
        raise Unusable(_("the file breaks off in it"))
    return _Reader(part, zones).event(busy=not cancelled and _busy(part, own))


def name_of(part: Part) -> str:
    """What the rep knows the event by."""
    return _text(part, "SUMMARY") or clean(part.text("UID")) or _("an event without a name")


class _Reader:
    def __init__(self, part: Part, zones: Zones) -> None:
        self._part, self._zones = part, zones
        self.first = part.first("DTSTART")
        self._zone_of_start: tzinfo | None = None

    def event(self, *, busy: bool) -> Event:
        part = self._part
        if self.first is None:
            raise Unusable(_("it has no start that can be read"))
        begins, ends = self._span(self.first)
        days = not isinstance(begins, datetime)
        start, end = self._midnight(begins), self._midnight(ends)
        self._zone_of_start = start.tzinfo
        if end < start:
            raise Unusable(_("it ends before it starts"))
        whole_day = days or part.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
        replaces = part.first("RECURRENCE-ID")
        return Event(
            line=part.line,
            uid=clean(part.text("UID")) or self._made_up_uid(),
            summary=_text(part, "SUMMARY"),
            start=start,
            end=end,
            all_day=whole_day,
            busy=busy and end > start,
            sequence=_number(part.text("SEQUENCE")),
            rules=tuple(
                checked_rule(rule.value, start) for rule in part.properties.get("RRULE", ())
            ),
            also=tuple(self._listed("RDATE", lambda found: self._also(found, start, days))),
            except_for=tuple(self._listed("EXDATE", lambda found: self._except(found, days))),
            replaces=self._occurrence(self._moment(replaces), days) if replaces else None,
            onwards=replaces is not None and replaces.params.get("RANGE", "") == "THISANDFUTURE",
        )

    def _span(self, first: Property) -> tuple[date, date]:
        """Its start and its end, both with a zone or both days."""
        last, length = self._part.first("DTEND"), self._part.text("DURATION")
        if "DTEND" in self._part.unclear:
            raise Unusable(_("its end cannot be read"))
        start, floating = self._value(first)
        if not isinstance(start, datetime):
            end = self._value(last)[0] if last else start + (_length(length) or timedelta(days=1))
            return start, end.date() if isinstance(end, datetime) else end
        if last is None:
            start = self._zoned(start, first)
            return start, start + (_length(length) or timedelta(0))
        end, end_floating = self._value(last)
        if not isinstance(end, datetime):
            start = self._zoned(start, first)
            return start, datetime.combine(end, time(), start.tzinfo)
        # Where only one of the two has a zone, both are meant there.
        start_as, end_as = (last if floating else first), (first if end_floating else last)
        return self._zoned(start, start_as), self._zoned(end, end_as)

    def mixed(self) -> bool:
        """Whether only one of start and end has a zone."""
        last = self._part.first("DTEND")
        return bool(self.first and last) and _floats(self.first) != _floats(last)

    def _moment(self, found: Property) -> date:
        value, _floating = self._value(found)
        return self._zoned(value, found) if isinstance(value, datetime) else value

    def _value(self, found: Property) -> tuple[date, bool]:
        """A moment as it stands there, and whether it says no zone."""
        value = _parsed(found.value)
        if not isinstance(value, date):
            raise Unusable(_("{text} is no moment").format(text=clean(found.value)[:40]))
        return value, _floats(found)

    def _zoned(self, moment: datetime, said_by: Property) -> datetime:
        if moment.tzinfo:
            return moment
        return moment.replace(tzinfo=self._zone(said_by))

    def _zone(self, said_by: Property) -> tzinfo:
        name = said_by.params.get("TZID")
        if name is not None:
            return self._zones.named(name, name_of(self._part))
        if said_by.value.strip().upper().endswith("Z"):
            return UTC
        return self._zone_of_start or self._zones.floating

    def _midnight(self, value: date) -> datetime:
        """A day begins where the rep is."""
        if isinstance(value, datetime):
            return value
        return datetime.combine(value, time(), self._zones.local)

    def _occurrence(self, value: date, days: bool) -> datetime:
        """The occurrence meant: of a series of days, the day wherever its midnight was counted."""
        return self._midnight(value.date() if days and isinstance(value, datetime) else value)

    def _except(self, found: Property, days: bool) -> date:
        value = self._moment(found)
        return self._occurrence(value, days) if days or isinstance(value, datetime) else value

    def _also(self, found: Property, start: datetime, days: bool) -> Span | datetime:
        if "/" in found.value:
            begin, _slash, end = found.value.partition("/")
            begins = self._midnight(self._moment(found._replace(value=begin)))
            if end.strip().upper().startswith("P"):
                return begins, begins + _length(end)
            return begins, max(begins, self._midnight(self._moment(found._replace(value=end))))
        value = self._moment(found)
        if days or isinstance(value, datetime):
            return self._occurrence(value, days)
        return datetime.combine(value, start.timetz())

    def _listed(self, name: str, read: Callable[[Property], T]) -> list[T]:
        """What stands in lists, of which there may be several."""
        values = [
            found._replace(value=value)
            for found in self._part.properties.get(name, ())
            for value in found.value.split(",")
            if value.strip()
        ]
        if len(values) > _MOST_LISTED:
            raise Unusable(_("it lists more than {n} days").format(n=_MOST_LISTED))
        return [read(value) for value in values]

    def _made_up_uid(self) -> str:
        """The same for the same event at the next reading."""
        said = f"{self._part.text('SUMMARY')}\n{self._part.text('DTSTART')}"
        return f"no-uid-{sha256(said.encode()).hexdigest()[:16]}"


def has_mixed_zones(part: Part, zones: Zones) -> bool:
    """Whether only one of start and end has a zone."""
    return _Reader(part, zones).mixed()


def _floats(found: Property | None) -> bool:
    if found is None:
        return False
    return "TZID" not in found.params and not found.value.strip().upper().endswith("Z")


def _parsed(text: str) -> object:
    try:
        return vDDDTypes.from_ical(text.strip().upper())  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError) as error:
        raise Unusable(_("{text} is no moment").format(text=clean(text)[:40])) from error


def _length(text: str) -> timedelta:
    """How long something takes; nothing where nothing is said."""
    length = _parsed(text) if text else timedelta(0)
    if not isinstance(length, timedelta) or length < timedelta(0):
        raise Unusable(_("{text} is no length of time").format(text=clean(text)[:40]))
    return length


def _busy(part: Part, own: Collection[str]) -> bool:
    return not (
        part.text("TRANSP").upper() == "TRANSPARENT"
        or part.text("STATUS").upper() == "CANCELLED"
        or part.text("X-MICROSOFT-CDO-BUSYSTATUS").upper() in _FREE
        or any(_declined(attendee, own) for attendee in part.properties.get("ATTENDEE", ()))
    )


def _declined(attendee: Property, own: Collection[str]) -> bool:
    if attendee.params.get("PARTSTAT", "").upper() != "DECLINED":
        return False
    addresses = (attendee.value, attendee.params.get("EMAIL", ""))
    return any(address.strip().casefold().removeprefix("mailto:") in own for address in addresses)


def _text(part: Part, name: str) -> str:
    plain = _ESCAPED.sub(lambda found: _BREAKS.get(found[1], found[1]), part.text(name))
    return clean(plain)[:_LONGEST_SUMMARY]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
