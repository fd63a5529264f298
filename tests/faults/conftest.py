"""Full counts only under ``pytest -m faults``, which ends with a table of what was survived."""

from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
Result = Callable[[str, str], None]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.markexpr:
        return
    full = [
        item for item in items if HERE in item.path.parents and item.get_closest_marker("faults")
    ]
    if full:
        config.hook.pytest_deselected(items=full)
        items[:] = [item for item in items if item not in full]


@pytest.fixture
def result(record_property: Callable[[str, object], None]) -> Result:
    """Adds a row to the table: what was done, and what came of it."""
    return lambda what, came: record_property("survived", (what, came))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if "faults" not in config.option.markexpr:
        return
    rows = [
        value
        for report in terminalreporter.getreports("passed")
        for name, value in report.user_properties
        if name == "survived"
    ]
    terminalreporter.write_sep("=", "what it survives")
    for what, came in sorted(rows):
        terminalreporter.write_line(f"{what:<64} {came}")
