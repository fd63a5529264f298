"""The zones of states and provinces."""

import pytest

from planner.interchange.words import zone_of
from planner.method.hours.country_zone import zones_of
from planner.method.hours.state_zone import _BY_COUNTRY, zone_in_state, zone_of_clock


@pytest.mark.parametrize(
    ("state", "country", "zone"),
    [
        ("CA", "US", "America/Los_Angeles"),
        ("texas ", "United States", "America/Chicago"),
        ("QC", "Canada", "America/Toronto"),
        ("Québec", "CA", "America/Toronto"),
        ("CA", "Canada", ""),
        ("WA", "Australia", "Australia/Perth"),
        ("New South Wales", "AU", "Australia/Sydney"),
        ("Las Palmas", "España", "Atlantic/Canary"),
        ("Santa Cruz de Tenerife", "ES", "Atlantic/Canary"),
        ("Zaragoza", "ES", ""),
        ("Baja California", "México", "America/Tijuana"),
        ("quintana roo", "MX", "America/Cancun"),
        ("Estado de México", "Mexico", "America/Mexico_City"),
        ("BC", "MX", "America/Tijuana"),
        ("Kent", "United Kingdom", ""),
        ("WA", "", ""),
        ("", "US", ""),
    ],
)
def test_a_state_tells_the_zone_in_its_country(state: str, country: str, zone: str) -> None:
    assert zone_in_state(state, country) == zone


@pytest.mark.parametrize(
    ("postcode", "country", "zone"),
    [
        ("35001", "ES", "Atlantic/Canary"),
        (" 38400 ", "España", "Atlantic/Canary"),
        ("28001", "ES", ""),
        ("3800", "ES", ""),
        ("9000-017", "Portugal", "Atlantic/Madeira"),
        ("9500", "PT", "Atlantic/Azores"),
        ("1100-148", "PT", ""),
        ("35001", "FR", ""),
        ("35001", "", ""),
    ],
)
def test_a_postcode_tells_the_zone_of_the_islands(postcode: str, country: str, zone: str) -> None:
    assert zone_in_state("", country, postcode) == zone


@pytest.mark.parametrize(("country", "by_zone"), _BY_COUNTRY.items())
def test_each_zone_is_one_of_the_country(country: str, by_zone: dict[str, str]) -> None:
    assert by_zone.keys() - {"America/Puerto_Rico"} <= set(zones_of(country))
    assert (
        len(", ".join(by_zone.values()).split(", "))
        == {"US": 52, "CA": 13, "MX": 41, "AU": 8, "ES": 2, "PT": 2}[country]
    )


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("EST", "America/New_York"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("us/eastern", "America/New_York"),
        ("cst", "America/Chicago"),
        ("Mountain Standard Time", "America/Denver"),
        ("Pacific", "America/Los_Angeles"),
        ("BST", "Europe/London"),
        ("", ""),
        ("US", ""),
        ("Pacific/Auckland", ""),
        ("Central Africa", ""),
        ("America/New_York", ""),
    ],
)
def test_clocks_of_north_america_are_those_that_change(said: str, zone: str) -> None:
    assert zone_of_clock(said) == zone
    assert zone_of(said) == (zone or (said if "/" in said else ""))
