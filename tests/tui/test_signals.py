"""How the real planner ends on a real terminal: told to, left alone, or broken."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from day_samples import customer

from planner.model.state import State
from planner.store import open_store

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are for Linux and macOS", allow_module_level=True)

import termios

from tests.benchmarks.pty_session import Session, python

RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?2004l")
ENDINGS = (signal.SIGTERM, signal.SIGINT)
"""The third, SIGHUP, is what the closed terminal below sends."""
PEOPLE = tuple(
    customer(f"c{n}", name=name, phones=("+34944123456",))
    for n, name in enumerate(("Ana Ruiz", "Jon Etxebarria", "Sara Costa"), 1)
)


@contextmanager
def planner(folder: Path, *command: str) -> Iterator[Session]:
    """The planner on a terminal, with three contacts; ready for keys."""
    with open_store(folder / "data").transaction() as transaction:
        transaction.save(State().put(*PEOPLE))
    (folder / "config.toml").touch()
    environment = {
        "PLANNER_DATA_DIR": str(folder / "data"),
        "PLANNER_CONFIG": str(folder / "config.toml"),
        "PLANNER_NOW": "2026-03-05T10:00:00+01:00[Europe/Madrid]",
        "LC_ALL": "C.UTF-8",
    }
    with Session(command or python("planner"), size=(100, 30), environment=environment) as session:
        before = termios.tcgetattr(session.master)[:4]
        session.until(b"Ana Ruiz")
        session.until_quiet(0.15)
        yield session
        if session.master >= 0:
            assert termios.tcgetattr(session.master)[:4] == before
            assert all(sequence in session.output for sequence in RESTORED)


def touches(folder: Path) -> int:
    return len(open_store(folder / "data").load().touches)


def log_a_call(session: Session) -> None:
    session.send(b"1")
    session.until(b"spoke")
    session.until_quiet(0.1)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_signal_ends_it_at_once_with_all_saved(tmp_path: Path, ending: signal.Signals) -> None:
    with planner(tmp_path) as session:
        log_a_call(session)
        # Also with a dialog open and something half written.
        session.send(b"nAna half a line")
        session.until_quiet(0.1)
        begun = time.perf_counter()
        os.kill(session.pid, ending)
        assert session.wait(5) == 128 + ending
        assert time.perf_counter() - begun < 1
        assert b"Traceback" not in session.output
    assert touches(tmp_path) == 1


def test_a_closed_terminal_ends_it_with_all_saved(tmp_path: Path) -> None:
    with planner(tmp_path) as session:
        log_a_call(session)
        session.close()
        assert session.wait(5) == 128 + signal.SIGHUP
    assert touches(tmp_path) == 1


FAULTY = """
import sys
from planner.model.errors import Refused
from planner.tui import day_screen
from planner.tui.actions import calls

verb = calls.log_touch

def broken(*_given, **_named):
    customer = "Ana Ruiz +34944123456"
    raise KeyError(customer)

def saves_then_cannot_be_drawn(*given, **named):
    day_screen.page = broken
    return verb(*given, **named)

def refuses_and_spoils_the_page(*_given, **_named):
    day_screen.page = broken
    raise Refused("No.")

calls.log_touch = {fault}
from planner.__main__ import main
sys.exit(main([]))
"""
"""The planner with a fault put into it: in a verb, in drawing, or in what a message starts."""


@pytest.mark.parametrize(
    ("fault", "keys", "saved"),
    [
        ("broken", b"1", 0),
        ("saves_then_cannot_be_drawn", b"1", 1),
        ("refuses_and_spoils_the_page", b"1\t", 0),
    ],
)
def test_a_crash_leaves_a_sentence_a_private_report_and_nobodys_data(
    tmp_path: Path, fault: str, keys: bytes, saved: int
) -> None:
    command = (sys.executable, "-c", FAULTY.format(fault=fault))
    with planner(tmp_path, *command) as session:
        for key in keys:
            session.send(bytes((key,)))
            session.until_quiet(0.1)
        assert session.wait(10) == 1
        while session.read(0.1):
            pass
        told = session.output.rpartition(b"\x1b[?1049l")[2].decode()
    (report,) = (tmp_path / "data").glob("crash-*.txt")
    text = report.read_text()
    assert "went wrong inside the planner (KeyError)" in told
    assert str(report) in told
    assert " broken" in text
    for private in ("Ana", "Ruiz", "944", "Traceback"):
        assert private not in told + text
    assert report.stat().st_mode & 0o077 == 0
    assert touches(tmp_path) == saved
