"""The pane beside stock lists: ``python -m tests.benchmarks.pane [rounds]`` prints the table."""

import statistics
import sys
import time

from tests.benchmarks.pty_session import (
    Press,
    Session,
    interleaved,
    median_ratio,
    percentile,
    python,
)

BARE = python("tests.benchmarks.bare_app")
KINDS = {
    "100 rows": python("tests.benchmarks.pane_app", "100", "1"),
    "100 rows of two lines": python("tests.benchmarks.pane_app", "100", "2"),
    "10,000 rows": python("tests.benchmarks.pane_app", "10000", "1"),
}
READY = b"status line"
DOWN, UP = b"\x1b[B", b"\x1b[A"


def starts(command: list[str], rounds: int) -> list[tuple[float, float]]:
    """Seconds from exec to the first full frame, of ``command`` and of B, in turn."""
    pairs = []
    for _ in range(rounds):
        times = []
        for each in (command, BARE):
            with Session(each) as session:
                times.append(session.until(READY))
                session.until_quiet()
        pairs.append((times[0], times[1]))
    return pairs


def quits(command: list[str], rounds: int) -> list[tuple[float, float]]:
    """Seconds from the quit key to the process gone."""
    pairs = []
    for _ in range(rounds):
        times = []
        for each in (command, BARE):
            with Session(each) as session:
                session.until(READY)
                session.until_quiet()
                begin = time.perf_counter()
                session.send(b"q")
                session.wait(5)
                times.append(time.perf_counter() - begin)
        pairs.append((times[0], times[1]))
    return pairs


def keys(command: list[str], presses: list[bytes], before: int) -> tuple[str, str]:
    """What ``presses`` cost after so many steps down: times and bytes, against B's."""
    with Session(command) as one, Session(BARE) as other:
        for session in (one, other):
            session.until(READY)
            session.until_quiet()
            for _ in range(before):
                session.press(DOWN)
        blocks = list(interleaved(one, other, presses))
        mine = [press for block, _ in blocks for press in block]
        theirs = [press for _, block in blocks for press in block]
        pairs = [(middle(block), middle(bare)) for block, bare in blocks]
        ratios = [f"{median_ratio(pairs):.2f}"] + [
            f"{percentile(seconds(mine), p) / percentile(seconds(theirs), p):.2f}" for p in (95, 99)
        ]
        sizes = [statistics.median(press.size for press in each) for each in (mine, theirs)]
        size = f"{sizes[0]:.0f} ({sizes[0] / sizes[1]:.3f})"
        return f"{' / '.join(ratios)}  ({1000 * middle(mine):.1f} ms)", size


def seconds(presses: list[Press]) -> list[float]:
    return [press.seconds for press in presses]


def middle(presses: list[Press]) -> float:
    return statistics.median(seconds(presses))


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    moving = [DOWN] * 10 + [UP] * 10
    print("against B; key: p50 / p95 / p99  # bytes a key")  # noqa: T201
    for name, command in KINDS.items():
        start = median_ratio(starts(command, rounds))
        quit_ = median_ratio(quits(command, rounds))
        move, move_size = keys(command, (moving * 3)[:100], 5)
        # Once the highlight has come down to the lower edge, every press scrolls.
        scroll, scroll_size = keys(command, [DOWN] * 50, 40)
        print(f"{name:22} first frame {start:.2f}  quit {quit_:.2f}")  # noqa: T201
        print(f"{'':22} moving     {move}  {move_size}")  # noqa: T201
        print(f"{'':22} scrolling  {scroll}  {scroll_size}")  # noqa: T201


if __name__ == "__main__":
    main()
