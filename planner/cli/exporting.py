"""The command that gives a CRM its calls: each once, and noted once it is given."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pendulum import DateTime

from planner.cli import output
from planner.cli.answer import Answer
from planner.cli.given_file import STANDARD_OUTPUT, is_printed, put
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, choice_option, flag
from planner.config import Config
from planner.locale import _
from planner.model.change import Change
from planner.model.errors import Refused
from planner.model.instants import zone_of
from planner.model.reason import reason
from planner.model.receipt import CallExport, Crm
from planner.model.state import State

if TYPE_CHECKING:
    from planner.cli.faces.export_report import Report
    from planner.desk import Desk, Verb
    from planner.method.exporting import Batch

LAST = "last"
_LINE_END = b"\r\n"
_MOST_FILES = 99
"""Files of one day and one CRM; more is a script that has gone wild."""


def add_commands(commands: Commands) -> None:
    export = commands.group("export", _("calls for a CRM, all that is held of a person"))
    told = _("the calls that a CRM was not given yet, as a file that it takes")
    calls = export.add("calls", told, _calls)
    choice_option(calls, "--to", Crm, _("which program takes it"), required=True)
    calls.add_argument(
        "--since",
        metavar=_("DAY"),
        default=LAST,
        help=_("last: what is new, as without it; a day: all from then on, given before or not"),
    )
    calls.add_argument(
        "--file", metavar=_("FILE"), help=_("where to; - prints it; else a name with the day")
    )
    flag(calls, "--bom", _("begin it with a byte order mark"))
    flag(calls, "--again", _("the calls of the last file again"))


def _calls(invocation: Invocation, given: Namespace) -> Answer:
    from planner.cli.faces import export_report
    from planner.cli.faces.export_report import Report
    from planner.interchange.call_log import write_calls
    from planner.method.exporting import receipt

    printed = is_printed(given.file, as_json=invocation.as_json)
    desk, crm = invocation.desk, Crm(given.to)
    live, now = desk.state, desk.now
    before = live.exports.get(crm)
    batch = _batch(invocation, given, crm)
    if not batch.calls:
        said = export_report.nothing_new(before, crm, now)
        return _answer(invocation, Report(crm, batch, said=said))
    written = write_calls(crm, batch.calls, live.contacts, zone_of(now), bom=given.bom)
    path = None if printed else _path(given, crm, written.data, f"{now:%Y-%m-%d}")
    give = partial(put, path, written.data, force=True) if path else partial(_print, written.data)
    if given.again:
        give()
    elif path:
        noted = receipt(live, crm, batch, path.name, now)
        desk.apply(_write_and_note(give, noted, before), undoable=False)
    else:
        # Who reads may take all day, and meanwhile others write.
        give()
        _note_printed(desk, receipt(live, crm, batch, STANDARD_OUTPUT, now), before)
    said = export_report.given(crm, batch, path, again=given.again)
    report = Report(crm, batch, path, said, written.warnings)
    return _answer(invocation, report, aside=path is None)


def _batch(invocation: Invocation, given: Namespace, crm: Crm) -> "Batch":
    """What is to be given: what is new, all from a day on, or the last batch again."""
    from planner.cli.selecting import day_named
    from planner.method.exporting import last_batch, needed_since, waiting

    desk = invocation.desk
    if given.again:
        return last_batch(desk.history(), crm)
    since = None if given.since == LAST else day_named(given.since, desk.now)
    return waiting(desk.history(needed_since(desk.state, crm, since)), crm, since)


def _write_and_note(
    write: Callable[[], None], noted: CallExport, before: CallExport | None
) -> "Verb":
    """The file first, and then that it was given: a crash in between offers the same calls again.

    It is written while no other planner writes, so that no two exports give away the same.
    """

    def verb(state: State, *, now: DateTime, config: Config) -> Change:
        from planner.method.exporting import exported

        change = exported(state, noted, before, now=now, config=config)
        write()
        return change

    return verb


def _note_printed(desk: "Desk", noted: CallExport, before: CallExport | None) -> None:
    from planner.method.exporting import exported

    try:
        desk.apply(exported, noted, before, undoable=False)
    except Refused as refusal:
        raise Refused(
            _(
                "Another export gave these calls away meanwhile; throw away what was printed"
                " and run it again."
            )
        ) from refusal


def _print(data: bytes) -> None:
    """Raises Refused, where nobody took all of it."""
    try:
        output.file(data)
    except OSError as error:
        raise Refused(
            _("The calls could not be printed: {reason}; nothing was noted.").format(
                reason=reason(error)
            )
        ) from error


def _path(given: Namespace, crm: Crm, data: bytes, day: str) -> Path:
    """Where the file goes. Raises Refused for a file in the way."""
    more = ("", *(f"-{number}" for number in range(2, _MOST_FILES)))
    names = [given.file] if given.file else [f"calls-{crm}-{day}{end}.csv" for end in more]
    free = next((path for path in map(Path, names) if _is_free(path, data)), None)
    if free is None:
        raise Refused(_("{file} exists; choose another name.").format(file=names[0]))
    return free


def _is_free(path: Path, data: bytes) -> bool:
    """Whether nothing would be lost: no file is there, or one of a run that broke off before it
    was noted, all of whose lines come again."""
    if not path.exists():
        return True
    with suppress(OSError):
        if path.is_file():
            return set(path.read_bytes().split(_LINE_END)) <= set(data.split(_LINE_END))
    return False


def _answer(invocation: Invocation, report: "Report", *, aside: bool = False) -> Answer:
    """``aside``: the file itself stands on standard output, so that the report goes elsewhere."""
    from planner.cli.faces.export_report import document, lines

    desk = invocation.desk
    text = "\n".join(lines(report, desk.state, desk.now))
    if aside:
        output.refuse(text)
    return Answer(lambda: document(report), "" if aside else text)
