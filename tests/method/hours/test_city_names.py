"""Cities of time zones have the name that they have in the language of the screen."""

from zoneinfo import available_timezones

import pendulum
import pytest

from planner.config import Config
from planner.locale import use
from planner.method.hours.calling_hours import reach
from planner.method.hours.city_names import CITY_NAMES
from planner.method.hours.reach_in_words import describe
from planner.model.contact import Contact


def test_each_is_the_city_of_a_zone() -> None:
    cities = {zone.rpartition("/")[2].replace("_", " ") for zone in available_timezones()}
    assert cities >= CITY_NAMES


@pytest.mark.parametrize(
    ("hour", "zone", "words"),
    [
        (9, "Europe/London", "abre 09:00 en Londres"),
        (14, "America/New_York", "abre 09:00 en Nueva York"),
        (14, "America/Mexico_City", "abre 09:00 en Ciudad de México"),
        (9, "America/Lima", "abre 09:00 en Lima"),
        (14, "Asia/Tokyo", "cerrado (22:00 en Tokio)"),
    ],
)
def test_a_city_is_called_as_the_rep_calls_it(hour: int, zone: str, words: str) -> None:
    use("es")
    now = pendulum.datetime(2026, 3, 2, hour, tz="Europe/Madrid")
    found = reach(Contact(id="c1", name="Ana Ruiz", zone=zone), now, Config())
    assert describe(found) == words
