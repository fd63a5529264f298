"""Bringing in contacts: read, report, ask, and only then change anything."""

from argparse import Namespace

from planner import contact_files
from planner.cli.answer import Answer
from planner.cli.asking import answer_to
from planner.cli.faces import import_report
from planner.cli.invocation import Invocation
from planner.cli.parser import pairs
from planner.cli.progress_line import progress_line
from planner.collector import uncollected
from planner.contact_files import Source
from planner.interchange.decoding import CODE_PAGE
from planner.locale import _
from planner.method.typed.own_words import is_yes
from planner.model.draft import Reading
from planner.model.errors import NothingUsable, Refused


def import_files(invocation: Invocation, given: Namespace) -> Answer:
    """Import the files named, after a yes from the rep or ``--yes``."""
    from planner.method.contacts.importing import import_contacts, preview

    encoding = given.encoding or CODE_PAGE
    american = invocation.config.rep.american
    source = Source(tuple(given.files), pairs(given.map), encoding, american)
    reading = _read(source, invocation)
    desk = invocation.desk
    with uncollected(for_good=True):
        found = preview(desk.state, reading.drafts)
    answer = Answer(
        lambda: import_report.document(found, reading), import_report.report(found, reading)
    )
    if given.dry_run:
        return answer
    if not (found.new or found.changed):
        contact_files.remember(source, reading, invocation.data_folder)
        return answer
    if not given.yes:
        _ask(str(answer.text))
    with uncollected(for_good=True):
        change = desk.apply(import_contacts, reading)
    contact_files.remember(source, reading, invocation.data_folder)
    return answer._replace(text=f"{answer.text}\n{change.said}" if given.yes else change.said)


def _read(source: Source, invocation: Invocation) -> Reading:
    with progress_line() as progress:
        reading = contact_files.read(source, invocation.data_folder, progress)
    if reading.skipped and not reading.drafts:
        raise NothingUsable(
            _("Nothing to import: {why}.").format(
                why=import_report.skipped_line(reading.skipped[0])
            )
        )
    return reading


def _ask(report: str) -> None:
    """Ask on the terminal; whoever has none says ``--yes`` beforehand."""
    nobody = _("Nothing was imported: there is no terminal to ask on. Add --yes, or --dry-run.")
    if not is_yes(answer_to(report, _("Import them? y/N"), nobody=nobody)):
        raise Refused(_("Nothing was imported."))
