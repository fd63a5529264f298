"""The command that finds anything by its words."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import islice

from planner.cli.answer import Answer
from planner.cli.faces.columns import lines
from planner.cli.faces.json import Json, instant
from planner.cli.faces.view import View
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, flag, words
from planner.locale import _
from planner.method.contacts.finding import title
from planner.method.searching import Batch, Found, dated, find, kind_name, query_words, quote
from planner.model.errors import StateUnusable
from planner.model.saying import dotted

MOST = 50
"""How many are shown where not all are asked for."""
_LONGEST_QUOTE = 80


def add_commands(commands: Commands) -> None:
    command = commands.add("find", _("anything by its words, also what is long over"), _find)
    words(command, "words", _("WORDS"), _("what is looked for; the beginnings of words will do"))
    flag(command, "--all", _("however many they are"))


def _find(invocation: Invocation, given: Namespace) -> Answer:
    view, query, troubles = invocation.view(), " ".join(given.words), list[str]()
    batches = find(view.state, invocation.desk.store.history.found, query)
    everything = _told(batches, troubles)
    found = list(everything if given.all else islice(everything, MOST))
    more = next(everything, None) is not None
    return Answer(
        lambda: {
            "found": [_item(each, view) for each in found],
            "more": more,
            "troubles": troubles,
        },
        "\n".join(_lines(found, view, query, troubles, more=more)),
        exit_code=StateUnusable.exit_code if troubles else 0,
    )


def _told(batches: Iterator[Batch], troubles: list[str]) -> Iterator[Found]:
    """What was found, one by one; what could not be looked at goes to ``troubles``."""
    for batch in batches:
        troubles += filter(None, [batch.trouble])
        yield from batch.found


def _item(found: Found, view: View) -> Json:
    return {
        "id": found.id,
        "kind": found.kind,
        "contact": view.state.whom(found.contact).name,
        "contact_id": found.contact or None,
        "at": instant(found.at, view),
        "text": found.text,
    }


def _lines(
    found: list[Found], view: View, query: str, troubles: list[str], *, more: bool
) -> Iterator[str]:
    folded = query_words(query)
    yield from lines([_row(each, view, folded) for each in found])
    if not found:
        yield _("Nothing found.")
    if more:
        yield _("There is more: add a word, or --all.")
    yield from troubles


def _row(found: Found, view: View, words: Sequence[str]) -> tuple[str, ...]:
    told = quote(found.text, words)
    cut = f"{told[: _LONGEST_QUOTE - 1]}…" if len(told) > _LONGEST_QUOTE else told
    who = title(view.state.whom(found.contact)) if found.contact else ""
    when = dated(found.at, view.now) if found.at else ""
    return (found.id, when, kind_name(found), dotted(who, cut))
