"""Commands as whole processes, against the bare ``python -c pass``."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence

from tests.benchmarks.figures import Effort, Figure, timed
from tests.benchmarks.places import EMPTY, SIZES, Place, surroundings
from tests.benchmarks.pty_session import PLAIN

_REMEMBERED = "status.json"
"""What the first status keeps for those that follow; a measured answer is not taken from it."""
_NOTHING = (sys.executable, "-c", "pass")
ON_ANY = {
    "planner list calls": ("list", "calls"),
    "planner list contacts --json": ("list", "contacts", "--json"),
    "planner add": ("add", "Ana Nueva tomorrow 15:30 renewal"),
    "planner incoming": ("incoming", "Ana Nueva", "part list"),
}
ON_SOMEBODY = {
    "planner show": ("show", "c79"),
    "planner log": ("log", "c79", "--outcome", "voicemail", "--reason", "they asked me to"),
}


def measure(places: Mapping[str, Place], effort: Effort) -> Iterator[Figure]:
    for size in SIZES:
        with places[size].copy() as used:
            yield against_nothing("planner status", used, ("status",), effort, anew=True)
            yield against_nothing("planner status, asked again", used, ("status",), effort)
            for name, words in (ON_ANY if size == EMPTY else {**ON_ANY, **ON_SOMEBODY}).items():
                yield against_nothing(name, used, words, effort)


def against_nothing(
    name: str, place: Place, words: Sequence[str], effort: Effort, *, anew: bool = False
) -> Figure:
    """``anew``: nothing is remembered of what was asked before."""
    pairs = []
    for _round in range(effort.rounds):
        if anew:
            (place.folder / _REMEMBERED).unlink(missing_ok=True)
        pairs.append((seconds(place.command(*words)), seconds(_NOTHING)))
    return timed(name, place.size, pairs, "x pass")


def seconds(command: Sequence[str]) -> float:
    """Of a process that must not fail, from its start to its end."""
    environment = os.environ | PLAIN | surroundings()
    begin = time.perf_counter()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begin
