"""The doors to other programs: the mail program, the phone, the clipboard, a draft on disk.

No text ever goes through a shell, and what other programs print never reaches the terminal.
"""

import os
import re
import shutil
import subprocess
import sys
import threading
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from planner import private_file
from planner.locale import _
from planner.model.errors import Refused
from planner.model.reason import reason
from planner.model.text import clean
from planner.paths import make_private

_SCHEMES = ("mailto:", "tel:")
_EXTENSION = re.compile(
    r"(?i)(.*\d\D*?)(?:(?:x|ext|int)\D*(?=\d)|(?:,+|#) *(?=\d{1,6}$))(\d+)\D*", re.DOTALL
)
_IN_LETTERS = re.compile(r"(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?[A-Z0-9-]{7,8}(?= |$)")
"""A number of North America of which a part is a word: ``1-800-FLOWERS``."""
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
"""The letters on the keys of a telephone."""
_NOT_DIALLED = re.compile(r"[^0-9+*#]")
_DRAFT_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")
# With the prefix that leads abroad. More are two numbers in one field.
_MOST_DIGITS = 18
_PATIENCE_SECONDS = 1


class _Tool(NamedTuple):
    """A program of the platform. ``needs`` are variables, one of which must be set for it."""

    command: tuple[str, ...]
    needs: tuple[str, ...] = ()
    encoding: str = "utf-8"

    def path(self) -> str | None:
        """Where the program is, if it is here and can work."""
        if self.needs and not any(map(os.environ.get, self.needs)):
            return None
        return shutil.which(self.command[0])


_OPENERS = {
    "darwin": (_Tool(("open",)),),
    "linux": (
        _Tool(("wslview",)),
        _Tool(("termux-open-url",)),
        _Tool(("xdg-open",), ("DISPLAY", "WAYLAND_DISPLAY")),
    ),
}
_CLIPBOARDS = (
    _Tool(("pbcopy",)),
    _Tool(("wl-copy",), ("WAYLAND_DISPLAY",)),
    _Tool(("xclip", "-selection", "clipboard"), ("DISPLAY",)),
    _Tool(("xsel", "--clipboard", "--input"), ("DISPLAY",)),
    _Tool(("clip.exe",), encoding="utf-16-le"),
)


def open_url(url: str) -> None:
    """Have the platform open a ``mailto:`` or ``tel:`` link, without waiting for it.

    Raises Refused where nothing here can.
    """
    if not url.startswith(_SCHEMES):
        raise Refused(_("Only links to write an email or to call are opened."))
    if sys.platform == "win32":
        try:
            os.startfile(url)
        except OSError as error:
            raise _no_opener() from error
        return
    for tool in _OPENERS.get(sys.platform, _OPENERS["linux"]):
        if (path := tool.path()) and _started(path, url):
            return
    raise _no_opener()


def dial(phone: str) -> None:
    """Have the platform's phone program call a number. Raises Refused where nothing can."""
    open_url(tel(phone))


def tel(phone: str) -> str:
    """The link that calls a number, its extension included. Raises Refused if it is no number."""
    found = _EXTENSION.fullmatch(phone)
    number, extension = found.groups() if found else (phone, "")
    if spelt := _IN_LETTERS.match(number):
        number = spelt[0].translate(_KEYS) + number[spelt.end() :]
    # "+34 (0)944": the zero is dialled only inside the country.
    number = number.replace("(0)", "") if number.lstrip().startswith("+") else number
    dialled = _NOT_DIALLED.sub("", number)
    if not 0 < sum(map(str.isdigit, dialled)) <= _MOST_DIGITS:
        raise Refused(_("{phone} is no number that can be dialled.").format(phone=clean(phone)))
    link = "tel:" + quote(dialled, safe="+*")
    return f"{link};ext={extension}" if extension else link


def copy(text: str) -> str:
    """Put ``text`` on the clipboard of this computer. Gives the program that took it; nothing where
    only the terminal itself can (with the sequence OSC 52), as it is with somebody who works on a
    distant computer."""
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return ""
    for tool in _CLIPBOARDS:
        if (path := tool.path()) and _took(path, tool, text):
            return tool.command[0]
    return ""


def save_draft(folder: Path, draft_id: str, data: bytes) -> Path:
    """Write a draft that only the rep can read; the path of it.

    Its name comes from the id alone; one that is there already stays as it is. Raises Refused if
    it cannot be written.
    """
    if not _DRAFT_ID.fullmatch(draft_id):
        raise Refused(_("{id} is no id to name a draft after.").format(id=clean(draft_id)))
    try:
        return _create(make_private(folder), draft_id, data)
    except OSError as error:
        raise Refused(
            _("The draft cannot be saved in {folder}: {reason}.").format(
                folder=folder, reason=reason(error)
            )
        ) from error


def _create(folder: Path, draft_id: str, data: bytes) -> Path:
    for number in count(1):
        path = folder / (f"{draft_id}-{number}.eml" if number > 1 else f"{draft_id}.eml")
        with suppress(FileExistsError):
            private_file.create(path, data)
            break
    return path


def _started(path: str, url: str) -> bool:
    try:
        child = subprocess.Popen(
            [path, url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    # Somebody must take note of its end; otherwise it stays in the process table.
    threading.Thread(target=child.wait, daemon=True).start()
    return True


def _took(path: str, tool: _Tool, text: str) -> bool:
    try:
        subprocess.run(
            [path, *tool.command[1:]],
            input=text.encode(tool.encoding, "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _no_opener() -> Refused:
    return Refused(_("No program here opens such a link."))
