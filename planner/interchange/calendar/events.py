"""One event of a calendar, understood: every time with its zone, every rule checked."""

import re
from collections.abc import Collection
from datetime import date, datetime
from hashlib import sha256
from typing import NamedTuple

from planner.interchange.calendar.lines import Property
from planner.interchange.calendar.moments import Moments, Span
from planner.interchange.calendar.parts import Part
from planner.interchange.calendar.rules import checked_rule
from planner.interchange.calendar.unusable import Unusable
from planner.interchange.calendar.zones import Zones
from planner.locale import _
from planner.model.text import clean

OWN = "@deep-work.sales-planner"
"""How the UIDs of the planner's own blocks end."""

_FREE = {"FREE", "WORKINGELSEWHERE"}
_LONGEST_SUMMARY = 300
_ESCAPED = re.compile(r"\\(.)")
_BREAKS = {"n": "\n", "N": "\n"}


class Event(NamedTuple):
    """``replaces`` is the occurrence of its series that it stands for; with ``onwards`` also for
    those after it. A day among ``except_for`` excludes every occurrence on it. Not ``agreed`` are a
    start and an end of which only one had a zone.
    """

    line: int
    uid: str
    summary: str
    start: datetime
    end: datetime
    all_day: bool
    busy: bool
    agreed: bool
    sequence: int
    rules: tuple[str, ...] = ()
    also: tuple[Span | datetime, ...] = ()
    except_for: tuple[date, ...] = ()
    replaces: datetime | None = None
    onwards: bool = False


def understood(part: Part, zones: Zones, own: Collection[str], *, cancelled: bool) -> Event:
    """The event. ``own`` are the rep's addresses, folded; ``cancelled`` is its whole calendar.

    Raises Unusable with the reason why it can be no meeting.
    """
    if not part.whole:
        raise Unusable(_("the file breaks off in it"))
    moments = Moments(part, zones, name_of(part))
    start, end = moments.start, moments.end
    replaces = part.first("RECURRENCE-ID")
    return Event(
        line=part.line,
        uid=clean(part.text("UID")) or _made_up_uid(part),
        summary=_text(part, "SUMMARY"),
        start=start,
        end=end,
        all_day=moments.days or part.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE",
        busy=end > start and not cancelled and _busy(part, own),
        agreed=moments.agreed,
        sequence=_number(part.text("SEQUENCE")),
        rules=tuple(checked_rule(rule.value, start) for rule in part.properties.get("RRULE", ())),
        also=moments.also(),
        except_for=moments.except_for(),
        replaces=moments.replaces(),
        onwards=replaces is not None and replaces.params.get("RANGE", "") == "THISANDFUTURE",
    )


def name_of(part: Part) -> str:
    """What the rep knows the event by."""
    return _text(part, "SUMMARY") or clean(part.text("UID")) or _("an event without a name")


def _made_up_uid(part: Part) -> str:
    """The same for the same event at the next reading."""
    said = f"{part.text('SUMMARY')}\n{part.text('DTSTART')}"
    return f"no-uid-{sha256(said.encode()).hexdigest()[:16]}"


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
