"""The clock starts where it is told to and runs on."""

from pathlib import Path

import pytest

from planner.__main__ import main
from planner.clock import YEARS, Clock, clock_from_environment, parse_moment
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


def test_it_starts_at_the_given_moment_on_any_day_of_the_year() -> None:
    first = parse_moment("2026-01-01T00:30:00+01:00[Europe/Madrid]")
    for hour in range(0, 365 * 24, 3):
        moment = first.add(hours=hour)
        now = Clock(moment).now()
        assert abs(now.timestamp() - moment.timestamp()) < 60
        assert now.utcoffset() == moment.utcoffset()


@pytest.mark.parametrize("offset", ["+02:00", "+01:00"])
def test_an_hour_that_comes_twice_is_the_one_that_was_given(offset: str) -> None:
    now = Clock(parse_moment(f"2026-10-25T02:30:00{offset}[Europe/Madrid]")).now()
    assert now.isoformat()[:16] + now.isoformat()[-6:] == f"2026-10-25T02:30{offset}"


@pytest.mark.parametrize("text", ["", "ten", "2026-03-02", "10:00", "2026-03-02T10:00[Mars/One]"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(WrongUsage):
        parse_moment(text)


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00:00+00:00[Europe/Madrid]", "9999-12-31T23:00:00-05:00"]
)
def test_a_year_at_the_end_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(WrongUsage, match="write a year from 1970 to 2200"):
        parse_moment(text)


@pytest.mark.parametrize("year", [YEARS[0], YEARS[-1]])
def test_a_day_can_be_planned_in_the_first_and_the_last_year(
    year: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in ("01-01T00:00:00+14:00[Pacific/Kiritimati]", "12-31T23:59:00-11:00"):
        monkeypatch.setenv("PLANNER_NOW", f"{year}-{at}")
        for words in (["add", "Ana", "friday"], ["list", "calls"], ["status"]):
            assert (
                main(["--data", str(tmp_path), "--config", str(tmp_path / "c.toml"), *words]) == 0
            )


def test_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_NOW", "2026-03-02T10:00:00+01:00[Europe/Madrid]")
    assert clock_from_environment().now().year == 2026
