"""Commands for mail: send a letter, look for emails, letters in the rep's own words."""

from argparse import Namespace
from typing import TYPE_CHECKING

from planner.cli.answer import Answer
from planner.cli.faces import letter as letter_face
from planner.cli.invocation import Invocation
from planner.cli.naming import item_named
from planner.cli.parser import Commands, flag, some_words, words
from planner.cli.telling import said
from planner.locale import LANGUAGES, _
from planner.model.document import Channel, Document
from planner.model.errors import Refused
from planner.model.request import Request
from planner.model.touch import Outcome

if TYPE_CHECKING:
    from planner.desk import Desk


def add_commands(commands: Commands) -> None:
    mail = commands.group("mail", _("send a letter, look for emails"))
    send = mail.add("send", _("the letter that a request or a contact calls for"), _send)
    words(send, "item", _("ID"), _("a request, by its id; or a contact, by id or name"))
    flag(send, "--yes", _("send it; without this, it is shown"))
    flag(send, "--again", _("also where it was sent, or may have been"))
    mail.add("check", _("look for the emails that deferred requests wait for"), _check)
    templates = commands.group("templates", _("letters in your own words"))
    templates.add("list", _("every letter, and which are yours"), _list)
    write = templates.add(
        "write", _("copy the planner's letters into your folder, to be changed"), _write
    )
    some_words(write, "names", _("NAME"), _("without a name, all of them"))


def _send(invocation: Invocation, given: Namespace) -> Answer:
    from planner.mail.delivery import Delivery
    from planner.method.letters.chosen import letter_about
    from planner.method.letters.templates import complaints
    from planner.method.requests.mailing import standing

    desk = invocation.desk
    item = item_named(desk.state, " ".join(given.item))
    message, _step, is_touch = letter_about(desk.state, item, desk.now, desk.config)
    if given.yes:
        delivery = Delivery(desk, message, item.id)
        delivery.begin(again=given.again)
        told = delivery.end(delivery.send())
        _noted(desk, item, is_touch)
    else:
        before = standing(desk.state, message, item.id, desk.now)
        ask = _("Nothing is sent yet; --yes sends it.")
        told = "\n".join(filter(None, (*complaints(desk.config), before, ask)))
    text = told if given.yes else f"{letter_face.text(message)}\n{told}"
    return Answer(lambda: letter_face.document(message) | {"sent": given.yes, "said": told}, text)


def _noted(desk: "Desk", item: Document, is_touch: bool) -> None:
    """What a letter on its way means for what it is about."""
    from planner.method.calls.touching import log_touch
    from planner.method.requests.ownership import mail_sent
    from planner.method.requests.promises import details_to_ask

    if isinstance(item, Request) and details_to_ask(item, desk.now):
        desk.apply(mail_sent, item.id)
    elif is_touch:
        # It is on its way: what it costs was the rep's to weigh before.
        why = _("sent by you")
        desk.apply(log_touch, item.id, Outcome.SENT, channel=Channel.EMAIL, reason=why)


def _check(invocation: Invocation, given: Namespace) -> Answer:
    from planner.mail.looking import find, take
    from planner.method.requests.arrivals import waits_for_email

    desk = invocation.desk
    if not any(waits_for_email(desk.state)):
        told = _("No request waits for an email.")
        return Answer(lambda: {"said": told}, told)
    change = take(desk, find(desk.state, desk.config.mail))
    return said(change._replace(said=change.said or _("No email that a request waits for.")))


def _list(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.letters.templates import LETTERS, complaints
    from planner.paths import templates_folder

    folder, own = templates_folder(invocation.config_path), invocation.config.templates or {}
    wrong = list(complaints(invocation.config))
    items = [
        {
            "name": name,
            "means": _(letter.means),
            "yours": [language for language in LANGUAGES if f"{name}.{language}" in own],
        }
        for name, letter in LETTERS.items()
    ]
    rows = [f"{each['name']:<12} {' '.join(each['yours']):<6} {each['means']}" for each in items]
    text = "\n".join((str(folder), *rows, *wrong))
    return Answer(lambda: {"folder": str(folder), "items": items, "wrong": wrong}, text)


def _write(invocation: Invocation, given: Namespace) -> Answer:
    from planner.method.letters.templates import LETTERS, file_of
    from planner.paths import templates_folder
    from planner.templates import create

    for name in given.names:
        if name not in LETTERS:
            raise Refused(
                _("There is no letter {name}; there are {known}.").format(
                    name=name, known=", ".join(LETTERS)
                )
            )
    folder = templates_folder(invocation.config_path)
    files = {
        f"{name}.{language}": file_of(LETTERS[name], language)
        for name in given.names or LETTERS
        for language in LANGUAGES
    }
    written = [str(path) for name, text in files.items() if (path := create(folder, name, text))]
    told = written or [_("They are all there already; those files stay as they are.")]
    return Answer(lambda: {"folder": str(folder), "written": written}, "\n".join(told))
