"""Measure it all: ``python -m tests.benchmarks [--only NAME...] [--quick] [--json FILE]``.

Beside B, on pseudo-terminals, as docs/performance.md says. One JSON document comes on standard
output, progress on standard error.
"""

import argparse
import compileall
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tests.benchmarks import (
    commands,
    finding,
    idling,
    importing,
    keys,
    memory,
    peers,
    saving,
    starting,
)
from tests.benchmarks.figures import QUICK, Effort, Figure
from tests.benchmarks.goals import Verdict, judged
from tests.benchmarks.places import Place, make_places
from tests.benchmarks.pty_session import ROOT

Family = Callable[[Mapping[str, Place], Effort], Iterator[Figure]]

FAMILIES: dict[str, Family] = {
    "starting": starting.measure,
    "keys": keys.measure,
    "saving": saving.measure,
    "idling": idling.measure,
    "memory": memory.measure,
    "commands": commands.measure,
    "finding": finding.measure,
    "importing": importing.measure,
}


class Result(msgspec.Struct, frozen=True):
    """One run. ``quick`` ones show that the suite works, and measure nothing. ``failed`` says of a
    family what ended it."""

    command: str
    machine: dict[str, str]
    quick: bool
    seconds: float
    figures: list[Figure]
    goals: list[Verdict]
    failed: dict[str, str]


def main(words: Sequence[str]) -> int:
    """Measure and print; the exit code says whether all of it could be measured."""
    given = _parser().parse_args(words)
    families = FAMILIES | {"peers": partial(peers.measure, folder=given.peers)}
    chosen = {name: families[name] for name in given.only or families}
    begin = time.perf_counter()
    failed: dict[str, str] = {}
    figures = list(run(chosen, QUICK if given.quick else Effort(), failed))
    paths = {str(given.json): "FILE", str(given.peers): "FOLDER"}
    # Where they are on this machine is nobody's business.
    command = " ".join(["python -m tests.benchmarks", *(paths.get(word, word) for word in words)])
    seconds = round(time.perf_counter() - begin)
    goals = list(judged(figures))
    result = Result(command, machine(), given.quick, seconds, figures, goals, failed)
    document = msgspec.json.format(msgspec.json.encode(_named(result)), indent=1)
    sys.stdout.buffer.write(document + b"\n")
    if given.json:
        given.json.write_bytes(document)
    return 1 if failed else 0


def run(families: Mapping[str, Family], effort: Effort, failed: dict[str, str]) -> Iterator[Figure]:
    """The figures of these families. What ends one of them is told in ``failed``."""
    with TemporaryDirectory() as name:
        tell("making the days of a rep")
        _compile()
        places = make_places(Path(name), small=effort == QUICK)
        for family, measure in families.items():
            begin = time.perf_counter()
            try:
                for figure in measure(places, effort):
                    yield figure
                    tell(str(figure))
            except (OSError, subprocess.SubprocessError) as error:
                failed[family] = str(error)
            tell(f"-- {family}: {time.perf_counter() - begin:.0f} s {failed.get(family, '')}")


def machine() -> dict[str, str]:
    """What it ran on."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processors": f"{os.cpu_count()} x {_processor()}",
        "python": platform.python_version(),
        "textual": version("textual"),
        "load afterwards": f"{os.getloadavg()[0]:.1f}",
    }


def tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def _compile() -> None:
    """What an installation has done already, and no start may pay for, of the planner or of B."""
    for folder in (ROOT / "planner", ROOT / "tests" / "benchmarks"):
        compileall.compile_dir(folder, quiet=2)


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor()


def _named(result: Result) -> dict[str, object]:
    """With the names of the fields of tuples, for whoever reads the JSON."""
    fields = msgspec.structs.asdict(result)
    return fields | {
        name: [each._asdict() for each in fields[name]] for name in ("figures", "goals")
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    names = [*FAMILIES, "peers"]
    parser.add_argument("--only", nargs="+", choices=names, metavar="NAME", help=", ".join(names))
    parser.add_argument("--quick", action="store_true", help="once, small: shows that it works")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the result here as well")
    parser.add_argument(
        "--peers", type=Path, metavar="FOLDER", help="where dooit, vit and task are installed"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
