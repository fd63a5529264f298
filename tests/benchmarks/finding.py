"""The figures of ``find.py`` on the measured folder: the slowest of its words counts."""

import asyncio
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from planner.clock import Clock
from planner.desk import Desk
from planner.store import open_store
from tests.benchmarks.figures import Effort, Figure
from tests.benchmarks.grown import CONFIG, NOW
from tests.benchmarks.places import DECADE, Place

# It runs by itself too, and knows its neighbours by their plain names.
sys.path.insert(0, str(Path(__file__).parent))

from tests.benchmarks import find  # isort: skip


ROUNDS = 5


def measure(places: Mapping[str, Place], effort: Effort) -> Iterator[Figure]:
    find.ROUNDS = min(ROUNDS, effort.rounds)
    with places[DECADE].copy() as used:
        desk = Desk(open_store(used.folder), CONFIG, Clock(NOW))
        files = [*used.folder.glob("planner.json"), *(used.folder / "history").glob("*.json")]
        words = find.against_grep(desk, sorted(map(str, files)))
        found = {word: told["first_ms"] for word, told in words.items() if told["found"]}
        yield _slowest("find, first results", found)
        slowest = max(words, key=lambda word: words[word]["whole_x_grep"])
        told = words[slowest]
        seen = f"{slowest}: {told['whole_ms']:.0f} : {told['grep_ms']:.0f} ms"
        yield Figure("find, everything", DECADE, told["whole_x_grep"], "x grep -F", seen)
        on_screen = asyncio.run(find.typed(desk, used.folder))
        answers = {word: each.answer_ms for word, each in on_screen.items()}
        yield _slowest("find, the whole answer on the screen", answers)
        freezes = {word: each.freeze_ms for word, each in on_screen.items()}
        yield _slowest("find, longest freeze", freezes)


def _slowest(name: str, words: Mapping[str, float]) -> Figure:
    word = max(words, key=lambda word: words[word])
    return Figure(name, DECADE, words[word], "ms", word)
