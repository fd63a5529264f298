"""The docs of the commands: every command, option and key of the JSON, every example told anew."""

import argparse
import os
import re
import shlex
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
import pytest
from clocks import FixedClock
from doc_pages import PAGES, Page, codes, said_in

from planner.__main__ import FAMILIES, INTERRUPTED, main
from planner.cli import invocation
from planner.cli.faces import json as json_face
from planner.cli.faces.view import view_of
from planner.cli.parser import top
from planner.cli.status import PLACEHOLDERS
from planner.clock import parse_moment
from planner.config import Config
from planner.interchange.call_log import write_calls
from planner.locale import LANGUAGES
from planner.method.contacts.editing import FIELDS
from planner.model.day import Meeting
from planner.model.errors import PlannerError
from planner.model.receipt import Crm
from planner.model.state import State

CLI = PAGES["cli.md"]
THURSDAY = "2026-03-05T{}:00+01:00[Europe/Madrid]"


class Prompt:
    """Runs commands in a folder that holds the files of docs/cli.md."""

    def __init__(self, capfd: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self._capfd, self._patch = capfd, patch
        for name, content in (*CLI.blocks("csv"), *CLI.blocks("ics")):
            Path(name).write_text(content, "utf-8")

    def at(self, time_of_day: str) -> None:
        """Stop the clock there: one that runs on would tell other seconds at each run."""
        clock = FixedClock(parse_moment(THURSDAY.format(time_of_day)))
        self._patch.setattr(invocation, "clock_from_environment", lambda: clock)

    def __call__(self, command: str) -> str:
        """What ``planner ...`` tells, on either way out, with the paths of any platform alike."""
        self._capfd.readouterr()
        main(shlex.split(command)[1:])
        return "".join(self._capfd.readouterr()).replace(os.sep, "/")

    def json(self, command: str) -> Any:
        return msgspec.json.decode(self(f"planner --json {command}"))


@pytest.fixture
def prompt(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Prompt:
    monkeypatch.chdir(tmp_path)
    for name, value in (("PLANNER_DATA_DIR", "data"), ("PLANNER_CONFIG", "config.toml")):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("NO_COLOR", "1")
    at_the_prompt = Prompt(capfd, monkeypatch)
    at_the_prompt.at("10:00")
    return at_the_prompt


@pytest.mark.parametrize("name", ["README.md", "cli.md"])
def test_every_command_tells_what_the_example_says(
    name: str, prompt: Prompt, new_goldens: bool
) -> None:
    told = list(_played(PAGES[name].text, prompt))
    assert told == said_in(PAGES[name], told, anew=new_goldens)


def _played(text: str, prompt: Prompt) -> Iterator[str]:
    """The lines of a page with what its commands tell now; ``# at 10:00`` moves the clock."""
    inside = False
    for line in text.split("\n"):
        inside = line != "```" and (inside or line == "```console")
        if inside and line.startswith("# at "):
            prompt.at(line.removeprefix("# at "))
        if not inside or line.startswith(("```", "# ", "$ ")):
            yield line
        if inside and line.startswith("$ "):
            yield from map(str.rstrip, prompt(line.removeprefix("$ ")).splitlines())


@pytest.mark.parametrize("title", ["`planner refer WHO NAME`", "`planner wake WHO`"])
def test_what_is_there_to_be_typed_works(title: str, prompt: Prompt) -> None:
    prompt("planner contacts import contacts.csv --yes")
    prompt("planner log ana --outcome spoke")
    ((_name, block),) = CLI.section(title).blocks("sh")
    for line in block.splitlines():
        assert main(shlex.split(line)[1:]) == 0, line


@cache
def _commands() -> dict[str, argparse.ArgumentParser]:
    """Every command that does something, by its words, ``planner`` first."""
    parser, commands = top()
    for family in FAMILIES:
        import_module(f"planner.cli.{family}").add_commands(commands)
    return {"planner": parser, **dict(_leaves(parser))}


def _leaves(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    below = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    if not below:
        yield parser.prog, parser
    for action in below:
        for child in action.choices.values():
            yield from _leaves(child)


def _takes(parser: argparse.ArgumentParser) -> tuple[set[str], set[str]]:
    """The options of a parser, and the values that they or its words may have."""
    options = set(chain.from_iterable(action.option_strings for action in parser._actions))
    choices = (action.choices for action in parser._actions if action.choices)
    return options, set(chain.from_iterable(choices)) - set(LANGUAGES)


def test_every_command_has_its_section_with_all_that_it_takes() -> None:
    headings = {codes(title)[0]: title for title in CLI.headings(3) if title.startswith("`")}
    sections = {_words_of(heading): CLI.section(title) for heading, title in headings.items()}
    assert sections.keys() == _commands().keys()
    common = {option for row in CLI.section("Everywhere").rows() for option in _options(row[0])}
    assert {*common, "-h"} == _takes(_commands()["planner"])[0]
    for words, parser in _commands().items():
        rows = sections[words].rows()
        options, choices = _takes(parser)
        assert {option for row in rows for option in _options(row[0])} == options - common - {"-h"}
        told = " ".join(code for row in rows for code in codes(" ".join(row))).split()
        assert words == "planner" or choices <= set(told)


def test_what_each_command_prints_for_programs_is_named() -> None:
    rows = CLI.section("JSON").rows()
    named = {
        _words_of(code) for row in rows for code in codes(row[0]) if code.startswith("planner")
    }
    screens = {"planner", "planner demo", "planner tour"}
    assert named == _commands().keys() - screens


def test_every_language_is_named() -> None:
    table = CLI.section("Everywhere").rows()
    assert {f"--lang {language}" for language in LANGUAGES} <= set(codes(table[2][0]))
    fields = CLI.section("`planner contacts edit WHO FIELD=VALUE...`").rows()
    (held,) = (row[1] for row in fields if codes(row[0]) == ["language"])
    assert set(LANGUAGES) <= set(codes(held))


def _words_of(usage: str) -> str:
    """``planner log`` of ``planner log WHO --outcome OUTCOME``."""
    return " ".join(word for word in usage.split() if word.islower() and word[0].isalpha())


def _options(cell: str) -> set[str]:
    return {code.split()[0] for code in codes(cell) if code.startswith("--")}


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.path.name)
def test_every_command_in_the_docs_is_one(page: Page) -> None:
    blocks = "".join(block for language in ("sh", "tmux") for _name, block in page.blocks(language))
    typed = [line[2:] for line in page.text.splitlines() if line.startswith("$ planner")]
    for command in (*typed, *re.findall(r"(?<![\w-])planner(?: [^|;&)\n]*|$)", blocks)):
        _commands()["planner"].parse_args(shlex.split(command)[1:])
    named = {_words_of(code) for code in page.codes() if code.startswith("planner ")}
    # A group such as `planner contacts` may be named as well.
    known = {*_commands(), *(words.rpartition(" ")[0] for words in _commands())}
    assert named <= known


def test_json_has_the_keys_that_the_docs_name(prompt: Prompt, clock: FixedClock) -> None:
    prompt("planner contacts import contacts.csv --yes")
    prompt("planner incoming rosa boiler --defer")
    prompt("planner add focus 12:00 90m price list")
    prompt("planner block start")
    prompt("planner log iñaki --outcome voicemail")
    calls, deep = prompt.json("list blocks")["items"]
    shown = {
        "A contact": prompt.json("list contacts")["items"][0],
        "A call": prompt.json("list calls")["items"][0],
        "A request": prompt.json("list requests")["items"][0],
        "A touch": prompt.json("list touches")["items"][0],
        "A block": calls,
        "A backup": prompt.json("backup"),
    }
    meeting = Meeting(id="m1", summary="", start=clock.now(), end=clock.now())
    shown["A meeting"] = json_face.item(meeting, view_of(State(), clock.now(), Config()))
    for title, item in shown.items():
        said = {key for row in CLI.section(title).rows() for key in codes(row[0])}
        assert said == item.keys(), title
    assert calls.keys() - deep.keys() == {"target", "touches"}
    rows = CLI.section("More keys of `show`").rows()
    for kind, item in (("A contact", "c6"), ("A request", "r7"), ("A block", calls["id"])):
        more = {codes(key)[0] for of, key, *_told in rows if of == kind.lower()}
        assert more == prompt.json(f"show {item}").keys() - shown[kind].keys()


@pytest.mark.parametrize(
    "words",
    [
        "contacts import contacts.csv --dry-run",
        "contacts export all.csv",
        "calendar import team.ics",
        "calendar export deep.ics",
        "away 3d",
        "config path",
        "config set rep.name Laura",
        "doctor",
    ],
)
def test_json_that_is_no_item_has_the_keys_that_the_docs_name(words: str, prompt: Prompt) -> None:
    told = {name: row[1] for row in CLI.section("JSON").rows() for name in codes(row[0])}
    name = next(name for name in told if f"planner {words}".startswith(name))
    assert prompt.json(words).keys() <= set(codes(told[name]))


def test_what_commands_accept_is_named(prompt: Prompt) -> None:
    said = {code for row in CLI.section("`planner status`").rows() for code in codes(row[0])}
    assert said == {"--format TEXT"} | {f"{{{name}}}" for name in PLACEHOLDERS}
    rows = CLI.section("`planner contacts edit WHO FIELD=VALUE...`").rows()
    assert {field for row in rows for field in codes(row[0])} == FIELDS.keys()
    refusal = prompt("planner contacts import contacts.csv --map Name=nothing")
    fields = refusal.partition("one of: ")[2].strip(" .\n").split(", ")
    assert len(fields) > 10
    assert set(fields) <= set(CLI.section("`planner contacts import FILE...`").codes())


def test_the_columns_of_the_plain_table_are_named() -> None:
    table = CLI.section("The plain table").rows()
    header = write_calls(Crm.CSV, [], {}, "UTC").data.decode().split()
    assert [name for row in table for name in codes(row[0])] == " ".join(header).strip('"').split(
        '","'
    )


def test_every_exit_code_is_named() -> None:
    said = {int(row[0]) for row in CLI.section("Exit codes").rows()}
    kinds: list[type[PlannerError]] = [PlannerError, *PlannerError.__subclasses__()]
    assert said == {0, INTERRUPTED, *(kind.exit_code for kind in kinds)}
