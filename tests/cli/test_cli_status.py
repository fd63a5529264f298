"""The one line for tmux: what it says, and what it does not load."""

import subprocess
import sys

import pytest
from cli_prompt import Prompt
from day_samples import CONFIG, do, today

from planner.cli.faces.view import view_of
from planner.cli.status import status_values
from planner.method.day.availability import say_availability
from planner.model.day import Availability
from planner.model.state import State


def test_the_day_in_one_line(people: Prompt) -> None:
    people.ok("log", "Ana Ruiz", "--outcome", "spoke")
    people.ok("incoming", "Luis Vega", "forty units", "--take")
    people.ok("incoming", "Jon Etxebarria", "delivery", "--defer")
    line = people.ok("status").out
    assert line == "calls 1/5 · requests 1 open 1 by email · focus 0 min/3h\n"


def test_more_calls_than_make_a_block_are_no_part_of_it(people: Prompt) -> None:
    for name in ("Ana Ruiz", "Luis Vega", "Jon Etxebarria", "Lucía Núñez", "Mar Soler", "Pau Gil"):
        people.ok("add", f"{name}: offer", "--to", "calls")
        people.ok("log", name, "--outcome", "spoke", "--note", "as agreed")
    for lang, told in (("en", "calls 6 · "), ("es", "llamadas 6 · ")):
        assert people.ok("status", "--lang", lang).out.startswith(told)
    assert people.json("status")["target"] == 5


def test_a_running_block_shows_its_clock_and_contact(people: Prompt) -> None:
    people.json("block", "start")
    first = people.at("10:04").json("block", "status")["current"]
    assert people.ok("status").out in (f"11:00 {first} 0/5\n", f"11:01 {first} 0/5\n")
    people.ok("log", first, "--outcome", "voicemail")
    second = people.json("block", "status")["current"]
    assert second != first
    assert people.at("10:05").ok("status").out.endswith(f" {second} 1/5\n")


def test_running_deep_work_shows_its_title(prompt: Prompt) -> None:
    prompt.ok("focus", "start", "Price list")
    assert prompt.at("10:20:30").ok("status").out in ("39:30 Price list\n", "39:31 Price list\n")
    assert prompt.ok("status", "--format", "{focus}/{goal}").out == "20 min/3h\n"


def test_a_request_taken_in_deep_work_is_none(prompt: Prompt) -> None:
    def focus(time: str) -> str:
        return prompt.at(time).ok("status", "--format", "{focus}").out.strip()

    prompt.ok("focus", "start", "Price list")
    prompt.at("10:20:10").ok("incoming", "Talgo", "prices", "--take")
    assert [focus(time) for time in ("10:20:50", "10:30", "10:41")] == ["20 min"] * 3
    assert "20 min" in prompt.at("10:41:10").ok("focus", "stop").out
    assert focus("10:42") == "20 min"


def test_a_block_whose_time_is_over_is_not_shown_as_running(people: Prompt) -> None:
    people.ok("block", "start")
    before = people.state_bytes
    assert people.at("10:16").ok("status").out.startswith("calls 0/5")
    assert people.state_bytes == before


def test_a_format_of_ones_own(people: Prompt) -> None:
    filled = people.ok("status", "--format", "{{{calls}}} {availability} [{left}]").out
    assert filled == "{0} available []\n"


@pytest.mark.parametrize("template", ["{nothing}", "{calls.real}", "{0}", "{", "{calls:{x}}", "{}"])
def test_an_unknown_placeholder_names_the_known_ones(prompt: Prompt, template: str) -> None:
    told = prompt.refused("status", "--format", template, code=2)
    assert "{calls}" in told
    assert "{contact}" in told


def test_every_placeholder_is_in_the_help_and_in_the_json(prompt: Prompt) -> None:
    told = prompt.ok("status", "--help").out
    document = prompt.json("status")
    assert document.pop("line") == prompt.ok("status").out.strip()
    for name in document:
        assert f"{{{name}}}" in told
        prompt.ok("status", "--format", f"{{{name}}}")


def test_who_drives_hands_free_is_told_so() -> None:
    driving = do(State(), say_availability, Availability.DRIVING, hands_free=True).state
    values = status_values(view_of(driving, today("10:00"), CONFIG))
    assert values["availability"] == "driving, hands-free"


def test_what_the_rep_is_doing_has_one_word_in_every_language(people: Prompt) -> None:
    people.ok("block", "start")
    for lang, told in (("en", "call block"), ("es", "bloque de llamadas")):
        said = people.ok("status", "--lang", lang, "--format", "{doing}: {availability}").out
        assert said == f"call-block: {told}\n"
        assert people.json("status", "--lang", lang)["doing"] == "call-block"


def test_status_loads_nothing_it_does_not_need(people: Prompt) -> None:
    people.ok("incoming", "Ana Ruiz", "gaskets")
    people.ok("block", "start")
    script = (
        "import sys; from planner.__main__ import main; main(['status']);"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=30
    )
    loaded = set(done.stdout.splitlines()[1].split())
    assert "pendulum" in loaded
    assert not loaded & {"textual", "rich", "tinydb", "tomlkit", "asyncio", "icalendar"}
    assert not loaded & {"planner.tui", "planner.cli.listing", "planner.interchange"}
