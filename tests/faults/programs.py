"""Kills the real planner at random moments while it saves: its screen on a terminal, its commands.

    programs.py screens|commands FOLDER KILLS SEED

prints how many changes were acknowledged on the screen or on standard output, how many of them are
missing, and how many were saved but not told any more. Children are forked from one warm parent.
"""

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import planner.cli.incoming
import planner.cli.screen
import planner.tui.app  # noqa: F401 - loaded once, for all children
from planner.__main__ import main
from planner.model.contact import Contact
from planner.model.state import State
from planner.store import open_store

PEOPLE = 600
"""More than all screens together can call."""
Acknowledged = set[bytes]


def given(folder: Path) -> list[str]:
    return ["--data", str(folder), "--config", str(folder / "config.toml")]


def screen(folder: Path) -> int:
    """A screen on a terminal of its own; the descriptor at the other end of it."""
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        # The parent's streams still believe that they are what they were there.
        sys.stdin = sys.__stdin__ = os.fdopen(0, "r")
        sys.stdout = sys.__stdout__ = os.fdopen(1, "w")
        sys.stderr = sys.__stderr__ = os.fdopen(2, "w")
        os._exit(main(given(folder)))
    return _remember(pid, terminal)


def commands(folder: Path) -> int:
    """Commands one after the other, without end; where they tell what they did."""
    telling, told = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(told, 1)
        for number in range(10_000):
            main([*given(folder), "incoming", f"P{os.getpid()}n{number}", "--take"])
        os._exit(0)
    os.close(told)
    return _remember(pid, telling)


_pids: dict[int, int] = {}


def _remember(pid: int, descriptor: int) -> int:
    _pids[descriptor] = pid
    return descriptor


def heard(descriptor: int, seconds: float) -> bytes:
    """What comes within so many seconds, or nothing."""
    if not select.select([descriptor], [], [], seconds)[0]:
        return b""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""


class Victim(NamedTuple):
    """How one kind of program is started, and how it tells what it has saved. One that has painted
    ``ready`` is asked by ``keys`` for a change, and for the next when it has told that one.
    """

    start: Callable[[Path], int]
    said: re.Pattern[bytes]
    keys: bytes = b""
    ready: bytes = b""


def killed(victim: Victim, folder: Path, chance: random.Random) -> Acknowledged:
    """Let it save until it told so once, kill it a moment later, and hear it out."""
    descriptor = victim.start(folder)
    output, asked, ends = b"", 0, 0.0
    while not ends or time.monotonic() < ends:
        output += heard(descriptor, 0.004 if ends else 0.05)
        told = len(set(victim.said.findall(output)))
        if victim.keys and victim.ready in output and told >= asked:
            os.write(descriptor, victim.keys)
            asked = told + 1
        if not ends and told:
            ends = time.monotonic() + chance.uniform(0, 0.12)
    os.kill(_pids[descriptor], signal.SIGKILL)
    os.waitpid(_pids.pop(descriptor), 0)
    while more := heard(descriptor, 0):
        output += more
    os.close(descriptor)
    return set(victim.said.findall(output))


KINDS = {
    # To the first of the list, and it went well.
    "screens": Victim(screen, re.compile(rb"(P\d+): spoke"), b"g1", b"not called yet"),
    "commands": Victim(commands, re.compile(rb"(P\d+n\d+)[ :,]")),
}


def saved(kind: str, folder: Path) -> Acknowledged:
    state = open_store(folder).load()
    people = [state.contacts[touch.contact] for touch in state.touches.values()]
    if kind == "commands":
        people = [state.contacts[request.contact] for request in state.requests.values()]
    return {person.name.encode() for person in people}


def run(kind: str, folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    with open_store(folder).transaction() as transaction:
        people = [
            Contact(id=f"c{n}", name=f"P{n}", company=f"Company {n}", phones=("+34944123456",))
            for n in range(1, PEOPLE)
        ]
        transaction.save(State().put(*people))
    (folder / "config.toml").touch()
    acknowledged: Acknowledged = set()
    missing: Acknowledged = set()
    for _kill in range(kills):
        acknowledged |= killed(KINDS[kind], folder, chance)
        missing |= acknowledged - saved(kind, folder)
    unsaid = saved(kind, folder) - acknowledged
    print(len(acknowledged), len(missing), len(unsaid))  # noqa: T201


if __name__ == "__main__":
    os.environ |= {
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "PLANNER_NOW": "2026-03-05T10:00:00+01:00[Europe/Madrid]",
    }
    run(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
