"""What every test may ask for: the rep's config, a Thursday at ten in Madrid, a clock."""

from collections.abc import Iterator

import pendulum
import pytest
from clocks import FixedClock
from day_samples import CONFIG, THURSDAY

from planner.config import Config
from planner.locale import use


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test starts in English, whatever the one before it spoke."""
    use("en")
    yield
    use("en")


@pytest.fixture
def config() -> Config:
    return CONFIG


@pytest.fixture
def now() -> pendulum.DateTime:
    return THURSDAY


@pytest.fixture
def clock(now: pendulum.DateTime) -> FixedClock:
    return FixedClock(now)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--new-goldens", action="store_true", help="write the pictures anew")


@pytest.fixture
def new_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--new-goldens"))
