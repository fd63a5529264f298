"""The driver on a real terminal: asleep until a key comes, and tidy when it ends."""

import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from planner.tui.terminal.driver import terminal_driver

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are for Linux and macOS", allow_module_level=True)

import termios

from textual._ansi_sequences import SYNC_END, SYNC_START

from planner.tui.terminal.quiet_driver import QuietDriver, _Outlet
from tests.benchmarks.pty_session import Session, python
from tests.tui.driver_app import Echo

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l")


@pytest.fixture
def echo() -> Iterator[Session]:
    with Session(python("tests.tui.driver_app"), size=(60, 10)) as session:
        session.before = termios.tcgetattr(session.master)  # type: ignore[attr-defined]
        session.until(b"ready")
        session.until_quiet()
        yield session


def test_keys_arrive_whole_even_in_parts(echo: Session) -> None:
    echo.send("ñ".encode()[:1])
    time.sleep(0.05)
    echo.send("ñ".encode()[1:])
    echo.until("typed ñ key".encode())
    echo.send(b"\x1b[A")
    echo.until(b"key up.")


def test_an_escape_alone_arrives_although_nothing_follows(echo: Session) -> None:
    echo.send(b"\x1b")
    echo.until(b"key escape.")


def test_bytes_that_are_no_text_end_nothing(echo: Session) -> None:
    echo.send(b"\xff\xfe")
    echo.send(b"z")
    echo.until(b"key z.")


@pytest.fixture
async def letters() -> AsyncIterator[tuple[QuietDriver, socket.socket]]:
    """A driver, and the other end of its terminal: it gets each write by itself."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    ours.setblocking(False)
    with ours, its, os.fdopen(os.dup(its.fileno()), "w", encoding="utf-8") as file:
        driver = QuietDriver(Echo())
        driver._file = _Outlet(file)
        yield driver, ours


async def test_a_frame_leaves_in_one_piece(letters: tuple[QuietDriver, socket.socket]) -> None:
    driver, terminal = letters
    for part in (SYNC_START, "08:24", SYNC_END):
        driver.write(part)
    assert terminal.recv(99) == f"{SYNC_START}08:24{SYNC_END}".encode()
    driver.write("\a")
    assert terminal.recv(99) == b"\a"


async def test_who_leaves_in_the_middle_of_a_frame_leaves_the_terminal_as_it_was(
    letters: tuple[QuietDriver, socket.socket],
) -> None:
    driver, terminal = letters
    for part in (SYNC_START, "08:2", RESTORED[0].decode()):
        driver.write(part)
    driver.flush()
    assert terminal.recv(99).endswith(RESTORED[0])


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="counted by the Linux kernel")
def test_nothing_wakes_while_nothing_happens(echo: Session) -> None:
    before = echo.wakeups()
    time.sleep(0.6)
    assert echo.wakeups() - before <= 1


def test_it_quits_at_once_and_leaves_the_terminal_as_it_was(echo: Session) -> None:
    echo.send(b"q")
    assert echo.wait(5) == 0
    assert all(sequence in echo.output for sequence in RESTORED)
    assert termios.tcgetattr(echo.master)[:4] == echo.before[:4]  # type: ignore[attr-defined]


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_tidily(echo: Session, ending: signal.Signals) -> None:
    os.kill(echo.pid, ending)
    assert echo.wait(5) == 128 + ending
    assert all(sequence in echo.output for sequence in RESTORED)
    assert termios.tcgetattr(echo.master)[:4] == echo.before[:4]  # type: ignore[attr-defined]


def test_a_closed_terminal_ends_it(echo: Session) -> None:
    echo.close()
    assert echo.wait(5) == 128 + signal.SIGHUP


def test_it_does_as_textual_where_textual_is_not_as_expected() -> None:
    with Session(python("tests.tui.driver_app", "strange"), size=(60, 10)) as session:
        session.until(b"ready")
        session.until_quiet()
        session.send(b"x")
        session.until(b"typed x key")
        session.send(b"q")
        assert session.wait(5) == 0


def test_the_environment_may_choose_another_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual.constants.DRIVER", "textual.drivers.web_driver:WebDriver")
    assert terminal_driver() is None


def test_windows_gets_textuals_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert terminal_driver() is None
