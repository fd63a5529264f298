"""Commands for calendars: meetings in, deep work out."""

from argparse import Namespace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.cli import output
from planner.cli.answer import Answer
from planner.cli.faces.import_report import skipped_line
from planner.cli.faces.view import View
from planner.cli.given_file import is_printed, put
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, flag, some_words
from planner.cli.telling import listed
from planner.locale import _, ngettext
from planner.model.day import Meeting
from planner.model.errors import NothingUsable, WrongUsage
from planner.model.text import clean

if TYPE_CHECKING:
    from planner.calendar_sources import Gathered
    from planner.method.day.meetings import Counts


def add_commands(commands: Commands) -> None:
    calendar = commands.group("calendar", _("meetings in, deep work out"))
    told = _("Without a name, the sources of the config are read.")
    bring = calendar.add("import", _("meetings from .ics files, folders, addresses"), _import, told)
    named = _(".ics files, folders of them, https addresses")
    some_words(bring, "sources", _("FILE_OR_URL"), named, type=str)
    flag(bring, "--dry-run", _("report and change nothing"))
    listing = calendar.add("list", _("meetings, from today on"), _list)
    day = _("a day: 2026-03-02, today, tomorrow, 7d (7 days ago)")
    listing.add_argument("--from", dest="first", metavar=_("DAY"), help=day)
    listing.add_argument("--to", dest="last", metavar=_("DAY"), help=_("the last day, as above"))
    export = calendar.add("export", _("write deep work to an .ics file; - prints it"), _export)
    export.add_argument("file", metavar=_("FILE"), help=_("its name; it ends in .ics"))


def _import(invocation: Invocation, given: Namespace) -> Answer:
    from planner.calendar_sources import gather
    from planner.method.day.meetings import import_meetings, plan_import
    from planner.paths import calendars_folder

    desk, config = invocation.desk, invocation.config
    sources = given.sources or config.calendar.sources
    if not sources:
        raise WrongUsage(
            _("No calendar is named; name one, or set calendar.sources in the config.")
        )
    found = gather(sources, calendars_folder(invocation.data_folder), desk.now, config)
    if not found.brought:
        raise NothingUsable(_nothing_usable(found))
    counts = plan_import(desk.state, found.brought, now=desk.now, config=config).counts
    if not given.dry_run:
        desk.apply(import_meetings, found.brought)
    return Answer(lambda: _document(counts, found), _report(counts, found))


def _nothing_usable(found: "Gathered") -> str:
    if found.skipped:
        return _("Nothing to import: {why}.").format(why=skipped_line(found.skipped[0]))
    return "".join(found.warnings[:1])


def _document(counts: "Counts", found: "Gathered") -> dict[str, Any]:
    return {
        **counts._asdict(),
        "skipped": [skipped._asdict() for skipped in found.skipped],
        "warnings": list(found.warnings),
    }


def _report(counts: "Counts", found: "Gathered") -> str:
    line = _(
        "{new} new · {changed} changed · {same} same · {removed} removed · {skipped} skipped"
    ).format(**counts._asdict(), skipped=len(found.skipped))
    rows = [f"  {skipped_line(skipped)}" for skipped in found.skipped]
    return "\n".join((line, *rows, *map(clean, found.warnings)))


def _list(invocation: Invocation, given: Namespace) -> Answer:
    from planner.cli.selecting import day_named

    desk = invocation.desk
    first = day_named(given.first or "today", desk.now)
    end = day_named(given.last, desk.now) + timedelta(days=1) if given.last else None
    if end and end <= first:
        told = _("{day} is before {first}; say with --from where to begin.")
        raise WrongUsage(told.format(day=given.last, first=f"{first:%Y-%m-%d}"))
    view = invocation.view(desk.history(first) if first < desk.now.start_of("day") else None)
    return listed("meetings", _between(view, first, end), view)


def _between(view: View, first: datetime, end: datetime | None) -> list[Meeting]:
    found = [
        meeting
        for meeting in view.state.meetings.values()
        if (meeting.end > first or meeting.start >= first) and (end is None or meeting.start < end)
    ]
    return sorted(found, key=lambda meeting: (meeting.start, not meeting.all_day, meeting.id))


def _export(invocation: Invocation, given: Namespace) -> Answer:
    from planner.interchange.calendar.export import write_deep_work

    desk = invocation.desk
    data, n = write_deep_work(desk.state.blocks.values(), desk.now)
    if is_printed(given.file, as_json=invocation.as_json):
        return Answer(dict, partial(output.file, data))
    path = Path(given.file)
    _write(path, data)
    said = ngettext("{n} block in {file}.", "{n} blocks in {file}.", n).format(n=n, file=path)
    return Answer(lambda: {"file": str(path), "blocks": n}, said)


def _write(path: Path, data: bytes) -> None:
    """Written whole or not at all. Other calendars read the file each time anew, so that an older
    one is replaced; any other kind of file is not.
    """
    if path.suffix.lower() != ".ics":
        raise WrongUsage(_("{file} does not end in .ics.").format(file=path))
    put(path, data, force=True)
