"""A report as programs see it: the keys of docs/cli.md, never renamed."""

from collections.abc import Mapping

from planner.cli.faces.json import Json
from planner.method.reports.calls import DayCount, HourCount
from planner.method.reports.counting import Report
from planner.method.reports.feelings import Offender
from planner.method.reports.period import Period
from planner.method.reports.protected import Interrupter, Protected
from planner.model.document import Mood
from planner.model.text import clean
from planner.model.touch import Mark, Outcome


def document(report: Report) -> Json:
    """The whole report."""
    before = report.before
    return {
        **_days(report.period),
        "length": report.period.length.value,
        "over": report.over,
        "calls": report.calls,
        "incoming": report.incoming,
        "share": report.share,
        "days": [_day(day) for day in report.days],
        "hours": [_hour(hour) for hour in report.hours],
        "protected": [_protected(kind) for kind in report.protected],
        "interruptions": [_interrupter(one, report) for one in report.interruptions],
        "promises": report.promises._asdict(),
        "answers": report.answers._asdict(),
        "deferred": report.deferred._asdict(),
        "moods": {
            "proactive": _moods(report.moods.proactive),
            "reactive": _moods(report.moods.reactive),
        },
        "marks": {mark.value: report.marks.get(mark, 0) for mark in Mark},
        "offences": [_offender(one, report) for one in report.offenders],
        "before": {
            **_days(before.period),
            "calls": before.calls,
            "incoming": before.incoming,
            "share": before.share,
            "promises": before.promises._asdict(),
        },
    }


def _days(period: Period) -> Json:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def _day(count: DayCount) -> Json:
    outcomes = {outcome.value: count.outcomes.get(outcome, 0) for outcome in Outcome}
    return {
        "day": count.day.isoformat(),
        "calls": count.calls,
        "outcomes": outcomes,
        "incoming": count.incoming,
        "share": count.share,
    }


def _hour(count: HourCount) -> Json:
    return {**count._asdict(), "claim": count.claim._asdict() if count.claim else None}


def _protected(kind: Protected) -> Json:
    return {**kind._asdict(), "kind": kind.kind.value}


def _interrupter(one: Interrupter, report: Report) -> Json:
    return {
        **_who(one.contact, report),
        "interruptions": one.interruptions,
        "minutes": one.minutes,
    }


def _offender(one: Offender, report: Report) -> Json:
    times = {f"severity_{severity}": n for severity, n in enumerate(one.times, start=1)}
    return _who(one.contact, report) | times


def _who(contact_id: str, report: Report) -> Json:
    return {"contact": clean(report.names.get(contact_id, "")), "contact_id": contact_id}


def _moods(felt: Mapping[Mood, int]) -> Json:
    return {mood.value: felt.get(mood, 0) for mood in Mood}
