"""Instants as the rep reads them in a sentence."""

import pendulum

from planner.model.instants import say_when

NOW = pendulum.datetime(2026, 3, 5, 18, 40, tz="Europe/Madrid")


def test_a_time_of_today_needs_no_day() -> None:
    assert say_when(NOW.at(19, 0), NOW) == "at 19:00"


def test_another_day_is_named_before_its_time() -> None:
    assert say_when(NOW.add(days=1).at(13, 0), NOW) == "on Fri 6 Mar at 13:00"


def test_the_day_is_the_one_of_the_rep() -> None:
    late = NOW.at(23, 30).in_timezone("Asia/Tokyo")
    assert say_when(late, NOW) == "at 23:30"
