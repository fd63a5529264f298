"""The moments of one event, each with its zone."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from icalendar.prop import vDDDTypes

from planner.interchange.calendar.lines import Property
from planner.interchange.calendar.parts import Part
from planner.interchange.calendar.unusable import Unusable
from planner.interchange.calendar.zones import Zones
from planner.locale import _
from planner.model.text import clean

_MOST_LISTED = 5000

Span = tuple[datetime, datetime]


class Moments:
    """Start and end of an event, and what else it says of days and times.

    ``days`` says whether it is one of days without times; then midnight is where the rep is. Not
    ``agreed`` are a start and an end of which only one has a zone. Raises Unusable, here and below,
    for what can be no moment.
    """

    def __init__(self, part: Part, zones: Zones, name: str) -> None:
        self._part, self._zones, self._name = part, zones, name
        self._at_home: tzinfo | None = None
        first, last = part.first("DTSTART"), part.first("DTEND")
        if first is None:
            raise Unusable(_("it has no start that can be read"))
        start, end = self._bounds(first)
        self.days = not isinstance(start, datetime)
        self.start, self.end = self._midnight(start), self._midnight(end)
        if self.end < self.start:
            raise Unusable(_("it ends before it starts"))
        self.agreed = self.days or last is None or _floats(first) == _floats(last)
        # What says no zone from here on is meant where the event starts.
        self._at_home = self.start.tzinfo

    def also(self) -> tuple[Span | datetime, ...]:
        """More occurrences, some with an end of their own."""
        return tuple(self._also(found, self.start) for found in self._values("RDATE"))

    def except_for(self) -> tuple[date, ...]:
        """Occurrences that are none; a day excludes all that begin on it."""
        return tuple(map(self._except, self._values("EXDATE")))

    def replaces(self) -> datetime | None:
        """The occurrence of its series that the event stands for, if it does."""
        found = self._part.first("RECURRENCE-ID")
        return self._occurrence(self._moment(found)) if found else None

    def _values(self, name: str) -> list[Property]:
        """What stands in lists, of which there may be several."""
        values = [
            found._replace(value=value)
            for found in self._part.properties.get(name, ())
            for value in found.value.split(",")
            if value.strip()
        ]
        if len(values) > _MOST_LISTED:
            raise Unusable(_("it lists more than {n} days").format(n=_MOST_LISTED))
        return values

    def _bounds(self, first: Property) -> tuple[date, date]:
        """Start and end as they stand there: both with a zone, or both days."""
        last, length = self._part.first("DTEND"), self._part.text("DURATION")
        if "DTEND" in self._part.unclear:
            raise Unusable(_("its end cannot be read"))
        start, floating = self._value(first)
        if not isinstance(start, datetime):
            end = self._value(last)[0] if last else start + _length(length)
            end = end.date() if isinstance(end, datetime) else end
            # Some programs give a single day its own date as its end.
            return start, start + timedelta(days=1) if end == start else end
        if last is None:
            start = self._zoned(start, first)
            return start, start + _length(length)
        end, end_floating = self._value(last)
        if not isinstance(end, datetime):
            start = self._zoned(start, first)
            return start, datetime.combine(end, time(), start.tzinfo)
        # Where only one of the two has a zone, both are meant there.
        start_as, end_as = (last if floating else first), (first if end_floating else last)
        return self._zoned(start, start_as), self._zoned(end, end_as)

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
            return self._zones.named(name, self._name)
        if said_by.value.strip().upper().endswith("Z"):
            return UTC
        return self._at_home or self._zones.floating

    def _midnight(self, value: date) -> datetime:
        """A day begins where the rep is."""
        if isinstance(value, datetime):
            return value
        return datetime.combine(value, time(), self._zones.local)

    def _occurrence(self, value: date) -> datetime:
        """The occurrence meant: of a series of days, the day wherever its midnight was counted."""
        return self._midnight(value.date() if self.days and isinstance(value, datetime) else value)

    def _except(self, found: Property) -> date:
        value = self._moment(found)
        return self._occurrence(value) if self.days or isinstance(value, datetime) else value

    def _also(self, found: Property, start: datetime) -> Span | datetime:
        if "/" in found.value:
            begin, _slash, end = found.value.partition("/")
            begins = self._midnight(self._moment(found._replace(value=begin)))
            if end.strip().upper().startswith("P"):
                return begins, begins + _length(end)
            return begins, max(begins, self._midnight(self._moment(found._replace(value=end))))
        value = self._moment(found)
        if self.days or isinstance(value, datetime):
            return self._occurrence(value)
        return datetime.combine(value, start.timetz())


def _floats(found: Property) -> bool:
    """Whether a moment says no zone."""
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
