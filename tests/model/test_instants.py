"""Instants as the rep reads them in a sentence."""

from datetime import UTC, datetime

import pendulum
from hypothesis import given
from hypothesis import strategies as st

from planner.model.instants import last_midnight, local, say_when, zone_of

OCTOBER = pendulum.datetime(2026, 10, 25, 1).int_timestamp
MARCH = pendulum.datetime(2026, 3, 29, 1).int_timestamp
NOW = pendulum.datetime(2026, 3, 5, 18, 40, tz="Europe/Madrid")


def test_a_time_of_today_needs_no_day() -> None:
    assert say_when(NOW.at(19, 0), NOW) == "at 19:00"


def test_another_day_is_named_before_its_time() -> None:
    assert say_when(NOW.add(days=1).at(13, 0), NOW) == "on Fri 6 Mar at 13:00"


def test_the_day_is_the_one_of_the_rep() -> None:
    late = NOW.at(23, 30).in_timezone("Asia/Tokyo")
    assert say_when(late, NOW) == "at 23:30"


def test_the_day_begins_on_the_wall_clock_of_the_rep() -> None:
    assert last_midnight(NOW) == datetime(2026, 3, 4, 23, tzinfo=UTC)
    # In the evening of the day on which the clocks went forward.
    assert last_midnight(NOW.set(day=29)) == datetime(2026, 3, 28, 23, tzinfo=UTC)


@given(
    st.one_of(
        st.integers(0, 3_786_912_000),
        # The hour that comes twice, and the one that is skipped.
        st.integers(OCTOBER - 7200, OCTOBER + 7200),
        st.integers(MARCH - 7200, MARCH + 7200),
    ),
    st.sampled_from(("Europe/Madrid", "UTC", "America/St_Johns", "Australia/Lord_Howe")),
)
def test_a_wall_clock_shows_what_pendulum_says(seconds: int, zone: str) -> None:
    instant = datetime.fromtimestamp(seconds, UTC)
    shown, theirs = local(instant, zone), pendulum.instance(instant).in_timezone(zone)
    assert (shown, shown.isoformat(), shown.fold) == (theirs, theirs.isoformat(), theirs.fold)
    assert shown.add(hours=1).isoformat() == theirs.add(hours=1).isoformat()
    assert zone_of(shown) == zone
