"""What an export of calls tells: what was given, and what the CRM has to be told by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pendulum import DateTime

from planner.cli.given_file import STANDARD_OUTPUT
from planner.interchange.call_log import NAMES
from planner.locale import _, ngettext
from planner.model.contact import called
from planner.model.instants import brief
from planner.model.receipt import CallExport, Crm
from planner.model.state import State

if TYPE_CHECKING:
    from planner.method.exporting import Batch


class Report(NamedTuple):
    """What came of an export. ``path`` is ``None`` where no file was made."""

    crm: Crm
    batch: "Batch"
    path: Path | None = None
    said: str = ""
    warnings: tuple[str, ...] = ()


def document(report: Report) -> dict[str, Any]:
    """The keys of docs/cli.md."""
    return {
        "to": report.crm.value,
        "file": str(report.path) if report.path else None,
        "calls": len(report.batch.calls),
        "given_before": report.batch.before,
        "changed": [touch.id for touch in report.batch.altered],
        "undone": list(report.batch.gone),
        "warnings": list(report.warnings),
    }


def lines(report: Report, state: State, now: DateTime) -> Iterator[str]:
    """The same for people, and what they have to do themselves."""
    yield from filter(None, (report.said, *report.warnings))
    yield from _since_then(report, state, now)


def nothing_new(before: CallExport | None, crm: Crm, now: DateTime) -> str:
    """What is said where there is nothing to give; ``before`` is the last time."""
    if before is None:
        return _("No calls for {crm} yet.").format(crm=NAMES[crm])
    file = _("standard output") if before.file == STANDARD_OUTPUT else before.file
    return _("Nothing new for {crm} since {when} ({file}).").format(
        crm=NAMES[crm], when=brief(before.at, now), file=file
    )


def given(crm: Crm, batch: "Batch", path: Path | None, *, again: bool) -> str:
    """What was given, and where it is: in the file at ``path``, else on standard output."""
    n = len(batch.calls)
    in_file = ngettext("{n} call for {crm} in {file}.", "{n} calls for {crm} in {file}.", n)
    printed = ngettext(
        "{n} call for {crm} on standard output.", "{n} calls for {crm} on standard output.", n
    )
    said = (in_file if path else printed).format(n=n, crm=NAMES[crm], file=path)
    if again or not batch.before:
        return said
    known = ngettext(
        "{n} of them was given before.", "{n} of them were given before.", batch.before
    )
    return f"{said} {known.format(n=batch.before)}"


def _since_then(report: Report, state: State, now: DateTime) -> Iterator[str]:
    """What the CRM was told once and is true no more: it has to be mended there by hand."""
    crm = NAMES[report.crm]
    for touch in report.batch.altered:
        yield _("{id} {name}, {when}: changed since {crm} was given it; change it there.").format(
            id=touch.id,
            name=called(state.whom(touch.contact).name),
            when=brief(touch.at, now),
            crm=crm,
        )
    if report.batch.gone:
        yield _("Taken back since {crm} was given them: {ids}; delete them there.").format(
            ids=", ".join(report.batch.gone), crm=crm
        )
