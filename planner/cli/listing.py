"""Commands that look: list and show. They change nothing."""

from argparse import Namespace

from planner.cli import json_face
from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, words
from planner.cli.selecting import SELECTIONS, Asked, day_named
from planner.locale import _


def add_commands(commands: Commands) -> None:
    listing = commands.add("list", _("tables of what there is"), _list)
    listing.add_argument("what", choices=tuple(SELECTIONS))
    listing.add_argument("--all", action="store_true", help=_("also what is over"))
    listing.add_argument(
        "--since",
        metavar=_("DAY"),
        help=_("also what is over, from that day on: 2026-03-02, yesterday, 7d"),
    )
    show = commands.add("show", _("everything on one contact or item"), _show)
    words(show, "item", _("ID_OR_NAME"))


def _list(invocation: Invocation, given: Namespace) -> Answer:
    view = invocation.view()
    since = day_named(given.since, view.now) if given.since else None
    documents = SELECTIONS[given.what](view, Asked(over=given.all, since=since))

    def table() -> None:
        from planner.cli.table_face import show

        show(given.what, documents, view)

    return Answer(lambda: json_face.items(documents, view), table)


def _show(invocation: Invocation, given: Namespace) -> Answer:
    from planner.cli.page_face import page
    from planner.cli.whole import whole
    from planner.method.by_id import find_item
    from planner.method.finding import find_contact

    view, text = invocation.view(), " ".join(given.item)
    item = find_item(view.state, text) or find_contact(view.state, text)
    return Answer(lambda: whole(item, view), page(item, view))
