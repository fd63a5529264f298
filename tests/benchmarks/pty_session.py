"""Programs in a real pseudo-terminal, timed from outside: what a rep would see, not what code says.

The terminal answers the question for synchronized output, so that every frame ends with a mark.
"""

import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
COLUMNS, ROWS = 120, 40

PLAIN = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "", "PYTHONUNBUFFERED": ""}
"""Of Python's own variables, what every measured program gets, whatever the caller's shell has."""
_ASKS_FOR_SYNC = b"\x1b[?2026$p"
_HAS_SYNC = b"\x1b[?2026;2$y"
_FRAME_ENDS = b"\x1b[?2026l"
_MOVES = re.compile(rb"\x1b\[\d+;\d+H")
_QUIET = 0.03


class Press(NamedTuple):
    """What one key cost: seconds to the end of its last frame, and bytes to the terminal."""

    seconds: float
    size: int


class Session:
    """One program on a terminal of its own."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        size: tuple[int, int] = (COLUMNS, ROWS),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.output = bytearray()
        self.started = time.perf_counter()
        surroundings = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        surroundings |= PLAIN | dict(environment or {})
        for name in ("COLUMNS", "LINES"):
            # They would count for more than the size of this terminal; pytest-xdist sets them.
            surroundings.pop(name, None)
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            columns, rows = size
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], list(command), surroundings)
        self._status: int | None = None

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait(5)
        self.close()

    def send(self, data: bytes) -> None:
        """Type ``data``."""
        os.write(self.master, data)

    def read(self, timeout: float) -> bytes:
        """What the program writes next, or nothing within ``timeout`` seconds."""
        if self.master < 0 or not select.select([self.master], [], [], timeout)[0]:
            return b""
        try:
            data = os.read(self.master, 65536)
        except OSError:
            # The other end is closed: the program is gone, or about to be.
            time.sleep(min(timeout, 0.001))
            return b""
        if _ASKS_FOR_SYNC in data:
            self.send(_HAS_SYNC)
        self.output += data
        return data

    def until(self, words: bytes, timeout: float = 20) -> float:
        """Seconds from the start until ``words`` are on their way to the screen."""
        deadline = time.perf_counter() + timeout
        while words not in self.output:
            if time.perf_counter() > deadline:
                raise TimeoutError(f"{words!r} did not come; last: {self.output[-300:]!r}")
            self.read(0.1)
        return time.perf_counter() - self.started

    def until_frame(self, words: Sequence[bytes], timeout: float = 20) -> float:
        """Seconds from the start to the end of the frame by which all the words are on the
        screen."""
        for word in words:
            self.until(word, timeout)
        last = time.perf_counter()
        while not self.output.endswith(_FRAME_ENDS) and self.read(_QUIET):
            last = time.perf_counter()
        return last - self.started

    def until_quiet(self, quiet: float = 0.3, timeout: float = 20) -> bytes:
        """All that comes before a pause of ``quiet`` seconds."""
        deadline = time.perf_counter() + timeout
        heard = b""
        while data := self.read(quiet):
            heard += data
            if time.perf_counter() > deadline:
                raise TimeoutError("the program does not come to rest")
        return heard

    def press(self, key: bytes, shows: Sequence[bytes] = (), timeout: float = 5) -> Press:
        """Press ``key`` and wait for what it changes on the screen: for the frame by which all
        that it ``shows`` is there; without such words, for the last one before a pause."""
        before = len(self.output)
        ends: list[tuple[float, int]] = []
        complete = False
        begin = time.perf_counter()
        self.send(key)
        while time.perf_counter() < begin + timeout and self.read(_QUIET if complete else timeout):
            ends.append((time.perf_counter(), len(self.output)))
            complete = complete or self._shown(shows, before, len(self.output))
        if not complete:
            last = bytes(self.output[-300:])
            raise TimeoutError(f"{key!r} did not show {shows or 'anything'}; last: {last!r}")
        frames = self._frames(ends, before) or ends
        done = [at for at, size in frames if self._shown(shows, before, size)] or [ends[-1][0]]
        return Press((done[0] if shows else done[-1]) - begin, len(self.output) - before)

    def _shown(self, words: Sequence[bytes], start: int, end: int) -> bool:
        # A line is sent in pieces where panes meet, each after a move of the cursor.
        painted = _MOVES.sub(b"", self.output[start:end])
        return all(word in painted for word in words)

    def _frames(self, ends: Sequence[tuple[float, int]], start: int) -> list[tuple[float, int]]:
        """Those of the reads by whose end a frame had ended that had not at the one before."""
        frames = []
        for at, size in ends:
            if self.output.find(_FRAME_ENDS, start, size) >= 0:
                frames.append((at, size))
                start = size - len(_FRAME_ENDS) + 1
        return frames

    def after_tick(self, timeout: float = 2) -> None:
        """Wait until the program has drawn something by itself, so that its next tick is as far
        away as can be."""
        if not self.read(timeout):
            raise TimeoutError("nothing ticks")
        self.until_quiet(_QUIET)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size and let the program paint."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.until_quiet(_QUIET)

    def wait(self, timeout: float) -> int:
        """The exit status as ``os.waitstatus_to_exitcode`` has it."""
        deadline = time.perf_counter() + timeout
        while self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
            elif time.perf_counter() > deadline:
                raise TimeoutError("the program is still running")
            else:
                self.read(0.002)
        return self._status

    def close(self) -> None:
        """Close the terminal, as if its window were closed."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def wakeups(self) -> int:
        """How often the program's threads have gone to sleep and woken since its start (Linux)."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/status")
        lines = (line for task in tasks for line in task.read_text().splitlines())
        return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt"))

    def processor(self) -> float:
        """Seconds for which its threads have had a processor (Linux)."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def memory(self) -> int:
        """Resident bytes (Linux)."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        if not pages:
            raise ProcessLookupError(f"the program is gone; last: {bytes(self.output[-300:])!r}")
        return pages * os.sysconf("SC_PAGE_SIZE")


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module with this Python."""
    return [sys.executable, "-m", module, *arguments]


def interleaved(
    one: Session, other: Session, keys: Sequence[bytes], block: int = 10
) -> Iterator[tuple[list[Press], list[Press]]]:
    """Press ``keys`` in both programs, block by block in turn, both being alive."""
    for start in range(0, len(keys), block):
        now = keys[start : start + block]
        yield [one.press(key) for key in now], [other.press(key) for key in now]


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many percent do not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]


def median_ratio(pairs: Sequence[tuple[float, float]]) -> float:
    """The median of each pair's first by its second."""
    return statistics.median(one / other for one, other in pairs)
