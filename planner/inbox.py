"""The door to ``inbox.txt``: lines that any program may append to it, at any moment.

Who appends knows of no lock and may hold the file open for days. So it is never renamed, cut or
written anew: a line that became an item is blanked out where it stands, and nothing that is
appended meanwhile can get lost. What was taken is saved together with the items, before the blanks
are written: a program that dies in between takes nothing twice.

The blanks stay, for no system cuts a file only on condition that nobody has just appended to it: a
line that comes between our look at the size and our cut would go with what is cut. They cost
little: twenty lines a day leave some 4 MB in ten years, which take 10 ms to read when a line comes.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pendulum

from planner.config import Config
from planner.desk import Desk
from planner.locale import _
from planner.model.change import Change
from planner.model.errors import Refused
from planner.model.reason import reason
from planner.model.state import State
from planner.model.text import clean, is_remark

if TYPE_CHECKING:
    # Loaded when there is a line: a screen that opens does not wait for it.
    from planner.method.typed.capturing import Captured
    from planner.method.typed.inbox import Intake, Line

LARGEST = 8 * 1024 * 1024
_PLAIN = getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# A pipe that nobody writes to must not stop the screen.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _PLAIN
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CODE_PAGE = "cp1252"
_CONTROLS = bytes(byte for byte in range(1, 32) if byte not in b"\t\n\v\f\r\x1b") + b"\x7f"
_FEW_CONTROLS, _CONTROL_SHARE = 16, 0.05

Mark = tuple[int, int, int]
"""What tells one content of a file from the next."""
Make = Callable[[], Change]


class Reading(NamedTuple):
    """The lines of the file. ``open_end``: the last one has no end yet, somebody may be writing it;
    it is among the lines only if it was asked for."""

    lines: "tuple[Line, ...]" = ()
    open_end: bool = False
    data: bytes = b""

    def is_blank(self, place: int) -> bool:
        """Whether blanks stand where a line began."""
        line = self.data[place:].partition(b"\n")[0]
        return bool(line) and not line.strip()


class Collected(NamedTuple):
    """What became of the new lines. ``more``: look again at once. ``open_end`` as above."""

    said: str
    captured: "Captured"
    more: bool
    open_end: bool


def inbox_file(folder: Path) -> Path:
    """Where it is looked for, beside the state file. Nobody needs to make it."""
    return folder / "inbox.txt"


def mark(path: Path) -> Mark | None:
    """The mark of the file; ``None`` where there is none, or nothing in it."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns) if found.st_size else None


def collect(
    desk: Desk, path: Path, *, whole: bool, change: Callable[[Make], Change] = lambda make: make()
) -> Collected:
    """Make items of the new lines, as one change that can be undone, and blank them in the file.

    ``whole``: also of a last line without its end. ``change`` is how the desk is changed. Raises
    PlannerError: Refused for what is no file of lines, StateUnusable where nothing can be saved.
    """
    from planner.method.typed.inbox import blanked, receipt_of, take_in

    known = receipt_of(desk.state)
    reading = read(path, whole=whole)
    blank = [line for line in known.taken if reading.is_blank(line.start)]
    intakes: list[Intake] = []

    def verb(state: State, *, now: pendulum.DateTime, config: Config) -> Change:
        lines, number = reading.lines, known.number
        intakes[:] = [take_in(state, lines, number, blank, now=now, config=config)]
        return intakes[0].change

    said = change(lambda: desk.apply(verb)).said
    (intake,) = intakes
    if whole and reading.open_end:
        _end_line(path)
    receipt = receipt_of(desk.state)
    if receipt.taken and _blank(path, _taken(reading, desk.state)):
        change(lambda: desk.apply(blanked, receipt.number, undoable=False))
    return Collected(said, intake.captured, intake.more, reading.open_end)


def read(path: Path, *, whole: bool) -> Reading:
    """The lines that stand in the file now; none where there is no file. Raises Refused."""
    try:
        with os.fdopen(os.open(path, _READ), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise Refused(_("{path} is no file of lines.").format(path=path))
            if found.st_size > LARGEST:
                raise Refused(
                    _("{path} is larger than {limit} MiB; move lines away.").format(
                        path=path, limit=LARGEST >> 20
                    )
                )
            data = file.read(found.st_size)
    except FileNotFoundError:
        return Reading()
    except OSError as error:
        raise Refused(
            _("{path} cannot be read: {reason}.").format(path=path, reason=reason(error))
        ) from error
    refuse_no_text(data, str(path))
    complete, _end, rest = data.rpartition(b"\n")
    open_end = bool(_words(rest))
    return Reading(tuple(_lines(data if whole else complete)), open_end, data)


def refuse_no_text(data: bytes, file: str) -> None:
    """Raise Refused for a program, a picture or the like: each of its lines would be somebody new.
    A stray control character is none of these."""
    plain = data.replace(b"\0", b"")
    controls = len(plain) - len(plain.translate(None, _CONTROLS))
    if controls >= _FEW_CONTROLS and controls > _CONTROL_SHARE * len(plain):
        raise Refused(_("{file} is no text; write lines of text into it.").format(file=file))


def decoded(data: bytes) -> str:
    """Text, whoever wrote it: UTF-8, a Windows code page, or UTF-16 by its zeros, also a line cut
    at its end: PowerShell appends those."""
    for begin in _MARKS:
        data = data.removeprefix(begin)
    # The line end before it was two bytes: the second one stands here.
    wide = data.removeprefix(b"\0")
    if wide.endswith(b"\0") and b"\0" not in wide[::2]:
        with suppress(UnicodeDecodeError):
            return wide.decode("utf-16-le")
    data = data.replace(b"\0", b"")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode(_CODE_PAGE, "replace")


def _lines(data: bytes) -> "Iterator[Line]":
    from planner.method.typed.inbox import Line

    # What was taken stands before the rest as blanks, in time megabytes of them: 24 of 31 ms.
    start = data.rfind(b"\n", 0, len(data) - len(data.lstrip())) + 1
    before = data.count(b"\n", 0, start)
    for number, raw in enumerate(data[start:].split(b"\n"), before + 1):
        if (text := _words(raw)) and not is_remark(text):
            yield Line(number, start, raw, text)
        start += len(raw) + 1


def _words(raw: bytes) -> str:
    return clean(decoded(raw)) if raw.strip() else ""


def _taken(reading: Reading, state: State) -> "Sequence[Line]":
    from planner.method.typed.inbox import receipt_of, sort_lines

    found = sort_lines(receipt_of(state), reading.lines)
    return [reading.lines[place] for place in found.taken]


def _blank(path: Path, lines: "Sequence[Line]") -> bool:
    """Write blanks over lines that still stand where they were read. Tells whether that is done
    for all and for good; if not, they are known by their words when the file is read again."""
    done = True
    try:
        with os.fdopen(os.open(path, os.O_RDWR | _PLAIN), "r+b", buffering=0) as file:
            for line in lines:
                file.seek(line.start)
                if file.read(len(line.raw)) != line.raw:
                    done = False
                    continue
                file.seek(line.start)
                file.write(b" " * len(line.raw.rstrip(b"\r")))
            os.fsync(file.fileno())
    except OSError:
        return False
    return done


def _end_line(path: Path) -> None:
    """End the last line, so that what is appended next is a line of its own."""
    with suppress(OSError), path.open("ab", buffering=0) as file:
        file.write(b"\n")
