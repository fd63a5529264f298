"""The long soak runs only under ``pytest tests/soak -m soak -n0``, which ends with its figures."""

from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
Result = Callable[[str, str], None]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.markexpr:
        return
    long = [item for item in items if HERE in item.path.parents and item.get_closest_marker("soak")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.fixture
def result(record_property: Callable[[str, object], None]) -> Result:
    """Adds a line to the table: what was done, and what came of it."""
    return lambda what, came: record_property("soaked", (what, came))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if "soak" not in config.option.markexpr:
        return
    terminalreporter.write_sep("=", "the soak")
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for what, came in (v for n, v in report.user_properties if n == "soaked"):
                terminalreporter.write_line(f"{what:<26} {came}")
