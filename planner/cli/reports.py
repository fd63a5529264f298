"""The command that tells of a week, a month or any days."""

from argparse import Namespace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pendulum

from planner.cli import output
from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, Parser, flag
from planner.locale import _
from planner.model.errors import WrongUsage
from planner.model.instants import local, zone_of

if TYPE_CHECKING:
    from planner.method.reports import Period, Report

_THIS = "today"
"""The day meant where a week or a month is asked for without one."""


def add_commands(commands: Commands) -> None:
    more = _("Without an option it tells of this week. A day: 2026-03-02, yesterday, 7d.")
    command = commands.add("report", _("a week, a month or any days in numbers"), _report, more)
    _add_days(command)
    command.add_argument(
        "--html",
        metavar=_("FILE"),
        type=Path,
        help=_("a page with charts, to send or print; - for standard output"),
    )
    flag(command, "--force", _("replace the file if it exists"))


def _add_days(command: Parser) -> None:
    whole = command.add_mutually_exclusive_group()
    for option, told in (
        ("--week", _("this week, or the week of a day")),
        ("--month", _("this month, or the month of a day")),
    ):
        whole.add_argument(option, metavar=_("DAY"), nargs="?", const=_THIS, help=told)
    whole.add_argument("--from", metavar=_("DAY"), dest="first", help=_("from that day on"))
    command.add_argument(
        "--to", metavar=_("DAY"), dest="last", help=_("to that day; without it today")
    )


def _report(invocation: Invocation, given: Namespace) -> Answer:
    from planner.cli.faces.report_document import document

    told = _counted(invocation, given)
    if given.html:
        return _page(invocation, told, given)

    def text() -> None:
        from planner.cli.faces.report import show

        show(told, invocation.config)

    return Answer(lambda: document(told), text)


def _counted(invocation: Invocation, given: Namespace) -> "Report":
    """Only the months that matter are read."""
    from planner.method.reports import report

    now = invocation.desk.now
    period = _period(given, now)
    past = invocation.desk.history(period.before.stretch(zone_of(now)).start)
    return report(invocation.view(past).state, *period, now=now, config=invocation.config)


def _period(given: Namespace, now: pendulum.DateTime) -> "Period":
    from planner.method.reports import month_of, span, week_of

    if given.last and not given.first:
        raise WrongUsage(_("--to needs --from beside it."))
    if given.first:
        return span(_day(given.first, now), _day(given.last or _THIS, now))
    whole = month_of if given.month else week_of
    day = _day(given.month or given.week or _THIS, now)
    # Also for these the calendar has its ends.
    span(day, day)
    return span(*whole(day))


def _day(text: str, now: pendulum.DateTime) -> date:
    from planner.cli.selecting import day_named

    return local(day_named(text, now), zone_of(now)).date()


def _page(invocation: Invocation, told: "Report", given: Namespace) -> Answer:
    from planner.cli.given_file import is_printed, put
    from planner.interchange.report_html import page

    path: Path = given.html
    printed = is_printed(path, as_json=invocation.as_json)
    written = page(told, invocation.config, invocation.desk.now)
    if printed:
        return Answer(dict, partial(output.file, written))
    put(path, written, force=given.force)
    return Answer(lambda: {"file": str(path)}, _("The report is in {file}.").format(file=path))
