"""An event that repeats: its occurrences, the changed ones in their place."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import recurring_ical_events
from icalendar import Calendar
from icalendar import Event as Component
from icalendar.prop import vDDDLists, vDDDTypes, vRecur

from planner.interchange.calendar.events import Event
from planner.model.meeting_draft import Window

Occurrence = tuple[Event, datetime, datetime]

_NUMBER = "X-PLANNER-NUMBER"


def occurrences(events: Sequence[Event], window: Window) -> Iterator[Occurrence]:
    """Each event of one series with the starts and ends it has in the window, in any order.

    Raises whatever the library meets in what it is given.
    """
    calendar = Calendar()
    for number, event in enumerate(events):
        calendar.add_component(_component(event, number))
    found = recurring_ical_events.of(calendar).between(window.start, window.end)
    for one in found:
        yield events[one[_NUMBER]], one["DTSTART"].dt, one["DTEND"].dt


def _component(event: Event, number: int) -> Component:
    component = Component()
    component["UID"] = "series"
    component[_NUMBER] = number
    component["SEQUENCE"] = event.sequence
    component["DTSTART"] = vDDDTypes(event.start)
    component["DTEND"] = vDDDTypes(event.end)
    if event.rules:
        component["RRULE"] = [vRecur.from_ical(rule) for rule in event.rules]
    if event.also:
        component["RDATE"] = vDDDLists(event.also)
    if event.except_for:
        component["EXDATE"] = vDDDLists(event.except_for)
    if event.replaces:
        onwards = {"RANGE": "THISANDFUTURE"} if event.onwards else {}
        component["RECURRENCE-ID"] = vDDDTypes(event.replaces, onwards)
    return component
