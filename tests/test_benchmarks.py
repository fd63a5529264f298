"""What the page of the benchmarks says is what the suite measures and judges."""

import sys

import pytest
from doc_pages import PAGES

if sys.platform == "win32":
    pytest.skip("the suite needs pseudo-terminals", allow_module_level=True)

from tests.benchmarks.figures import Figure, pressed, timed
from tests.benchmarks.goals import GOALS, judged
from tests.benchmarks.page import BEGIN, HEAD, number, row, written
from tests.benchmarks.places import DECADE, YEAR
from tests.benchmarks.pty_session import Press

PERFORMANCE = PAGES["performance.md"]


def test_the_page_judges_by_the_goals_of_the_suite() -> None:
    rows = [cells for cells in PERFORMANCE.rows() if len(cells) == len(HEAD)]
    said = [(cells[0].partition(" (")[0], cells[1]) for cells in rows]
    assert said == [(goal.name, str(goal)) for goal in GOALS]


def test_the_page_holds_a_whole_run() -> None:
    command = PERFORMANCE.text.partition(BEGIN)[2].strip().partition("`, ")[0]
    assert command.startswith("`python -m tests.benchmarks")
    assert "--only" not in command
    assert "--quick" not in command


def test_a_goal_is_met_missed_or_not_measured() -> None:
    verdicts = {
        each.name: each.met
        for each in judged(
            [
                Figure("quit", DECADE, 0.2, "x B"),
                Figure("moving, p50", DECADE, 0.51, "x B"),
                Figure("import, rows", DECADE, 19_999, "a second"),
                Figure("first frame", YEAR, 0.5, "x B"),
            ]
        )
    }
    assert verdicts["quit"] is True
    assert verdicts["moving, p50"] is False
    assert verdicts["import, rows"] is False
    assert verdicts["first frame"] is None


def test_a_ratio_is_that_of_its_own_moment() -> None:
    """A machine that was busy for a while has slowed both down."""
    calm, busy = (0.1, 0.2), (0.5, 1.0)
    assert timed("start", DECADE, [calm, busy, busy]).value == pytest.approx(0.5)


def test_a_slow_key_among_many_shows_in_the_percentiles_alone() -> None:
    mine = [Press(0.01, 100)] * 9 + [Press(0.3, 100)]
    theirs = [Press(0.02, 1000)] * 10
    found = {each.name: each.value for each in pressed("moving", DECADE, [(mine, theirs)])}
    assert found["moving, p50"] == pytest.approx(0.5)
    assert found["moving, p99"] == pytest.approx(15)
    assert found["moving, bytes a key"] == pytest.approx(0.1)


def test_what_failed_stands_on_the_page() -> None:
    result = {
        "command": "python -m tests.benchmarks",
        "machine": {"python": "3.11"},
        "seconds": 300,
        "figures": [Figure("quit", DECADE, 0.1, "x B", "30 : 300 ms")._asdict()],
        "goals": [each._asdict() for each in judged([])],
        "failed": {"keys": "b'u' did not show it"},
    }
    page = written(result)
    assert "keys failed: b'u' did not show it" in page
    assert "| quit (x B) | ≤ 0.2 | – | – | 0.10 | 30 : 300 ms | not measured |" in page


def test_small_figures_keep_their_places() -> None:
    assert [number(each) for each in (0.0123, 0.95, 12.5, 25_572.4)] == [
        "0.01", "0.95", "12.50", "25,572",
    ]  # fmt: skip
    assert row("quit", {})[-1] == "–"
