"""A file that was named on the command line, written for the rep alone."""

from pathlib import Path

from planner.locale import _
from planner.model.errors import Refused


def put(path: Path, data: bytes, *, force: bool) -> None:
    """Write the file; one that is there only by ``force``. Raises Refused."""
    # Imported late: mostly nothing is written.
    from planner import private_file

    try:
        (private_file.replace if force else private_file.create)(path, data)
    except FileExistsError as error:
        raise Refused(
            _("{file} exists; choose another name, or add --force.").format(file=path)
        ) from error
    except OSError as error:
        raise Refused(
            _("{file} cannot be written: {reason}.").format(file=path, reason=error.strerror)
        ) from error
