"""What a command loads: no screen, no past, and of the planner itself only its own part."""

import os
import subprocess
import sys

import pytest
from cli_prompt import Prompt

SCRIPT = """
import sys
from planner.__main__ import main
told = sys.stdout
sys.stdout = sys.stderr
code = main(sys.argv[1:])
told.write(f"{code} " + " ".join(sys.modules))
"""
NEVER = {"textual", "rich", "tomlkit", "asyncio", "icalendar", "click", "platformdirs", "email"}
PAST = {"planner.store.history", "planner.store.index", "planner.store.sifting"}
SPARED = {"typing_extensions", "inspect", "dateutil.parser", "ipaddress", "locale"}
MOST = {
    ("list", "requests", "--json"): 90,
    ("list", "calls", "--json"): 90,
    ("list", "contacts"): 93,
    ("incoming", "Ana Ruiz", "gaskets"): 77,
    ("add", "Ana Ruiz tomorrow 15:30 renewal"): 85,
    ("log", "Ana Ruiz", "--outcome", "spoke"): 81,
    ("undo",): 68,
    ("block", "status"): 80,
    ("status",): 67,
}
MOST_OF_OTHERS = 158
"""So many modules of the planner may each command need, and so many that come from elsewhere.
A new one that all of them load costs each of them its half of a millisecond: think twice before
raising this."""


def loaded(*words: str) -> set[str]:
    """What a process of its own has loaded once the command is done."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words], capture_output=True, text=True, timeout=30
    )
    code, *modules = done.stdout.split()
    assert code == "0", done.stderr
    return set(modules)


@pytest.mark.parametrize(("words", "most"), MOST.items(), ids=map(" ".join, MOST))
def test_a_command_loads_neither_the_screen_nor_the_past(
    people: Prompt, words: tuple[str, ...], most: int
) -> None:
    people.ok("incoming", "Luis Vega", "forty units")
    modules = loaded(*words)
    assert not NEVER & {name.partition(".")[0] for name in modules}
    assert not PAST & modules
    assert not any(name.startswith("planner.tui") for name in modules)
    assert not SPARED & modules
    own = {name for name in modules if name.partition(".")[0] == "planner"}
    assert len(own) <= most
    assert len(modules - own) <= MOST_OF_OTHERS


@pytest.mark.skipif(os.name == "nt", reason="Windows locks by filelock")
def test_a_change_is_saved_without_filelock(people: Prompt) -> None:
    assert "filelock" not in loaded("log", "Ana Ruiz", "--outcome", "spoke")
