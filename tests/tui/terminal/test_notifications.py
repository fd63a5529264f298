"""Notifications: which sequences, what other people's text can do in them, and the bytes on a real
terminal, bare and behind tmux or GNU screen."""

import re
import shutil
import sys
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from planner.config import NotificationSettings
from planner.tui.terminal.notifications import notification

AUTO = NotificationSettings()
WAYS = ("osc9", "osc777", "osc99")
OSC9 = "\x1b]9;Call: Ana\a\a"
OSC777 = "\x1b]777;notify;Call;Ana\a\a"


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TERM_PROGRAM": "iTerm.app"}, OSC9),
        ({"TERM_PROGRAM": "vscode", "KITTY_WINDOW_ID": "1"}, OSC9),
        ({"WT_SESSION": "x"}, OSC9),
        ({"TERM_PROGRAM": "ghostty", "TERM": "xterm-ghostty"}, OSC777),
        ({"TERM_PROGRAM": "WezTerm", "TERM": "xterm-256color"}, OSC777),
        ({"TERM": "foot-extra"}, OSC777),
        ({"TERM": "rxvt-unicode-256color"}, OSC777),
        ({"TERM": "xterm-256color"}, "\a"),
        ({"TERM": "footloose"}, "\a"),
        ({}, "\a"),
    ],
)
def test_each_terminal_is_asked_as_it_understands(
    environment: Mapping[str, str], expected: str
) -> None:
    assert notification("Call", "Ana", environment, AUTO) == expected


def _of_kitty(sequences: str) -> dict[str, str]:
    parts = re.findall(r"\x1b\]99;i=([\w.+-]+):e=1:d=[01]:p=(title|body);([\w+/=]*)\a", sequences)
    assert len({number for number, _part, _text in parts}) == 1
    return {part: b64decode(text).decode() for _number, part, text in parts}


def test_kitty_gets_title_and_body_in_base64() -> None:
    told = notification("Call; now", "Núñez", {"TERM": "xterm-kitty"}, AUTO)
    assert _of_kitty(told) == {"title": "Call, now", "body": "Núñez"}


def test_the_setting_wins_over_the_terminal() -> None:
    kitty = {"TERM": "xterm-kitty"}
    for way, expected in (("osc9", OSC9), ("osc777", OSC777), ("bell", "\a"), ("off", "")):
        assert notification("Call", "Ana", kitty, NotificationSettings(way=way)) == expected
    silent = NotificationSettings(way="osc9", bell=False)
    assert notification("Call", "Ana", {}, silent) == OSC9[:-1]
    assert notification("Call", "Ana", {}, NotificationSettings(bell=False)) == ""


def test_tmux_passes_it_on_and_gets_the_bell_itself() -> None:
    environment = {"TMUX": "/tmp/x", "TERM_PROGRAM": "tmux", "LC_TERMINAL": "iTerm2"}
    told = notification("Call", "Ana", environment, AUTO)
    assert told == "\x1bPtmux;\x1b\x1b]9;Call: Ana\a\x1b\\\a"


def test_screen_passes_it_on_in_pieces() -> None:
    told = notification("Á" * 500, "Ana " * 90, {"STY": "1", "TERM": "screen"}, _way("osc777"))
    pieces = re.findall(r"\x1bP([^\x1b]*(?:\x1b\][^\x1b]*)?)\x1b\\", told)
    assert told == "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) + "\a"
    assert max(len(piece.encode()) for piece in pieces) < 700
    assert "".join(pieces).startswith("\x1b]777;notify;ÁÁ")


def test_a_number_at_the_start_is_no_command_of_the_terminal() -> None:
    assert notification("4;1;50", "", {}, _way("osc9")) == "\x1b]9; 4,1,50\a\a"


def _way(way: str) -> NotificationSettings:
    return NotificationSettings(way=way)


@pytest.mark.parametrize("way", WAYS)
@given(
    title=some.text(some.sampled_from("aé7;:\\\x07\x1b\x9c\x9d\u202e\n]P")),
    body=some.text(max_size=300),
)
def test_no_text_ends_a_sequence_or_parts_a_field(way: str, title: str, body: str) -> None:
    told = notification(title, body, {}, _way(way))
    count = {"osc9": 1, "osc777": 1, "osc99": 2}[way]
    assert told.count("\x1b") == count
    assert told.count("\a") == count + 1
    assert not re.search("[\x00-\x06\x08-\x1a\x1c-\x1f\x7f-\x9f\u202e]", told)
    assert told.count(";") == {"osc9": 1, "osc777": 3, "osc99": 4}[way]
    assert len(told) < 2000


if sys.platform != "win32":
    from tests.benchmarks.pty_session import Session, python

    SHOWN = "\x1b]777;notify;Call now: Núñez, Ana;the quote\a".encode()
    PROGRAM = python("tests.tui.notifying_app")
    FREE = {"TMUX": "", "STY": "", "LC_TERMINAL": "", "TERM_PROGRAM": "", "WEZTERM_PANE": ""}

    def call(command: list[str], words: bytes, environment: Mapping[str, str]) -> bytes:
        """What reaches the terminal when the program calls the rep."""
        with Session(command, size=(80, 24), environment=FREE | dict(environment)) as session:
            session.until(b"ready")
            session.until_quiet(0.1)
            begun = len(session.output)
            session.send(b"x")
            session.until(words)
            session.until_quiet(0.1)
            return session.output[begun:]

    def test_a_bare_terminal_gets_it_once_with_the_bell() -> None:
        told = call(PROGRAM, SHOWN, {"TERM_PROGRAM": "WezTerm"})
        assert told.count(SHOWN + b"\a") == 1

    def test_an_unknown_terminal_gets_the_bell_alone() -> None:
        told = call(PROGRAM, b"\a", {})
        assert told.count(b"\a") == 1
        assert b"\x1b]" not in told

    @pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
    def test_it_comes_through_a_real_tmux(tmp_path: Path) -> None:
        config = tmp_path / "tmux.conf"
        config.write_text("set -g allow-passthrough on\nset -g status off\n")
        here = ["tmux", "-S", str(tmp_path / "socket"), "-f", str(config)]
        told = call([*here, "new-session", *PROGRAM], SHOWN, {"WEZTERM_PANE": "0"})
        assert told.count(SHOWN) == 1
        assert b"\a" in told.replace(SHOWN, b"")

    @pytest.mark.skipif(shutil.which("screen") is None, reason="GNU screen is not installed")
    def test_it_comes_through_a_real_screen(tmp_path: Path) -> None:
        (tmp_path / "sockets").mkdir(mode=0o700)
        surroundings = {"SCREENDIR": str(tmp_path / "sockets"), "WEZTERM_PANE": "0"}
        told = call(["screen", "-U", "-c", "/dev/null", *PROGRAM], SHOWN, surroundings)
        assert told.count(SHOWN) == 1
