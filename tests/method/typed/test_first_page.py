"""What the first page sets besides the answers."""

import pytest

from planner.config import Config
from planner.method.typed.first_page import besides, hours_told

CONFIG = Config()


@pytest.mark.parametrize("country", ["GB", "UK", "US-TX", "de"])
def test_who_eats_at_noon_calls_people_from_two_to_four(country: str) -> None:
    assert besides(country, "09:00", "18:30", CONFIG) == {
        "day.lunch": ["12:00", "13:00"],
        "calling_hours.siesta": ["12:00", "13:00"],
    }


@pytest.mark.parametrize(
    ("country", "lunch", "nobody_called"),
    [
        ("CO", ["12:00", "13:00"], ["12:00", "14:00"]),
        ("pe", ["13:00", "14:00"], ["13:00", "14:00"]),
    ],
)
def test_offices_in_latin_america_are_called_from_two_to_four(
    country: str, lunch: list[str], nobody_called: list[str]
) -> None:
    found = besides(country, "09:00", "18:30", CONFIG)
    assert (found["day.lunch"], found["calling_hours.siesta"]) == (lunch, nobody_called)


def test_a_lunch_that_the_rep_says_is_the_reps_alone() -> None:
    found = besides("CO", "08:00", "18:00", CONFIG, ["12:30", "13:30"])
    assert found["day.lunch"] == ["12:30", "13:30"]
    assert found["calling_hours.siesta"] == ["12:00", "14:00"]


def test_no_email_window_is_promised_for_the_lunch_of_the_country() -> None:
    assert besides("CL", "09:00", "18:30", CONFIG)["day.email_windows"] == ["12:30", "17:30"]


@pytest.mark.parametrize("country", ["ES", "ES-CT", "MX", ""])
def test_elsewhere_the_defaults_hold(country: str) -> None:
    assert besides(country, "09:00", "18:30", CONFIG) == {}


@pytest.mark.parametrize(
    ("start", "end", "windows"),
    [
        ("08:30", "18:00", None),
        ("08:30", "17:30", ["13:00", "17:00"]),
        ("07:00", "15:00", ["13:00", "14:30"]),
        ("08:00", "13:00", ["12:30"]),
        ("20:00", "23:00", ["22:30"]),
        ("20:00", "20:15", ["20:00"]),
    ],
)
def test_no_email_window_is_promised_for_after_work(
    start: str, end: str, windows: list[str] | None
) -> None:
    assert besides("ES", start, end, CONFIG).get("day.email_windows") == windows


@pytest.mark.parametrize(
    ("country", "end", "lunch"),
    [
        ("ES", "15:00", ["15:00", "16:00"]),
        ("ES", "14:30", ["14:30", "15:30"]),
        ("GB", "12:30", ["12:30", "13:30"]),
        ("ES", "14:00", None),
        ("ES", "15:30", None),
    ],
)
def test_who_is_done_in_the_middle_of_lunch_eats_afterwards(
    country: str, end: str, lunch: list[str] | None
) -> None:
    assert besides(country, "08:00", end, CONFIG).get("day.lunch") == lunch


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("9-1 and 2-5", "09:00 13:00 14:00 17:00"),
        ("desde las 9 hasta las 6", "09:00 18:00"),
        ("9:00 hasta las 14:00 y de 16 a 19", "09:00 14:00 16:00 19:00"),
        ("8-8", "08:00 20:00"),
        ("18-9", ""),
        ("20-3", ""),
        ("9", ""),
        ("9-5-6", ""),
        ("8a-5p", "08:00 17:00"),
        ("8:30a to 5P", "08:30 17:00"),
        ("8a-12p, 1p-5p", "08:00 12:00 13:00 17:00"),
    ],
)
def test_hours_are_told_in_many_ways_on_any_day(typed: str, hours: str) -> None:
    assert hours_told(typed, CONFIG) == hours.split()
