"""The chapters of what the rep began: proactive calls, how they went and how they felt."""

from planner.config import Config
from planner.locale import _
from planner.method.calls.marks import mark_name
from planner.method.calls.mood import mood_name
from planner.method.calls.touching import outcome_name
from planner.method.hours.working_time import is_working_day
from planner.method.reports.calls import ENOUGH, DayCount, HourCount, by_week
from planner.method.reports.chapter import Bar, Chapter, Series, Tone
from planner.method.reports.counting import Report
from planner.method.reports.wording import clock, percent, rate_told, said
from planner.model.document import Mood
from planner.model.touch import CALLED, Mark, Outcome

MOST_DAYS = 31
"""Days drawn one by one; what is longer is drawn by weeks."""

_TONES = {
    Outcome.SPOKE: Tone.GOOD,
    Outcome.VOICEMAIL: Tone.OWN,
    Outcome.NO_ANSWER: Tone.QUIET,
    Outcome.WRONG_NUMBER: Tone.PALE,
}
_MOODS = {Mood.GOOD: Tone.GOOD, Mood.NEUTRAL: Tone.QUIET, Mood.BAD: Tone.WARN}


def calls(report: Report, config: Config) -> Chapter:
    """Proactive calls by day and outcome."""
    series = tuple(Series(outcome_name(outcome), _TONES[outcome]) for outcome in CALLED)
    bars = tuple(
        _day_bar(day, report)._replace(
            values=tuple(day.outcomes.get(outcome, 0) for outcome in CALLED),
            told=_calls_told(day),
            brief=str(day.calls) if day.calls else "",
        )
        for day in _drawn(report, config)
    )
    return Chapter("calls", _("Proactive calls"), series=series, bars=bars, in_time=True)


def _calls_told(day: DayCount) -> str:
    if not day.calls:
        return "–"
    spoke = day.outcomes.get(Outcome.SPOKE, 0)
    return _("{calls}, {spoke} spoke").format(calls=day.calls, spoke=spoke)


def shares(report: Report, config: Config) -> Chapter:
    """What the rep began beside what began without them, by day."""
    series = (Series(_("proactive"), Tone.OWN), Series(_("incoming"), Tone.QUIET))
    bars = tuple(
        _day_bar(day, report)._replace(
            values=(day.calls, day.incoming),
            told=percent(day.share),
            brief="" if day.share is None else percent(day.share),
        )
        for day in _drawn(report, config)
    )
    return Chapter("share", _("Proactive beside incoming"), series=series, bars=bars, in_time=True)


def _day_bar(count: DayCount, report: Report) -> Bar:
    """The bar of a day, still without its values."""
    form = _("D MMM") if _by_weeks(report) else _("ddd D")
    return Bar(said(count.day, form), (), "", short=str(count.day.day))


def rates(report: Report) -> Chapter:
    """How many calls were answered at which hour, where that can be said."""
    return Chapter(
        "rates",
        _("Calls answered, by hour of your day"),
        series=(Series(_("spoke"), Tone.GOOD),),
        bars=tuple(_rate_bar(hour) for hour in report.hours if hour.calls),
        whole=1,
        note=_(
            "Fewer than {n} calls are too few to tell. In brackets: where the true rate lies,"
            " 19 times in 20."
        ).format(n=ENOUGH),
    )


def _rate_bar(hour: HourCount) -> Bar:
    claim = hour.claim
    if claim is None:
        return Bar(clock(hour.hour), (0,), rate_told(hour))
    between = (claim.low, claim.high)
    return Bar(clock(hour.hour), (claim.rate,), rate_told(hour), between=between)


def moods(report: Report) -> Chapter:
    """Proactive and reactive work side by side."""
    kinds = ((_("proactive"), report.moods.proactive), (_("reactive"), report.moods.reactive))
    bars = tuple(
        Bar(
            name,
            tuple(felt.get(mood, 0) for mood in _MOODS),
            ", ".join(f"{mood_name(mood)} {felt.get(mood, 0)}" for mood in _MOODS),
        )
        for name, felt in kinds
        if any(felt.values())
    )
    series = tuple(Series(mood_name(mood), tone) for mood, tone in _MOODS.items())
    return Chapter("moods", _("How it felt"), series=series, bars=bars)


def marks(report: Report) -> Chapter:
    """What was done in the talks."""
    bars = tuple(
        Bar(mark_name(mark), (report.marks[mark],), str(report.marks[mark]))
        for mark in Mark
        if report.marks.get(mark)
    )
    series = (Series(_("times"), Tone.OWN),)
    return Chapter("marks", _("Done in the talk"), series=series, bars=bars)


def _drawn(report: Report, config: Config) -> tuple[DayCount, ...]:
    """The days to draw: those of work that have begun, and any other with something in it."""
    if _by_weeks(report):
        return tuple(week for week in by_week(report.days) if week.day <= report.today)
    return tuple(
        day
        for day in report.days
        if day.calls
        or day.incoming
        or (day.day <= report.today and is_working_day(day.day, config))
    )


def _by_weeks(report: Report) -> bool:
    return report.period.days > MOST_DAYS
