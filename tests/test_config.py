"""The config file: defaults, and sentences that name the file and the key."""

import pendulum
import pytest

from planner.config import Config, parse
from planner.method.hours.calling_hours import Why, reach
from planner.model.contact import Contact
from planner.model.document import Span
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
        ('[day]\nlunch = ["13:00", "2pm"]', ("day.lunch", 'lunch = ["14:00", "15:00"]')),
        ('[day]\nlunch = "13:00-14:00"', ("day.lunch", 'lunch = ["14:00", "15:00"]')),
        ('[calling_hours]\nsiesta = ["14:00"]', ("calling_hours.siesta", "spans", "14:00-16:00")),
        ("[day]\ndays = [0]", ("day.days", "Monday 1", "days = [1, 2, 3, 4, 5]")),
        ("[day]\nstarts = '09:00'", ("day.starts", "day.start.")),
        ('[calls]\ntarget = "five"', ("calls.target", "number from 1 to 100000", "target = 5")),
        ("[calls]\ntarget = 0", ("calls.target", "number from 1 to 100000")),
        ("[cals]\ntarget = 5", ("cals", "calls")),
        ("[look]\nmotion = 1", ("look.motion", "true, false")),
        ("[keys]\nblock = 5", ("keys", "text", 'block = "f5"')),
        ("rep = 5", ("rep", "[rep]")),
        ('[rep]\nzone = "Mars/Base"', ("rep.zone", "Mars/Base")),
        ('[rep]\nlanguage = "xx"', ("rep.language", "en, es")),
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
    for words in ("regex", "`", "$", "Object", "enum"):
        assert words not in refusal.value.sentence


@pytest.mark.parametrize(
    "text",
    [
        "[day]\nstart = '20:00'",
        "[day]\nend = '09:00'",
        "[day]\nlunch = ['15:00', '14:00']",
        "[calling_hours]\nend = '08:00'",
        "[calling_hours]\nsiesta = ['16:00', '14:00']",
        "[calling_hours]\nsiesta = [['12:00', '13:00'], ['16:00', '14:00']]",
    ],
)
def test_hours_that_end_before_they_begin_are_refused(text: str) -> None:
    table, key = text.partition("\n")[0].strip("[]"), text.split()[0].partition("]")[2]
    with pytest.raises(WrongUsage, match=rf"config\.toml: .*{table}\.{key}.*before|after"):
        parse(text, "config.toml")


def test_two_equal_times_make_an_empty_span() -> None:
    assert parse("[day]\nlunch = ['14:00', '14:00']", "config.toml").day.lunch.start == "14:00"


def test_there_may_be_several_siestas_or_none() -> None:
    two = parse('[calling_hours]\nsiesta = [["14:00", "16:00"], ["18:00", "18:30"]]', "config.toml")
    assert two.calling_hours.siesta == (Span("14:00", "16:00"), Span("18:00", "18:30"))
    assert parse("[calling_hours]\nsiesta = []", "config.toml").calling_hours.siesta == ()


def test_a_file_from_years_ago_still_loads() -> None:
    """Each form that a value ever had. Whoever gives a key another one turns the old into the new
    in ``parse``: the rep's file must never need mending."""
    config = parse(
        """
        [day]
        start = "09:00"
        days = [1, 2, 3]
        lunch = ["13:30", "14:15"]
        email_windows = ["13:00", "17:30"]
        [calls]
        target = 5
        [calling_hours]
        siesta = ["14:00", "16:30"]
        [cadence]
        waits = [2, 3, 5]
        [calendar]
        sources = ["meetings.ics"]
        [look]
        signs = "ascii"
        motion = false
        [keys]
        block = "f5"
        """,
        "config.toml",
    )
    teatime = pendulum.datetime(2026, 3, 5, 16, 15, tz="Europe/Madrid")
    assert reach(Contact(id="c1", name="Ana"), teatime, config).why is Why.SIESTA
    assert (config.day.days, config.keys) == (frozenset({1, 2, 3}), {"block": "f5"})
