"""Finding in ten years against ``grep -F`` over the same files; the figures as one JSON document.

    PYTHONPATH=. python tests/benchmarks/find.py [YEARS]

For each word: milliseconds until the first results that are not contacts (or until there are none),
until everything was found, and ``grep -F`` on the files, its answer read, all run in turn, the
median of each. Then on the screen, made with the real app, as the word is typed: ``freeze_ms`` is
the longest time for which it did nothing else, ``answer_ms`` the time from the last letter until
its final answer stands there. ``without_index_ms`` is the first search in a folder that was copied
without its index.
"""

import asyncio
import gc
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import grown

from planner.clock import Clock
from planner.desk import Desk
from planner.method.archiving import Ended
from planner.method.searching import find
from planner.model.instants import stamp
from planner.model.state import State
from planner.model.touch import Outcome, Touch
from planner.store import open_store
from planner.tui.actions.finding import find_anything
from planner.tui.app import PlannerApp
from planner.tui.dialogs.finder import Finder
from planner.tui.prompt import Field

ROUNDS = 9
_TICK = 0.001
WORDS = (
    "xylophone", "gasketz", "presupuesto", "valvula", "gaskets", "delivery", "an", "zo", "quarry",
    "ana delivery", "price wants list",
)  # fmt: skip
"""Nowhere or everywhere, by language; two letters of many words, or of a field's name only; in one
of the oldest months; several, one of them a name."""
SPANISH = ("", "", "pidió la válvula «para mañana»", "¿llegó el presupuesto?", "entrega en Núñez")


def timed(what: Callable[..., Any], *args: Any) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    what(*args)
    return (time.perf_counter() - start) * 1000


def everything(desk: Desk, word: str) -> int:
    return sum(len(batch.found) for batch in _find(desk, word))


def first(desk: Desk, word: str) -> None:
    """Look until something else than a contact is found."""
    any(each.kind != "contact" for batch in _find(desk, word) for each in batch.found)


def _find(desk: Desk, word: str) -> Any:
    return find(desk.state, desk.store.history.found, word)


def against_grep(desk: Desk, files: list[str]) -> dict[str, Any]:
    grep = shutil.which("grep")
    assert grep
    table = {}
    for word in WORDS:
        runs: dict[str, list[float]] = {"first_ms": [], "whole_ms": [], "grep_ms": []}
        for _round in range(ROUNDS):
            runs["grep_ms"].append(timed(_grep, [grep, "-F"], word, files))
            runs["first_ms"].append(timed(first, desk, word))
            runs["whole_ms"].append(timed(everything, desk, word))
        ratios = [a / b for a, b in zip(runs["whole_ms"], runs["grep_ms"], strict=True)]
        table[word] = {
            "found": everything(desk, word),
            **{name: round(statistics.median(times), 1) for name, times in runs.items()},
            "whole_x_grep": round(statistics.median(ratios), 2),
        }
    return table


def _grep(grep: list[str], query: str, files: list[str]) -> None:
    """Its answer is read: where nobody reads, it stops at the first line. Words in any order are a
    ``grep`` for each, the longest first, in what the one before found."""
    first, *others = sorted(query.split(), key=len, reverse=True)
    found = subprocess.run([*grep, first, *files], stdout=subprocess.PIPE, check=False).stdout
    for word in others:
        command = [*grep, word]
        found = subprocess.run(command, input=found, stdout=subprocess.PIPE, check=False).stdout


class Typed(NamedTuple):
    """What became of a word that was typed, in milliseconds."""

    freeze_ms: float
    answer_ms: float


async def freeze(desk: Desk, folder: Path) -> dict[str, float]:
    """The longest gap between two turns of the screen's loop while words are typed."""
    return {word: each.freeze_ms for word, each in (await typed(desk, folder)).items()}


async def typed(desk: Desk, folder: Path) -> dict[str, Typed]:
    app = PlannerApp(desk, folder)
    told: dict[str, Typed] = {}
    async with app.run_test(size=(140, 40)) as pilot:
        await pilot.pause()
        # As the program does after its first frame.
        gc.collect()
        gc.freeze()
        day = app.screen
        day.run_worker(find_anything(day))  # type: ignore[arg-type]
        while not isinstance(app.screen, Finder):
            await pilot.pause()
        for word in WORDS:
            field = app.screen.query_one(Field)
            watch = asyncio.create_task(_longest_gap())
            for letter in word:
                start = time.perf_counter()
                # Not by the pilot: it waits at each key until all is quiet.
                field.insert_text_at_cursor(letter)
                while not _searching(app):
                    await asyncio.sleep(0)
                while _searching(app):
                    await asyncio.sleep(_TICK)
            answer = (time.perf_counter() - start) * 1000
            watch.cancel()
            told[word] = Typed(round(await watch, 1), round(answer, 1))
            field.value = ""
            await pilot.pause()
    return told


def _searching(app: PlannerApp) -> bool:
    return any(w.group == "search" and not w.is_finished for w in app.screen.workers)


async def _longest_gap() -> float:
    longest, last = 0.0, time.perf_counter()
    with suppress(asyncio.CancelledError):
        while True:
            await asyncio.sleep(_TICK)
            now = time.perf_counter()
            longest, last = max(longest, now - last - _TICK), now
    return longest * 1000


def measured(years: float) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        grown.grown_folder(folder, years)
        store = open_store(folder)
        desk = Desk(store, grown.CONFIG, Clock(grown.NOW))
        _plant(desk, grown.NOW.subtract(months=round(years * 12) - 1))
        files = sorted(map(str, folder.glob("planner.json"))) + sorted(
            map(str, (folder / "history").glob("*.json"))
        )
        words = against_grep(desk, files)
        on_screen = asyncio.run(typed(desk, folder))
        shutil.rmtree(folder / "index")
        return {
            "months": len(files) - 1,
            "bytes": sum(Path(file).stat().st_size for file in files),
            "in_state": _count(desk.state),
            "words": {word: told | on_screen[word]._asdict() for word, told in words.items()},
            "without_index_ms": round(timed(everything, desk, WORDS[0])),
        }


def _plant(desk: Desk, at: datetime) -> None:
    """A word that was said once, long ago."""
    said = Touch(id="t999999", contact="c1", at=stamp(at), outcome=Outcome.SPOKE, note="quarry")
    with desk.store.transaction() as transaction:
        transaction.save(transaction.state.put(said))
        transaction.archive([Ended(said.at, said)])
    desk.refresh()


def _count(state: State) -> int:
    return len(state.touches) + len(state.requests)


if __name__ == "__main__":
    years = float(sys.argv[1]) if len(sys.argv) > 1 else 10
    english = measured(years)
    grown._NOTES = SPANISH  # type: ignore[assignment]
    sys.stdout.write(json.dumps({"english": english, "spanish_notes": measured(years)}, indent=1))
