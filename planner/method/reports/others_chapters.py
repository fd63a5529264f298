"""The chapters of what came to the rep: interruptions, promises, offences; and what was kept."""

from collections.abc import Sequence

from planner.locale import _, ngettext
from planner.method.leaving.walking_away import severity_name
from planner.method.reports.chapter import Bar, Chapter, Fact, Series, Tone
from planner.method.reports.counting import Report
from planner.method.reports.feelings import Offender
from planner.method.reports.protected import Interrupter, Protected
from planner.method.reports.wording import clock, contact_name, kind_name, wait_told
from planner.model.lengths import hours

MOST_NAMES = 8
"""Contacts named in a chapter, those that count most."""

_SEVERITIES = {1: Tone.PALE, 2: Tone.OWN, 3: Tone.WARN}


def protected(report: Report) -> Chapter:
    """What was planned to be protected, and what became of it."""
    series = (
        Series(_("kept"), Tone.GOOD),
        Series(_("interrupted"), Tone.WARN),
        Series(_("ended early"), Tone.QUIET),
        Series(_("not started"), Tone.PALE),
    )
    kinds = [kind for kind in report.protected if not kind.empty]
    return Chapter(
        "protected",
        _("Protected time"),
        facts=tuple(_blocks_fact(kind) for kind in kinds),
        series=series,
        bars=tuple(_protected_bar(kind) for kind in kinds),
    )


def _blocks_fact(kind: Protected) -> Fact:
    told = ngettext("{n} block, {time} of work", "{n} blocks, {time} of work", kind.blocks)
    return Fact(kind_name(kind.kind), told.format(n=kind.blocks, time=hours(kind.real)))


def _protected_bar(kind: Protected) -> Bar:
    told = _("{kept} of {planned} kept").format(kept=hours(kind.kept), planned=hours(kind.planned))
    parts = (kind.kept, kind.interrupted, kind.ended_early, kind.not_started)
    return Bar(kind_name(kind.kind), parts, told)


def interruptions(report: Report) -> Chapter:
    """Whose requests came into blocks."""
    found = report.interruptions
    if not found:
        return Chapter("interruptions", "")
    count, minutes = sum(one.interruptions for one in found), sum(one.minutes for one in found)
    return Chapter(
        "interruptions",
        _("What broke it"),
        facts=(Fact(_("interruptions"), _times(count, minutes)),),
        series=(Series(_("minutes"), Tone.WARN),),
        bars=tuple(_interrupter(one, report) for one in found[:MOST_NAMES]),
        note=_first_of(found),
    )


def _first_of(found: Sequence[object]) -> str:
    """That there are more than are drawn."""
    told = _("The first {n} of {count}.").format(n=MOST_NAMES, count=len(found))
    return told if len(found) > MOST_NAMES else ""


def _interrupter(one: Interrupter, report: Report) -> Bar:
    name = contact_name(report, one.contact)
    return Bar(name, (round(one.minutes),), _times(one.interruptions, one.minutes))


def _times(count: int, minutes: float) -> str:
    return _("{n} ×, {time}").format(n=count, time=hours(minutes))


def incoming(report: Report) -> Chapter:
    """When requests come, and when they interrupt."""
    bars = tuple(
        Bar(
            clock(hour.hour),
            (hour.interruptions, max(hour.incoming - hour.interruptions, 0)),
            _came_told(hour.incoming, hour.interruptions),
            short=str(hour.hour),
            brief=str(hour.incoming),
        )
        for hour in report.hours
        if hour.incoming or hour.interruptions
    )
    return Chapter(
        "incoming",
        _("What came in, by hour of your day"),
        facts=_deferred(report) if bars else (),
        series=(Series(_("into a block"), Tone.WARN), Series(_("other"), Tone.QUIET)),
        bars=bars,
        in_time=True,
    )


def _came_told(incoming: int, interruptions: int) -> str:
    if not interruptions:
        return str(incoming)
    return _("{n}, {broke} into a block").format(n=incoming, broke=interruptions)


def _deferred(report: Report) -> tuple[Fact, ...]:
    put_off, received = report.deferred
    told = _("{n}, the email came for {received}").format(n=put_off, received=received)
    return (Fact(_("deferred to email"), told if put_off else "0"),)


def promises(report: Report) -> Chapter:
    """Promises kept and broken, and how long an answer took."""
    made, kept, broken = report.promises
    given, minutes = report.answers
    facts = []
    if any(report.promises):
        facts.append(Fact(_("promises made"), str(made)))
    if minutes is not None:
        told = ngettext("{time} (of {n})", "{time} (median of {n})", given)
        facts.append(Fact(_("time to the answer"), told.format(time=wait_told(minutes), n=given)))
    told = _("{kept} kept, {broken} broken").format(kept=kept, broken=broken)
    return Chapter(
        "promises",
        _("Promises and answers"),
        facts=tuple(facts),
        series=(Series(_("kept"), Tone.GOOD), Series(_("broken"), Tone.WARN)),
        bars=(Bar(_("promises"), (kept, broken), told),) if kept or broken else (),
    )


def tolls(report: Report) -> Chapter:
    """Offences by contact."""
    series = tuple(Series(severity_name(severity), tone) for severity, tone in _SEVERITIES.items())
    bars = tuple(_offender(one, report) for one in report.offenders[:MOST_NAMES])
    note = _first_of(report.offenders)
    return Chapter("tolls", _("Toll: offences met"), series=series, bars=bars, note=note)


def _offender(one: Offender, report: Report) -> Bar:
    worst = max(severity for severity, n in zip(_SEVERITIES, one.times, strict=True) if n)
    told = _("{n}, worst: {severity}").format(n=sum(one.times), severity=severity_name(worst))
    return Bar(contact_name(report, one.contact), one.times, told)
