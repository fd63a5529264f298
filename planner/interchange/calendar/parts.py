"""What a stream of calendars is made of: events and zones, still as properties."""

from dataclasses import dataclass, field

from planner.interchange.calendar.lines import Line, Property, lines, understood

EVENT = frozenset(
    {"UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "SEQUENCE"}
    | {"RECURRENCE-ID", "TRANSP", "STATUS", "ATTENDEE"}
    | {"X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-CDO-ALLDAYEVENT"}
)
_OBSERVANCE = frozenset({"DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"})
_WANTED = {
    "VEVENT": EVENT,
    "VTIMEZONE": frozenset({"TZID"}),
    "STANDARD": _OBSERVANCE,
    "DAYLIGHT": _OBSERVANCE,
    "VCALENDAR": frozenset({"METHOD", "X-WR-TIMEZONE"}),
}
_MOST_NESTED = 20

Properties = dict[str, list[Property]]


@dataclass
class Part:
    """A component. ``unclear`` are names of properties that stand there and cannot be read.

    Not ``whole`` is one that the end of the file cut: its time or its rule may be cut as well.
    """

    name: str
    line: int = 0
    properties: Properties = field(default_factory=dict)
    parts: list["Part"] = field(default_factory=list)
    unclear: set[str] = field(default_factory=set)
    whole: bool = False

    def first(self, name: str) -> Property | None:
        """The property of this name; of several the first."""
        found = self.properties.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str:
        """Its value, or nothing."""
        found = self.first(name)
        return found.value.strip() if found else ""


@dataclass
class Parts:
    """All calendars of a stream. ``strays`` are the numbers of lines that belong to none."""

    calendars: list[Part] = field(default_factory=list)
    strays: list[int] = field(default_factory=list)
    complete: bool = True


def parts(text: str) -> Parts:
    """The calendars in ``text``. A bare event is taken for a calendar of its own."""
    found = Parts()
    open_: list[Part] = []
    for line in lines(text):
        if line.name == "BEGIN":
            _begin(found, open_, line)
        elif line.name == "END":
            _end(found, open_, line)
        elif line.name:
            _put(found, open_, line)
        else:
            found.strays.append(line.number)
    found.complete = not open_
    return found


def _begin(found: Parts, open_: list[Part], line: Line) -> None:
    part = Part(line.rest[1:].strip().upper(), line.number)
    if part.name == "VCALENDAR":
        _close(open_, 0)
        found.calendars.append(part)
    elif part.name == "VEVENT":
        # The end of the one before it may be missing.
        _close(open_, 1 if open_ and open_[0].name == "VCALENDAR" else 0)
    if open_:
        open_[-1].parts.append(part)
    elif part.name != "VCALENDAR":
        found.calendars.append(Part("VCALENDAR", line.number, parts=[part]))
    if len(open_) < _MOST_NESTED:
        open_.append(part)


def _end(found: Parts, open_: list[Part], line: Line) -> None:
    name = line.rest[1:].strip().upper()
    depth = next((n for n in reversed(range(len(open_))) if open_[n].name == name), None)
    if depth is None:
        found.strays.append(line.number)
    else:
        _close(open_, depth)


def _close(open_: list[Part], depth: int) -> None:
    for part in open_[depth:]:
        part.whole = True
    del open_[depth:]


def _put(found: Parts, open_: list[Part], line: Line) -> None:
    if not open_:
        found.strays.append(line.number)
        return
    part = open_[-1]
    if line.name not in _WANTED.get(part.name, ()):
        return
    if read := understood(line):
        part.properties.setdefault(line.name, []).append(read)
    else:
        part.unclear.add(line.name)
