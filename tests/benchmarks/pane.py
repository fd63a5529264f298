"""The planner's list beside stock ones: ``python -m tests.benchmarks.pane [rounds]``.

A page of it, made by ``pane_app.py``, is measured as the whole planner is.
"""

import sys
from collections.abc import Iterator

from tests.benchmarks.bare import DOWN, WHOLE_PAGE, bare, beside_bare
from tests.benchmarks.figures import Figure, pressed
from tests.benchmarks.keys import moving, scrolling
from tests.benchmarks.pty_session import Session, python
from tests.benchmarks.starting import against, life

KINDS = {
    "100 rows": python("tests.benchmarks.pane_app", "100", "1"),
    "100 rows of two lines": python("tests.benchmarks.pane_app", "100", "2"),
    "10,000 rows": python("tests.benchmarks.pane_app", "10000", "1"),
}
READY = (b"status line",)
PRESSES = 100


def measure(kind: str, command: list[str], rounds: int) -> Iterator[Figure]:
    mine, theirs = [], []
    for _round in range(rounds):
        mine.append(life(Session(command), READY, DOWN))
        theirs.append(life(bare(), WHOLE_PAGE, DOWN))
    yield from against(kind, mine, theirs)
    for name, story in (("moving", moving), ("scrolling", scrolling)):
        with beside_bare(Session(command), READY) as sessions:
            yield from pressed(name, kind, story(*sessions, PRESSES))


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    for kind, command in KINDS.items():
        for figure in measure(kind, command, rounds):
            sys.stdout.write(f"{figure}\n")


if __name__ == "__main__":
    main()
