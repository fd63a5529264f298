"""One run of a command: what was given on the command line, and what is opened from it."""

import argparse
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from planner import config_file, paths
from planner.clock import Clock, clock_from_environment
from planner.config import Config
from planner.locale import language_of_computer
from planner.model.errors import PlannerError

if TYPE_CHECKING:
    from datetime import datetime

    from planner.cli.faces.view import View
    from planner.desk import Desk
    from planner.model.state import State


class Invocation:
    """Opens nothing before it is asked for: help and mistakes need no disk."""

    def __init__(self, common: argparse.Namespace) -> None:
        self.data_folder: Path = paths.data_folder(common.data)
        self.config_path: Path = paths.config_file(common.config)
        self.as_json: bool = common.json
        self._language: str = common.lang

    @property
    def language(self) -> str:
        """The language asked for, the config's, or the computer's. A broken config has none."""
        if self._language:
            return self._language
        try:
            return self.config.rep.language or language_of_computer()
        except PlannerError:
            return language_of_computer()

    @cached_property
    def config(self) -> Config:
        """The rep's config. Raises WrongUsage if the file cannot be understood."""
        return config_file.load(self.config_path)

    @cached_property
    def clock(self) -> Clock:
        """The clock, started at ``PLANNER_NOW`` where that is set."""
        return clock_from_environment()

    @cached_property
    def desk(self) -> "Desk":
        """The desk on the rep's own state, opened once. Raises StateUnusable."""
        return self.open_desk(patience=10.0)

    @property
    def saved(self) -> bool:
        """Whether this run has changed the rep's state. Opens no desk to find out."""
        desk: Desk | None = self.__dict__.get("desk")
        return desk is not None and desk.store.saved

    def leave(self) -> None:
        """Once all is told: a state that this run changed is told to the next status as well."""
        if self.saved:
            # Imported late: mostly nothing was changed.
            from planner.cli.renewal import renew

            renew(self.data_folder, self.desk)

    def open_desk(self, *, patience: float) -> "Desk":
        """A desk that waits ``patience`` seconds while another planner writes."""
        from planner.desk import Desk
        from planner.holiday_file import HolidayFile
        from planner.method.hours.public_holidays import remember_in
        from planner.store import open_store

        remember_in(HolidayFile(paths.holidays_file(self.data_folder)))
        return Desk(open_store(self.data_folder, patience=patience), self.config, self.clock)

    def moment(self, text: str, *, call: bool = False) -> "datetime":
        """The moment that ``text`` says, of a promised ``call`` or else of an answer. Raises
        Refused."""
        # Imported late: mostly no time is given, and to understand one takes eight modules.
        from planner.method.one_line import when, when_to_call

        return (when_to_call if call else when)(text, self.desk.now, self.config)

    def view(self, past: "State | None" = None) -> "View":
        """The newest state, or the ``past`` joined with it, as it honestly stands now."""
        from planner.cli.faces.view import view_of

        return view_of(past or self.desk.state, self.desk.now, self.config)
