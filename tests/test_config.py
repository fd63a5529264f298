"""The config file: defaults, and sentences that name the file and the key."""

import pytest

from planner.config import Config, parse
from planner.model.errors import WrongUsage


def test_an_empty_file_means_defaults() -> None:
    assert parse("", "config.toml") == Config()


def test_what_is_written_counts() -> None:
    config = parse('[day]\nlunch = ["13:30", "14:15"]\ndays = [1, 2, 3]\n', "config.toml")
    assert (config.day.lunch.start, config.day.lunch.end) == ("13:30", "14:15")
    assert config.day.days == {1, 2, 3}


@pytest.mark.parametrize("country", ["", "ES", "es", "ES-CT", "fr-57"])
def test_a_country_is_a_code_with_or_without_a_region(country: str) -> None:
    assert parse(f'[rep]\ncountry = "{country}"', "config.toml").rep.country == country


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[day]\nstart = "25:00"', ("day.start", "time of day")),
        ('[day]\nlunch = ["13:00", "2pm"]', ("day.lunch", "time of day")),
        ("[day]\ndays = [0]", ("day.days",)),
        ('[calls]\ntarget = "five"', ("calls.target",)),
        ("[calls]\ntarget = 0", ("calls.target",)),
        ("[cals]\ntarget = 5", ("cals",)),
        ('[rep]\nzone = "Mars/Base"', ("rep.zone", "Mars/Base")),
        ('[rep]\nlanguage = "fr"', ("rep.language",)),
        ('[rep]\ncountry = "Spain"', ("rep.country", "Spain", "ES-CT")),
        ('[rep]\ncountry = "ES-"', ("rep.country", "ES-")),
        ("[day\n", ("line 1",)),
    ],
)
def test_a_mistake_is_a_sentence_with_file_and_key(text: str, named: tuple[str, ...]) -> None:
    with pytest.raises(WrongUsage) as refusal:
        parse(text, "config.toml")
    for words in ("config.toml", *named):
        assert words in refusal.value.sentence
    assert "regex" not in refusal.value.sentence
