"""Calling hours in the contact's zone, and the few words that the rep reads about them."""

from datetime import timedelta

import pendulum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.config import CallingHours, CallSettings, Config, RepSettings
from planner.method.hours.calling_hours import Reachable, Why, reach
from planner.method.hours.reach_in_words import describe
from planner.model.contact import Contact, Preference
from planner.model.document import Span

CONFIG = Config()


def madrid(text: str) -> pendulum.DateTime:
    """A moment in the week of Monday, 2 March 2026."""
    moment = pendulum.parse(f"2026-03-0{text}", tz="Europe/Madrid")
    assert isinstance(moment, pendulum.DateTime)
    return moment


def contact(zone: str = "", hours: tuple[Span, ...] = (), country: str = "") -> Contact:
    preference = Preference(hours=hours)
    return Contact(id="c1", name="Ana Ruiz", zone=zone, country=country, preference=preference)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2T08:59", "opens 09:00 (early)"),
        ("2T09:00", "open"),
        ("2T13:29", "open"),
        ("2T13:30", "closes in 30 min"),
        ("2T13:47:30", "closes in 13 min"),
        ("2T14:00", "opens 16:00 (siesta)"),
        ("2T16:00", "open"),
        ("2T18:48", "closes in 12 min"),
        ("2T19:00", "closed (late)"),
        ("7T11:00", "closed (weekend)"),
    ],
)
def test_a_day_in_the_rep_s_own_zone(now: str, words: str) -> None:
    assert describe(reach(contact(), madrid(now), CONFIG)) == words


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2T09:00", "opens 09:30 (early)"),
        ("2T10:00", "open"),
        ("2T14:00", "opens 16:00 (siesta)"),
        ("2T17:50", "closes in 10 min"),
        ("2T18:00", "opens 18:30 (siesta)"),
        ("2T18:40", "closes in 20 min"),
    ],
)
def test_a_second_siesta_counts_like_the_first(now: str, words: str) -> None:
    siestas = (Span("18:00", "18:30"), Span("14:00", "16:00"), Span("08:00", "09:30"))
    config = Config(calling_hours=CallingHours(siesta=siestas))
    assert describe(reach(contact(), madrid(now), config)) == words


def test_without_a_siesta_the_day_is_one_piece() -> None:
    config = Config(calling_hours=CallingHours(siesta=()))
    assert reach(contact(), madrid("2T10:00"), config).at == madrid("2T19:00")


@pytest.mark.parametrize(
    ("now", "zone", "words"),
    [
        ("2T14:42", "Asia/Shanghai", "closed (21:42 in Shanghai)"),
        ("2T14:42", "America/New_York", "opens 09:00 in New York"),
        ("2T15:30", "America/New_York", "open"),
        ("2T14:42", "Atlantic/Canary", "closes in 18 min"),
        ("2T22:00", "America/Argentina/Buenos_Aires", "closes in 60 min"),
        # Their week: Monday is over in Auckland before it begins in Madrid.
        ("1T23:00", "Pacific/Auckland", "open"),
        ("6T12:00", "Pacific/Auckland", "closed (00:00 in Auckland)"),
    ],
)
def test_it_is_the_contact_s_clock_that_counts(now: str, zone: str, words: str) -> None:
    config = Config(calls=CallSettings(closing_soon_minutes=60))
    assert describe(reach(contact(zone), madrid(now), config)) == words


def test_a_zone_on_the_same_clock_needs_no_city() -> None:
    assert describe(reach(contact("Europe/Paris"), madrid("2T15:00"), CONFIG)) == (
        "opens 16:00 (siesta)"
    )


@pytest.mark.parametrize("zone", ["", "Europe", "Nowhere/Else", "../etc/passwd", "\0", "a" * 500])
def test_a_zone_that_does_not_exist_counts_as_the_rep_s(zone: str) -> None:
    now = madrid("2T15:00")
    assert reach(contact(zone), now, CONFIG).here.timezone_name == "Europe/Madrid"
    lisbon = Config(rep=RepSettings(zone="Europe/Lisbon"))
    assert reach(contact(zone), now, lisbon).here.timezone_name == "Europe/Lisbon"


@pytest.mark.parametrize(
    ("now", "country", "words"),
    [
        # While Honolulu is at work, somebody is always at the siesta: only the night counts.
        ("2026-03-05T19:59+01:00", "US", "opens 20:00 here (US)"),
        ("2026-03-05T20:00+01:00", "US", "open"),
        ("2026-03-05T21:10+01:00", "Estados Unidos", "open"),
        ("2026-03-06T00:50+01:00", "US", "closes in 10 min"),
        ("2026-03-06T01:00+01:00", "US", "opens 20:00 here (US)"),
        ("2026-03-07T01:00+01:00", "US", "closed (it is 14:00 to 19:00 there, US)"),
        # In Kamchatka they go home when Kaliningrad begins: they are called while nobody sleeps.
        ("2026-03-05T06:59+01:00", "Russia", "opens 07:00 here (Russia)"),
        ("2026-03-05T10:10+01:00", "Russia", "open"),
        ("2026-03-05T11:10+01:00", "Russia", "closed (it is 12:10 to 22:10 there, Russia)"),
        ("2026-03-05T09:10+01:00", "Portugal", "opens 11:00 here (Portugal)"),
        ("2026-03-05T10:10+01:00", "Portugal", "opens 11:00 here (Portugal)"),
        ("2026-03-05T11:10+01:00", "Portugal", "open"),
        ("2026-03-05T14:45+01:00", "Portugal", "closes in 15 min"),
        ("2026-03-05T15:45+01:00", "BR", "open"),
        ("2026-03-05T23:10+01:00", "Australia", "closed (it is 06:10 to 09:10 there, Australia)"),
        ("2026-03-05T10:10+01:00", "ES", "open"),
        ("2026-03-05T10:10+01:00", "Atlantis", "open"),
    ],
)
def test_without_a_zone_they_are_called_when_it_is_right_in_all_of_their_country(
    now: str, country: str, words: str
) -> None:
    assert describe(reach(somewhere(country), moment(now), SPANISH)) == words


def test_without_a_zone_the_opening_is_that_of_the_last_part_of_the_country_to_open() -> None:
    found = reach(somewhere("Portugal"), moment("2026-03-05T09:10+01:00"), SPANISH)
    assert (found.state, found.at) == (Reachable.OPENS, moment("2026-03-05T11:00+01:00"))
    friday = reach(somewhere("Portugal"), moment("2026-03-06T20:40+01:00"), SPANISH)
    assert (friday.state, friday.at) == (Reachable.CLOSED, moment("2026-03-09T11:00+01:00"))
    russia = reach(somewhere("Russia"), moment("2026-03-05T15:10+01:00"), SPANISH)
    assert russia.at == moment("2026-03-06T07:00+01:00")


def test_without_a_zone_a_call_lasts_as_long_as_the_first_part_of_the_country_to_close() -> None:
    found = reach(somewhere("PT"), moment("2026-03-05T14:45+01:00"), SPANISH, 15)
    assert (found.at, found.lasts) == (moment("2026-03-05T15:00+01:00"), True)
    assert not reach(somewhere("PT"), moment("2026-03-05T14:46+01:00"), SPANISH, 15).lasts


def test_hours_they_asked_for_are_theirs_in_however_wide_a_country() -> None:
    asked = contact(hours=(Span("09:00", "12:00"), Span("16:00", "19:00")), country="US")
    found = reach(asked, moment("2026-03-05T21:10+01:00"), SPANISH)
    assert (found.state, found.at, found.why) == (Reachable.CLOSED, None, Why.BREAK)


SPANISH = Config(rep=RepSettings(zone="Europe/Madrid", country="ES"))


def somewhere(country: str) -> Contact:
    return Contact(id="c1", name="Bob", country=country, phones=("+1 212 555 0100",))


def moment(text: str) -> pendulum.DateTime:
    parsed = pendulum.parse(text)
    assert isinstance(parsed, pendulum.DateTime)
    return parsed.in_timezone("Europe/Madrid")


def test_hours_they_asked_for_replace_the_usual_ones() -> None:
    early_bird = contact(hours=(Span("15:00", "15:30"), Span("07:00", "08:00")))
    at_three = reach(early_bird, madrid("2T15:05"), CONFIG)
    assert at_three.state is Reachable.CLOSES
    assert describe(reach(early_bird, madrid("2T07:10"), CONFIG)) == "open"
    assert describe(reach(early_bird, madrid("2T10:00"), CONFIG)) == "opens 15:00 (their break)"
    assert describe(reach(early_bird, madrid("2T17:00"), CONFIG)) == "closed (late)"
    assert describe(reach(early_bird, madrid("7T07:10"), CONFIG)) == "closed (weekend)"


def test_hours_that_overlap_are_one_and_empty_ones_none() -> None:
    messy = contact(hours=(Span("12:00", "14:00"), Span("10:00", "12:30"), Span("18:00", "17:00")))
    found = reach(messy, madrid("2T12:10"), CONFIG)
    assert (found.state, found.at) == (Reachable.OPEN, madrid("2T14:00"))
    only_nonsense = contact(hours=(Span("18:00", "17:00"),))
    assert reach(only_nonsense, madrid("2T10:00"), CONFIG).state is Reachable.OPEN


def test_public_holidays_of_their_country_are_no_days_for_calls() -> None:
    """A Spanish rep, and people in Madrid's zone, on 6 January 2026 and 4 July 2025."""
    at_home = Config(rep=RepSettings(country="ES"))
    epiphany = pendulum.datetime(2026, 1, 6, 12, tz="Europe/Madrid")
    spanish = reach(contact(country="España"), epiphany, CONFIG)
    assert (spanish.state, spanish.why) == (Reachable.CLOSED, Why.HOLIDAY)
    assert spanish.at == epiphany.add(days=1).at(9)
    assert reach(contact(), epiphany, at_home).why is Why.HOLIDAY
    assert reach(contact(), epiphany, CONFIG).state is Reachable.OPEN
    fourth_of_july = pendulum.datetime(2025, 7, 4, 12, tz="Europe/Madrid")
    american = reach(contact("Europe/Madrid", country="USA"), fourth_of_july, at_home)
    assert describe(american) == "closed (holiday)"
    # Friday the fourth, then the weekend.
    assert american.at == fourth_of_july.add(days=3).at(9)
    assert reach(contact(), fourth_of_july, at_home).state is Reachable.OPEN
    assert reach(contact("Europe/Madrid", country="US"), epiphany, at_home).state is Reachable.OPEN


def test_a_holiday_is_one_by_their_calendar_not_by_ours() -> None:
    """In Auckland the year is already new while it is the last evening of the old one in Madrid."""
    config = Config(calling_hours=CallingHours(days=frozenset(range(1, 8))))
    evening = pendulum.datetime(2025, 12, 31, 22, tz="Europe/Madrid")
    assert reach(contact("Pacific/Auckland", country="NZ"), evening, config).why is Why.HOLIDAY
    assert reach(contact("Pacific/Auckland"), evening, config).state is Reachable.OPEN


def test_it_lasts_only_if_the_whole_block_fits() -> None:
    def lasts(now: str, minutes: int) -> bool:
        return reach(contact(), madrid(now), CONFIG, minutes).lasts

    assert lasts("2T13:45", 15)
    assert not lasts("2T13:46", 15)
    assert not lasts("2T15:50", 15)
    assert reach(contact(), madrid("2T13:00"), CONFIG, 60).state is Reachable.CLOSES


def test_the_next_opening_is_later_today_or_on_another_day() -> None:
    assert reach(contact(), madrid("2T14:10"), CONFIG).at == madrid("2T16:00")
    assert reach(contact(), madrid("6T19:10"), CONFIG).at == madrid("9T09:00")


def test_hours_that_never_come_have_no_opening() -> None:
    never = Config(calling_hours=CallingHours(days=frozenset()))
    assert reach(contact(), madrid("2T10:00"), never).at is None


def test_nine_stays_nine_when_the_clocks_change() -> None:
    every_day = Config(calling_hours=CallingHours(days=frozenset(range(1, 8))))
    for saturday in ("2026-03-28", "2026-10-24"):
        evening = pendulum.parse(f"{saturday}T20:00", tz="Europe/Madrid")
        assert isinstance(evening, pendulum.DateTime)
        opening = reach(contact(), evening, every_day).at
        assert opening is not None
        assert opening.format("DD HH:mm") in ("29 09:00", "25 09:00")


def test_a_span_that_daylight_saving_swallows_is_no_span() -> None:
    every_day = Config(calling_hours=CallingHours(days=frozenset(range(1, 8))))
    night_owl = contact(hours=(Span("02:00", "03:00"),))
    before = pendulum.datetime(2026, 3, 29, 1, tz="Europe/Madrid")
    assert reach(night_owl, before, every_day).at == before.add(days=1).at(2)


TIMES = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
SPANS = st.builds(Span, TIMES, TIMES)
ZONES = st.sampled_from(
    ["", "Nope", "Europe/Madrid", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia"]
)


@settings(max_examples=150, deadline=None)
@given(
    ZONES,
    st.lists(SPANS, max_size=3).map(tuple),
    st.builds(CallingHours, start=TIMES, siesta=st.lists(SPANS, max_size=3).map(tuple), end=TIMES),
    st.integers(0, 366 * 24 * 60),
    st.integers(0, 90),
)
def test_what_holds_for_any_hours_zone_and_moment(
    zone: str, hours: tuple[Span, ...], usual: CallingHours, moment: int, minutes: int
) -> None:
    """``moment`` counts the minutes of the year, both changes of the clocks included."""
    now = pendulum.datetime(2026, 1, 1).add(minutes=moment).in_timezone("Europe/Madrid")
    config = Config(calling_hours=usual, rep=RepSettings(zone="Europe/Madrid"))
    someone = contact(zone, hours)
    found = reach(someone, now, config, minutes)
    assert describe(found)
    assert found.here == now
    assert found.at is None or found.at > now
    assert found.state.now == (found.why is Why.NONE)
    if found.state is Reachable.OPEN:
        assert found.lasts
    if found.state is Reachable.OPENS:
        assert found.at.date() == found.here.date()
    if found.state.now:
        assert found.here.isoweekday() in usual.days
        assert not reach(someone, found.at, config).state.now
    elif found.at:
        assert not found.lasts
        assert reach(someone, found.at, config).state.now
        just_before = found.at.in_timezone("UTC") - timedelta(microseconds=1)
        assert not reach(someone, just_before, config).state.now
