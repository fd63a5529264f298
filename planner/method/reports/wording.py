"""Periods, times and marks as the rep reads them."""

from datetime import date

import pendulum

from planner.locale import _, language, ngettext
from planner.method.reports.calls import HourCount
from planner.method.reports.counting import Report
from planner.method.reports.period import Length, Period
from planner.model.contact import called
from planner.model.day import BlockKind
from planner.model.lengths import hours
from planner.model.text import clean


def period_name(period: Period) -> str:
    """``Week 10 · 2 Mar – 8 Mar 2026``, ``March 2026``, or first and last day."""
    if period.length is Length.MONTH:
        return said(period.first, _("MMMM YYYY"))
    one_year = period.first.year == period.last.year
    first = said(period.first, _("D MMM") if one_year else _("D MMM YYYY"))
    days = _("{first} – {last}").format(first=first, last=said(period.last, _("D MMM YYYY")))
    if period.length is Length.DAYS:
        return days
    return _("Week {number} · {days}").format(number=period.first.isocalendar().week, days=days)


def before_name(report: Report) -> str:
    """With what the numbers are compared."""
    before = report.before.period
    if report.over:
        return _("Before: {period}.").format(period=period_name(before))
    return _("Before: {period}, as far into it as now.").format(period=period_name(before))


def empty_told(report: Report) -> str:
    """What to say of days of which nothing is known."""
    if report.over:
        return _("Nothing was written down in these days. We hope they were good ones.")
    return _("Nothing is written down yet. Begin with a call block.")


def said(day: date, form: str) -> str:
    """The day in a form of pendulum's, in the language spoken now."""
    return (
        pendulum.date(day.year, day.month, day.day).format(form, locale=language()).replace(".", "")
    )


def wait_told(minutes: float) -> str:
    """``45 min``, ``1h20``, and from two days on in days: ``3 days``."""
    days = round(minutes / (24 * 60))
    if days < 2:
        return hours(minutes)
    return ngettext("{n} day", "{n} days", days).format(n=days)


def clock(hour: int) -> str:
    """``09:00``."""
    return f"{hour:02d}:00"


def percent(value: float | None) -> str:
    """A share in percent, or a dash where there is none."""
    return "–" if value is None else _("{n}%").format(n=round(value))


def rate_told(hour: HourCount) -> str:
    """The answer rate of an hour, with what it may be in truth; or that nothing can be said."""
    claim = hour.claim
    if claim is None:
        few = ngettext("{n} call: too few to tell", "{n} calls: too few to tell", hour.calls)
        return few.format(n=hour.calls)
    return _("{rate} of {n} calls ({low} to {high})").format(
        rate=percent(100 * claim.rate),
        low=percent(100 * claim.low),
        high=percent(100 * claim.high),
        n=hour.calls,
    )


def contact_name(report: Report, contact_id: str) -> str:
    """The contact's name, as people read it."""
    return called(clean(report.names.get(contact_id, "")))


def kind_name(kind: BlockKind) -> str:
    """What a block protects."""
    return {BlockKind.CALLS: _("call blocks"), BlockKind.DEEP: _("deep work")}[kind]
