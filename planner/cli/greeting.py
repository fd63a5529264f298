"""The command that prints the voicemail greeting."""

from argparse import Namespace

from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands
from planner.locale import _


def add_commands(commands: Commands) -> None:
    told_more = _("In the language of --lang; your name, email and windows are in the config.")
    commands.add("greeting", _("a voicemail greeting to be recorded"), _greeting, told_more)


def _greeting(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.letters.greeting import greeting

    text = greeting(invocation.config, invocation.language)
    return Answer(lambda: {"language": invocation.language, "greeting": text}, text)
