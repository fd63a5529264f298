"""How the real planner ends on a real terminal: told to, left alone, or broken."""

import os
import signal
import sys
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


def surroundings(folder: Path) -> dict[str, str]:
    return {
        "PLANNER_DATA_DIR": str(folder / "data"),
        "PLANNER_CONFIG": str(folder / "config.toml"),
        "PLANNER_NOW": "2026-03-05T10:00:00+01:00[Europe/Madrid]",
        "LC_ALL": "C.UTF-8",
    }


@contextmanager
def planner(folder: Path, *command: str) -> Iterator[Session]:
    """The planner on a terminal, with three contacts; ready for keys."""
    with open_store(folder / "data").transaction() as transaction:
        transaction.save(State().put(*PEOPLE))
    (folder / "config.toml").touch()
    with Session(
        command or python("planner"), size=(100, 30), environment=surroundings(folder)
    ) as session:
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
        os.kill(session.pid, ending)
        assert session.wait(5) == 128 + ending
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


def test_a_damaged_file_opens_the_screen_that_offers_the_ways_out(tmp_path: Path) -> None:
    with planner(tmp_path) as session:
        log_a_call(session)
        session.send(b"q")
        session.wait(5)
    path = tmp_path / "data" / "planner.json"
    path.write_bytes(path.read_bytes()[:-40])
    with Session(python("planner"), size=(100, 30), environment=surroundings(tmp_path)) as session:
        session.until(b"bring back the backup")
        session.until_quiet()
        session.send(b"1")
        session.until(b"The planner goes on")
        session.send(b"q")
        assert session.wait(5) == 0
    assert len(open_store(tmp_path / "data").load().contacts) == 3


def test_a_file_that_nothing_can_be_done_about_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data" / "planner.json").mkdir(parents=True)
    (tmp_path / "config.toml").touch()
    with Session(python("planner"), size=(100, 30), environment=surroundings(tmp_path)) as session:
        assert session.wait(5) == 3
        assert b"it is a folder" in session.output
