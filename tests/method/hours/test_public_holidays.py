"""Public holidays, whatever the country is called."""

from datetime import date

import pendulum
import pytest
from day_samples import CONFIG, customer, moment

from planner.method.hours.public_holidays import _NAMES, country_code, is_public_holiday
from planner.method.persistence.cadence import after_touch
from planner.model.touch import Outcome

EPIPHANY = date(2026, 1, 6)
DIADA = date(2026, 9, 11)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ES", "ES"),
        (" es ", "ES"),
        ("ESP", "ES"),
        ("Spain", "ES"),
        ("ESPAÑA", "ES"),
        ("es-ct", "ES-CT"),
        ("ES-ZZ", "ES"),
        ("UK", "GB"),
        ("Reino Unido", "GB"),
        ("United Kingdom", "GB"),
        ("Scotland", "GB-SCT"),
        ("U.S.A.", "US"),
        ("EE. UU.", "US"),
        ("Estados Unidos", "US"),
        ("Alemania", "DE"),
        ("The Netherlands", "NL"),
        ("Guinea-Bissau", "GW"),
        ("Hong Kong", "HK"),
        ("", ""),
        ("XX", ""),
        ("XX-CT", ""),
        ("Atlantis", ""),
        ("[/]\0", ""),
        ("-", ""),
        ("ES-", "ES"),
        ("x" * 10_000, ""),
    ],
)
def test_a_country_is_understood_by_code_and_by_name(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("country", ["ES", "ESP", "España", "es-ct"])
def test_the_sixth_of_january_is_one_in_all_of_spain(country: str) -> None:
    assert is_public_holiday(EPIPHANY, country)
    assert not is_public_holiday(date(2026, 1, 7), country)


@pytest.mark.parametrize("country", ["", "FR", "Atlantis"])
def test_and_none_elsewhere(country: str) -> None:
    assert not is_public_holiday(EPIPHANY, country)


def test_a_region_has_its_own_beside_those_of_the_country() -> None:
    assert is_public_holiday(DIADA, "ES-CT")
    assert not is_public_holiday(DIADA, "ES")
    assert not is_public_holiday(DIADA, "ES-ZZ")


def test_a_day_off_given_for_a_holiday_at_the_weekend_is_one() -> None:
    assert is_public_holiday(date(2026, 7, 3), "US")


def test_the_days_of_pendulum_are_days_too() -> None:
    assert is_public_holiday(pendulum.date(2026, 1, 6), "ES")
    assert is_public_holiday(pendulum.datetime(2026, 1, 6, 12, tz="Europe/Madrid").date(), "ES")


@pytest.mark.parametrize("code", sorted(_NAMES))
def test_every_name_of_our_own_leads_to_a_country_that_there_is(code: str) -> None:
    assert country_code(code) == code
    assert {country_code(name) for name in _NAMES[code].split(", ")} == {code}


@pytest.mark.parametrize(
    ("country", "touched", "due"),
    [
        ("", "2026-01-05 10:00", date(2026, 1, 8)),
        ("FR", "2026-01-05 10:00", date(2026, 1, 8)),
        ("US", "2025-07-03 10:00", date(2025, 7, 8)),
        ("", "2025-07-03 10:00", date(2025, 7, 7)),
    ],
)
def test_the_wait_of_a_cadence_leaves_them_out(country: str, touched: str, due: date) -> None:
    """A Spanish rep calls in vain on the eve of Epiphany, or of the fourth of July."""
    someone = customer("c1", country=country, touched_at=None)
    tried = after_touch(someone, Outcome.NO_ANSWER, now=moment(touched), config=CONFIG)
    assert tried.cadence is not None
    assert tried.cadence.due == due
