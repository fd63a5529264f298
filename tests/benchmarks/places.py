"""The planners that are measured: what a rep has on the first day, after a year, after ten."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.grown import CONFIG, NOW, grown_folder
from tests.benchmarks.pty_session import Session, python

EMPTY, MONTH, YEAR, DECADE = "empty", "one month", "one year", "ten years"
SIZES = (EMPTY, YEAR, DECADE)
YEARS = {MONTH: 1 / 12, YEAR: 1.0, DECADE: 10.0}
AT_TEN = f"{NOW.isoformat()}[{NOW.timezone_name}]"
AT_LUNCH = AT_TEN.replace("T10:00", "T14:30")

_EMPTY_DAY = (b"available", b"room for", b"Nothing asked", b"email window", b"help")
_FULL_DAY = (b"available", b"next in line", b"answered today", b"email window", b"help")


class Place(NamedTuple):
    """A rep's data. ``whole_day`` are words of all parts of its screen at ten o'clock."""

    size: str
    folder: Path
    config: Path
    whole_day: tuple[bytes, ...]

    def command(self, *words: str) -> list[str]:
        return [*python("planner"), *words, *self._options()]

    def screen(self, now: str = AT_TEN) -> Session:
        return Session(self.command(), environment=surroundings(now))

    @contextmanager
    def copy(self) -> Iterator["Place"]:
        """The same in a folder that is thrown away, for what changes it."""
        with TemporaryDirectory() as name:
            folder = Path(name) / "data"
            shutil.copytree(self.folder, folder)
            yield self._replace(folder=folder)

    def _options(self) -> tuple[str, ...]:
        return ("--data", str(self.folder), "--config", str(self.config))


def surroundings(now: str = AT_TEN) -> dict[str, str]:
    """The environment of every planner that is measured."""
    return {"PLANNER_NOW": now, "LC_ALL": "C.UTF-8"}


def make_places(folder: Path, *, small: bool) -> dict[str, Place]:
    """Make them all; ``small`` ones have the same parts and are made at once."""
    config = folder / "config.toml"
    rep = CONFIG.rep
    keys = {"name": rep.name, "email": rep.email, "zone": rep.zone, "country": rep.country}
    config.write_text("[rep]\n" + "".join(f'{key} = "{value}"\n' for key, value in keys.items()))
    (folder / EMPTY).mkdir(mode=0o700)
    places = {EMPTY: Place(EMPTY, folder / EMPTY, config, _EMPTY_DAY)}
    for size, years in YEARS.items():
        home = folder / size.replace(" ", "-")
        if small:
            grown_folder(home, years / 50, contacts=300)
        else:
            grown_folder(home, years)
        places[size] = Place(size, home, config, _FULL_DAY)
    for place in places.values():
        settle(place)
    return places


def settle(place: Place) -> None:
    """Let the screen do what it does at the first start of a day, before anything is measured."""
    with place.screen() as session:
        session.until_frame(place.whole_day)
        session.until_quiet()
        session.send(b"q")
        session.wait(5)
