"""The planner beside programs of others, where these are installed: dooit, and vit with task."""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.bare import BLOCK, at_rest
from tests.benchmarks.figures import Effort, Figure, pressed, timed
from tests.benchmarks.places import DECADE, Place
from tests.benchmarks.pty_session import Press, Session

ITEMS = 30
_DOWN_AND_UP = b"j", b"k"
"""All three understand these; to dooit an arrow says nothing."""
_LAST = (f"item {ITEMS - 1}".encode(),)
_FILL_DOOIT = f"""
import sys
from dooit.api import Workspace, manager
manager.connect(sys.argv[1])
for number in range({ITEMS}):
    Workspace(description=f"item {{number}}").save()
"""


def measure(places: Mapping[str, Place], effort: Effort, folder: Path | None) -> Iterator[Figure]:
    """``folder`` has the commands of the peers; those that are not there are not measured."""
    place = places[DECADE]
    with TemporaryDirectory() as name:
        home = Path(name)
        if folder and (folder / "dooit").exists():
            dooit = _Dooit(folder, home)
            yield _first_frame(place, dooit, effort)
            yield _moving(place, dooit, effort)
        if folder and (folder / "vit").exists() and (folder / "task").exists():
            yield _moving(place, _Vit(folder, home), effort)


class _Dooit:
    name = "dooit"

    def __init__(self, folder: Path, home: Path) -> None:
        data = str(home / "dooit.db")
        subprocess.run([folder / "python", "-c", _FILL_DOOIT, data], check=True)
        self.command = [str(folder / "dooit"), "--db", data]
        self.environment = {"HOME": str(home)}


class _Vit:
    name = "vit"

    def __init__(self, folder: Path, home: Path) -> None:
        (home / "taskrc").write_text(f"data.location={home}/task\nconfirmation=no\n")
        (home / "vit").mkdir()
        (home / "vit" / "config.ini").touch()
        self.command = [str(folder / "vit")]
        self.environment = {
            "TASKRC": str(home / "taskrc"),
            "VIT_DIR": str(home / "vit"),
            "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        }
        tasks = [{"description": f"item {number}", "status": "pending"} for number in range(ITEMS)]
        subprocess.run(
            [folder / "task", "import", "-"],
            env=os.environ | self.environment,
            input=json.dumps(tasks).encode(),
            capture_output=True,
            check=True,
        )


_Peer = _Dooit | _Vit


def _screen(peer: _Peer) -> Session:
    return Session(peer.command, environment=peer.environment)


def _first_frame(place: Place, peer: _Peer, effort: Effort) -> Figure:
    pairs = []
    for _round in range(effort.rounds):
        with place.screen() as mine:
            here = mine.until_frame(place.whole_day)
        with _screen(peer) as theirs:
            pairs.append((here, theirs.until_frame(_LAST)))
    name = f"first frame against {peer.name}"
    return timed(name, place.size, pairs, f"x {peer.name}")


def _moving(place: Place, peer: _Peer, effort: Effort) -> Figure:
    blocks: list[tuple[list[Press], list[Press]]] = []
    with place.screen() as mine, _screen(peer) as theirs:
        at_rest(mine, place.whole_day)
        # With the first press dooit only comes to its list.
        at_rest(theirs, _LAST).press(_DOWN_AND_UP[0], [b"item"])
        for number in range(effort.presses // BLOCK):
            key = _DOWN_AND_UP[number % 2]
            ours = [mine.press(key) for _press in range(BLOCK)]
            # The first frame in which a row changes: dooit goes on drawing for a while.
            blocks.append((ours, [theirs.press(key, [b"item"]) for _press in range(BLOCK)]))
    median = next(pressed(f"moving against {peer.name}", place.size, blocks))
    return median._replace(unit=f"x {peer.name}")
