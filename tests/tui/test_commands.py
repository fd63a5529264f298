"""The key table: every story it names is there, and none is loaded before its key."""

import ast
import inspect
import subprocess
import sys

from planner.tui import commands
from planner.tui.commands import COMMANDS, load

_TELLERS = {"_story", "_about_request", "_of_request", "_about_contact", "_of_contact"}


def _named() -> set[str]:
    """The stories that the table names, as it writes them."""
    calls = [n for n in ast.walk(ast.parse(inspect.getsource(commands))) if isinstance(n, ast.Call)]
    named = set()
    for call in calls:
        texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
        maker = call.func.id if isinstance(call.func, ast.Name) else ""
        if texts and maker in _TELLERS:
            named.add(texts[-1])
    return named


def test_every_story_is_there() -> None:
    named = _named()
    assert len(named) > 40
    assert all(callable(load(path)) for path in named)


def test_ids_are_told_apart() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(set(ids)) == len(ids)


def test_the_page_stands_before_any_story_is_loaded() -> None:
    code = "import sys, planner.tui.app; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    stories = {f"planner.tui.actions.{path.partition('.')[0]}" for path in _named()}
    assert not loaded & stories
    late = {"planner.method.reports", "planner.method.one_line", "icalendar", "holidays"}
    assert not loaded & late
