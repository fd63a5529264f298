"""Why the system said no: in words of the planner, not in those of the system."""

import errno
import os
from pathlib import Path

import pytest

from planner.model.reason import reason


def _refused(path: Path) -> OSError:
    with pytest.raises(OSError, match="n") as refusal:
        path.read_text("utf-8")
    return refusal.value


def test_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert reason(_refused(tmp_path / "nothing")) == "there is no such file or folder"


def test_of_a_name_that_is_too_long(tmp_path: Path) -> None:
    refused = _refused(tmp_path / ("n" * 5000))
    # Windows says of such a name that there is no such file.
    assert reason(refused) in ("the name is too long", "there is no such file or folder")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EACCES, "you have no permission"),
        (errno.EPERM, "you have no permission"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "that disk can only be read"),
        (errno.EISDIR, "it is a folder"),
        (errno.ELOOP, "its links lead round in a circle"),
        (errno.EIO, "the disk reports a fault"),
        (errno.ETIMEDOUT, "no answer came in time"),
        (errno.ECONNREFUSED, "the connection was refused"),
    ],
)
def test_of_what_may_happen_any_day(number: int, told: str) -> None:
    assert reason(OSError(number, os.strerror(number))) == told


def test_of_what_is_seldom_is_what_the_system_says() -> None:
    assert reason(OSError(errno.ENOTEMPTY, "Directory not empty")) == "Directory not empty"
    assert reason(OSError("of its own")) == "of its own"
