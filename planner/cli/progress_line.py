"""A line on the terminal that says how far something has come, and is gone once it is done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from planner.model.progress import Progress, unfollowed

_WIDTH = 30
_START_OF_LINE = "\r"


@contextmanager
def progress_line() -> Iterator[Progress]:
    """What is to be told of the progress; on standard error, and only if that is a terminal."""
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield unfollowed
        return
    shown = -1

    def told(done: int, of: int) -> None:
        nonlocal shown
        percent = 100 * done // max(of, 1)
        if percent != shown:
            shown = percent
            full = _WIDTH * percent // 100
            bar = "#" * full + "-" * (_WIDTH - full)
            stream.write(f"{_START_OF_LINE}[{bar}] {percent:3} %")
            stream.flush()

    try:
        yield told
    finally:
        # Blanks: not every console of Windows knows how to clear a line.
        stream.write(f"{_START_OF_LINE}{' ' * (_WIDTH + 8)}{_START_OF_LINE}")
        stream.flush()
