"""The command that lists what there is."""

from argparse import Namespace

from planner.cli.answer import Answer
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, flag, one_of
from planner.cli.selecting import SELECTIONS, Asked, day_named
from planner.cli.telling import listed
from planner.locale import _


def add_commands(commands: Commands) -> None:
    listing = commands.add("list", _("tables of what there is"), _list)
    one_of(listing, "what", _("WHAT"), SELECTIONS)
    flag(listing, "--all", _("also what is over"))
    listing.add_argument(
        "--since",
        metavar=_("DAY"),
        help=_("also what is over, from that day on: 2026-03-02, yesterday, 7d"),
    )


def _list(invocation: Invocation, given: Namespace) -> Answer:
    view = invocation.view()
    since = day_named(given.since, view.now) if given.since else None
    if given.what != "contacts" and (given.all or since):
        view = invocation.view(invocation.desk.history(since))
    documents = SELECTIONS[given.what](view, Asked(over=given.all, since=since))
    return listed(given.what, documents, view)
