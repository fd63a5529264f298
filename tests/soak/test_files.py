"""Months of days on a real disk: what is kept of them stays small, however many there were."""

from contextlib import suppress
from pathlib import Path

from clocks import FixedClock
from deeds import DEEDS, desk_on

from planner.desk import MOST_STEPS
from planner.model.errors import Refused
from planner.model.state import TABLES
from planner.store import open_store
from planner.tui.meanwhile.heartbeat import Heartbeat
from tests.benchmarks.grown import NOW

DAYS, LEVEL = 56, 44
"""What is old moves to history after 35 days; from when on all is at its size."""
DAY = ("known calls", "close", "start", "spoke", "stop", "undo")


def test_state_and_undo_stay_small_through_eight_weeks(tmp_path: Path) -> None:
    clock = FixedClock(NOW)
    desk = desk_on(open_store(tmp_path), clock)
    heart = Heartbeat(desk)
    sizes, documents, steps = [], [], []
    for _ in range(DAYS):
        # A beat at midnight, as in a program that stays open, and the day from nine on.
        clock.moment = clock.moment.add(days=1).start_of("day")
        heart.beat()
        clock.advance(hours=9)
        for deed in DAY:
            clock.advance(seconds=50)
            heart.beat()
            # At the weekend nobody can be called.
            with suppress(Refused):
                DEEDS[deed](desk)
        sizes.append((tmp_path / "planner.json").stat().st_size)
        documents.append(sum(len(getattr(desk.state, table)) for table in TABLES))
        steps.append(len(desk.state.steps))
    assert max(steps) == MOST_STEPS
    assert max(documents[LEVEL:]) <= min(documents[LEVEL:]) + len(DAY)
    assert max(sizes[LEVEL:]) <= min(sizes[LEVEL:]) * 1.05
    assert len(list((tmp_path / "history").glob("*.json"))) >= 1
    files = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert files <= {"planner.json", "planner.json.lock"}
