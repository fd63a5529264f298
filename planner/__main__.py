"""The door: reads the command line, runs one command, gives back its exit code."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from planner.cli import output
from planner.model.errors import PlannerError

INTERRUPTED = 130

FAMILIES = {
    "screen": ("", "demo", "tour"),
    "items": ("add", "done", "undo", "redo"),
    "inbox": ("inbox",),
    "incoming": ("incoming",),
    "requests": (
        *("close", "promise", "still", "call-back", "defer", "received"),
        *("support", "helped", "mistake", "next", "window"),
    ),
    "calls": ("log",),
    "touches": ("mark", "mood", "prefer", "rest", "wake", "skip", "swap", "letter", "refer"),
    "blocks": ("block", "focus"),
    "listing": ("list",),
    "showing": ("show",),
    "finding": ("find",),
    "contacts": ("contacts",),
    "calendar": ("calendar",),
    "mail": ("mail", "templates"),
    "exporting": ("export",),
    "away": ("away",),
    "rituals": ("morning", "evening"),
    "status": ("status",),
    "reports": ("report",),
    "walking_away": ("steps", "offence", "review"),
    "greeting": ("greeting",),
    "web": ("web",),
    "completion": ("completion",),
    "config": ("config",),
    "care": ("doctor", "backup", "restore"),
    "privacy": ("forget", "export"),
}
"""Module of planner.cli -> the commands it adds. Without a command, the screen."""


def door() -> NoReturn:
    """What the program ``planner`` runs: one command line, in a process of its own."""
    # A command is over before the collector could find anything, and a tenth of its time would go
    # to looking. What stays turns it on again.
    gc.disable()
    exit_code = output.finish(main())
    threading = sys.modules.get("threading")
    if threading and threading.active_count() > 1:
        # Python waits for those threads that must come to their end.
        sys.exit(exit_code)
    # All is saved and told, and the system takes back the rest: to take it apart document by
    # document would be another tenth.
    os._exit(exit_code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give back its exit code. Never raises, never shows a traceback."""
    given = list(sys.argv[1:] if argv is None else argv)
    output.prepare()
    try:
        return output.finish(_run(given))
    except PlannerError as refusal:
        output.refuse(refusal.sentence)
        return refusal.exit_code
    except SystemExit as leaving:
        # argparse has shown help or the version.
        return output.finish(int(leaving.code or 0))
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        # The one place that takes anything: a rep never sees a traceback.
        from planner.cli.crash import crashed
        from planner.cli.parser import common_options

        output.refuse(crashed(error, common_options(given)[0].data))
        return output.FAILED


def _run(argv: list[str]) -> int:
    if argv[:1] == ["status"]:
        # tmux asks this every few seconds, and what was said last may still be true.
        from planner.cli.remembered import retold

        if (exit_code := retold(argv[1:])) is not None:
            return exit_code
    # Imported late: what is remembered needs no grammar and no config.
    from importlib import import_module

    from planner.spared import load_libraries

    try:
        load_libraries()
    except ModuleNotFoundError as error:
        raise _not_installed(error.name) from error
    from planner.cli.invocation import Invocation
    from planner.cli.parser import common_options, top
    from planner.locale import use

    common, command = common_options(argv)
    invocation = Invocation(common)
    use(invocation.language)
    parser, commands = top()
    for family in _families(command, argv):
        # A command pays for its own family only.
        import_module(f"planner.cli.{family}").add_commands(commands)
    try:
        given = parser.parse_args(argv)
    except OSError as error:
        return output.lost(error)
    answer = given.run(invocation, given)
    try:
        exit_code = output.finish(output.tell(answer, as_json=invocation.as_json))
    except OSError as error:
        return output.lost(error)
    invocation.leave()
    return exit_code


def _not_installed(library: str | None) -> PlannerError:
    from planner.locale import _, language_of_computer, use
    from planner.model.errors import Refused

    use(language_of_computer())
    told = _("{library} is not installed; in the planner's own folder, {command} brings it.")
    return Refused(told.format(library=library, command="pip install ."))


def _families(command: str, argv: list[str]) -> list[str]:
    """The family of the command; all of them where the whole grammar is told, or where the command
    is not known."""
    if {"-h", "--help"} & set(argv) or command == "completion":
        return list(FAMILIES)
    return [family for family, names in FAMILIES.items() if command in names] or list(FAMILIES)


if __name__ == "__main__":
    door()
