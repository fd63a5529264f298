"""Small files that only the rep may read: written whole, or not at all."""

import os
import tempfile
from pathlib import Path


def create(path: Path, data: bytes) -> None:
    """Write a new file. Raises FileExistsError if there is one, and OSError."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    _fill(number, path, data)


def replace(path: Path, data: bytes) -> None:
    """Put ``data`` in place of what is there; a link stays a link. Raises OSError."""
    path = path.resolve()
    number, name = tempfile.mkstemp(".tmp", f"{path.name}.", path.parent)
    temporary = Path(name)
    _fill(number, temporary, data)
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def _fill(number: int, path: Path, data: bytes) -> None:
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
