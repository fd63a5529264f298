"""B on a terminal, beside which the planner is measured."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.figures import Blocks
from tests.benchmarks.pty_session import Press, Session, python

WHOLE_PAGE = (b"row 0 of list one", b"row 30 of list three", b"status line")
DOWN, UP, HOME = b"\x1b[B", b"\x1b[A", b"\x1b[H"
TO_AND_FRO = [DOWN] * 10 + [UP] * 10
BLOCK = 10
"""Presses in one program before it is the other's turn."""


def bare(*, ticking: bool = False) -> Session:
    """B, or a B that shows the seconds in big digits."""
    return Session(python(f"tests.benchmarks.{'ticking_app' if ticking else 'bare_app'}"))


def saving(folder: Path) -> Session:
    """B that writes as many bytes as the rep's day has, beside it, and shows something then."""
    return Session(python("tests.benchmarks.saving_app", str(folder / "planner.json")))


def at_rest(session: Session, words: Sequence[bytes] = WHOLE_PAGE) -> Session:
    """Once the page stands and nothing more comes."""
    session.until_frame(words)
    session.until_quiet()
    return session


@contextmanager
def beside_bare(mine: Session, words: Sequence[bytes]) -> Iterator[tuple[Session, Session]]:
    """Both alive and at rest; ``words`` stand on the page of the first."""
    with mine, bare() as theirs:
        yield at_rest(mine, words), at_rest(theirs)


def beside_moves(theirs: Session, count: int, mine: Callable[[], list[Press]]) -> Blocks:
    """Blocks of ``mine`` until there are ``count`` presses, each beside as many of B's moves."""
    blocks: list[tuple[list[Press], list[Press]]] = []
    done = 0
    while done < count:
        block = mine()
        way = (DOWN, UP)[len(blocks) % 2]
        blocks.append((block, [theirs.press(way) for _press in block]))
        done += len(block)
    return blocks
