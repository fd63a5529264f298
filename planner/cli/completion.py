"""What the tab key completes: a script for the shell, made from the grammar as it is."""

import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from functools import partial

from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, Parser
from planner.locale import _

SHELLS = ("bash", "zsh", "fish")
_FILES = ("config", "file", "files", "html", "sources")
_FOLDERS = ("data",)


def add_commands(commands: Commands) -> None:
    print_script = partial(_completion, commands.parser)
    command = commands.add("completion", _("a script for the tab key of your shell"), print_script)
    command.add_argument("shell", choices=SHELLS, metavar=_("SHELL"), help=" ".join(SHELLS))


def _completion(parser: Parser, invocation: Invocation, given: Namespace) -> Answer:
    # Imported late: only this command needs it, and it is large.
    import shtab

    for each in _parsers(parser):
        for action in each._actions:
            # Actions have no such field; it is how the library is told what a word stands for.
            if action.dest in _FILES:
                action.complete = shtab.FILE  # type: ignore[attr-defined]
            elif action.dest in _FOLDERS:
                action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    script = shtab.complete(parser, given.shell)
    # As it stands: what makes text harmless for a terminal would spoil a program.
    return Answer(lambda: {"shell": given.shell, "script": script}, lambda: _print(script))


def _parsers(parser: Parser) -> Iterator[Parser]:
    """The parser and those of all commands below it."""
    yield parser
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for below in action.choices.values():
                yield from _parsers(below)


def _print(script: str) -> None:
    sys.stdout.write(f"{script}\n")
