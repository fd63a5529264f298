"""The rep's hands on a real terminal: the steps of a day as bytes, signals and moments."""

import fcntl
import os
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import Final

import msgspec
import pendulum
from census import Census

from planner.clock import Clock
from tests.benchmarks.pty_session import Session

HERE = Path(__file__).parent
_AS_THE_PROGRAM: Final = (
    "import runpy\n"
    "from planner.spared import load_libraries, load_textual\n"
    "load_libraries()\n"
    "load_textual()\n"
    f"runpy.run_path({str(HERE / 'soaked_app.py')!r}, run_name='__main__')"
)
"""What it never shows is not there, as in every start of the planner."""
_KEYS: Final = {
    "enter": b"\r",
    # As terminals with the Kitty protocol send it: a bare escape costs a tenth of a second.
    "escape": b"\x1b[27u",
    "tab": b"\t",
    "shift+tab": b"\x1b[Z",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "f1": b"\x1bOP",
    "space": b" ",
    "slash": b"/",
    "comma": b",",
    "colon": b":",
    "plus": b"+",
    "question_mark": b"?",
    "left_square_bracket": b"[",
}
_LULL = 0.006
"""Seconds without output and without work, twice, after which a key is done."""
_PATIENCE = 60
_BEAT = 2.2
"""Seconds in which the screen looks at the clock."""
_WIDE: Final = "type", "size", "wait", "outside", "midnight"


class Hands:
    """On a planner in ``folder`` that runs on a terminal of its own from ``now`` on."""

    def __init__(self, folder: Path, now: pendulum.DateTime) -> None:
        self.folder, self._step = folder, ""
        self._moment, self._census = folder.with_suffix(".now"), folder.with_suffix(".census")
        self._set(now)
        command = [sys.executable, "-c", _AS_THE_PROGRAM]
        paths = (folder, self._moment, self._census)
        path = os.pathsep.join(map(str, (HERE, HERE.parents[1])))
        # No program of this machine is to be asked to open or to copy anything.
        surroundings = {"PYTHONPATH": path, "LC_ALL": "C.UTF-8", "PATH": "", "PYTHONHASHSEED": "1"}
        self.session = Session([*command, *map(str, paths)], environment=surroundings)
        self.session.until(b"five calls")
        # The first beat notices the rep, and saves that.
        self._beats()
        self.rest()

    def __enter__(self) -> "Hands":
        return self

    def __exit__(self, *what: object) -> None:
        self.session.__exit__(*what)

    def rest(self) -> None:
        """Until the screen stands still."""
        self._settle(0.3)

    def do(self, step: str) -> None:
        """One step of a day."""
        self._step = step
        verb, _blank, what = step.partition(" ")
        if verb in _WIDE:
            getattr(self, f"_{verb}")(what)
        else:
            self.session.send(_KEYS.get(step) or step.encode())
        self._settle()
        ended = os.waitid(os.P_PID, self.session.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        assert ended is None, f"{step} ended it: {self.session.output.decode(errors='replace')}"

    def memory(self) -> int:
        """Resident bytes."""
        return self.session.memory()

    def census(self) -> Census:
        """What the planner holds."""
        self._census.unlink(missing_ok=True)
        os.kill(self.session.pid, signal.SIGUSR1)
        deadline = time.monotonic() + 30
        while not self._census.exists():
            assert time.monotonic() < deadline, self.session.output[-2000:]
            self._settle()
        return msgspec.json.decode(self._census.read_bytes(), type=Census)

    def _settle(self, lull: float = _LULL) -> None:
        """Until the program neither writes nor works, seen twice in a row."""
        quiet, deadline = 0, time.monotonic() + _PATIENCE
        while quiet < 2:
            if time.monotonic() > deadline:
                did = f"{self._state()} after {self._step!r}: {self.session.output[-500:]!r}"
                raise AssertionError(f"it does not come to rest, {did}")
            heard = self.session.read(lull)
            quiet = 0 if heard or self._state() not in "SZ" else quiet + 1
        # Nobody reads it again, and this process is to stay small too.
        del self.session.output[:-4000]

    def _state(self) -> str:
        """One letter, as ``proc`` has it: asleep ``S``, ended ``Z``."""
        stat = Path(f"/proc/{self.session.pid}/stat").read_text()
        return stat.rpartition(")")[2].split()[0]

    def _set(self, now: pendulum.DateTime) -> None:
        self._clock = Clock(now)
        part = self._moment.with_suffix(".part")
        part.write_text(f"{now.isoformat()}[{now.timezone_name}]")
        part.replace(self._moment)

    def _beats(self) -> None:
        end = time.monotonic() + _BEAT
        while (left := end - time.monotonic()) > 0:
            self.session.read(left)

    def _type(self, words: str) -> None:
        self.session.send(b"\x1b[200~" + words.encode() + b"\x1b[201~")

    def _size(self, size: str) -> None:
        columns, lines = map(int, size.split("x"))
        packed = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self.session.master, termios.TIOCSWINSZ, packed)
        self._settle(0.05)

    def _wait(self, minutes: str) -> None:
        self._set(self._clock.now().add(minutes=int(minutes)))

    def _midnight(self, _what: str) -> None:
        """Seen by an open screen, and then the next morning."""
        day = self._clock.now().add(days=1).start_of("day")
        self._set(day.subtract(seconds=1))
        self._beats()
        self._set(day.add(hours=9))
        self._beats()

    def _outside(self, line: str) -> None:
        with (self.folder / "inbox.txt").open("a") as inbox:
            inbox.write(f"{line}\n")
