"""The docs say what is: every key, setting and field; examples are told anew, links lead somewhere.

The commands have ``test_docs_cli.py``. ``pytest tests/test_docs*.py --new-goldens`` writes the
answers in the examples anew.
"""

import pkgutil
import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import platformdirs.macos
import platformdirs.unix
import pytest
from clocks import FixedClock
from doc_pages import PAGES, ROOT, Page, answered, codes, said_in
from textual.binding import Binding, BindingsMap

from planner.clock import parse_moment
from planner.config import Config, RepSettings, parse
from planner.desk import Desk
from planner.interchange.contacts_csv import read_csv
from planner.method.contacts.importing import import_contacts
from planner.method.one_line import explain, understand, when
from planner.method.typed.adding import To, add, preview
from planner.model import contact, day, document, request
from planner.model.errors import Refused
from planner.model.saying import say_moment
from planner.model.state import RECEIPTS, TABLES, State, Step
from planner.settings import SECTIONS, Section, settings
from planner.store import memory_store, open_store
from planner.tui import (
    day_screen,
    dialogs,
    first_run,
    prompt,
    reports_screen,
    settings_screen,
    tour,
)
from planner.tui.app import PlannerApp
from planner.tui.commands import COMMANDS
from planner.tui.complaints import of_keys
from planner.tui.widgets import pane
from screenshots.__main__ import SHOTS

README, KEYS, CONFIG = PAGES["README.md"], PAGES["keys.md"], PAGES["config.md"]
ONE_LINE, FILE = PAGES["one-line.md"], PAGES["file-format.md"]
ARCHITECTURE = PAGES["architecture.md"]


# Examples


def test_every_line_is_understood_as_the_table_says(new_goldens: bool) -> None:
    moment = re.search(r"PLANNER_NOW=([^`]+)", ONE_LINE.text)
    assert moment
    now, config = parse_moment(moment[1]), Config()
    (_name, people), *_none = ONE_LINE.blocks("csv")
    reading = read_csv(people.encode(), "people.csv")
    state = import_contacts(State(), reading, now=now, config=config).state

    def previewed(line: str, to: To | None) -> str:
        return preview(state, line, to, now=now, config=config)

    ask = {
        "a call": lambda line: previewed(line, "calls"),
        "a request": lambda line: previewed(line, "requests"),
        "deep work": lambda line: previewed(line, "deep"),
        "a line": lambda line: previewed(line, None),
        "a time": lambda said: explain(understand(f"Ana {said}", now, config), now),
        "a day": lambda said: explain(understand(f"Ana {said}", now, config), now),
        "a moment": lambda said: say_moment(when(said, now, config), now),
    }

    american = msgspec.structs.replace(config, rep=RepSettings(country="US"))
    ask["in the United States"] = lambda said: explain(
        understand(f"Ana {said}", now, american), now
    )

    def told(heading: str, line: str) -> str:
        try:
            return ask[heading](line)
        except Refused as refusal:
            return f"refused: {refusal.sentence}"

    lines = list(answered(ONE_LINE.text, told))
    assert lines == said_in(ONE_LINE, lines, anew=new_goldens)


# Keys


def test_the_table_of_keys_is_the_one_of_the_program() -> None:
    said = {codes(row[1])[0]: _keys(codes(row[0])) for row in KEYS.rows() if len(row) == 3}
    assert said == {id_: _keys(keys.split(",")) for id_, keys in _bound()}


def test_no_key_of_the_table_is_called_unknown() -> None:
    """At a start dialogs are not loaded, so that ``complaints`` has a list of what their ids begin
    with."""
    assert list(of_keys({id_: keys for id_, keys in _bound() if keys})) == []


def _bound() -> Iterator[tuple[str, str]]:
    """The id and keys of every command, and of every binding of every screen."""
    yield from ((command.id, command.keys) for command in COMMANDS)
    screens = (day_screen, first_run, pane, prompt, reports_screen, settings_screen, tour)
    for module in (*screens, *_dialogs()):
        for widget in vars(module).values():
            if isinstance(widget, type) and widget.__module__ == module.__name__:
                for binding in vars(widget).get("BINDINGS", ()):
                    yield binding.id, binding.key


def _dialogs() -> Iterator[ModuleType]:
    for module in pkgutil.iter_modules(dialogs.__path__, f"{dialogs.__name__}."):
        yield import_module(module.name)


def _keys(keys: Iterable[str]) -> set[str]:
    """The keys as Textual names them."""
    named = ("comma" if key == "," else key for key in keys)
    return set(BindingsMap([Binding(key, "") for key in named if key]).key_to_bindings)


def test_the_keys_in_readme_exist() -> None:
    said = {key for row in README.section("Keys").rows() for key in codes(row[0])}
    assert len(said) > 10
    assert _keys(said) <= set(chain.from_iterable(_keys(keys.split(",")) for _, keys in _bound()))


async def test_the_example_of_own_keys_works(clock: FixedClock, tmp_path: Path) -> None:
    ((_name, example),) = KEYS.blocks("toml")
    config = parse(example, "keys.md")
    assert config.keys.keys() <= dict(_bound()).keys()
    app = PlannerApp(Desk(memory_store(), config, clock), tmp_path)
    async with app.run_test() as pilot:
        await pilot.pause()
        active = {key: bound.binding.id for key, bound in app.screen.active_bindings.items()}
    for id_, keys in config.keys.items():
        assert {key for key, bound in active.items() if bound == id_} == _keys(keys.split(","))
    # No command has lost its keys to another one.
    assert {command.id for command in COMMANDS if command.keys} <= set(active.values())


# The house


def test_every_module_that_stands_alone_is_in_the_picture_of_the_house() -> None:
    house = ARCHITECTURE.section("The house").text
    alone = {path.name for path in (ROOT / "planner").glob("*.py")} - {"__init__.py"}
    assert {name for name in alone if name not in house} == set()


@pytest.mark.parametrize("row", ARCHITECTURE.section("To change …").rows(), ids=lambda row: row[0])
def test_whoever_changes_something_finds_what_the_table_names(row: list[str]) -> None:
    _change, touch, told_by = row
    named = codes(touch)
    folders = [ROOT, ROOT / "planner", *(ROOT / "planner" / n for n in named if n.endswith("/"))]
    paths = {n: _first(folder / n for folder in folders) for n in named if re.search(r"/$|\.", n)}
    assert [name for name, path in paths.items() if path is None] == []
    files = chain.from_iterable(_files(path) for path in paths.values() if path)
    text = "".join(file.read_text("utf-8") for file in files)
    words = [name for name in named if name not in paths and name.isidentifier()]
    tests = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    assert {word for word in words if not re.search(rf"\b{word}\b", text)} <= tests
    assert {name for name in codes(told_by) if name not in tests} == set()


def _first(paths: Iterable[Path]) -> Path | None:
    return next((path for path in paths if path.exists()), None)


def _files(path: Path) -> Iterable[Path]:
    return path.rglob("*.py") if path.is_dir() else (path,)


# Settings


def test_every_setting_has_its_row_with_its_default() -> None:
    said: dict[str, dict[str, Any]] = {"keys": {}}
    for title in CONFIG.headings(2):
        for key, _type, default, _means in CONFIG.section(title).rows():
            value = tomllib.loads(f"value = {codes(default)[0]}")["value"]
            said.setdefault(codes(title)[0].strip("[]"), {})[codes(key)[0]] = value
    # By way of JSON, where sets and tuples are lists as they are in TOML.
    defaults = msgspec.json.encode(Config(), order="deterministic")
    assert said == msgspec.json.decode(defaults)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.name)
def test_what_a_setting_may_be_is_named(section: Section) -> None:
    titles = {codes(title)[0].strip("[]"): title for title in CONFIG.headings(2) if codes(title)}
    types = {codes(row[0])[0]: codes(row[1]) for row in CONFIG.section(titles[section.name]).rows()}
    for setting in settings(Config(), section):
        named = {code.strip('"') for code in types[setting.name]}
        assert set(setting.choices) <= named, setting.key


@pytest.mark.parametrize("name", ["config.md", "keys.md"])
def test_examples_of_the_config_file_are_sound(name: str) -> None:
    examples = [example for _name, example in PAGES[name].blocks("toml")]
    assert examples
    for example in examples:
        assert parse(example, name) != Config()


def test_the_folders_are_where_the_docs_say(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(variable, raising=False)
    linux, macos = platformdirs.unix.Unix("planner"), platformdirs.macos.MacOS("planner")
    rows = README.section("Where the data lives").rows()
    folders = {platform: codes(folder)[0] for platform, folder in rows}
    files = {row[0]: codes(row[1])[0] for row in CONFIG.rows() if len(row) == 2}
    for platform, dirs in (("Linux", linux), ("macOS", macos)):
        assert Path(folders[platform]).expanduser() == Path(dirs.user_data_dir)
        assert Path(files[platform]).expanduser() == Path(dirs.user_config_dir, "config.toml")


# The file


def test_every_table_and_field_of_the_file_is_named() -> None:
    rows = FILE.rows()
    tables = {codes(row[0])[0] for row in rows if len(row) == 3}
    assert tables == {*TABLES, *RECEIPTS, "steps"}
    said = {row[0].strip("… "): set(codes(row[1])) for row in FILE.section("Fields").rows()}
    inner = (
        *(contact.Preference, contact.Qualification, contact.Cadence, contact.Rest, contact.Wake),
        *(request.Promise, request.Support, document.Offence, day.Interruption, day.Missed),
    )
    kinds = {
        kind.__name__.lower(): kind for kind in (*TABLES.values(), *RECEIPTS.values(), Step, *inner)
    }
    kinds["call"] = kinds.pop("plannedcall")
    assert said == {name: set(kind.__struct_fields__) for name, kind in kinds.items()}


def test_tinydb_reads_the_file_as_the_example_does(
    clock: FixedClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Desk(open_store(tmp_path), Config(), clock).apply(add, "Ana Ruiz, Talleres Norte", "calls")
    monkeypatch.chdir(tmp_path)
    ((_name, example),) = FILE.blocks("python")
    exec(example, {})
    assert "Talleres Norte" in capsys.readouterr().out


# The pages


def test_readme_has_two_commands_of_one_line_each() -> None:
    demo, tests = (block.strip() for _name, block in README.blocks("sh"))
    assert "\n" not in demo + tests
    assert demo.endswith("planner demo")
    assert tests.endswith("pytest")


def test_readme_says_how_it_is_installed_where_folders_are_called_otherwise() -> None:
    """``.venv/bin`` is there on Linux and macOS alone."""
    said = README.section("Try it").codes()
    steps = [step.replace("python3", "py") for step in README.blocks("sh")[0][1].split(" && ")]
    windows = [step.strip().replace(".venv/bin/", ".venv\\Scripts\\") for step in steps]
    assert [step for step in windows if step not in said] == []


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.path.name)
def test_links_lead_somewhere(page: Page) -> None:
    pictures = {shot.file for shot in SHOTS}
    for image, target in page.links():
        name, _hash, anchor = target.partition("#")
        path = (page.path.parent / name).resolve() if name else page.path
        if image:
            assert path.parent == ROOT / "screenshots", target
            assert path.suffix == ".png", target
            assert path.stem in pictures, target
        elif not target.startswith("https://"):
            assert path.exists(), target
            assert not anchor or anchor in Page(path).anchors(), target


def test_every_picture_is_shown_and_there() -> None:
    links = chain.from_iterable(page.links() for page in PAGES.values())
    shown = {Path(target).name for image, target in links if image}
    made = {f"{shot.file}.png" for shot in SHOTS}
    assert made == shown == {path.name for path in (ROOT / "screenshots").glob("*.png")}


def test_nothing_opens_a_connection_but_the_doors_of_calendars_and_of_mail() -> None:
    outward = re.compile(
        r"^\s*(?:from|import) (?:socket|ssl|http|smtplib|imaplib|urllib\.request)\b"
        r"|open_connection",
        re.MULTILINE,
    )
    sources = list((ROOT / "planner").rglob("*.py"))
    assert len(sources) > 100
    found = sorted(path.name for path in sources if outward.search(path.read_text("utf-8")))
    assert found == ["calendar_web.py", "imap.py", "smtp.py"]
