"""The rep's own calendar."""

from datetime import date

import pendulum
import pytest
from day_samples import CONFIG, moment, today
from hypothesis import given
from hypothesis import strategies as st

from planner.config import Config, DaySettings, RepSettings
from planner.method.hours.working_time import (
    add_working_days,
    in_working_hours,
    is_working_day,
    next_email_window,
    refuse_past,
    working_days,
)
from planner.model.errors import Refused

NO_WINDOWS = Config(day=DaySettings(email_windows=()))
NO_DAYS = Config(day=DaySettings(days=frozenset()))


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-03-05 08:00", "2026-03-05 13:00"),
        ("2026-03-05 12:59", "2026-03-05 13:00"),
        ("2026-03-05 13:00", "2026-03-05 17:30"),
        ("2026-03-05 17:30", "2026-03-06 13:00"),
        ("2026-03-06 18:00", "2026-03-09 13:00"),
        ("2026-03-07 10:00", "2026-03-09 13:00"),
        ("2026-03-27 18:00", "2026-03-30 13:00"),
    ],
)
def test_the_next_email_window(now: str, opens: str) -> None:
    """Today, tomorrow, over the weekend, and over the night in which the clocks change."""
    assert next_email_window(moment(now), CONFIG) == moment(opens)


def test_without_windows_the_end_of_work_is_one() -> None:
    assert next_email_window(today("10:00"), NO_WINDOWS) == today("18:30")
    assert next_email_window(today("18:30"), NO_WINDOWS) == moment("2026-03-06 18:30")


def test_without_working_days_there_is_a_window_all_the_same() -> None:
    assert next_email_window(today("10:00"), NO_DAYS) == moment("2026-03-06 13:00")


@pytest.mark.parametrize(("count", "day"), [(0, 6), (1, 9), (2, 10), (5, 13), (6, 16)])
def test_working_days_jump_over_the_weekend(count: int, day: int) -> None:
    friday = date(2026, 3, 6)
    assert add_working_days(friday, count, CONFIG) == date(2026, 3, day)


SPANISH = Config(rep=RepSettings(country="ES"))
EVE = date(2026, 1, 5)
"""The Monday before Epiphany."""


def test_a_public_holiday_is_no_working_day() -> None:
    epiphany = date(2026, 1, 6)
    assert not is_working_day(epiphany, SPANISH)
    assert is_working_day(epiphany, Config())
    assert is_working_day(epiphany, Config(rep=RepSettings(country="FR")))
    assert not in_working_hours(moment("2026-01-06 10:00"), SPANISH)
    assert next_email_window(moment("2026-01-05 18:00"), SPANISH) == moment("2026-01-07 13:00")


def test_a_wait_leaves_out_the_holidays_of_the_rep_and_of_the_contact() -> None:
    assert add_working_days(EVE, 2, SPANISH) == date(2026, 1, 8)
    assert add_working_days(EVE, 2, Config()) == date(2026, 1, 7)
    assert add_working_days(EVE, 2, Config(), "Spain") == date(2026, 1, 8)
    # Thursday 3 July 2025: the fourth is none in the United States, the weekend nowhere.
    assert add_working_days(date(2025, 7, 3), 1, SPANISH) == date(2025, 7, 4)
    assert add_working_days(date(2025, 7, 3), 1, SPANISH, "US") == date(2025, 7, 7)


def test_working_days_are_counted_without_the_last() -> None:
    friday, wednesday = date(2026, 1, 2), date(2026, 1, 7)
    assert working_days(friday, wednesday, SPANISH) == 2
    assert working_days(friday, wednesday, Config()) == 3
    assert working_days(wednesday, friday, Config()) == 0
    assert working_days(friday, wednesday, NO_DAYS) == 5


@given(st.dates(date(2024, 1, 1), date(2027, 1, 1)), st.integers(1, 30))
def test_back_from_a_working_day_is_the_way_there(day: date, count: int) -> None:
    start = add_working_days(day, 1, SPANISH, "US")
    later = add_working_days(start, count, SPANISH, "US")
    assert add_working_days(later, -count, SPANISH, "US") == start


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 30))
def test_working_days_are_plain_dates_on_days_of_work(day: date, count: int) -> None:
    later = add_working_days(pendulum.instance(day), count, Config())
    assert type(later) is date
    assert later.isoweekday() in Config().day.days
    assert count <= (later - day).days <= count + 2 * (count // 5 + 1)


def test_work_ends_at_its_end_and_rests_at_weekends() -> None:
    assert in_working_hours(today("09:00"), CONFIG)
    assert not in_working_hours(today("18:30"), CONFIG)
    assert not in_working_hours(moment("2026-03-08 10:00"), CONFIG)


def test_a_moment_past_is_refused() -> None:
    with pytest.raises(Refused, match="09:59 is past"):
        refuse_past(today("09:59"), today("10:00"))
    refuse_past(today("10:01"), today("10:00"))
