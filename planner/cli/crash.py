"""The end that should never come: one sentence, and a private report without anybody's data."""

import os
import platform
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from planner import __version__
from planner.locale import _
from planner.model.errors import PlannerError
from planner.paths import data_folder, make_private


def crashed(error: BaseException, data: str | None) -> str:
    """Write the report into the data folder and give back the sentence that names it."""
    said = _("Something went wrong inside the planner ({kind}); what was saved is safe.").format(
        kind=type(error).__name__
    )
    path = _written(report(error), data)
    if path is None:
        return said
    return f"{said} " + _("A report without customer data is in {path}.").format(path=path)


def _written(text: str, data: str | None) -> str | None:
    """The report's path, if it found a place."""
    for folder in _folders(data):
        with suppress(OSError):
            number, name = tempfile.mkstemp(".txt", "crash-", make_private(folder))
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(text)
            return name
    return None


def _folders(data: str | None) -> Iterator[Path]:
    """The data folder first; a full disk may well be the reason for it all."""
    with suppress(PlannerError):
        yield data_folder(data)
    yield Path(tempfile.gettempdir())


def report(error: BaseException) -> str:
    """Where in the program it happened. No values and no message: they hold what people wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    system = f"planner {__version__}, Python {platform.python_version()}, {platform.platform()}"
    return "\n".join((system, type(error).__name__, *places, ""))
