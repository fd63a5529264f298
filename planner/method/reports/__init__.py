"""A week, a month or any days of the rep in numbers, and the chapters in which they are told."""

from planner.method.reports.counting import Report, report
from planner.method.reports.period import Length, Period, month_of, span, week_of

__all__ = ["Length", "Period", "Report", "month_of", "report", "span", "week_of"]
