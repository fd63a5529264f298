"""The real planner for a soak: ``python tests/soak/soaked_app.py FOLDER MOMENT_FILE CENSUS_FILE``.

Its clock runs on from the moment that stands in a file, whenever that is written anew. SIGUSR1 asks
it to write what it holds and what was done with it.
"""

import gc
import signal
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pendulum
from census import Census, living
from textual import events
from textual.screen import Screen

from planner import config_file
from planner.clock import Clock, parse_moment
from planner.desk import Desk
from planner.locale import use
from planner.store import open_store
from planner.tui import app as planner_app

done: Counter[str] = Counter()


class ToldClock(Clock):
    """Runs on from the moment in a file."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path, self._told, self._clock = path, 0, Clock()

    def now(self) -> pendulum.DateTime:
        if (told := self._path.stat().st_mtime_ns) != self._told:
            self._told, self._clock = told, Clock(parse_moment(self._path.read_text()))
        return self._clock.now()


class Counted(planner_app.PlannerApp):
    """Takes note of what is done with it."""

    # Textual looks for the style sheet beside the file of the app's class.
    __module__ = planner_app.__name__

    async def on_event(self, event: events.Event) -> None:
        done["keys"] += isinstance(event, events.Key) and not event.is_forwarded
        await super().on_event(event)

    def push_screen(self, screen: Screen[Any] | str, *args: Any, **kwargs: Any) -> Any:
        done["dialogs"] += 1
        return super().push_screen(screen, *args, **kwargs)

    def on_descendant_focus(self) -> None:
        done["changes of focus"] += 1

    def on_resize(self) -> None:
        done["resizes"] += 1


def main(folder: Path, moment: Path, census: Path) -> None:
    def write(*_: object) -> None:
        part = census.with_suffix(".part")
        part.write_bytes(msgspec.json.encode(Census(dict(done), living())))
        part.replace(census)

    gc.disable()
    use("en")
    signal.signal(signal.SIGUSR1, write)
    config = folder / "config.toml"
    desk = Desk(open_store(folder), config_file.load(config), ToldClock(moment))
    planner_app.PlannerApp = Counted  # type: ignore[misc]
    planner_app.run_screen(desk, config_path=config, data_folder=folder, first_run=False)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
