"""What `planner status` found out, kept beside the state: saying it again costs next to nothing.

The file is no second truth but an answer with a date of expiry. It is believed only while all that
it depends on is what it was, and until time itself may change it. Everything else goes the full
way, which then writes the file anew; who changes the state renews it (``renewal``). Where it lies
is only guessed here: if it is there, the full way came there under the same variables.
"""

import json
import os
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from planner import __version__
from planner.cli import output
from planner.cli.standing import Standing, Values, filled, status_line
from planner.clock import seconds_now

FILE = "status.json"
_OPTIONS = ("--format", "--lang", "--data", "--config")
_VARIABLES = (
    *("PLANNER_DATA_DIR", "PLANNER_CONFIG", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"),
    *("USERPROFILE", "LOCALAPPDATA", "APPDATA", "LC_ALL", "LC_MESSAGES", "LANG", "TZ"),
)
_TICK_NS, _LONG_TICK_NS = 20 * 10**6, 2 * 10**9
"""A file written within one tick of its file system's clock could look the same after a change.
Where times are whole seconds, a tick may be two of them."""

Mark = list[int] | None
"""What tells one content of a file from another; ``None`` where there is no file."""


class Grounds(NamedTuple):
    """All that an answer depends on but the time: the marks of ``files``, the state's first, and
    whatever else may decide which files, which words and which zone."""

    files: list[tuple[str, Mark]]
    surroundings: list[object]


class Kept(NamedTuple):
    """What was told last: to whom ``asked`` so, on which grounds, until when, in which language."""

    asked: dict[str, str]
    on: Grounds
    until: float
    language: str


class _Told(NamedTuple):
    values: Values
    line: str
    language: str


def retold(words: list[str]) -> int | None:
    """Answer `planner status WORDS` from what is remembered and give the exit code; ``None`` where
    only the full way can tell."""
    try:
        told = _told(words)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    if told is None or sys.stdout is None:
        return None
    try:
        if "--json" in words:
            output.document(told.values | {"line": told.line})
        else:
            output.text(told.line)
        sys.stdout.flush()
    except (OSError, ValueError) as error:
        # Imported late: the words are there already, but for this.
        from planner.locale import use

        use(told.language)
        return output.lost(error)
    return 0


def _told(words: list[str]) -> _Told | None:
    asked, now = _asked(words), seconds_now()
    if asked is None or now is None:
        return None
    template = asked.pop("--format", None)
    with open(os.path.join(_folder(asked.get("--data")), FILE), "rb") as file:
        known = json.load(file)
    if known["surroundings"] != surroundings(asked) or not known["from"] <= now < known["until"]:
        return None
    if any(_mark(path) != mark for path, mark in known["files"]):
        return None
    standing = Standing(*known["standing"])
    values = standing.at(now)
    line = status_line(values, standing.line) if template is None else filled(template, values)
    return None if line is None else _Told(values, line, known["language"])


def _asked(words: list[str]) -> dict[str, str] | None:
    """The options of a plain command line; ``None`` where the full parser has to look."""
    asked: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, given, value = word.partition("=")
        if word == "--json":
            continue
        if name not in _OPTIONS:
            return None
        if not given:
            value = next(rest, "-")
            if value.startswith("-"):
                return None
        if not value:
            return None
        asked[name] = value
    return asked


def _folder(given: str | None) -> str:
    """Where the state most likely is. A wrong guess costs the full way, nothing else."""
    if chosen := given or os.environ.get("PLANNER_DATA_DIR"):
        return os.path.expanduser(chosen)
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA", ""), "planner", "planner")
    usual = "~/Library/Application Support" if sys.platform == "darwin" else "~/.local/share"
    base = os.environ.get("XDG_DATA_HOME") or os.path.expanduser(usual)
    return os.path.join(base, "planner")


def grounds(asked: Mapping[str, str], *files: str) -> Grounds:
    """What an answer given now would depend on: to be asked before ``files`` are read."""
    return Grounds([(file, _mark(file)) for file in files], surroundings(asked))


def surroundings(asked: Mapping[str, str]) -> list[object]:
    """``asked`` are the options but for the format, as they were given."""
    variables = map(os.environ.get, _VARIABLES)
    zone = os.environ.get("PLANNER_NOW", "").partition("[")[2]
    here = (*time.tzname, time.timezone, time.altzone, _link("/etc/localtime"))
    return [__version__, dict(asked), *variables, zone, *here]


def kept(folder: str) -> Kept | None:
    """What is remembered in ``folder``, true or not; ``None`` where nobody has asked yet."""
    try:
        with open(os.path.join(folder, FILE), "rb") as file:
            known = json.load(file)
        files = [(path, mark) for path, mark in known["files"]]
        on = Grounds(files, known["surroundings"])
        return Kept(known["surroundings"][1], on, float(known["until"]), known["language"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


def remember(
    folder: str,
    on: Grounds,
    standing: Standing,
    span: tuple[float, float],
    language: str,
    *,
    sure: bool = False,
) -> None:
    """Keep ``standing`` in ``folder``, in force within ``span``, its end left out.

    ``sure``: the state is a save of this program's own, whose mark no other content has. Where it
    cannot be kept nothing is lost but time. There is no sync: a file cut short by a power cut
    cannot be read, and is not believed.
    """
    start, until = span
    document = {
        "surroundings": on.surroundings,
        "files": on.files,
        "from": start,
        "until": until,
        "language": language,
        "standing": standing,
    }
    new = os.path.join(folder, f"{FILE}.{os.getpid()}.tmp")
    with suppress(OSError):
        try:
            number = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "w", encoding="utf-8") as file:
                json.dump(document, file)
            if _settled(os.stat(new).st_mtime_ns, on, sure=sure):
                os.replace(new, os.path.join(folder, FILE))
        finally:
            with suppress(FileNotFoundError):
                os.unlink(new)


def _settled(written: int, on: Grounds, *, sure: bool) -> bool:
    """Whether the files were changed well before ``written``, by the clock of their own disk; of
    the state that need not be ``sure``."""
    (_file, state), *others = on.files
    # Whole seconds have lost what tells the mark of a save from that of another program's write.
    distinct = sure and state is not None and _tick(state) == _TICK_NS
    marks = [mark for _file, mark in (others if distinct else on.files) if mark]
    return all(written - mark[2] > _tick(mark) for mark in marks)


def _tick(mark: list[int]) -> int:
    return _TICK_NS if mark[2] % 10**9 else _LONG_TICK_NS


def _mark(path: str) -> Mark:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return [found.st_ino, found.st_size, found.st_mtime_ns]


def _link(path: str) -> str:
    """Where a link leads: the zone of this computer, if it is kept so."""
    try:
        return os.readlink(path)
    except OSError:
        return ""
