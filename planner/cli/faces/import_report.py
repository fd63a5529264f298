"""What an import found, for programs and for people."""

from shlex import quote
from typing import Any

from planner.locale import _
from planner.method.contacts.importing import Preview, becoming
from planner.model.draft import Reading, Skipped
from planner.model.text import clean


def document(found: Preview, reading: Reading) -> dict[str, Any]:
    """Counts of contacts, and every row that became none."""
    return {
        "new": len(found.new),
        "changed": len(found.changed),
        "same": len(found.same),
        "skipped": [skipped._asdict() for skipped in reading.skipped],
        "warnings": _warnings(found, reading),
    }


def report(found: Preview, reading: Reading) -> str:
    """One line of counts, then where and why a row became no contact, then the warnings."""
    counts = _("{new} new · {changed} changed · {same} same · {skipped} skipped").format(
        new=len(found.new),
        changed=len(found.changed),
        same=len(found.same),
        skipped=len(reading.skipped),
    )
    rows = [f"  {skipped_line(skipped)}" for skipped in reading.skipped]
    return "\n".join((counts, *rows, *map(clean, _warnings(found, reading))))


def _warnings(found: Preview, reading: Reading) -> list[str]:
    said = becoming(found), *found.conflicts, *reading.warnings, _how_to_keep(reading)
    return [*filter(None, said)]


def _how_to_keep(reading: Reading) -> str:
    """The options that say what columns hold which nobody has said it of, to be pasted into a
    shell, whatever the file calls its columns."""
    if not reading.unsaid:
        return ""
    options = " ".join(f"--map {quote(f'{column}={field}')}" for column, field in reading.unsaid)
    return _("To keep them: {options}.").format(options=options)


def skipped_line(skipped: Skipped) -> str:
    """A row that became no contact: where it stands, what it was, why."""
    return _("{file}, line {line}: {what}: {reason}").format(
        file=clean(skipped.file),
        line=skipped.line,
        what=clean(skipped.what) or _("nothing"),
        reason=skipped.reason,
    )
