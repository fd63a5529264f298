"""A file that was named on the command line, written for the rep alone."""

from pathlib import Path

from planner.locale import _
from planner.model.errors import Refused, WrongUsage
from planner.model.reason import reason

STANDARD_OUTPUT = "-"
"""Where a command wants the name of a file: print it."""


def is_printed(file: object, *, as_json: bool) -> bool:
    """Whether the file named is standard output. Raises WrongUsage where the one document for
    programs is to stand there."""
    if str(file) != STANDARD_OUTPUT:
        return False
    if as_json:
        raise WrongUsage(_("Both --json and the file want standard output; name a file."))
    return True


def put(path: Path, data: bytes, *, force: bool) -> None:
    """Write the file for good; over one that is there only by ``force``. Raises Refused."""
    # Imported late: mostly nothing is written.
    from planner import private_file
    from planner.store.durable import sync_folder

    try:
        (private_file.replace if force else private_file.create)(path, data)
        sync_folder(path.resolve().parent)
    except FileExistsError as error:
        raise Refused(
            _("{file} exists; choose another name, or add --force.").format(file=path)
        ) from error
    except OSError as error:
        raise Refused(
            _("{file} cannot be written: {reason}.").format(file=path, reason=reason(error))
        ) from error
