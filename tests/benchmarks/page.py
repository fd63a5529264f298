"""Write a result into docs/performance.md: ``python -m tests.benchmarks.page RESULT.json``."""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.goals import GOALS
from tests.benchmarks.places import DECADE, SIZES
from tests.benchmarks.pty_session import ROOT

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured -->", "<!-- end -->"
HEAD = ("what", "goal", *SIZES, "seen, ten years", "met")
_ABSENT = "–"

Figures = dict[tuple[str, str], dict[str, Any]]


def main(words: Sequence[str]) -> None:
    result = json.loads(Path(words[0]).read_bytes())
    if result["quick"]:
        raise SystemExit("A quick run shows that the suite works, and measures nothing.")
    before, _begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _old, _end, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{written(result)}\n\n{END}{after}", "utf-8")


def written(result: dict[str, Any]) -> str:
    """The machine, the command and the tables."""
    machine = "; ".join(f"{name} {value}" for name, value in result["machine"].items())
    figures = {(each["name"], each["size"]): each for each in result["figures"]}
    aims = {goal.name for goal in GOALS}
    others = dict.fromkeys(name for name, _size in figures if name not in aims)
    failed = "".join(f"\n\n{name} failed: {why}" for name, why in result["failed"].items())
    return "\n".join(
        [
            f"`{result['command']}`, {result['seconds']} s; {machine}.{failed}",
            "",
            *table(HEAD, _goals(result["goals"], figures)),
            "",
            "Measured beside them, without a goal:",
            "",
            *table(("what", *SIZES, "seen, ten years"), (row(name, figures) for name in others)),
        ]
    )


def table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cells)} |"


def _goals(verdicts: list[dict[str, Any]], figures: Figures) -> Iterator[Sequence[str]]:
    words = {None: "not measured", True: "yes", False: "**no**"}
    for verdict in verdicts:
        what, *values = row(verdict["name"], figures)
        yield [what, verdict["goal"], *values, words[verdict["met"]]]


def row(name: str, figures: Figures) -> list[str]:
    """What a figure is called, its value at each size, and what is behind that of ten years."""
    known = [figures.get((name, size)) for size in SIZES]
    unit = next((f" ({each['unit']})" for each in known if each), "")
    values = [number(each["value"]) if each else _ABSENT for each in known]
    seen = figures.get((name, DECADE), {}).get("seen") or _ABSENT
    return [f"{name}{unit}", *values, seen]


def number(value: float) -> str:
    """As precise as it is worth."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"


if __name__ == "__main__":
    main(sys.argv[1:])
