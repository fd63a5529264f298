"""Calling the rep through the terminal: a notification as it understands one, and the bell."""

import os
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from zlib import crc32

from planner.config import NotificationSettings
from planner.model.text import clean

if TYPE_CHECKING:
    from textual.app import App

_LONGEST = 120
"""Characters of a title or a body: more fits on no notification."""
_PIECE = 150
"""Characters that GNU screen passes on in one string, even where each takes four bytes."""

_BY_PROGRAM = {
    "iTerm.app": "osc9",
    "vscode": "osc9",
    "ghostty": "osc777",
    "WezTerm": "osc777",
    "WarpTerminal": "osc777",
}
_BY_TERM = {
    "xterm-kitty": "osc99",
    "xterm-ghostty": "osc777",
    "foot": "osc777",
    "rxvt-unicode": "osc777",
}
_BY_MARK = {
    "KITTY_WINDOW_ID": "osc99",
    "GHOSTTY_RESOURCES_DIR": "osc777",
    "WEZTERM_PANE": "osc777",
    "LC_TERMINAL": "osc9",
    "ITERM_SESSION_ID": "osc9",
    "WT_SESSION": "osc9",
    "ConEmuPID": "osc9",
}
"""Variables that a terminal sets and that programs inside tmux still see. ``LC_TERMINAL`` is
iTerm2's, and comes along through ssh."""


def notify(app: "App[Any]", title: str, body: str, settings: NotificationSettings) -> None:
    """Call the rep, wherever they look: the terminal shows it also from behind."""
    # Past the screen to the terminal Textual has no public way.
    driver = app._driver
    if driver is None or app.is_headless:
        return
    if sequences := notification(title, body, os.environ, settings):
        driver.write(sequences)
        driver.flush()


def notification(
    title: str, body: str, environment: Mapping[str, str], settings: NotificationSettings
) -> str:
    """The escape sequences that show ``title`` and ``body`` on the terminal of ``environment``, and
    ring its bell; where it is not known, the bell alone."""
    if settings.way == "off":
        return ""
    way = _way(environment) if settings.way == "auto" else settings.way
    write = _WAYS.get(way)
    shown = _through(write(_plain(title), _plain(body)), environment) if write else ""
    # The bell needs no wrapping, and tmux marks the window by it.
    return f"{shown}\a" if settings.bell or settings.way == "bell" else shown


def _way(environment: Mapping[str, str]) -> str:
    """What the terminal understands. The innermost one is asked first: it shows the screen."""
    term = environment.get("TERM", "")
    by_term = (way for name, way in _BY_TERM.items() if term == name or term.startswith(f"{name}-"))
    by_mark = (way for name, way in _BY_MARK.items() if environment.get(name))
    known = _BY_PROGRAM.get(environment.get("TERM_PROGRAM", ""))
    return known or next(by_term, None) or next(by_mark, "bell")


def _plain(text: str) -> str:
    """One short line that ends no sequence and parts no field."""
    return clean(text).replace(";", ",")[:_LONGEST]


def _osc9(title: str, body: str) -> str:
    text = ": ".join(filter(None, (title, body)))
    # ConEmu and others take a number here for a command of their own.
    return f"\x1b]9;{' ' if text[:1].isdigit() else ''}{text}\a"


def _osc777(title: str, body: str) -> str:
    return f"\x1b]777;notify;{title};{body}\a"


def _osc99(title: str, body: str) -> str:
    # The id joins the two parts, and lets the same words replace each other.
    number = f"planner-{crc32(f'{title}{body}'.encode()):08x}"
    head = f"\x1b]99;i={number}:e=1:d=0:p=title;{_in_base64(title)}\a"
    return f"{head}\x1b]99;i={number}:e=1:d=1:p=body;{_in_base64(body)}\a"


def _in_base64(text: str) -> str:
    return b64encode(text.encode()).decode()


_WAYS: dict[str, Callable[[str, str], str]] = {
    "osc9": _osc9,
    "osc777": _osc777,
    "osc99": _osc99,
}


def _through(sequences: str, environment: Mapping[str, str]) -> str:
    """``sequences`` for the terminal behind tmux or GNU screen."""
    if environment.get("TMUX"):
        doubled = sequences.replace("\x1b", "\x1b\x1b")
        return f"\x1bPtmux;{doubled}\x1b\\"
    if environment.get("STY"):
        pieces = (sequences[i : i + _PIECE] for i in range(0, len(sequences), _PIECE))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return sequences
