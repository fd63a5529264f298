"""The scripts for the tab key, in the real shells."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_prompt import Prompt

from planner.__main__ import FAMILIES
from planner.cli.completion import SHELLS
from planner.locale import LANGUAGES

if sys.platform == "win32":
    pytest.skip("bash, zsh and fish are for Linux and macOS", allow_module_level=True)

from tests.benchmarks.pty_session import Session


def script(prompt: Prompt, shell: str, *words: str) -> Path:
    """The script in a file, for a shell that is installed."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    path = prompt.folder / f"planner.{shell}"
    path.write_text(prompt.ok("completion", shell, *words).out, encoding="utf-8")
    return path


def bash_completes(path: Path, line: str) -> set[str]:
    words = line.split(" ")
    asked = (
        f"source {path}; COMP_WORDS=({' '.join(word or repr('') for word in words)});"
        f" COMP_CWORD={len(words) - 1};"
        f" _shtab_planner planner '{words[-1]}' '{words[-2]}' 2>/dev/null;"
        ' printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", asked], capture_output=True, text=True, cwd=path.parent, timeout=20
    )
    return set(done.stdout.split())


def fish_completes(path: Path, line: str) -> set[str]:
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source {path}; complete -C '{line}'"],
        capture_output=True,
        text=True,
        cwd=path.parent,
        env=os.environ | {"HOME": str(path.parent), "XDG_CONFIG_HOME": str(path.parent)},
        timeout=20,
    )
    return {row.split("\t")[0] for row in done.stdout.splitlines()}


COMPLETES = {"bash": bash_completes, "fish": fish_completes}
LINES = {
    "planner sta": {"status"},
    "planner list ": {"calls", "requests", "blocks", "contacts", "touches"},
    "planner block st": {"start", "status", "stop"},
    "planner incoming --ch": {"--channel"},
    "planner incoming --channel ": {"phone", "email", "chat", "person"},
    "planner --lang ": set(LANGUAGES),
    "planner contacts import peo": {"people.csv"},
}


@pytest.mark.parametrize("shell", COMPLETES)
def test_the_shell_completes_commands_options_choices_and_files(prompt: Prompt, shell: str) -> None:
    path = script(prompt, shell)
    (prompt.folder / "people.csv").touch()
    for line, expected in LINES.items():
        assert COMPLETES[shell](path, line) == expected, line
    everything = COMPLETES[shell](path, "planner ")
    assert {name for names in FAMILIES.values() for name in names if name} <= everything


def test_zsh_completes_at_its_prompt(prompt: Prompt) -> None:
    path = script(prompt, "zsh")
    path.rename(prompt.folder / "_planner")
    environment = {"ZDOTDIR": str(prompt.folder), "PS1": "ready> ", "HOME": str(prompt.folder)}
    with Session(["zsh", "-f", "-i"], environment=environment) as session:
        session.until(b"ready> ")
        session.send(f"fpath=({prompt.folder} $fpath); autoload -U compinit\n".encode())
        session.send(b"compinit -u -D; PS1='go''> '\n")
        session.until(b"go> ")
        for typed in (b"planner() { echo got:$* }\n", b"planner lis", b"cal", b"--al"):
            session.until_quiet(0.1)
            session.send(typed)
            # A tab that comes in one piece with what is before it counts as pasted.
            session.until_quiet(0.1)
            session.send(b"\n" if typed.endswith(b"\n") else b"\t")
        session.until_quiet(0.1)
        session.send(b"\n")
        session.until(b"got:list calls --all")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_speaks_spanish_and_is_sound(prompt: Prompt, shell: str) -> None:
    path = script(prompt, shell, "--lang", "es")
    subprocess.run([shell, "-n", str(path)], check=True, timeout=20)
    assert shell == "bash" or "bloque de llamadas" in path.read_text("utf-8")


def test_programs_get_the_script_too(prompt: Prompt) -> None:
    told = prompt.json("completion", "fish")
    assert told["shell"] == "fish"
    assert told["script"] == prompt.ok("completion", "fish").out.removesuffix("\n")


def test_other_shells_are_refused(prompt: Prompt) -> None:
    assert "fish" in prompt.refused("completion", "cmd", code=2)
