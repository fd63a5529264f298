"""The clock starts where it is told to and runs on."""

import pytest

from planner.clock import Clock, clock_from_environment, parse_moment
from planner.model.errors import WrongUsage


def test_it_starts_at_the_given_moment_in_the_given_zone() -> None:
    clock = Clock(parse_moment("2026-03-02T10:00:00+01:00[Europe/Madrid]"))
    now = clock.now()
    assert now.timezone_name == "Europe/Madrid"
    assert now.format("YYYY-MM-DD HH:mm") == "2026-03-02 10:00"


def test_it_runs() -> None:
    clock = Clock(parse_moment("2026-03-02T10:00:00+01:00[Europe/Madrid]"))
    first = clock.now()
    while clock.now() == first:
        pass
    assert clock.now() > first


def test_a_moment_without_a_zone_is_the_same_instant() -> None:
    moment = parse_moment("2026-03-02T10:00:00+01:00")
    now = Clock(moment).now()
    assert abs(now.timestamp() - moment.timestamp()) < 5


@pytest.mark.parametrize("text", ["", "ten", "2026-03-02", "10:00", "2026-03-02T10:00[Mars/One]"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(WrongUsage):
        parse_moment(text)


def test_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_NOW", "2026-03-02T10:00:00+01:00[Europe/Madrid]")
    assert clock_from_environment().now().year == 2026
