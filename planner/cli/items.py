"""Commands for items of any kind: add, done, undo, redo."""

from argparse import Namespace
from functools import partial

from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.naming import call_named
from planner.cli.parser import Commands, choice_option, words
from planner.cli.telling import applied, said
from planner.locale import _


def add_commands(commands: Commands) -> None:
    add = commands.add("add", _("a call, a request or a deep-work block, in one line"), _add)
    such_as = _("such as: Ana Ruiz tomorrow 15:30 renewal; - reads lines from standard input")
    words(add, "line", _("LINE"), such_as)
    what = _("what the line is; without it, the line says so itself or it is a call")
    choice_option(add, "--to", ("calls", "requests", "deep"), what)
    done = commands.add("done", _("tick off a call, end a block"), _done)
    words(done, "item", _("ID"), _("a call or a block; or the contact with whom a call is planned"))
    commands.add("undo", _("take back the last change"), _undo)
    commands.add("redo", _("make the change again that was taken back"), _redo)


def _add(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.typed.adding import add

    if given.line == ["-"]:
        # Imported late: one line is the usual case, and quicker.
        from planner.cli.several import from_standard_input
        from planner.method.typed.capturing import any_line

        lines = partial(add, to=given.to) if given.to else any_line
        return from_standard_input(invocation, lines)
    return applied(invocation, add, " ".join(given.line), given.to)


def _done(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.day.done import done

    return applied(invocation, done, call_named(invocation.desk.state, " ".join(given.item)))


def _undo(invocation: Invocation, given: Namespace) -> Answer:
    return said(invocation.desk.undo())


def _redo(invocation: Invocation, given: Namespace) -> Answer:
    return said(invocation.desk.redo())
