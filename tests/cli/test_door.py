"""The door: grammar, help, exit codes, and what happens when the way out is shut."""

import argparse
import inspect
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from cli_prompt import Prompt

from planner import __version__, cli
from planner.__main__ import FAMILIES
from planner.cli.argparse_words import SENTENCES
from planner.cli.parser import top

COMMANDS = [name for names in FAMILIES.values() for name in names if name]


def run(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
    """The real thing in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "planner", *words],
        text=True,
        encoding="utf-8",
        timeout=30,
        **{"capture_output": True, **options},
    )


def test_without_its_libraries_it_says_how_they_are_installed() -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-m", "planner", "list", "calls"],
        cwd=Path(cli.__file__).parents[2],
        env={**os.environ, "PYTHONPATH": "", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "msgspec is not installed; in the planner's own folder, pip install . brings it.\n"
    )


def test_help_lists_every_command(prompt: Prompt) -> None:
    told = prompt.ok("--help").out
    assert all(f"\n    {name} " in told for name in COMMANDS)


def test_every_module_of_commands_is_named() -> None:
    modules = Path(cli.__file__).parent.glob("*.py")
    adding = {file.stem for file in modules if "\ndef add_commands(" in file.read_text("utf-8")}
    assert adding == FAMILIES.keys(), "planner/__main__.py names them"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(prompt: Prompt, name: str) -> None:
    told = prompt.ok(name, "--help").out
    assert told.startswith(f"usage: planner {name}")
    assert "--json" in told


def unexplained(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from unexplained(below)
        elif not action.help:
            yield f"{parser.prog} {action.metavar or action.dest}"


def test_every_argument_of_every_command_is_explained() -> None:
    parser, commands = top()
    for family in FAMILIES:
        import_module(f"planner.cli.{family}").add_commands(commands)
    assert list(unexplained(parser)) == []


def test_what_is_no_choice_is_told_with_the_choices(prompt: Prompt) -> None:
    assert "“clouds” is none of these: calls, requests" in prompt.refused("list", "clouds", code=2)
    assert "there is no “lis”; near it: list; see" in prompt.refused("lis", code=2)
    assert "“sing” is none of these: demo, tour" in prompt.refused("sing", code=2)


def test_what_is_no_number_is_told_in_plain_words(prompt: Prompt) -> None:
    assert "soon is no whole number" in prompt.refused("block", "longer", "b1", "soon", code=2)


def test_help_needs_no_readable_config(prompt: Prompt) -> None:
    prompt.config.write_text("rep = 5\n")
    assert "usage: planner" in prompt.ok("--help").out


def test_version(prompt: Prompt) -> None:
    assert prompt.ok("--version").out == f"planner {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("list",),
        ("list", "clouds"),
        ("log", "Ana"),
        ("log", "Ana", "--outcome", "sent"),
        ("close", "r1"),
        ("block",),
        ("block", "pause"),
        ("add", "x", "--to", "nowhere"),
        ("incoming", "Ana", "--take", "--defer"),
        ("incoming", "Ana", "--channel", "fax"),
        ("status", "--fromat", "x"),
        ("undo", "everything"),
        ("list", "calls", "--since", "someday"),
        ("--lang", "xx", "status"),
        ("contacts", "edit", "Ana", "company"),
        ("contacts", "export", "people.xls"),
        ("config", "set", "zone", "Europe/Madrid"),
        # As scripts write that forgot a variable: the usual folder is not what they mean.
        ("status", "--data", ""),
        ("--data=", "add", "Ana"),
        ("list", "calls", "--config", ""),
    ],
)
def test_wrong_usage_is_exit_2_with_one_sentence(prompt: Prompt, words: tuple[str, ...]) -> None:
    prompt.refused(*words, code=2)
    assert not prompt.data.exists()


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (("support",), "ID, DEPARTMENT, WHEN"),
        (("support", "r1", "Sales"), "WHEN"),
        (("incoming",), "WHO"),
        (("offence",), "WHO, SEVERITY"),
        (("still",), "ID"),
        (("helped",), "ID"),
        (("block", "move"), "ID"),
        (("add",), "LINE"),
        (("list",), "WHAT"),
        (("log",), "WHO, --outcome"),
        (("log", "ana", "--mood", "good"), "--outcome"),
    ],
)
def test_what_is_missing_is_what_is_needed(
    prompt: Prompt, words: tuple[str, ...], missing: str
) -> None:
    assert f"required: {missing};" in prompt.refused(*words, code=2)


def test_common_options_stand_before_or_after_the_command(prompt: Prompt, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    before = prompt.ok("--json", "--data", other, "incoming", "Ana Ruiz", "gaskets").json
    after = prompt.ok("list", "requests", "--data", other, "--json").json
    assert [item["id"] for item in after["items"]] == [before["id"]]
    assert prompt.items("requests") == []


def test_options_may_stand_between_the_words(prompt: Prompt) -> None:
    item = prompt.json("incoming", "Ana Ruiz", "--channel", "chat", "wrong", "--urgent", "gaskets")
    assert (item["about"], item["channel"], item["urgent"]) == ("wrong gaskets", "chat", True)


def test_two_dashes_end_the_options(prompt: Prompt) -> None:
    assert prompt.json("incoming", "Ana", "--", "--json")["about"] == "--json"
    prompt.ok("add", "--", "-5", "degrees", "--to", "pump")
    prompt.ok("add", "--to", "requests", "--", "--lang", "xx")
    names = {row["name"] for row in prompt.items("contacts")}
    assert names == {"Ana", "-5 degrees --to pump", "--lang xx"}


def test_a_moment_that_is_none_is_wrong_usage(
    prompt: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_NOW", "teatime")
    assert "PLANNER_NOW" in prompt.refused("status", code=2)


def test_looking_makes_nothing_on_disk(prompt: Prompt) -> None:
    for words in (("status",), ("list", "calls"), ("block", "status"), ("config", "show")):
        prompt.ok(*words)
    assert list(prompt.folder.iterdir()) == []


@pytest.mark.parametrize("words", [(), ("demo",)])
def test_no_terminal_is_told_at_once(prompt: Prompt, words: tuple[str, ...]) -> None:
    assert "needs a terminal; use planner list" in prompt.refused(*words, code=2)


def test_without_a_terminal_the_screen_is_not_even_loaded(prompt: Prompt) -> None:
    script = (
        "import sys; from planner.__main__ import main; main([]); print('textual' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=30
    )
    assert done.stdout == "False\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows terminals have no TERM")
@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_dumb_terminal_is_no_terminal(
    prompt: Prompt, monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert "needs a terminal" in prompt.refused(code=2)


def test_a_crash_is_one_sentence_and_a_private_report_without_data(
    prompt: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_args: object, **_kwargs: object) -> None:
        raise KeyError("Ana Ruiz +34 944 123 456")

    monkeypatch.setattr("planner.method.requests.incoming.capture", breaks)
    told = prompt.refused("incoming", "Ana Ruiz", "gaskets")
    (report,) = prompt.data.glob("crash-*.txt")
    assert str(report) in told
    text = report.read_text()
    assert "KeyError" in text
    assert "Ana" not in told + text
    assert "944" not in told + text
    if os.name != "nt":
        assert report.stat().st_mode & 0o077 == 0


def test_an_interrupted_command_ends_quietly(
    prompt: Prompt, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupts(*_args: object, **_kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("planner.method.requests.incoming.capture", interrupts)
    result = prompt("incoming", "Ana")
    assert (result.code, result.out, result.err) == (130, "", "")


def test_json_is_safe_in_any_locale(prompt: Prompt) -> None:
    prompt.ok("incoming", "Lucía \u202eNúñez 王", "日本")
    result = prompt.ok("list", "requests", "--json")
    assert result.out.isascii()
    assert result.json["items"][0]["contact"] == "Lucía Núñez 王"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_standard_output_fails_without_a_traceback(prompt: Prompt) -> None:
    with Path("/dev/full").open("w") as full:
        done = run("incoming", "Ana", "--json", capture_output=False, stdout=full, stderr=-1)
    assert done.returncode == 1
    assert done.stderr.startswith("The change is saved, but the answer could not be written")
    assert done.stderr.count("\n") == 1
    assert [item["contact"] for item in prompt.items("requests")] == ["Ana"]
    with Path("/dev/full").open("w") as full:
        done = run("list", "requests", capture_output=False, stdout=full, stderr=-1)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("The answer could not be written")
    for asked in (["--help"], ["add", "--help"], ["--version"]):
        with Path("/dev/full").open("w") as full:
            done = run(*asked, capture_output=False, stdout=full, stderr=-1)
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert done.stderr.startswith("The answer could not be written")


@pytest.fixture
def unread() -> Iterator[int]:
    """Where nobody reads what is written."""
    if os.name == "nt":
        pytest.skip("pipes break differently on Windows")
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


def test_a_reader_that_leaves_is_no_reason_for_a_traceback(prompt: Prompt, unread: int) -> None:
    for words in (("list", "contacts", "--json"), ("list", "contacts")):
        done = run(*words, capture_output=False, stdout=unread, stderr=-1)
        assert (done.returncode, done.stderr) == (1, "")


def test_a_script_is_told_that_the_change_is_saved_though_nobody_read_of_it(
    prompt: Prompt, unread: int
) -> None:
    done = run("add", "Ana", "tomorrow", capture_output=False, stdout=unread, stderr=-1)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "The change is saved" in done.stderr
    assert len(prompt.items("calls")) == 1


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_closed_standard_output_is_a_failure(prompt: Prompt) -> None:
    for words, told in (("status", ""), ("list contacts", ""), ("add Ana tomorrow", "is saved")):
        line = f'"{sys.executable}" -m planner {words} >&-'
        done = subprocess.run(["sh", "-c", line], stderr=-1, text=True, timeout=30)
        assert (done.returncode, bool(done.stderr)) == (1, bool(told))
        assert told in done.stderr


def test_the_module_is_the_program(prompt: Prompt) -> None:
    done = run("list", "calls", "--json")
    assert (done.returncode, json.loads(done.stdout)) == (0, {"items": []})
    assert run("nonsense").returncode == 2


def test_a_locale_that_knows_only_ascii(prompt: Prompt, monkeypatch: pytest.MonkeyPatch) -> None:
    prompt.ok("incoming", "Núñez 王")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    for words in (("list", "requests"), ("show", "r2"), ("undo",)):
        done = run(*words)
        assert (done.returncode, done.stderr) == (0, "")


def test_help_and_refusals_speak_the_language_asked_for(prompt: Prompt) -> None:
    told = prompt.ok("--lang", "es", "--help").out
    assert told.startswith("uso: ")
    # However the lines are broken.
    assert "una llamada, una petición o un bloque de trabajo profundo" in " ".join(told.split())
    assert "faltan estos argumentos: " in prompt.refused("log", "--lang=es", code=2)
    prompt.config.write_text("[rep]\nlanguage = 'es'\n")
    assert prompt.ok("list", "requests").out.startswith("Ninguna petición abierta")
    assert prompt.ok("list", "requests", "--lang", "en").out.startswith("No open requests")


def test_argparse_still_says_what_the_catalogues_translate() -> None:
    source = inspect.getsource(argparse)
    known = [text for text in SENTENCES if text in source]
    # One or two may change with Python; all of them would mean that nothing is translated.
    assert len(known) >= len(SENTENCES) - 3
