"""The command that takes in what other programs left: inbox."""

import time
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands
from planner.cli.telling import settle_first
from planner.locale import _

if TYPE_CHECKING:
    from planner.model.document import Document

STILL = 0.3
"""Seconds for which a file stands still before a last line without its end counts as whole."""


def add_commands(commands: Commands) -> None:
    told = _("take in the lines of inbox.txt, and show those that are not clear")
    commands.add("inbox", told, _inbox)


def _inbox(invocation: Invocation, given: Namespace) -> Answer:
    from planner.cli.several import document, item_lines, unclear_line
    from planner.inbox import inbox_file, read
    from planner.method.typed.capturing import Captured
    from planner.method.typed.inbox import unclear

    desk, path = invocation.desk, inbox_file(invocation.data_folder)
    settle_first(invocation)
    captured = Captured(desk.state, *_collected(invocation, path))
    reading = read(path, whole=True)
    left = unclear(desk.state, reading.lines, desk.now, desk.config)
    heading = [_("Not clear, and still in {path}:").format(path=path)] if left else []
    text = "\n".join(
        (*item_lines(captured), *heading, *(f"  {unclear_line(each)}" for each in left))
    )
    return Answer(
        lambda: {"path": str(path), **document(captured, left, invocation)},
        text or _("Nothing new in {path}.").format(path=path),
    )


def _collected(
    invocation: Invocation, path: Path
) -> "tuple[tuple[str, ...], tuple[Document, ...]]":
    """What was said, and the items, of all that is new: in as many changes as it takes."""
    from planner.inbox import collect

    whole = _stands_still(path)
    said: list[str] = []
    items: list[Document] = []
    more = True
    while more:
        news = collect(invocation.desk, path, whole=whole)
        said += news.captured.said
        items += news.captured.items
        more = news.more
    return tuple(said), tuple(items)


def _stands_still(path: Path) -> bool:
    """Whether a last line without its end is whole: nobody goes on writing it."""
    from planner.inbox import mark, read

    before = mark(path)
    if not read(path, whole=False).open_end:
        return False
    time.sleep(STILL)
    return mark(path) == before
