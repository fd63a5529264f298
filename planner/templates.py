"""The rep's own letters: text files in a folder beside the config file."""

from pathlib import Path

from planner import private_file
from planner.locale import _
from planner.method.letters.letter import LONGEST
from planner.model.errors import Refused
from planner.model.reason import reason
from planner.paths import make_private

_EXTENSION = ".txt"


def read(folder: Path) -> dict[str, str]:
    """What was written, by ``deferral.en``. A file that cannot be read is an empty letter, so that
    it is complained of like any other that is none."""
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == _EXTENSION)
    except OSError:
        return {}
    return {path.stem: _text(path) for path in paths}


def create(folder: Path, name: str, text: str) -> Path | None:
    """Write a letter to be changed; its path, or nothing where there is one: that stays.

    Raises Refused if it cannot be written.
    """
    path = folder / f"{name}{_EXTENSION}"
    try:
        make_private(folder)
        private_file.create(path, text.encode())
    except FileExistsError:
        return None
    except OSError as error:
        raise Refused(
            _("{path} cannot be written: {reason}.").format(path=path, reason=reason(error))
        ) from error
    return path


def _text(path: Path) -> str:
    """Read no further than a letter goes; a pipe or a device would give no end."""
    try:
        if not path.is_file():
            return ""
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return file.read(LONGEST + 1)
    except OSError:
        return ""
