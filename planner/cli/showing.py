"""The command that shows all there is on one contact or item."""

from argparse import Namespace

from planner.cli.answer import Answer
from planner.cli.faces.view import View
from planner.cli.invocation import Invocation
from planner.cli.parser import Commands, words
from planner.locale import _
from planner.model.contact import Contact
from planner.model.document import Document


def add_commands(commands: Commands) -> None:
    show = commands.add("show", _("everything on one contact or item"), _show)
    words(show, "item", _("ID_OR_NAME"), _("any id, or the name of a contact"))


def _show(invocation: Invocation, given: Namespace) -> Answer:
    from planner.cli.faces.page import page
    from planner.cli.faces.whole import whole

    item, view = _named(invocation, " ".join(given.item))
    return Answer(lambda: whole(item, view), page(item, view))


def _named(invocation: Invocation, text: str) -> tuple[Document, View]:
    """What is to be shown, and where all that is told about it can be seen: what is over long ago
    stands in history, and so do the old touches of a contact."""
    from planner.cli.naming import item_named, looks_like_id
    from planner.method.by_id import find_item

    desk, view, text = invocation.desk, invocation.view(), text.strip().lower()
    if looks_like_id(text) and find_item(view.state, text) is None:
        view = invocation.view(desk.history(about=text))
    item = item_named(view.state, text)
    if isinstance(item, Contact):
        view = invocation.view(desk.history(about=item.id))
    return item, view
