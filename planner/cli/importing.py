"""Bringing in contacts: read, report, ask, and only then change anything."""

import sys
from argparse import Namespace

from planner.cli import import_report, output
from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.locale import _
from planner.model.draft import Reading
from planner.model.errors import NothingUsable, Refused
from planner.model.text import fold


def import_files(invocation: Invocation, given: Namespace) -> Answer:
    """Import the files named, after a yes from the rep or ``--yes``."""
    from planner.method.importing import import_contacts, preview

    reading = _read(given)
    desk = invocation.desk
    found = preview(desk.state, reading.drafts)
    answer = Answer(
        lambda: import_report.document(found, reading), import_report.report(found, reading)
    )
    if given.dry_run or not (found.new or found.changed):
        return answer
    if not given.yes:
        _ask(str(answer.text))
    change = desk.apply(import_contacts, reading)
    return answer._replace(text=f"{answer.text}\n{change.said}" if given.yes else change.said)


def _read(given: Namespace) -> Reading:
    from planner.cli.contacts import pairs
    from planner.interchange.contacts import read_contact_files

    options = {"encoding": given.encoding} if given.encoding else {}
    reading: Reading = read_contact_files(given.files, mapping=pairs(given.map), **options)
    if reading.skipped and not reading.drafts:
        raise NothingUsable(
            _("Nothing to import: {why}.").format(
                why=import_report.skipped_line(reading.skipped[0])
            )
        )
    return reading


def _ask(report: str) -> None:
    """Ask on the terminal; whoever has none says ``--yes`` beforehand."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refused(
            _("Nothing was imported: there is no terminal to ask on. Add --yes, or --dry-run.")
        )
    # To standard error, so that --json stays one document.
    output.refuse(report)
    output.refuse(_("Import them? y/N"))
    if fold(sys.stdin.readline().strip()) not in ("y", "yes", "s", "si"):
        raise Refused(_("Nothing was imported."))
