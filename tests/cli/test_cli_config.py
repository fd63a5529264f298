"""The config file by command: path, show, set."""

import os

import pytest
from cli_prompt import Prompt

from planner.config import CallSettings, Config, DaySettings
from planner.config_file import load
from planner.model.document import Span


def test_path_and_show_without_a_file(prompt: Prompt) -> None:
    assert prompt.ok("config", "path").out == f"{prompt.config}\n"
    shown = prompt.json("config", "show")
    assert shown["calls"]["target"] == CallSettings().target
    assert not prompt.config.exists()


def test_show_prints_a_config_file(prompt: Prompt) -> None:
    prompt.ok("config", "set", "rep.name", 'Ana "la jefa" Núñez')
    text = prompt.ok("config", "show").out
    prompt.config.write_text(text, encoding="utf-8")
    assert load(prompt.config).rep.name == 'Ana "la jefa" Núñez'


@pytest.mark.parametrize(
    ("key", "value", "table", "name", "stored"),
    [
        ("rep.zone", "America/Sao_Paulo", "rep", "zone", "America/Sao_Paulo"),
        ("rep.name", "123", "rep", "name", "123"),
        ("calls.minutes", "20", "calls", "minutes", 20),
        ("day.email_windows", "12:00, 16:30", "day", "email_windows", ("12:00", "16:30")),
        ("day.email_windows", "[]", "day", "email_windows", ()),
        ("day.days", "1,2,3", "day", "days", frozenset({1, 2, 3})),
        ("day.days", "1-4, 6", "day", "days", frozenset({1, 2, 3, 4, 6})),
        ("day.days", "", "day", "days", frozenset()),
        ("day.lunch", "13:30-14:30", "day", "lunch", Span("13:30", "14:30")),
        (
            *("calling_hours.siesta", "14:00-16:00, 18:00-18:30", "calling_hours", "siesta"),
            (Span("14:00", "16:00"), Span("18:00", "18:30")),
        ),
        ("calling_hours.siesta", "", "calling_hours", "siesta", ()),
        ("cadence.waits", "1,2,4", "cadence", "waits", (1, 2, 4)),
    ],
)
def test_set_reads_the_value_as_its_key_takes_it(
    prompt: Prompt, key: str, value: str, table: str, name: str, stored: object
) -> None:
    prompt.ok("config", "set", key, value)
    assert getattr(getattr(load(prompt.config), table), name) == stored


def test_a_file_that_is_no_toml_is_refused_in_the_same_words_whoever_reads_it(
    prompt: Prompt,
) -> None:
    prompt.config.write_text("[day]\nstart = \n")
    for command in (("show",), ("set", "day.start", "09:30")):
        assert "is not written as TOML: " in prompt.refused("config", *command, code=2)


def test_set_keeps_comments_and_the_rest(prompt: Prompt) -> None:
    prompt.config.write_text("# mine\n[day] # hours\nstart = '08:00' # early\n\n[keys]\nb = 'B'\n")
    prompt.ok("config", "set", "day.end", "17:00")
    prompt.ok("config", "set", "keys.log.spoke", "9")
    text = prompt.config.read_text()
    assert "# mine" in text
    assert "# early" in text
    config = load(prompt.config)
    assert (config.day.start, config.day.end) == ("08:00", "17:00")
    assert config.keys == {"b": "B", "log.spoke": "9"}


@pytest.mark.parametrize(
    ("key", "value", "named"),
    [
        ("rep.zone", "Europe/Madridd", "rep.zone"),
        ("rep.language", "xx", "rep.language"),
        ("day.start", "25:00", "day.start"),
        ("calls.minutes", "many", "calls.minutes"),
        ("calls.minutes", "9999999", "100000"),
        ("calls.target", "x", "calls.target takes a whole number from 1 to 100000."),
        ("day.lunch", "14", "day.lunch takes two times of day such as 14:00-15:00."),
        ("day.lunch", "15:00-14:00", "15:00"),
        ("calling_hours.siesta", "14:00-16:00,18:30-18:00", "calling_hours.siesta ends at 18:00"),
        ("day.start", "20:00", "day.end"),
        ("day.days", "9", "day.days takes days of the week, Monday 1, such as 1,2,3,4,5."),
        ("day.days", "5-1", "day.days takes days of the week, Monday 1, such as 1,2,3,4,5."),
        ("target", "5", "such as calls.target."),
        ("day.starts", "09:00", "such as day.start."),
        ("day.zzz", "09:00", "such as day.start."),
        ("rep.language", "xx", "one of these: en, es"),
        ("look.motion", "perhaps", "one of these: true, false"),
        ("calls.colour", "red", "colour"),
        ("weather.today", "fine", "weather"),
        ("look.theme", "pink", "There is no theme pink; try planner-dark, "),
        ("keys.bogus", "x", "keys.bogus is no key of the config"),
        ("keys.log.spok", "9", "such as keys.log.spoke."),
        ("keys.log.spoke", "nine", "nine is no key"),
    ],
)
def test_what_the_config_would_not_take_changes_nothing(
    prompt: Prompt, key: str, value: str, named: str
) -> None:
    prompt.config.write_text("[rep]\nname = 'Laura'\n")
    told = prompt.refused("config", "set", key, value, code=2)
    assert named in told
    assert prompt.config.read_text() == "[rep]\nname = 'Laura'\n"


def test_set_mends_a_value_that_is_wrong(prompt: Prompt) -> None:
    prompt.config.write_text("[rep]\nzone = 'Nowhere'\n")
    assert "rep.zone" in prompt.refused("list", "calls", code=2)
    prompt.ok("config", "path")
    prompt.ok("config", "set", "rep.zone", "Europe/Madrid")
    prompt.ok("list", "calls")


@pytest.mark.parametrize(
    "content", [b"[rep\n", b"rep = 5\n", b"\xff\xfe\x00", b"[rep]\nnaem = 'x'\n"]
)
def test_a_config_that_cannot_be_understood_is_named(prompt: Prompt, content: bytes) -> None:
    prompt.config.write_bytes(content)
    assert str(prompt.config) in prompt.refused("status", code=2)
    assert prompt.config.read_bytes() == content


def test_a_folder_is_no_config(prompt: Prompt) -> None:
    prompt.config.mkdir()
    assert str(prompt.config) in prompt.refused("status", code=2)


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes and links")
def test_the_file_is_private_and_a_link_stays_a_link(prompt: Prompt) -> None:
    real = prompt.folder / "dotfiles" / "planner.toml"
    real.parent.mkdir()
    real.write_text("")
    prompt.config.symlink_to(real)
    prompt.ok("config", "set", "rep.name", "Laura")
    assert prompt.config.is_symlink()
    assert load(real).rep.name == "Laura"
    assert real.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in real.parent.iterdir()] == ["planner.toml"]


def test_the_reps_zone_is_that_of_the_config(prompt: Prompt) -> None:
    prompt.ok("config", "set", "rep.zone", "America/New_York")
    item = prompt.json("incoming", "Ana")
    assert item["received_at"] == "2026-03-02T04:00:00-05:00"


def test_an_empty_file_means_defaults(prompt: Prompt) -> None:
    prompt.config.write_text("")
    assert load(prompt.config) == Config()
    assert prompt.json("config", "show")["day"]["start"] == DaySettings().start
