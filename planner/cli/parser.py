"""The grammar of the command line. Built at run time, so that help speaks the rep's language."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, NoReturn

from planner import __version__
from planner.cli import argparse_words
from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.locale import LANGUAGES, _
from planner.model.errors import WrongUsage
from planner.model.text import clean

Run = Callable[[Invocation, argparse.Namespace], Answer]

_WORD = "\0"
"""Marks what stands behind ``--`` as a word, whatever it looks like. No argument can hold it."""

_FEW = 8
"""So many choices are all named to whoever wrote another."""


class Parser(argparse.ArgumentParser):
    """Takes options anywhere between the words of a command, and refuses with one sentence."""

    _mixed = True

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Options and words in any order; argparse alone wants optional words in one piece."""
        if not self._mixed or self._subparsers is not None:
            return super().parse_known_args(args, namespace)
        self._mixed = False
        try:
            return self.parse_known_intermixed_args(_words_marked(args), namespace)
        except WrongUsage:
            # In two steps only what the first one misses is named; in one, all of it.
            super().parse_known_args(_words_marked(args))
            raise
        finally:
            self._mixed = True

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        return super()._get_value(action, arg_string.removeprefix(_WORD))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """In the quotation marks of the language; argparse has those of Python."""
        if action.choices is not None and value not in action.choices:
            told = _("“{value}” is none of these: {choices}")
            choices = list(map(str, action.choices))
            if near := _near(value, choices):
                told, choices = _("there is no “{value}”; near it: {choices}"), near
            named = told.format(value=clean(value), choices=", ".join(choices))
            raise argparse.ArgumentError(action, named)

    def _print_message(self, message: str, file: Any = None) -> None:
        """Help is an answer too. Raises OSError where it cannot be written: some releases of
        argparse pass over that."""
        if to := file or sys.stderr:
            to.write(message)

    def error(self, message: str) -> NoReturn:
        told = _("{message}; see {command} --help.").format(
            message=clean(message), command=self.prog
        )
        raise WrongUsage(f"{self.prog}: {told}")


def _near(value: str, choices: list[str]) -> list[str]:
    """Which of many ``value`` may be a slip of; nothing where few are quickly read."""
    if len(choices) <= _FEW:
        return []
    # Imported late: mostly what is written is right.
    from difflib import get_close_matches

    return get_close_matches(value, choices)


class Commands:
    """The commands below the program's name, or below one of them."""

    def __init__(self, parser: Parser, common: Parser, *, required: bool) -> None:
        self._common = common
        self._groups: dict[str, Commands] = {}
        self.parser = parser
        self._below = parser.add_subparsers(
            title=_("commands"), metavar=_("COMMAND"), required=required, parser_class=Parser
        )

    def add(self, name: str, told: str, run: Run, more: str = "") -> Parser:
        """A command; ``more`` is told below its options."""
        parser = self._leaf(name, told, more)
        parser.set_defaults(run=partial(_answered, run))
        return parser

    def otherwise(self, run: Run) -> None:
        """What runs where no command is named."""
        self.parser.set_defaults(run=run)

    def group(self, name: str, told: str) -> "Commands":
        """A name with commands below it; the same one for every family that adds to it."""
        if name not in self._groups:
            group = Commands(self._leaf(name, told, ""), self._common, required=True)
            self._groups[name] = group
        return self._groups[name]

    def _leaf(self, name: str, told: str, more: str) -> Parser:
        return self._below.add_parser(
            name,
            help=told,
            description=told,
            epilog=more,
            parents=[self._common],
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )


def _answered(run: Run, invocation: Invocation, given: argparse.Namespace) -> Answer:
    return run(invocation, given)._replace(saved=invocation.saved)


def common_options(argv: list[str]) -> tuple[argparse.Namespace, str]:
    """The options that stand before or after any command, and the name of the command: read
    before the language is known."""
    defaults: dict[str, Any] = {"data": None, "config": None, "lang": "", "json": False}
    found, rest = argparse.Namespace(), argv
    # Even now, or argparse looks for catalogues of its own.
    argparse_words.speak()
    # A mistake is told by the full parser, in the right words.
    with suppress(WrongUsage):
        found, rest = _common().parse_known_args(argv)
    command = next((word for word in rest if not word.startswith("-")), "")
    return argparse.Namespace(**{**defaults, **vars(found)}), command


def top() -> tuple[Parser, Commands]:
    """The program's parser, still without commands, and the place to add them."""
    common = _common()
    parser = Parser(
        prog="planner",
        description=_("A day planner for sales reps. Without a command it opens the screen."),
        parents=[common],
        allow_abbrev=False,
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"planner {__version__}",
        help=_("show the version and exit"),
    )
    return parser, Commands(parser, common, required=False)


def _common() -> Parser:
    # Suppressed: what stands before the command must not be undone by a default after it.
    common = Parser(add_help=False, allow_abbrev=False, argument_default=argparse.SUPPRESS)
    options = common.add_argument_group(_("everywhere"))
    told = _("the folder of the state file")
    options.add_argument("--data", metavar=_("FOLDER"), type=_named, help=told)
    options.add_argument("--config", metavar=_("FILE"), type=_named, help=_("the config file"))
    options.add_argument("--lang", choices=LANGUAGES, help=_("the language to speak"))
    flag(options, "--json", _("one JSON document for programs"))
    return common


def _named(path: str) -> str:
    """A path as it was given. An empty one comes from a script that lacks a variable: the usual
    place would be the rep's own data."""
    if not path:
        raise argparse.ArgumentTypeError(_("it is empty; name one, or leave the option away"))
    return path


def _words_marked(args: Sequence[str]) -> list[str]:
    """The arguments without the ``--`` that ends the options. Argparse parses twice, and would take
    the words behind it for options the second time."""
    if "--" not in args:
        return list(args)
    end = args.index("--")
    return [*args[:end], *(f"{_WORD}{word}" for word in args[end + 1 :])]


def contact_word(parser: argparse.ArgumentParser) -> None:
    """One word, or several in quotes, that name a contact."""
    phrase(parser, "who", _("WHO"), a_contact())


def a_contact() -> str:
    """How a contact can be named."""
    return _("a contact: the name, part of it, or the id")


def words(parser: argparse.ArgumentParser, name: str, metavar: str, told: str = "") -> None:
    """One or more words that make one text, so that nobody needs quotes."""
    parser.add_argument(name, nargs="+", metavar=metavar, help=told, type=clean)


def some_words(
    parser: argparse.ArgumentParser, name: str, metavar: str, told: str = "", **more: Any
) -> None:
    """The same, but there may be none. Without a default argparse would call them required."""
    taken = {"type": clean, "default": [], **more}
    parser.add_argument(name, nargs="*", metavar=metavar, help=told, **taken)


def one_of(
    parser: argparse.ArgumentParser, name: str, metavar: str, choices: Iterable[str]
) -> None:
    """A word that is one of a few, which are named where it is explained."""
    known = [str(choice) for choice in choices]
    parser.add_argument(name, metavar=metavar, choices=known, help=" · ".join(known))


def whole_number(text: str) -> int:
    """What an option that counts takes; argparse would refuse the rest in terms of Python."""
    try:
        return int(text)
    except ValueError as error:
        told = _("{text} is no whole number").format(text=clean(text))
        raise argparse.ArgumentTypeError(told) from error


def pairs(texts: list[str]) -> dict[str, str]:
    """``FIELD=VALUE`` texts as a mapping. Raises WrongUsage for one without ``=``."""
    split = [text.partition("=") for text in texts]
    for name, equals, _value in split:
        if not (equals and name.strip()):
            raise WrongUsage(_("{text} is not of the form NAME=VALUE.").format(text=clean(name)))
    return {name.strip(): value for name, _equals, value in split}


def flag(parser: argparse._ActionsContainer, name: str, told: str, **more: Any) -> None:
    """An option that takes nothing: it is named, or not."""
    parser.add_argument(name, action="store_true", help=told, **more)


def phrase(
    parser: argparse._ActionsContainer, name: str, metavar: str, told: str, **more: Any
) -> None:
    """A word, or an option that takes one: several words in quotes are one."""
    parser.add_argument(name, metavar=metavar, help=told, type=clean, **more)


def choice_option(
    parser: argparse._ActionsContainer, name: str, choices: Iterable[str], told: str, **more: Any
) -> None:
    """An option that takes one of a few words."""
    parser.add_argument(name, choices=list(map(str, choices)), help=told, **more)
