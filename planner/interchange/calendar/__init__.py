"""Calendars (``.ics``) of other programs in, and deep work out.

Own guard around two libraries that trust what they read: lines and zones are ours, a rule is
checked before it is expanded, and each event is expanded alone. The libraries are slow to load, so
that nothing here is imported before a calendar is to be read.
"""

from planner.interchange.calendar.reading import read_calendar

__all__ = ["read_calendar"]
