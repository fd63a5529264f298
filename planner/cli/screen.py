"""Opening the screen: on the rep's own day, on a throw-away demo day, or for the tour of one."""

import gc
import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands
from planner.clock import Clock
from planner.locale import _
from planner.model.errors import StateUnusable, WrongUsage
from planner.paths import state_file
from planner.spared import load_textual

if TYPE_CHECKING:
    from planner.desk import Desk

PATIENCE = 2.0
"""Seconds for which the screen waits while another planner writes; a command waits longer."""


def add_commands(commands: Commands) -> None:
    commands.otherwise(_open)
    commands.add("demo", _("open the screen on a throw-away demo day"), _demo)
    commands.add("tour", _("be guided through a first day, two minutes long"), _tour)


def _open(invocation: Invocation, given: Namespace) -> Answer:
    _prepare()
    first_run = not invocation.config_path.exists()
    desk = _desk(invocation)
    desk.aside = lambda: _tell_the_status(invocation.data_folder, desk)
    # Imported late: Textual is most of the start, and only the screen needs it.
    from planner.tui.app import run_screen

    exit_code = run_screen(
        desk,
        config_path=invocation.config_path,
        data_folder=invocation.data_folder,
        first_run=first_run,
    )
    return _left(exit_code)


def _tell_the_status(folder: Path, desk: "Desk") -> None:
    # Imported late: there is time for it once the screen stands.
    from planner.cli.renewal import renew

    renew(folder, desk)


def _desk(invocation: Invocation) -> "Desk":
    """The desk. Where its file cannot be read and something can be done about it, a desk beside
    it: the screen then says what is wrong and offers the ways out."""
    try:
        return invocation.open_desk(patience=PATIENCE)
    except StateUnusable:
        from planner.store import open_store
        from planner.tui.trouble import Remedies, desk_beside, remedies

        store = open_store(invocation.data_folder, patience=PATIENCE)
        if remedies(store, state_file(invocation.data_folder)) == Remedies():
            raise
        return desk_beside(store, invocation.config, invocation.clock)


def _demo(invocation: Invocation, given: Namespace) -> Answer:
    _prepare()
    from planner.demo import demo_desk
    from planner.tui.app import run_screen

    with demo_desk(_clock_given(invocation)) as (desk, folder):
        exit_code = run_screen(
            desk, config_path=folder / "config.toml", data_folder=folder, first_run=False
        )
    return _left(exit_code)


def _tour(invocation: Invocation, given: Namespace) -> Answer:
    _prepare()
    from planner.tui.app import run_tour

    return _left(run_tour(invocation.config, _clock_given(invocation)))


def _prepare() -> None:
    """Whatever is to be shown. Refused without a terminal."""
    _need_terminal()
    # The collector would look again and again at all that is loaded now; the screen turns it on
    # again once it stands.
    gc.disable()
    load_textual()


def _clock_given(invocation: Invocation) -> Clock | None:
    return invocation.clock if os.environ.get("PLANNER_NOW") else None


def _left(exit_code: int) -> Answer:
    """The screen has told everything already."""
    return Answer(lambda: {"exit_code": exit_code}, exit_code=exit_code)


def _need_terminal() -> None:
    """Textual without a terminal would spin for ever: say what does work instead. With a driver of
    its own, such as that of a browser, it needs none."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return
    dumb = os.name != "nt" and os.environ.get("TERM", "dumb") in ("", "dumb")
    streams = (sys.stdin, sys.stdout)
    if dumb or not all(stream is not None and stream.isatty() for stream in streams):
        raise WrongUsage(
            _("The planner's screen needs a terminal; use planner list, planner status or --help.")
        )
